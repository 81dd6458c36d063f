#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QString>

#include <initializer_list>

namespace core {

/// Facts of an answer of OpenAI's chat shape that nobody models, in ReplyInfo::extra.
constexpr QLatin1String kOpenAiFields("openai_fields");
/// The same of one of its choices, in ExtraDelta::fields: an object.
constexpr QLatin1String kOpenAiChoiceFields("openai_choice_fields");

// Small helpers that the chat codec's parts share.

QString compactJson(const QJsonObject &object);

/// Whether the value says nothing: null, false, 0, "", or a list or object of nothing else. Some gateways
/// write every field that they know into every message.
bool isVoid(const QJsonValue &value);

/// The fields that say something, without those named.
QJsonObject withoutVoid(const QJsonObject &object, std::initializer_list<QLatin1String> except);

/// Adds the fields of `extra` that `object` has not got; where both hold an object, goes on inside.
void mergeMissing(QJsonObject &object, const QJsonObject &extra);

/// Whether a field of some `extra` is there for one vendor's protocol alone (`anthropic_…`, `google_…`, …).
bool isVendorField(const QString &name);
/// As mergeMissing(), but for such fields.
void mergeCommon(QJsonObject &object, QJsonObject extra);

/// Whether a text of JSON stops inside an object, a list or a string.
bool endsInsideJson(const QByteArray &text);

} // namespace core
