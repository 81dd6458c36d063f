#include "tests/unit/protocol/reply_check.h"

#include "core/protocol/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("nothing");
    const QByteArray list = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2).left(300));
}

struct Comparison {
    const QSet<QString> &ignored;
    QStringList differences = {};

    /// `path` has no indexes, so that one entry of `ignored` stands for all; `place` has them.
    void compare(const QJsonValue &recorded, const QJsonValue &written, const QString &path,
                 const QString &place)
    {
        if (ignored.contains(path))
            return;
        if (recorded.isObject() && written.isObject()) {
            const QJsonObject object = recorded.toObject();
            const QString dot = path.isEmpty() ? QString() : QStringLiteral(".");
            for (auto it = object.constBegin(); it != object.constEnd(); ++it)
                compare(it.value(), written.toObject().value(it.key()), path + dot + it.key(),
                        place + dot + it.key());
        } else if (recorded.isArray() && written.isArray()
                   && recorded.toArray().size() == written.toArray().size()) {
            const QJsonArray list = recorded.toArray();
            for (qsizetype i = 0; i < list.size(); ++i)
                compare(list.at(i), written.toArray().at(i), path + QStringLiteral("[]"),
                        place + QStringLiteral("[%1]").arg(i));
        } else if (recorded != written) {
            differences << QStringLiteral("%1: %2 → %3").arg(place, textOf(recorded), textOf(written));
        }
    }
};

} // namespace

ReplyFacts replyFacts()
{
    ReplyFacts facts;
    facts.id = QStringLiteral("gen-1");
    facts.created = 1700000000;
    facts.model = QStringLiteral("acme/large");
    facts.provider = QStringLiteral("Acme");
    return facts;
}

const QList<RecordedAnswer> &recordedAnswers()
{
    static const QList<RecordedAnswer> answers = [] {
        const QPair<const char *, const char *> folders[] = {{"openai-chat", "openai-chat"},
                                                             {"openai-responses", "openai-responses"},
                                                             {"anthropic-messages", "anthropic-messages"},
                                                             {"gemini", "google-generate-content"},
                                                             {"bedrock-converse", "bedrock-converse"},
                                                             {"cohere-v2", "cohere-v2"},
                                                             {"ollama-native", "ollama"}};
        QList<RecordedAnswer> found;
        for (const auto &[name, protocol] : folders) {
            const QString folder = QString::fromLatin1(name);
            for (const Capture &capture : capturesOf(folder)) {
                const bool claudeAtAmazon = capture.framing == QLatin1String("eventstream")
                                            && folder == QLatin1String("anthropic-messages");
                if (capture.status == 200)
                    found << RecordedAnswer {folder,
                                             claudeAtAmazon ? QStringLiteral("bedrock-anthropic")
                                                            : QString::fromLatin1(protocol),
                                             capture};
            }
        }
        return found;
    }();
    return answers;
}

void addRecordedAnswers()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < recordedAnswers().size(); ++i)
        QTest::newRow(qPrintable(recordedAnswers().at(i).capture.id)) << i;
}

QList<ChatEvent> eventsOf(const Capture &capture, const QString &protocol)
{
    const HeaderList headers {{"Content-Type", capture.contentType.toLatin1()}};
    const EndpointTarget target = capture.target(protocol);
    const auto decoder = codecFor(protocol)->decoderFor({}, headers, target);
    QList<ChatEvent> events;
    decoder->feed(capture.body, events);
    decoder->end(events);
    return events;
}

QByteArray streamOf(ReplyWriter &writer, const QList<ChatEvent> &events, std::optional<Money> cost)
{
    QByteArray stream;
    for (const ChatEvent &event : events)
        stream += writer.write({event});
    return stream + writer.end(cost);
}

QList<SseEvent> sseEventsOf(const QByteArray &stream)
{
    SseDecoder decoder;
    QList<SseEvent> events;
    decoder.feed(stream, events);
    return events;
}

QStringList lost(const QJsonValue &recorded, const QJsonValue &written, const QSet<QString> &ignored)
{
    Comparison comparison {ignored};
    comparison.compare(recorded, written, {}, {});
    return comparison.differences;
}
