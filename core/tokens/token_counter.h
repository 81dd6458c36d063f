#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/prompt_tokens.h"
#include "core/tokens/bpe_encoding.h"
#include "core/tokens/prompt_measure.h"
#include "core/tokens/token_families.h"

#include <memory>
#include <optional>

namespace core {

/// Tells how many tokens a prompt has: exactly for OpenAI's models and plain text; for other models and other
/// things by an estimate whose error is known from recorded requests.
///
/// Never changes once it is made, so all threads may use the same one. Making it reads no token data.
class TokenCounter
{
public:
    /// What the program carries; the encodings' bytes must outlive the counter.
    struct Data {
        QByteArrayView o200k;
        QByteArrayView cl100k;
        QByteArrayView families;
    };
    /// Internal if a part of the data is not what it should be.
    static Result<TokenCounter> create(const Data &data);

    /// A wish for several models is better counted by PromptCounter.
    PromptTokens count(const ChatRequest &request, const QString &modelId) const;
    /// Tokens of text that a model wrote.
    qint64 countText(const QString &text, const QString &modelId) const;

    const QList<TokenFamily> &families() const { return m_families; }
    const BpeEncoding &encoding(TokenFamily::Encoding which) const
    {
        return which == TokenFamily::Encoding::O200k ? m_o200k : m_cl100k;
    }

private:
    TokenCounter() = default;

    BpeEncoding m_o200k;
    BpeEncoding m_cl100k;
    QList<TokenFamily> m_families;
};

using TokenCounterPtr = std::shared_ptr<const TokenCounter>;

/// One request for many models: its text is read once for each encoding that one of them needs.
class PromptCounter
{
public:
    /// Both must outlive it.
    PromptCounter(const TokenCounter &counter, const ChatRequest &request)
        : m_counter(counter)
        , m_request(request)
    { }

    PromptTokens tokensFor(const QString &modelId);
    /// The same where the family is known already.
    PromptTokens tokensFor(const TokenFamily &family);

private:
    const PromptMeasure &measureIn(TokenFamily::Encoding encoding);

    const TokenCounter &m_counter;
    const ChatRequest &m_request;
    std::optional<PromptShape> m_shape;
    std::optional<PromptMeasure> m_o200k;
    std::optional<PromptMeasure> m_cl100k;
};

/// The tokens by a family's rules.
PromptTokens tokensBy(const TokenFamily &family, const PromptShape &shape, const PromptMeasure &measure);

} // namespace core
