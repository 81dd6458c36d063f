#include "core/proxy/key_fields.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ProxyServer)
};

const std::array<std::pair<QLatin1String, BudgetPeriod>, 3> kResets {{
    {QLatin1String("daily"), BudgetPeriod::Day},
    {QLatin1String("weekly"), BudgetPeriod::Week},
    {QLatin1String("monthly"), BudgetPeriod::Month},
}};

} // namespace

QJsonValue limitResetOf(const ApiKeyRules &rules)
{
    const auto found = std::find_if(kResets.cbegin(), kResets.cend(), [&rules](const auto &reset) {
        return reset.second == rules.limitPeriod;
    });
    return rules.limit && found != kResets.cend() ? QJsonValue(found->first) : QJsonValue();
}

Error wrongKeyField(const char *field, const QString &message)
{
    Error error {ErrorKind::BadRequest, message};
    error.parameter = QString::fromLatin1(field);
    return error;
}

KeyFields::KeyFields(QJsonObject body)
    : m_body(std::move(body))
{ }

template<typename Take>
void KeyFields::read(const char *name, Take take)
{
    const QJsonValue value = m_body.value(QLatin1String(name));
    if (value.isUndefined() || m_error)
        return;
    if (const QString problem = take(value); !problem.isEmpty())
        m_error = wrongKeyField(name, problem);
}

void KeyFields::readName(QString &name)
{
    read("name", [&](const QJsonValue &value) {
        name = value.toString().simplified();
        return value.isString() && !name.isEmpty() ? QString() : Text::tr("'name' is a text.");
    });
}

void KeyFields::readLimit(ApiKeyRules &rules)
{
    read("limit", [&](const QJsonValue &value) {
        rules.limit = value.isDouble() ? Money::fromJsonNumber(value.toDouble()) : std::nullopt;
        const bool right = value.isNull() || (rules.limit && *rules.limit >= Money());
        return right ? QString() : Text::tr("'limit' is a number of dollars from 0, or null for none.");
    });
    read("limit_reset", [&](const QJsonValue &value) {
        rules.limitPeriod = BudgetPeriod::Total;
        if (value.isNull())
            return QString();
        const auto found = std::find_if(kResets.cbegin(), kResets.cend(),
                                        [&](const auto &reset) { return value == QJsonValue(reset.first); });
        if (found == kResets.cend())
            return Text::tr("'limit_reset' is \"daily\", \"weekly\" or \"monthly\", or null for never.");
        rules.limitPeriod = found->second;
        return QString();
    });
}

void KeyFields::readExpiry(ApiKeyRules &rules)
{
    read("expires_at", [&](const QJsonValue &value) {
        rules.expires = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
        const bool right = value.isNull()
                           || (rules.expires.isValid() && rules.expires.timeSpec() != Qt::LocalTime
                               && rules.expires.offsetFromUtc() == 0);
        rules.expires = rules.expires.toUTC();
        return right ? QString()
                     : Text::tr("'expires_at' is a time in UTC such as \"2027-12-31T23:59:59Z\", or null "
                                "for never.");
    });
}

void KeyFields::readDisabled(ApiKeyRules &rules)
{
    read("disabled", [&](const QJsonValue &value) {
        rules.disabled = value.toBool();
        return value.isBool() ? QString() : Text::tr("'disabled' is true or false.");
    });
}

void KeyFields::readMember(ApiKeyRules &rules)
{
    read("creator_user_id", [&](const QJsonValue &value) {
        rules.member = value.toString();
        const bool right = value.isNull() || !rules.member.isEmpty();
        return right ? QString() : Text::tr("'creator_user_id' is a text, or null.");
    });
    read("external", [&](const QJsonValue &value) {
        rules.member = value.toObject().value(QLatin1String("user")).toString();
        return rules.member.isEmpty() ? Text::tr("'external' is an object with a text 'user'.") : QString();
    });
}

void KeyFields::readWorkspace()
{
    read("workspace_id", [](const QJsonValue &value) {
        return value == QJsonValue(kOnlyWorkspace)
                   ? QString()
                   : Text::tr("There is one workspace here, %1.").arg(kOnlyWorkspace);
    });
}

} // namespace core
