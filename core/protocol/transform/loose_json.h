#pragma once

#include <QString>

#include <optional>

namespace core {

/// JSON that was read from text which only resembles it.
struct LooseJson {
    QString json; ///< Well-formed, without blanks between its parts.
    qsizetype end = 0; ///< Where in the text it ends.
};

/// Reads the object or list that starts with the bracket at `start`; see healedJson() for what is forgiven.
/// Takes time in proportion to the text whatever stands in it, and gives up on deep nesting.
std::optional<LooseJson> readLooseJson(const QString &text, qsizetype start);

} // namespace core
