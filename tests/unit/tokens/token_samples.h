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

/// How far off the estimates are for the samples of one family, and which the family's figures are from.
struct FamilyError {
    QString family;
    int samples = 0;
    int meanPerMille = 0;
    int tooLowAtWorstPerMille = 0;
};
/// For every family with a sample that is not counted exactly; the row for unknown models is measured on all
/// samples of models that are only estimated, but for those whose vendor puts a prompt of its own before the
/// conversation.
QList<FamilyError> familyErrors(const core::TokenCounter &counter, const QList<TokenSample> &samples);

/// The counter over the data as the build made it.
const core::TokenCounter &builtCounter();
