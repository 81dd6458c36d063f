#pragma once

#include "core/base/secret.h"
#include "core/model/request_record.h"
#include "core/model/wire_exchange.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace core {

/// Gathers what an attempt sends and gets, for a caller who wants to see it. It holds secrets until told()
/// takes them out, so it never leaves its attempt.
class ExchangeRecord
{
public:
    /// Before anything was sent. `provider`: display name.
    ExchangeRecord(const AttemptRecord &row, const QString &provider);

    void sending(const WireRequest &wire);
    void answered(int status, const HeaderList &headers);
    /// Unpacked.
    void received(QByteArrayView bytes);

    /// What may be shown. `written`: header fields as they went out; empty where nothing did. `key`: hidden
    /// wherever it is. `problem`: for people; empty where the answer is whole.
    WireExchange told(const HeaderList &written, const Secret &key, const QString &problem) const;

private:
    WireExchange m_kept;
    WireRequest m_wire;
};

} // namespace core
