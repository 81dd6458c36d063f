#pragma once

#include <QByteArray>
#include <QString>

namespace core {

/// The text as JSON writes it (RFC 8259 §7), in quotes and in UTF-8. For what is written thousands of times a
/// second, where Qt's JSON classes would cost more than all else. Half of a surrogate pair becomes a question
/// mark or its like.
QByteArray jsonString(const QString &text);

} // namespace core
