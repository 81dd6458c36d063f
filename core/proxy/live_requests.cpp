#include "core/proxy/live_requests.h"

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype kKept = 200;
constexpr int kTellEveryMs = 200;

} // namespace

LiveRequests::LiveRequests(QObject *parent)
    : QObject(parent)
{
    m_tell.setParent(this);
    m_tell.setSingleShot(true);
    m_tell.setInterval(kTellEveryMs);
    connect(&m_tell, &QTimer::timeout, this, [this] { emit changed(m_requests); });
}

void LiveRequests::add(const LiveRequest &request)
{
    m_requests.prepend(request);
    if (m_requests.size() > kKept)
        m_requests.removeLast();
    touch();
}

void LiveRequests::attemptStarted(const QString &id, const CallProgress::Attempt &attempt)
{
    if (LiveRequest *request = find(id)) {
        request->attempts = attempt.ordinal;
        request->provider = attempt.provider;
        touch();
    }
}

void LiveRequests::finished(const RequestRecord &record)
{
    LiveRequest *request = find(record.id);
    if (!request)
        return;
    request->status = record.status;
    request->error = record.error ? record.error->message : QString();
    request->attempts = int(record.attempts.size());
    if (!record.providerName.isEmpty())
        request->provider = record.providerName;
    if (record.usage) {
        request->promptTokens = record.usage->promptTokens;
        request->completionTokens = record.usage->completionTokens;
    }
    if (record.cost)
        request->cost = record.cost->toDecimal();
    request->simulated = record.costSource == CostSource::Simulated;
    request->ttftMs = record.ttftMs;
    request->durationMs = record.durationMs;
    touch();
}

LiveRequest *LiveRequests::find(const QString &id)
{
    const auto it = std::find_if(m_requests.begin(), m_requests.end(),
                                 [&](const LiveRequest &request) { return request.id == id; });
    return it == m_requests.end() ? nullptr : &*it;
}

void LiveRequests::touch()
{
    if (!m_tell.isActive())
        m_tell.start();
}

} // namespace core
