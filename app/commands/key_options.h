#pragma once

#include "core/base/result.h"
#include "core/model/api_key_rules.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace app {

/// The options that say what a key of the local API may do (`--limit-usd`, `--rpm`, `--models`, …).
void addRuleOptions(QCommandLineParser &parser);
/// The rules with what the options change. `none` takes a limit, a list or an end away. BadRequest names the
/// option that cannot be understood. `utc`: now, for ends such as `30d`.
core::Result<core::ApiKeyRules> rulesFrom(const QCommandLineParser &parser, const core::ApiKeyRules &rules,
                                          const QDateTime &utc);

/// `90s`, `15m`, `12h`, `30d`, `2w`; empty for anything else.
std::optional<std::chrono::seconds> durationFrom(const QString &text);

/// The rules as fields of JSON: what is not limited is null.
QJsonObject rulesToJson(const core::ApiKeyRules &rules);
/// The rules in a few words for a list.
QString rulesInWords(const core::ApiKeyRules &rules, const QDateTime &utc);

} // namespace app
