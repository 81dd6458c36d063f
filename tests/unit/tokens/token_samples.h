#pragma once

#include "core/model/chat.h"
#include "core/tokens/token_counter.h"

#include <QList>
#include <QString>

/// A recorded request and how many tokens its provider counted in it.
struct TokenSample {
    QString id; ///< protocol/provider/case
    QString model; ///< As it was asked for.
    core::ChatRequest request;
    qint64 promptTokens = 0;
};

/// All recorded requests that a prompt's length can be compared on: conversations of text and function calls,
/// with nothing that the provider adds by itself (its own tools, documents, what was cached under a name).
QList<TokenSample> tokenSamples();

/// A recorded answer of text alone, with the thoughts that came before it in full, and how many tokens its
/// provider counted in it.
struct AnswerSample {
    QString id;
    QString model;
    QString text;
    qint64 tokens = 0;
};
QList<AnswerSample> answerSamples();

/// The counter over the data as the build made it.
const core::TokenCounter &builtCounter();
