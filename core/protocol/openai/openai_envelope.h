#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QString>

namespace core {

/// `{"error":{code,message,type,param,metadata{error_type,…}}}`: the numeric code of OpenRouter and the keys
/// that the OpenAI SDKs read. `metadata` is added to ours
/// and to that of the error.
QJsonObject openAiErrorBody(const Error &error, const QString &providerName = {},
                            const QJsonObject &metadata = {});

} // namespace core
