#pragma once

#include "core/simulator/sim_request.h"
#include "core/simulator/sim_table.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace core {

/// One answer, in the pieces in which it is streamed: a pure function of the request, the row and the seed.
struct SimReply {
    struct Call {
        QString id;
        QString name;
        QStringList arguments; ///< Pieces of a JSON text.
    };
    QString id; ///< `chatcmpl-…`
    QStringList reasoning; ///< Tokens, as all lists here.
    QStringList text;
    QList<Call> calls;
    QString finishReason; ///< stop, length, tool_calls.

    /// Tokens of the answer, reasoning included.
    qsizetype tokenCount() const;
};

SimReply simReply(const SimRequest &request, const SimTable::Row &row, quint64 seed);

/// What goes wrong with a request at an endpoint. Depends on nothing but request, row and seed, so that the
/// same request fails again there, and another endpoint may do better.
struct SimFate {
    bool fails = false; ///< 503 before the first token.
    bool breaks = false; ///< The connection ends half-way.
};
SimFate simFate(const SimRequest &request, const SimTable::Row &row, quint64 seed);

} // namespace core
