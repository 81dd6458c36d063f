#include "core/conversation/turn.h"

namespace core {

namespace {

QString dataUrl(const QString &mediaType, const QByteArray &bytes)
{
    return QStringLiteral("data:%1;base64,%2").arg(mediaType, QString::fromLatin1(bytes.toBase64()));
}

QString fencedText(const Attachment &attachment)
{
    const QString text = QString::fromUtf8(attachment.bytes);
    QString fence = QStringLiteral("```");
    while (text.contains(fence))
        fence += u'`';
    const QString end = text.endsWith(u'\n') ? QString() : QStringLiteral("\n");
    return attachment.name + QStringLiteral(":\n") + fence + u'\n' + text + end + fence;
}

} // namespace

bool Turn::canContinue() const
{
    const bool isPart = state == State::Stopped || state == State::Interrupted || state == State::Failed
                        || (record && record->finishReason == QLatin1String("length"));
    return isPart && !running() && !answer.isEmpty();
}

Message questionMessage(const Question &question, std::optional<qsizetype> pictureHead)
{
    if (question.attachments.isEmpty())
        return Message::text(Role::User, question.text);
    Message message;
    message.contentIsString = false;
    if (!question.text.isEmpty())
        message.content << TextPart {question.text};
    for (const Attachment &attachment : question.attachments) {
        switch (attachment.kind) {
        case Attachment::Kind::Image:
            message.content << ImagePart {dataUrl(
                attachment.mediaType, pictureHead ? attachment.bytes.left(*pictureHead) : attachment.bytes)};
            break;
        case Attachment::Kind::Pdf:
            message.content << FilePart {.filename = attachment.name,
                                         .data = dataUrl(attachment.mediaType, attachment.bytes)};
            break;
        case Attachment::Kind::Text:
            message.content << TextPart {fencedText(attachment)};
            break;
        }
    }
    return message;
}

} // namespace core
