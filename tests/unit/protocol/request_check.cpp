#include "tests/unit/protocol/request_check.h"

#include "core/protocol/openai/openai_ingress.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace core;

QJsonObject jsonOf(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("bad JSON in the test: %s in %s", qPrintable(error.errorString()), text.constData());
    return document.object();
}

QByteArray compact(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

ChatRequest with(const QByteArray &fields, const QByteArray &messages)
{
    const Result<ChatRequest> request = chatRequestFromOpenAi(
        jsonOf(R"({"model":"m","messages":)" + messages + (fields.isEmpty() ? "" : "," + fields) + "}"));
    if (!request)
        qFatal("refused: %s", qPrintable(request.error().message));
    return *request;
}

WireRequest wireOf(const ChatRequest &request, const EndpointTarget &target)
{
    const Result<WireRequest> wire = codecFor(target.protocol)->encode(request, target);
    if (!wire)
        qFatal("not encoded: %s", qPrintable(wire.error().message));
    return *wire;
}

QJsonObject bodyOf(const ChatRequest &request, const EndpointTarget &target)
{
    return jsonOf(wireOf(request, target).body);
}

Error refusalOf(const ChatRequest &request, const EndpointTarget &target)
{
    const Result<WireRequest> wire = codecFor(target.protocol)->encode(request, target);
    if (wire)
        qFatal("not refused: %s", wire->body.constData());
    return wire.error();
}

QStringList changesOf(const ChatRequest &request, const EndpointTarget &target)
{
    QStringList changes;
    for (const ParameterChange &change : wireOf(request, target).changes)
        changes << QStringLiteral("%1 %2 %3→%4")
                       .arg(parameterChangeName(change.kind), change.parameter, change.from, change.to);
    return changes;
}

QStringList RequestCheck::run() const
{
    QStringList problems;
    int checked = 0;
    int equal = 0;
    for (const Capture &capture : capturesOf(folder)) {
        if (capture.request.isEmpty())
            continue;
        ++checked;
        const Result<ChatRequest> request = read(capture);
        if (!request) {
            problems << capture.id + QStringLiteral(": ") + request.error().message;
            continue;
        }
        const QJsonObject ours = normalised(bodyOf(*request, target(capture)));
        const QJsonObject theirs = normalised(capture.request);
        if (ours == theirs) {
            ++equal;
            if (deliberate.contains(capture.id))
                problems << capture.id + QStringLiteral(": is equal and listed as different");
        } else if (deliberate.contains(capture.id)) {
            qInfo("written differently on purpose: %s: %s", qPrintable(capture.id),
                  qPrintable(deliberate.value(capture.id)));
        } else {
            problems << QStringLiteral("%1\n  ours:   %2\n  theirs: %3")
                            .arg(capture.id,
                                 QString::fromUtf8(QJsonDocument(ours).toJson(QJsonDocument::Compact)),
                                 QString::fromUtf8(QJsonDocument(theirs).toJson(QJsonDocument::Compact)));
        }
    }
    qInfo("%-20s %8s %7s %10s", "requests", "checked", "equal", "on purpose");
    qInfo("%-20s %8d %7d %10d", qPrintable(folder), checked, equal, int(deliberate.size()));
    if (checked == 0)
        problems << QStringLiteral("nothing was checked");
    return problems;
}
