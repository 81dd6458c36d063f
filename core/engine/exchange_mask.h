#pragma once

#include "core/base/secret.h"
#include "core/model/wire.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QUrl>

namespace core {

/// Puts `•••` in place of secrets in what went over the wire, in every form in which secretTraces() knows
/// them, and leaves every other byte as it is.
class ExchangeMask
{
public:
    /// Hides these from now on.
    void add(const Secret &secret);
    /// Hides what authorizes a request: the key as it was sent, and a token that was fetched for it.
    /// `keyHeader`: a field that carries the key beside the usual ones.
    void addFrom(const HeaderList &sent, const QByteArray &keyHeader);

    /// The first `most` bytes, or fewer. A secret at their end of which the last letters are missing is
    /// hidden too.
    QByteArray bytes(const QByteArray &bytes, qsizetype most) const;
    QString text(const QString &text) const;
    /// Beside the secrets, the value of each field that by its name holds one.
    HeaderList headers(const HeaderList &headers, const QByteArray &keyHeader) const;
    /// Without user and password, which are never sent, and likewise for parameters of the query.
    QString address(QUrl url) const;

private:
    QByteArrayList m_traces;
};

} // namespace core
