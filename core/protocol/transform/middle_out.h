#pragma once

#include "core/model/chat.h"

#include <functional>
#include <optional>

namespace core {

// Context compression: a conversation that is too long for an endpoint loses its middle, because models heed
// the beginning and the end of a long prompt most (openrouter-spec §2.5).

/// A request brought down to a size, and what that took.
struct Compression {
    ChatRequest request;
    int removedMessages = 0;
    int shortenedMessages = 0; ///< Those that lost the middle of a text.
    qint64 tokensBefore = 0;
    qint64 tokensAfter = 0;
    bool changed = false;
};

/// Whether the request is to be compressed for an endpoint with that context, in tokens (0: not known). The
/// plugin `context-compression` says so, else `transforms`; where neither speaks, only small contexts want
/// it.
bool wantsCompression(const ChatRequest &request, qint64 contextOfEndpoint);

/// The smallest context, in tokens, of an endpoint that a request may be compressed for: half of what is
/// asked. With less, too little of the conversation would be left.
qint64 smallestUsableContext(qint64 promptTokens, qint64 completionTokens);

/// Removes messages from the middle, and shortens texts there, until the request has at most
/// `roomInTokens` tokens and `mostMessages` messages (absent: as many as it likes). Instructions at the start
/// stay as they are; the last thing that the user said and the last message stay, but may be shortened; a
/// tool's result goes together with its call.
///
/// `count` tells the tokens of a request. It is asked a few times however long the conversation is. Nothing
/// if even the least that has to stay does not fit.
std::optional<Compression> compressMiddleOut(const ChatRequest &request, qint64 roomInTokens,
                                             std::optional<int> mostMessages,
                                             const std::function<qint64(const ChatRequest &)> &count);

} // namespace core
