#pragma once

#include "core/base/error.h"
#include "core/model/api_key_rules.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QString>

#include <optional>

namespace core {

/// There is one workspace here, and clients want a UUID.
constexpr QLatin1String kOnlyWorkspace("00000000-0000-0000-0000-000000000000");

/// `limit_reset` as OpenRouter has it: `daily`, `weekly`, `monthly`; null without a limit or a reset.
QJsonValue limitResetOf(const ApiKeyRules &rules);

/// A 400 that names the field.
Error wrongKeyField(const char *field, const QString &message);

/// Puts the fields of a request to make or change a key (openrouter-spec §1.4) into its name and rules.
/// Fields that are not there change nothing. `include_byok_in_limit` may say what it wants: every provider is
/// paid with the user's own keys here, and a limit counts it all.
class KeyFields
{
public:
    explicit KeyFields(QJsonObject body);

    /// The first field that is not as it should be.
    const std::optional<Error> &error() const { return m_error; }

    void readName(QString &name);
    /// `limit` and `limit_reset`.
    void readLimit(ApiKeyRules &rules);
    void readExpiry(ApiKeyRules &rules);
    void readDisabled(ApiKeyRules &rules);
    /// `creator_user_id`, or `external.user`.
    void readMember(ApiKeyRules &rules);
    void readWorkspace();

private:
    template<typename Take>
    void read(const char *name, Take take);

    QJsonObject m_body;
    std::optional<Error> m_error = {};
};

} // namespace core
