#pragma once

#include "core/model/api_key_rules.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace core {

/// A key of the local API that was made here. The secret itself is kept nowhere.
struct StoredApiKey {
    /// Stays when the key is renamed or its secret replaced: the SHA-256 of its first secret, 64 hex digits.
    QString id;
    QString name;
    QString label = {}; ///< First and last letters of the secret, `sy-3fa…9c1`; empty of keys from version 1.
    QDateTime created; ///< UTC.
    QDateTime changed; ///< UTC; of name, rules or secret.
    QByteArray sha256; ///< Of the whole secret, 32 bytes. It is random, so no salt or slow hash is needed.
    QByteArray oldSha256 = {}; ///< Of the secret before the last rotation; empty: there was none.
    QDateTime oldUntil = {}; ///< UTC; until when the old secret is taken too.
    ApiKeyRules rules = {};
    bool operator==(const StoredApiKey &) const = default;
};

// The rows of api_keys.json. Version 2 has all fields; of version 1 there are name, created and sha256.

QJsonObject storedApiKeyToJson(const StoredApiKey &key);
/// Empty for a row in which anything is missing or is not what it should be: a rule that cannot be read must
/// not be taken for none.
std::optional<StoredApiKey> storedApiKeyFromJson(const QJsonObject &json, int version);

} // namespace core
