#include "core/protocol/codec.h"
#include "core/protocol/openai_chat.h"

namespace core {

namespace {

struct Entry {
    QString protocol;
    const Codec *codec;
};

const QList<Entry> &entries()
{
    static const OpenAiChatCodec openAiChat;
    static const QList<Entry> all {{QStringLiteral("openai-chat"), &openAiChat}};
    return all;
}

} // namespace

const Codec *codecFor(const QString &protocol)
{
    for (const Entry &entry : entries()) {
        if (entry.protocol == protocol)
            return entry.codec;
    }
    return nullptr;
}

QStringList spokenProtocols()
{
    QStringList names;
    for (const Entry &entry : entries())
        names << entry.protocol;
    return names;
}

} // namespace core
