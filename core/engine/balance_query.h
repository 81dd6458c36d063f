#pragma once

#include "core/base/secret.h"
#include "core/catalog/balance_rows.h"
#include "core/engine/engine.h"
#include "core/net/transport.h"

#include <QPromise>

#include <memory>

namespace core {

/// Asks a provider what is left on the account behind a key. Deletes itself once it has answered.
class BalanceQuery : public QObject
{
    Q_OBJECT

public:
    struct Account {
        QString providerName; ///< For people.
        QString baseUrl; ///< Of the provider, without open places.
        Secret key; ///< Bound to its hosts.
    };

    BalanceQuery(Transport &network, BalanceRow row, Account account, QObject *parent);

    QFuture<Result<ProviderBalance>> run();

private:
    void askNext();
    void onFinished();
    void answer(const Result<ProviderBalance> &result);

    Transport &m_network;
    BalanceRow m_row;
    Account m_account;
    qsizetype m_next = 0; ///< Index of the ask after the one under way.
    std::unique_ptr<Exchange> m_exchange;
    int m_status = 0;
    QByteArray m_body;
    QPromise<Result<ProviderBalance>> m_promise;
};

} // namespace core
