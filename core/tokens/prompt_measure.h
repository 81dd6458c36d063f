#pragma once

#include "core/model/chat.h"
#include "core/tokens/bpe_encoding.h"
#include "core/tokens/image_size.h"

#include <optional>

namespace core {

/// What is in a prompt beside text, and how it is put together.
struct PromptShape {
    struct Image {
        std::optional<ImageSize> size;
        QString detail;
    };
    qint64 messages = 0;
    qint64 names = 0; ///< Messages with a name.
    qint64 toolCalls = 0;
    qint64 tools = 0;
    QList<Image> images = {};
    qint64 soundBytes = 0;
    qint64 documentBytes = 0; ///< Of documents that came along and are no text.
    qint64 documentsElsewhere = 0; ///< Only named by an id or address.
    qint64 countedAlready = 0; ///< Tokens that the client sent as numbers.
    bool thinks = false; ///< The model is asked to think.
    /// Nothing but text, and all of it plain to see.
    bool onlyText = true;
    /// No conversation but texts on their own, without anything around them.
    bool bare = false;
};

/// How many tokens of one encoding the parts of a prompt have.
struct PromptMeasure {
    qint64 text = 0; ///< All that stands in messages, calls of tools and their results included.
    qint64 thoughts = 0; ///< Earlier ones that are sent back.
    qint64 toolsAsJson = 0;
    qint64 toolsAsTypeScript = 0;
    qint64 schema = 0; ///< Of the format that is asked for.
};

PromptShape shapeOf(const ChatRequest &request);
PromptMeasure measured(const ChatRequest &request, const BpeEncoding &encoding);

} // namespace core
