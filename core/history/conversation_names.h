#pragma once

#include "core/conversation/comparison.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace core {

// How the tables of conversations spell things.

/// As the database can give it back: never NULL, and without halves of characters, which an answer may end
/// with while it comes in.
QString storable(QString text);
/// See historyTime(); empty for none.
QString timeAsText(const QDateTime &time);
QDateTime timeFromText(const QString &text);
QString jsonAsText(const QJsonObject &object);
/// Empty for what is none.
QJsonObject jsonFromText(const QString &text);
QString tagsAsText(const QStringList &tags);
QStringList tagsFromText(const QString &text);
QJsonObject policyJson(const ComparisonPolicy &policy);
ComparisonPolicy policyFrom(const QJsonObject &json);
QString attachmentKindName(Attachment::Kind kind);
/// Text for a word of a newer version.
Attachment::Kind attachmentKindFrom(const QString &name);

} // namespace core
