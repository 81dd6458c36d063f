#pragma once

#include <QLatin1String>

namespace core {

// Names under which what only the Messages API knows travels through the neutral form, in the `extra` of the
// thing that it belongs to. Other protocols leave out every field whose name begins with `anthropic_`.

/// Fields of a request, tool, block or call, to be written back at the same place: `context_management`,
/// `defer_loading`, `caller`, `is_error`, …. In an answer: what the message says beside its content, such as
/// `stop_sequence`, `stop_details` and `container`.
constexpr QLatin1String kAnthropicFields("anthropic_fields");
/// In kAnthropicFields of a request: where a client gave a temperature too, which no other is believed to
/// mean.
constexpr QLatin1String kTopP("top_p");
/// Of an assistant message, in a request as in an answer: a list of blocks that nobody models, unchanged
/// (server tools and their results, compaction, fallback, …). In a stream they come at their place between
/// the other events.
constexpr QLatin1String kAnthropicBlocks("anthropic_blocks");
/// Of an assistant message in a request, where its blocks do not stand in the usual order (thinking, blocks
/// that nobody models, content, tool calls): the order, as the names `thinking`, `block`, `content` and
/// `tool_call`.
constexpr QLatin1String kAnthropicOrder("anthropic_order");
/// Of an answer: a list of `{start_index, end_index, citations}`: the citations of a text block as they came,
/// and the characters of the answer's text that the block is.
constexpr QLatin1String kAnthropicCitations("anthropic_citations");
/// Of an answer: a list of the places in its text, in characters, where a block begins although the one
/// before it is of text too and has no citations.
constexpr QLatin1String kAnthropicTextBlocks("anthropic_text_blocks");
/// In ReasoningRequest::extra: the `thinking` object of a client of the same shape, empty where it gave an
/// effort and no such object.
constexpr QLatin1String kAnthropicThinking("anthropic_thinking");
/// In ChatRequest::extra: a list of the betas that the client wants.
constexpr QLatin1String kAnthropicBetas("anthropic_beta");

/// Not one of those, because other protocols have it too: the mark of a prompt cache, at any place.
constexpr QLatin1String kCacheControl("cache_control");

} // namespace core
