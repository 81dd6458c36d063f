#include "core/settings/api_key_json.h"

#include <QJsonArray>
#include <QLatin1String>

#include <array>
#include <utility>

namespace core {

namespace {

constexpr qsizetype kHashBytes = 32;
constexpr qsizetype kIdLetters = 2 * kHashBytes;

using LimitField = std::pair<QLatin1String, std::optional<qint64> KeyLimits::*>;
/// The names that limits have in config.json.
const std::array<LimitField, 5> kLimitFields {{
    {QLatin1String("rpm"), &KeyLimits::requestsPerMinute},
    {QLatin1String("rpd"), &KeyLimits::requestsPerDay},
    {QLatin1String("tpm"), &KeyLimits::tokensPerMinute},
    {QLatin1String("tpd"), &KeyLimits::tokensPerDay},
    {QLatin1String("concurrency"), &KeyLimits::concurrent},
}};

/// Reads the fields of one object and remembers whether one of them was wrong. An absent field is right, and
/// leaves its default.
class Row
{
public:
    explicit Row(const QJsonObject &json)
        : m_json(json)
    { }

    bool isRight() const { return m_right; }

    void text(QLatin1String name, QString &to)
    {
        take(name, &QJsonValue::isString, [&](const QJsonValue &value) { to = value.toString(); });
    }
    void flag(QLatin1String name, bool &to)
    {
        take(name, &QJsonValue::isBool, [&](const QJsonValue &value) { to = value.toBool(); });
    }
    void texts(QLatin1String name, QStringList &to)
    {
        take(name, &QJsonValue::isArray, [&](const QJsonValue &value) {
            for (const QJsonValue &item : value.toArray()) {
                m_right = m_right && item.isString();
                to << item.toString();
            }
        });
    }
    void time(QLatin1String name, QDateTime &to)
    {
        take(name, &QJsonValue::isString, [&](const QJsonValue &value) {
            to = QDateTime::fromString(value.toString(), Qt::ISODate).toUTC();
            m_right = m_right && to.isValid();
        });
    }
    void hash(QLatin1String name, QByteArray &to)
    {
        take(name, &QJsonValue::isString, [&](const QJsonValue &value) {
            to = QByteArray::fromHex(value.toString().toLatin1());
            m_right = m_right && to.size() == kHashBytes;
        });
    }
    void money(QLatin1String name, std::optional<Money> &to)
    {
        take(name, &QJsonValue::isString, [&](const QJsonValue &value) {
            to = Money::fromDecimal(value.toString());
            m_right = m_right && to;
        });
    }
    void period(QLatin1String name, BudgetPeriod &to)
    {
        take(name, &QJsonValue::isString, [&](const QJsonValue &value) {
            const std::optional<BudgetPeriod> known = budgetPeriodFrom(value.toString());
            m_right = m_right && known;
            to = known.value_or(to);
        });
    }
    void limits(KeyLimits &to)
    {
        for (const auto &[name, member] : kLimitFields) {
            take(name, &QJsonValue::isDouble, [&, field = member](const QJsonValue &value) {
                const qint64 most = value.toInteger(0);
                m_right = m_right && most > 0;
                to.*field = most;
            });
        }
    }
    template<typename Read>
    void objects(QLatin1String name, Read read)
    {
        take(name, &QJsonValue::isArray, [&](const QJsonValue &value) {
            for (const QJsonValue &item : value.toArray()) {
                Row row(item.toObject());
                read(row);
                m_right = m_right && row.isRight();
            }
        });
    }
    void require(bool condition) { m_right = m_right && condition; }

private:
    template<typename Take>
    void take(QLatin1String name, bool (QJsonValue::*isOfType)() const, Take function)
    {
        const QJsonValue value = m_json.value(name);
        if (value.isUndefined())
            return;
        m_right = m_right && (value.*isOfType)();
        function(value);
    }

    const QJsonObject &m_json;
    bool m_right = true;
};

/// Writes what is not at its default.
class Writer
{
public:
    void text(QLatin1String name, const QString &text)
    {
        if (!text.isEmpty())
            json.insert(name, text);
    }
    void texts(QLatin1String name, const QStringList &texts)
    {
        if (!texts.isEmpty())
            json.insert(name, QJsonArray::fromStringList(texts));
    }
    void flag(QLatin1String name, bool flag)
    {
        if (flag)
            json.insert(name, true);
    }
    void time(QLatin1String name, const QDateTime &time)
    {
        if (time.isValid())
            json.insert(name, time.toUTC().toString(Qt::ISODateWithMs));
    }
    void hash(QLatin1String name, const QByteArray &hash)
    {
        if (!hash.isEmpty())
            json.insert(name, QString::fromLatin1(hash.toHex()));
    }
    void limits(const KeyLimits &limits)
    {
        for (const auto &[name, member] : kLimitFields) {
            if (limits.*member)
                json.insert(name, *(limits.*member));
        }
    }

    QJsonObject json = {};
};

void readRules(Row &row, ApiKeyRules &rules)
{
    row.text(QLatin1String("member"), rules.member);
    row.text(QLatin1String("app"), rules.app);
    row.money(QLatin1String("limit_usd"), rules.limit);
    row.period(QLatin1String("period"), rules.limitPeriod);
    row.limits(rules.limits);
    row.objects(QLatin1String("model_limits"), [&rules](Row &limits) {
        ModelLimits read;
        limits.text(QLatin1String("model"), read.model);
        limits.limits(read.limits);
        limits.require(!read.model.isEmpty());
        rules.modelLimits << read;
    });
    row.texts(QLatin1String("models"), rules.models);
    row.texts(QLatin1String("providers"), rules.providers);
    row.flag(QLatin1String("loopback_only"), rules.loopbackOnly);
    row.flag(QLatin1String("management"), rules.management);
    row.flag(QLatin1String("disabled"), rules.disabled);
    row.time(QLatin1String("expires"), rules.expires);
}

void writeRules(Writer &row, const ApiKeyRules &rules)
{
    row.text(QLatin1String("member"), rules.member);
    row.text(QLatin1String("app"), rules.app);
    if (rules.limit) {
        row.text(QLatin1String("limit_usd"), rules.limit->toDecimal());
        row.text(QLatin1String("period"), budgetPeriodName(rules.limitPeriod));
    }
    row.limits(rules.limits);
    QJsonArray modelLimits;
    for (const ModelLimits &limits : rules.modelLimits) {
        Writer model;
        model.text(QLatin1String("model"), limits.model);
        model.limits(limits.limits);
        modelLimits << model.json;
    }
    if (!modelLimits.isEmpty())
        row.json.insert(QLatin1String("model_limits"), modelLimits);
    row.texts(QLatin1String("models"), rules.models);
    row.texts(QLatin1String("providers"), rules.providers);
    row.flag(QLatin1String("loopback_only"), rules.loopbackOnly);
    row.flag(QLatin1String("management"), rules.management);
    row.flag(QLatin1String("disabled"), rules.disabled);
    row.time(QLatin1String("expires"), rules.expires);
}

} // namespace

QJsonObject storedApiKeyToJson(const StoredApiKey &key)
{
    Writer row;
    row.text(QLatin1String("id"), key.id);
    row.text(QLatin1String("name"), key.name);
    row.text(QLatin1String("label"), key.label);
    row.time(QLatin1String("created"), key.created);
    row.time(QLatin1String("changed"), key.changed);
    row.hash(QLatin1String("sha256"), key.sha256);
    row.hash(QLatin1String("old_sha256"), key.oldSha256);
    row.time(QLatin1String("old_until"), key.oldUntil);
    writeRules(row, key.rules);
    return row.json;
}

std::optional<StoredApiKey> storedApiKeyFromJson(const QJsonObject &json, int version)
{
    StoredApiKey key;
    Row row(json);
    row.text(QLatin1String("name"), key.name);
    row.time(QLatin1String("created"), key.created);
    row.hash(QLatin1String("sha256"), key.sha256);
    if (version >= 2) {
        row.text(QLatin1String("id"), key.id);
        row.text(QLatin1String("label"), key.label);
        row.time(QLatin1String("changed"), key.changed);
        row.hash(QLatin1String("old_sha256"), key.oldSha256);
        row.time(QLatin1String("old_until"), key.oldUntil);
        readRules(row, key.rules);
    } else {
        key.id = QString::fromLatin1(key.sha256.toHex());
        key.changed = key.created;
    }
    row.require(!key.name.isEmpty() && key.created.isValid() && key.changed.isValid());
    row.require(key.sha256.size() == kHashBytes && key.id.size() == kIdLetters);
    row.require(key.oldSha256.isEmpty() != key.oldUntil.isValid());
    if (!row.isRight())
        return {};
    return key;
}

} // namespace core
