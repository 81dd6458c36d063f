#include "tests/runtime/broadcast/collected.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QMutex>
#include <QProcessEnvironment>

using namespace core;

namespace {

QMutex logMutex;
QStringList logLines;
QtMessageHandler handlerBefore = nullptr;

void keepLine(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    const QMutexLocker lock(&logMutex);
    logLines << QString::fromUtf8(context.category) + QLatin1String(": ") + text;
}

QJsonObject firstOf(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toArray().at(0).toObject();
}

} // namespace

RequestRecord finishedRequest(const QString &id, const QString &session)
{
    RequestRecord record;
    record.id = id;
    record.time = QDateTime::fromMSecsSinceEpoch(1'772'366'400'000, Qt::UTC);
    record.modelAsked = record.model = QStringLiteral("test/model");
    record.keyName = QStringLiteral("editor");
    record.status = 200;
    record.sessionId = session;
    record.attempts = {AttemptRecord {.provider = QStringLiteral("cloud"),
                                      .endpoint = QStringLiteral("cloud"),
                                      .httpStatus = 200,
                                      .started = record.time}};
    return record;
}

QList<QJsonObject> spansIn(const ReceivedRequest &request)
{
    const QJsonObject traces = QJsonDocument::fromJson(request.body).object();
    const QJsonObject scope = firstOf(firstOf(traces, "resourceSpans"), "scopeSpans");
    QList<QJsonObject> spans;
    for (const QJsonValue &span : scope.value(QLatin1String("spans")).toArray())
        spans << span.toObject();
    return spans;
}

QString attributeText(const QJsonObject &span, const QString &key)
{
    for (const QJsonValue &attribute : span.value(QLatin1String("attributes")).toArray()) {
        if (attribute.toObject().value(QLatin1String("key")) == key)
            return attribute.toObject()
                .value(QLatin1String("value"))
                .toObject()
                .value(QLatin1String("stringValue"))
                .toString();
    }
    return {};
}

QStringList toldIds(const ReceivedRequest &request)
{
    QStringList ids;
    for (const QJsonObject &span : spansIn(request)) {
        if (!span.contains(QLatin1String("parentSpanId")))
            ids << attributeText(span, QStringLiteral("gen_ai.response.id"));
    }
    return ids;
}

QStringList toldIds(const MockUpstream &collector)
{
    QStringList ids;
    for (const ReceivedRequest &request : collector.requests())
        ids << toldIds(request);
    return ids;
}

BroadcastLimits quickLimits()
{
    BroadcastLimits limits;
    limits.queued = 50;
    limits.batch = 10;
    limits.collect = Milliseconds(1);
    limits.patience = std::chrono::minutes(1);
    limits.delivery = {.tries = 3, .firstWait = Milliseconds(1), .longestWait = Milliseconds(5)};
    return limits;
}

BroadcastRig::BroadcastRig(const BroadcastLimits &limits)
    : m_secrets(m_keyStore, QProcessEnvironment(), QString())
    , m_broadcaster(m_network, m_secrets, limits)
{ }

void BroadcastRig::tell(int first, int count)
{
    for (int i = first; i < first + count; ++i)
        m_broadcaster.tell(finishedRequest(QString::number(i)));
}

BroadcastTarget collectorAt(const MockUpstream &collector)
{
    return {.name = QStringLiteral("collector"), .url = collector.url(u"/v1/traces").toString()};
}

LogCapture::LogCapture()
{
    const QMutexLocker lock(&logMutex);
    logLines.clear();
    QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
    handlerBefore = qInstallMessageHandler(keepLine);
}

LogCapture::~LogCapture()
{
    qInstallMessageHandler(handlerBefore);
    QLoggingCategory::setFilterRules(QString());
}

QStringList LogCapture::lines() const
{
    const QMutexLocker lock(&logMutex);
    return logLines;
}
