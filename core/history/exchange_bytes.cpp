#include "core/history/exchange_bytes.h"

#include <QCborArray>
#include <QCborMap>
#include <QtEndian>

namespace core {

namespace {

// Two bodies of their largest kept size and what stands beside them, with room to spare.
constexpr quint32 kMostUnpacked = 64 * 1024 * 1024;

QCborArray headersCbor(const HeaderList &headers)
{
    QCborArray array;
    for (const auto &[name, value] : headers) {
        array.append(name);
        array.append(value);
    }
    return array;
}

HeaderList headersFrom(const QCborArray &array)
{
    HeaderList headers;
    for (qsizetype i = 0; i + 1 < array.size(); i += 2)
        headers.append({array.at(i).toByteArray(), array.at(i + 1).toByteArray()});
    return headers;
}

QCborValue field(const QCborMap &map, const char *name)
{
    return map.value(QLatin1String(name));
}

} // namespace

QByteArray exchangeBytes(const WireExchange &exchange)
{
    QCborMap map;
    const auto put = [&map](const char *name, const QCborValue &value) {
        map.insert(QLatin1String(name), value);
    };
    put("ordinal", exchange.ordinal);
    put("provider", exchange.provider);
    put("endpoint", exchange.endpoint);
    if (exchange.started.isValid())
        put("started", exchange.started.toMSecsSinceEpoch());
    put("method", exchange.method);
    put("address", exchange.address);
    put("request_headers", headersCbor(exchange.requestHeaders));
    put("request_body", exchange.requestBody);
    put("request_cut", exchange.requestCut);
    put("status", exchange.status);
    put("response_headers", headersCbor(exchange.responseHeaders));
    put("response_body", exchange.responseBody);
    put("response_cut", exchange.responseCut);
    put("problem", exchange.problem);
    return qCompress(map.toCborValue().toCbor());
}

std::optional<WireExchange> exchangeFromBytes(const QByteArray &bytes)
{
    // The size that qUncompress() makes room for stands at the front.
    if (bytes.size() < 5 || qFromBigEndian<quint32>(bytes.constData()) > kMostUnpacked)
        return std::nullopt;
    const QCborValue value = QCborValue::fromCbor(qUncompress(bytes));
    if (!value.isMap())
        return std::nullopt;
    const QCborMap map = value.toMap();
    WireExchange exchange;
    exchange.ordinal = int(field(map, "ordinal").toInteger(1));
    exchange.provider = field(map, "provider").toString();
    exchange.endpoint = field(map, "endpoint").toString();
    if (const QCborValue started = field(map, "started"); started.isInteger())
        exchange.started = QDateTime::fromMSecsSinceEpoch(started.toInteger(), Qt::UTC);
    exchange.method = field(map, "method").toByteArray();
    exchange.address = field(map, "address").toString();
    exchange.requestHeaders = headersFrom(field(map, "request_headers").toArray());
    exchange.requestBody = field(map, "request_body").toByteArray();
    exchange.requestCut = field(map, "request_cut").toBool();
    exchange.status = int(field(map, "status").toInteger());
    exchange.responseHeaders = headersFrom(field(map, "response_headers").toArray());
    exchange.responseBody = field(map, "response_body").toByteArray();
    exchange.responseCut = field(map, "response_cut").toBool();
    exchange.problem = field(map, "problem").toString();
    return exchange;
}

} // namespace core
