#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog_overlay.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace core {

/// How the answers of a model read.
enum class SimStyle {
    Thorough, ///< Several sections, lists, tables, code.
    Brief, ///< A paragraph and a short list.
    Structured, ///< Tables and steps above all.
    Echo, ///< The question itself.
};

/// How one simulated endpoint behaves. Times are those of the simulated provider, so the user sees a little
/// more.
struct SimBehaviour {
    SimStyle style = SimStyle::Thorough;
    int firstTokenMs = 0;
    double tokensPerSecond = 100;
    /// Exactly that many tokens, unless the client allows fewer; 0 = as many as the answer needs.
    int answerTokens = 0;
    double failureRate = 0; ///< Share of requests that get 503 before the first token.
    double breakRate = 0; ///< Share of answers whose connection breaks half-way.
    int requestsPerWindow = 0; ///< Requests within windowMs before 429; 0 = any number.
    int windowMs = 0;
};

/// What the simulator has on offer: the rows of `simulator.json`.
struct SimTable {
    struct Row {
        EndpointInfo endpoint;
        QString modelName;
        SimBehaviour behaviour;
    };
    ProviderOverlay provider; ///< Without an address.
    QHash<QString, Row> rows; ///< By provider_model_id, which is what a request names.

    /// Fails with Internal for anything that is not such a file: the file is part of the program.
    static Result<SimTable> fromJson(const QByteArray &json);
};

} // namespace core
