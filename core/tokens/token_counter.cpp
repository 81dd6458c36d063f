#include "core/tokens/token_counter.h"

#include <cmath>

namespace core {

namespace {

// Rough figures for what no vendor's counting can be foretold from bytes alone.

/// Google and OpenAI count 10 to 32 tokens for a second of sound; this many bytes are about a second of
/// speech, compressed or not.
constexpr double kSoundBytesPerSecond = 16'000;
constexpr double kTokensPerSecond = 32;
/// A page of a document, which is about so long, is read as text and as a picture.
constexpr double kDocumentBytesPerPage = 50'000;
constexpr double kTokensPerPage = 1'500;
/// One that is only named by an address may have any length.
constexpr double kTokensPerDocumentElsewhere = 3'000;
/// What such a figure may be off, per mille.
constexpr int kRoughError = 500;
/// What is said of a family that too few requests were recorded for: assumed, not measured.
constexpr int kAssumedError = 250;
/// Recorded requests are short and mostly English: nobody is to trust that code or Chinese fit as well.
constexpr int kLeastTooLow = 150;
/// An estimate that was too low by more missed a prompt that the vendor adds, whose length does not grow with
/// that of the request. Nobody is to set aside ten times the price of a long prompt for it.
constexpr int kMostTooLow = 1000;

bool isRough(const PromptShape &shape)
{
    return shape.soundBytes > 0 || shape.documentBytes > 0 || shape.documentsElsewhere > 0;
}

double tokensOfMedia(const TokenFamily &family, const PromptShape &shape)
{
    double tokens = 0;
    for (const PromptShape::Image &image : shape.images)
        tokens += double(imageTokens(family.image, image.size, image.detail));
    tokens += double(shape.soundBytes) / kSoundBytesPerSecond * kTokensPerSecond;
    tokens += std::ceil(double(shape.documentBytes) / kDocumentBytesPerPage) * kTokensPerPage;
    tokens += double(shape.documentsElsewhere) * kTokensPerDocumentElsewhere;
    return tokens;
}

} // namespace

PromptTokens tokensBy(const TokenFamily &family, const PromptShape &shape, const PromptMeasure &measure)
{
    double tokens = family.factor * double(measure.text) + double(shape.countedAlready);
    if (!shape.bare) {
        tokens += family.perMessage * double(shape.messages) + family.perRequest + double(shape.names)
                  + family.perToolCall * double(shape.toolCalls)
                  + family.thoughtFactor * family.factor * double(measure.thoughts)
                  + (shape.thinks ? family.perThinking : 0);
        if (shape.tools > 0) {
            const bool typeScript = family.toolForm == TokenFamily::ToolForm::TypeScript;
            tokens += family.toolFactor * double(typeScript ? measure.toolsAsTypeScript : measure.toolsAsJson)
                      + family.perTool * double(shape.tools) + family.perTools;
        }
        if (measure.schema > 0)
            tokens += family.schemaFactor * double(measure.schema) + family.perSchema;
        tokens += tokensOfMedia(family, shape);
    }
    PromptTokens prompt {
        .tokens = std::llround(tokens), .exact = family.exact && shape.onlyText, .family = family.name};
    if (prompt.exact)
        return prompt;
    const bool measured = family.samples >= kFewSamples;
    const int rough = isRough(shape) ? kRoughError : 0;
    prompt.errorPerMille = std::max({family.errorPerMille, measured ? 0 : kAssumedError, rough});
    prompt.worstPerMille =
        measured && rough == 0 ? std::clamp(family.worstPerMille, kLeastTooLow, kMostTooLow) : kMostTooLow;
    return prompt;
}

Result<TokenCounter> TokenCounter::create(const Data &data)
{
    TokenCounter counter;
    Result<BpeEncoding> o200k = BpeEncoding::fromPacked(data.o200k);
    if (!o200k)
        return o200k.error();
    Result<BpeEncoding> cl100k = BpeEncoding::fromPacked(data.cl100k);
    if (!cl100k)
        return cl100k.error();
    Result<QList<TokenFamily>> families = tokenFamiliesFromJson(data.families);
    if (!families)
        return families.error();
    counter.m_o200k = *o200k;
    counter.m_cl100k = *cl100k;
    counter.m_families = *std::move(families);
    return counter;
}

PromptTokens TokenCounter::count(const ChatRequest &request, const QString &modelId) const
{
    return PromptCounter(*this, request).tokensFor(modelId);
}

qint64 TokenCounter::countText(const QString &text, const QString &modelId) const
{
    const TokenFamily &family = familyOf(m_families, modelId);
    return std::llround(family.factor * double(encoding(family.encoding).count(text.toUtf8())));
}

PromptTokens PromptCounter::tokensFor(const QString &modelId)
{
    return tokensFor(familyOf(m_counter.families(), modelId));
}

PromptTokens PromptCounter::tokensFor(const TokenFamily &family)
{
    if (!m_shape)
        m_shape = shapeOf(m_request);
    return tokensBy(family, *m_shape, measureIn(family.encoding));
}

const PromptMeasure &PromptCounter::measureIn(TokenFamily::Encoding encoding)
{
    std::optional<PromptMeasure> &known = encoding == TokenFamily::Encoding::O200k ? m_o200k : m_cl100k;
    if (!known)
        known = measured(m_request, m_counter.encoding(encoding));
    return *known;
}

} // namespace core
