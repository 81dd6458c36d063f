#pragma once

#include "core/http/http_parser.h"

#include <QString>
#include <QStringList>

/// What a parser makes of these pieces: `R<method> <path> <body size>` for each request, then `B<status>` or
/// `I` at the end.
inline QString outcomeOf(const QList<QByteArray> &pieces, const core::HttpLimits &limits = {})
{
    core::HttpParser parser(limits);
    QStringList outcome;
    for (const QByteArray &piece : pieces) {
        parser.append(piece);
        core::HttpParseResult result = parser.next();
        for (; std::holds_alternative<core::HttpRequest>(result); result = parser.next()) {
            const auto &request = std::get<core::HttpRequest>(result);
            outcome << QStringLiteral("R%1 %2 %3")
                           .arg(QString::fromLatin1(request.method), QString::fromLatin1(request.path))
                           .arg(request.body.size());
        }
        if (const auto *bad = std::get_if<core::HttpBad>(&result)) {
            outcome << QStringLiteral("B%1").arg(bad->status);
            return outcome.join(QLatin1Char('|'));
        }
    }
    outcome << QStringLiteral("I");
    return outcome.join(QLatin1Char('|'));
}

/// In pieces of one size.
inline QString outcomeOf(const QByteArray &bytes, qsizetype pieceSize, const core::HttpLimits &limits = {})
{
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < bytes.size(); at += pieceSize)
        pieces << bytes.mid(at, pieceSize);
    return outcomeOf(pieces, limits);
}
