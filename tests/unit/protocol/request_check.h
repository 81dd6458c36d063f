#pragma once

#include "core/protocol/codec.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>

/// A JSON object from the test's own text; aborts the program if it is none.
QJsonObject jsonOf(const QByteArray &text);

QByteArray compact(const QJsonValue &value);

/// A chat request as a client would send it: a model, these messages, and further fields such as `"top_p":1`.
core::ChatRequest with(const QByteArray &fields,
                       const QByteArray &messages = R"([{"role":"user","content":"Hi"}])");

/// What a target's codec writes for a request; aborts the program if it refuses.
core::WireRequest wireOf(const core::ChatRequest &request, const core::EndpointTarget &target);
QJsonObject bodyOf(const core::ChatRequest &request, const core::EndpointTarget &target);
/// The error that encoding gives; aborts the program if there is none.
core::Error refusalOf(const core::ChatRequest &request, const core::EndpointTarget &target);
/// The changes as `kind parameter from→to`.
QStringList changesOf(const core::ChatRequest &request, const core::EndpointTarget &target);

/// Compares what we would send for the same conversation with what was recorded.
struct RequestCheck {
    QString folder;
    std::function<core::EndpointTarget(const Capture &)> target;
    std::function<core::Result<core::ChatRequest>(const Capture &)> read;
    /// Takes away what is only spelling.
    std::function<QJsonObject(QJsonObject)> normalised;
    QMap<QString, QString> deliberate = {}; ///< Captures that we write differently, and why.

    /// Prints a table of the requests that were checked. Gives what differs.
    QStringList run() const;
};
