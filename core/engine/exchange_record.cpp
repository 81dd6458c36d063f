#include "core/engine/exchange_record.h"

#include "core/engine/exchange_mask.h"

#include <algorithm>

namespace core {

namespace {

/// What would have been written, had there been a connection; the value is hidden later.
HeaderList unwrittenHeaders(const WireRequest &wire, const Secret &key)
{
    HeaderList headers = wire.headers;
    if (key.isEmpty())
        return headers;
    if (wire.keyPlacement == KeyPlacement::ApiKeyHeader)
        headers.emplaceBack(wire.keyHeader, "-");
    else if (wire.keyPlacement != KeyPlacement::None)
        headers.emplaceBack("Authorization", "Bearer -");
    return headers;
}

} // namespace

ExchangeRecord::ExchangeRecord(const AttemptRecord &row, const QString &provider)
{
    m_kept.ordinal = row.ordinal;
    m_kept.provider = provider;
    m_kept.endpoint = row.endpoint;
    m_kept.started = row.started;
}

void ExchangeRecord::sending(const WireRequest &wire)
{
    m_wire = wire;
    m_kept.method = wire.method;
    m_kept.requestCut = wire.body.size() > kMostKeptOfBody;
}

void ExchangeRecord::answered(int status, const HeaderList &headers)
{
    m_kept.status = status;
    m_kept.responseHeaders = headers;
}

void ExchangeRecord::received(QByteArrayView bytes)
{
    const qsizetype room = kMostKeptOfBody - m_kept.responseBody.size();
    m_kept.responseCut = m_kept.responseCut || bytes.size() > room;
    m_kept.responseBody += bytes.first(std::min(room, bytes.size()));
}

WireExchange ExchangeRecord::told(const HeaderList &written, const Secret &key, const QString &problem) const
{
    // What was sent is more than the key where that was exchanged for a token.
    ExchangeMask mask;
    mask.add(key);
    mask.addFrom(written, m_wire.keyHeader);
    WireExchange told = m_kept;
    if (!m_wire.url.isEmpty()) {
        told.address = mask.address(m_wire.url);
        told.requestHeaders =
            mask.headers(written.isEmpty() ? unwrittenHeaders(m_wire, key) : written, m_wire.keyHeader);
        told.requestBody = mask.bytes(m_wire.body, kMostKeptOfBody);
    }
    told.responseHeaders = mask.headers(m_kept.responseHeaders, m_wire.keyHeader);
    told.responseBody = mask.bytes(m_kept.responseBody, kMostKeptOfBody);
    told.problem = mask.text(problem);
    return told;
}

} // namespace core
