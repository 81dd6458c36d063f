#pragma once

#include "core/base/result.h"
#include "core/catalog/source_snapshot.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

// Fields of documents from the network. Whatever stands there, these give something short, printable and in
// range, or nothing.

/// The object that the document is. BadReply names `sourceName` and says what came instead.
Result<QJsonObject> sourceDocument(const QByteArray &json, const QString &sourceName,
                                   const SourceLimits &limits);
/// BadReply for a document that is JSON, but not of the form that `sourceName` has.
Error otherForm(const QString &sourceName);
/// BadReply for a list that is too short or too long to be true.
std::optional<Error> implausibleSize(qsizetype rows, const QString &sourceName, const SourceLimits &limits);

/// Name of a model at its provider: without blanks and control characters; empty if it is none.
QString sourceId(const QJsonValue &value);
/// `author/slug`; empty if it is none.
QString catalogId(const QJsonValue &value);
/// Text for people, without control characters, cut at a length that no name has.
QString sourceText(const QJsonValue &value);
/// YYYY-MM-DD or less; empty for everything else.
QString sourceDay(const QJsonValue &value);
/// Whole and not negative; 0 for everything else.
qint64 sourceCount(const QJsonValue &value);
std::optional<bool> sourceFlag(const QJsonValue &value);
/// Short words such as parameters and modalities, each once; anything else in the list is left out.
QStringList sourceWords(const QJsonValue &value);
/// In the catalog's words.
QStringList sourceModalities(const QJsonValue &value);

/// Dollars for one unit, as text or number. Negative is the source's word for "it depends": unknown, as are
/// prices that nobody asks.
std::optional<Money> sourcePrice(const QJsonValue &value);
/// Likewise, from dollars for a million units.
std::optional<Money> sourcePricePerMillion(const QJsonValue &value);

} // namespace core
