#pragma once

#include <QString>

namespace ui {

/// The JSON in lines that people can read: what is short stands on one line, the rest is indented. Every
/// token stays as it was written, so that numbers, escapes and the order of fields are those that were sent;
/// what is no JSON, or breaks off, is laid out as far as it goes. What is brackets within brackets and little
/// else stays as it is. Several values stand one below the other. Takes time in proportion to the length,
/// whatever the text is.
QString laidOutJson(const QString &json);

} // namespace ui
