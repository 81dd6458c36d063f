#pragma once

#include <QByteArray>

#include <optional>

namespace ui {

/// Whether bytes are text in UTF-8 or UTF-16, by what they are made of.
bool looksLikeText(const QByteArray &bytes);

/// Text in UTF-8, UTF-16 or UTF-32, with or without a byte order mark, or else in Windows-1252, which
/// has all of Latin-1's letters, as UTF-8 without a
/// mark; nothing for what is no text.
std::optional<QByteArray> textAsUtf8(const QByteArray &bytes);

} // namespace ui
