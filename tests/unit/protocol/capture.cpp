#include "tests/unit/protocol/capture.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

struct Collector {
    Answer &answer;

    void operator()(const core::ReplyInfo &info)
    {
        if (answer.info)
            answer.violations << QStringLiteral("a second ReplyInfo");
        answer.info = info;
    }
    Answer::Choice &at(int choice)
    {
        if (!answer.info)
            answer.violations << QStringLiteral("content before ReplyInfo");
        if (answer.choices[choice].finished)
            answer.violations << QStringLiteral("content after Finished");
        return answer.choices[choice];
    }
    void operator()(const core::TextDelta &delta) { at(delta.choice).text += delta.text; }
    void operator()(const core::ReasoningDelta &delta)
    {
        Answer::Choice &choice = at(delta.choice);
        choice.reasoning += delta.text;
        for (const QJsonValue &detail : delta.details)
            choice.details.append(detail);
    }
    void operator()(const core::RefusalDelta &delta) { at(delta.choice).refusal += delta.text; }
    void operator()(const core::ToolCallDelta &delta)
    {
        QList<Answer::Call> &calls = at(delta.choice).calls;
        if (delta.index == calls.size())
            calls.append({delta.id, delta.name, {}, {}});
        else if (delta.index < 0 || delta.index > calls.size()) {
            answer.violations << QStringLiteral("tool call index with a gap");
            return;
        } else if (!delta.id.isEmpty() || !delta.name.isEmpty())
            answer.violations << QStringLiteral("id or name in a later fragment");
        Answer::Call &call = calls[std::clamp<qsizetype>(delta.index, 0, calls.size() - 1)];
        call.arguments += delta.arguments;
        for (auto it = delta.extra.begin(); it != delta.extra.end(); ++it)
            call.extra.insert(it.key(), it.value());
    }
    void operator()(const core::ExtraDelta &delta)
    {
        QJsonObject &extra = at(delta.choice).extra;
        for (auto it = delta.fields.begin(); it != delta.fields.end(); ++it) {
            QJsonArray list = extra.value(it.key()).toArray();
            list.append(it.value());
            extra.insert(it.key(), list);
        }
    }
    void operator()(const core::RawBytes &) { answer.violations << QStringLiteral("raw bytes in a chat"); }
    void operator()(const core::UsageReport &report) { answer.usage = report.usage; }
    void operator()(const core::Finished &finished)
    {
        if (answer.choices[finished.choice].finished)
            answer.violations << QStringLiteral("a second Finished");
        answer.choices[finished.choice].finished = finished;
    }
    void operator()(const core::Error &error) { answer.error = error; }
};

} // namespace

core::EndpointTarget Capture::target(const QString &protocol) const
{
    core::EndpointTarget target;
    target.providerId = provider;
    target.providerName = provider;
    target.protocol = protocol;
    target.providerModelId = model;
    return target;
}

QList<Capture> capturesOf(const QString &folderName)
{
    QList<Capture> captures;
    const QDir root(QStringLiteral(FIXTURES) + u'/' + folderName);
    for (const QString &provider : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir folder(root.filePath(provider));
        for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString path = folder.filePath(name);
            const QJsonObject meta =
                QJsonDocument::fromJson(contentOf(path + QStringLiteral("/meta.json"))).object();
            Capture capture;
            capture.id = provider + u'/' + name;
            capture.provider = provider;
            capture.status = meta.value(QLatin1String("status")).toInt();
            capture.stream = meta.value(QLatin1String("stream")).toBool();
            capture.model = meta.value(QLatin1String("model")).toString();
            capture.framing = meta.value(QLatin1String("framing")).toString();
            capture.contentType = meta.value(QLatin1String("serve_as")).toString();
            capture.expect = meta.value(QLatin1String("expect")).toObject();
            capture.body = contentOf(path + QStringLiteral("/response.body"));
            if (meta.value(QLatin1String("body_encoding")) == QLatin1String("base64"))
                capture.body = QByteArray::fromBase64(capture.body);
            capture.requestUrl =
                meta.value(QLatin1String("request")).toObject().value(QLatin1String("url")).toString();
            if (QFile::exists(path + QStringLiteral("/request.json")))
                capture.request =
                    QJsonDocument::fromJson(contentOf(path + QStringLiteral("/request.json"))).object();
            const QJsonObject headers = meta.value(QLatin1String("response_headers")).toObject();
            for (auto it = headers.begin(); it != headers.end(); ++it)
                capture.headers.append({it.key().toLatin1(), it.value().toString().toUtf8()});
            captures.append(capture);
        }
    }
    if (captures.isEmpty())
        qFatal("no captures under %s", qPrintable(root.path()));
    return captures;
}

bool Answer::Choice::sameContent(const Choice &other) const
{
    return text == other.text && reasoning == other.reasoning && details == other.details
           && refusal == other.refusal && calls == other.calls && extra == other.extra;
}

bool Answer::sameContent(const Answer &other) const
{
    if (choices.keys() != other.choices.keys())
        return false;
    for (auto it = choices.begin(); it != choices.end(); ++it) {
        if (!it->sameContent(other.choices.value(it.key())))
            return false;
    }
    return true;
}

void collectInto(Answer &answer, const QList<core::ChatEvent> &events)
{
    for (const core::ChatEvent &event : events) {
        if (answer.error)
            answer.violations << QStringLiteral("an event after an Error");
        std::visit(Collector {answer}, event);
    }
}

Answer collect(const QList<core::ChatEvent> &events)
{
    Answer answer;
    collectInto(answer, events);
    return answer;
}
