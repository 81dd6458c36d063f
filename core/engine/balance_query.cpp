#include "core/engine/balance_query.h"

#include <utility>

namespace core {

namespace {

constexpr qsizetype kLargestAnswer = qsizetype(256) * 1024;
constexpr Milliseconds kPatience {20'000};

bool isRefusal(int status)
{
    return status == 401 || status == 403;
}

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

} // namespace

BalanceQuery::BalanceQuery(Transport &network, BalanceRow row, Account account, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_row(std::move(row))
    , m_account(std::move(account))
{ }

QFuture<Result<ProviderBalance>> BalanceQuery::run()
{
    m_promise.start();
    const QFuture<Result<ProviderBalance>> future = m_promise.future();
    askNext();
    return future;
}

void BalanceQuery::askNext()
{
    const std::optional<QUrl> address = balanceAddress(m_row.asks.at(m_next), m_account.baseUrl);
    ++m_next;
    if (!address) {
        answer(
            Error {ErrorKind::BadRequest,
                   tr("%1 has no address that can be asked for the balance.").arg(m_account.providerName)});
        return;
    }
    m_status = 0;
    m_body.clear();
    WireRequest wire;
    wire.method = "GET";
    wire.url = *address;
    wire.headers = {{"Accept", "application/json"}};
    m_exchange =
        m_network.send(wire, m_account.key, {.connect = kPatience, .firstByte = kPatience, .idle = kPatience},
                       m_account.providerName);
    const Exchange *exchange = m_exchange.get();
    connect(exchange, &Exchange::headersArrived, this, [this](int status) { m_status = status; });
    connect(exchange, &Exchange::bodyArrived, this, [this](const QByteArray &bytes) {
        m_body += bytes;
        if (m_body.size() > kLargestAnswer)
            answer(Error {ErrorKind::BadReply,
                          tr("%1 answered the question for the balance with more than can be one.")
                              .arg(m_account.providerName)});
    });
    connect(exchange, &Exchange::finished, this, &BalanceQuery::onFinished);
    connect(exchange, &Exchange::failed, this, [this](const Error &error) { answer(error); });
}

void BalanceQuery::onFinished()
{
    const BalanceAsk &ask = m_row.asks.at(m_next - 1);
    const bool last = m_next == m_row.asks.size();
    if (isSuccess(m_status)) {
        const Result<BalanceReading> reading = readBalance(ask, m_body, m_account.providerName);
        if (reading)
            answer(ProviderBalance {reading->amount, reading->currency, reading->used, reading->limit});
        else if (last)
            answer(reading.error());
    } else if (last || !isRefusal(m_status)) {
        Error error;
        error.kind = isRefusal(m_status) ? ErrorKind::AuthFailed : ErrorKind::BadReply;
        error.httpStatus = m_status;
        error.message =
            isRefusal(m_status)
                ? tr("%1 does not tell the balance to this key (%2). Its page for billing says more.")
                : tr("%1 answered %2 when it was asked for the balance. Try again later, or look at "
                     "its page for billing.");
        error.message = error.message.arg(m_account.providerName).arg(m_status);
        answer(error);
    }
    if (m_promise.future().isFinished())
        return;
    // We are inside its signal.
    m_exchange->disconnect(this);
    m_exchange.release()->deleteLater();
    askNext();
}

void BalanceQuery::answer(const Result<ProviderBalance> &result)
{
    if (m_promise.future().isFinished())
        return;
    if (m_exchange) {
        m_exchange->disconnect(this);
        m_exchange.release()->deleteLater();
    }
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace core
