#include "app/commands/key_options.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::keys)
};

const QString kNone = QStringLiteral("none");

struct LimitOption {
    QLatin1String name;
    std::optional<qint64> core::KeyLimits::*limit;
};
const std::array<LimitOption, 5> kLimits {{
    {QLatin1String("rpm"), &core::KeyLimits::requestsPerMinute},
    {QLatin1String("rpd"), &core::KeyLimits::requestsPerDay},
    {QLatin1String("tpm"), &core::KeyLimits::tokensPerMinute},
    {QLatin1String("tpd"), &core::KeyLimits::tokensPerDay},
    {QLatin1String("concurrency"), &core::KeyLimits::concurrent},
}};

core::Error wrongOption(QLatin1String name, const QString &expected)
{
    return {core::ErrorKind::BadRequest, Text::tr("--%1 takes %2.").arg(name, expected)};
}

/// Reads options one after the other and keeps the first that is wrong.
class Options
{
public:
    explicit Options(const QCommandLineParser &parser)
        : m_parser(parser)
    { }

    std::optional<core::Error> error = {};

    template<typename Take>
    void read(const char *name, const QString &expected, Take take)
    {
        if (error || !m_parser.isSet(QLatin1String(name)))
            return;
        if (!take(m_parser.value(QLatin1String(name))))
            error = wrongOption(QLatin1String(name), expected);
    }
    void text(const char *name, QString &to)
    {
        read(name, Text::tr("a text, or none"), [&to](const QString &value) {
            to = value == kNone ? QString() : value.simplified();
            return true;
        });
    }
    void list(const char *name, QStringList &to)
    {
        read(name, Text::tr("names with commas between them, or none"), [&to](const QString &value) {
            to = value == kNone ? QStringList() : value.split(u',');
            for (QString &entry : to)
                entry = entry.trimmed();
            return !to.contains(QString());
        });
    }
    void flag(const char *name, bool &to) { to = to || m_parser.isSet(QLatin1String(name)); }

private:
    const QCommandLineParser &m_parser;
};

std::optional<qint64> wholeNumber(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber && number > 0 ? std::optional(number) : std::nullopt;
}

/// `PATTERN=rpm:10,tpd:50000`; `PATTERN=none` takes them away.
bool readModelLimits(const QString &text, QList<core::ModelLimits> &to)
{
    const qsizetype split = text.indexOf(u'=');
    core::ModelLimits limits {.model = text.left(split).trimmed()};
    if (split <= 0 || limits.model.isEmpty())
        return false;
    to.removeIf([&limits](const core::ModelLimits &old) { return old.model == limits.model; });
    const QString words = text.mid(split + 1);
    if (words == kNone)
        return true;
    for (const QString &word : words.split(u',')) {
        bool known = false;
        for (const LimitOption &option : kLimits) {
            if (word.section(u':', 0, 0).trimmed() != option.name)
                continue;
            limits.limits.*option.limit = wholeNumber(word.section(u':', 1).trimmed());
            known = (limits.limits.*option.limit).has_value();
        }
        if (!known)
            return false;
    }
    to << limits;
    return true;
}

/// A time of UTC, a day (its begin), or a duration from now.
std::optional<QDateTime> timeFrom(const QString &text, const QDateTime &utc)
{
    if (const auto duration = durationFrom(text))
        return utc.addSecs(duration->count());
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid())
        return day.startOfDay(Qt::UTC);
    QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.isValid() ? std::optional(time.toUTC()) : std::nullopt;
}

} // namespace

std::optional<std::chrono::seconds> durationFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,6})([smhdw])$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const qint64 count = match.captured(1).toLongLong();
    switch (match.captured(2).at(0).unicode()) {
    case 's':
        return std::chrono::seconds(count);
    case 'm':
        return std::chrono::minutes(count);
    case 'h':
        return std::chrono::hours(count);
    case 'd':
        return std::chrono::hours(24 * count);
    default:
        return std::chrono::hours(7 * 24 * count);
    }
}

void addRuleOptions(QCommandLineParser &parser)
{
    for (const char *name : {"limit-usd", "period", "rpm", "rpd", "tpm", "tpd", "concurrency", "model-limit",
                             "models", "providers", "member", "app", "expires"}) {
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("value")));
    }
    for (const char *name : {"loopback-only", "any-machine", "management"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name)));
}

core::Result<core::ApiKeyRules> rulesFrom(const QCommandLineParser &parser, const core::ApiKeyRules &rules,
                                          const QDateTime &utc)
{
    core::ApiKeyRules changed = rules;
    Options options(parser);
    options.read("limit-usd", Text::tr("an amount in dollars such as 5 or 0.50, or none"),
                 [&](const QString &value) {
                     changed.limit = value == kNone ? std::nullopt : core::Money::fromDecimal(value);
                     return value == kNone || (changed.limit && *changed.limit >= core::Money());
                 });
    options.read("period", Text::tr("day, week, month or total"), [&](const QString &value) {
        const auto period = core::budgetPeriodFrom(value);
        changed.limitPeriod = period.value_or(changed.limitPeriod);
        return period && *period != core::BudgetPeriod::Rolling;
    });
    for (const LimitOption &option : kLimits) {
        options.read(option.name.data(), Text::tr("a whole number from 1, or none"),
                     [&](const QString &value) {
                         changed.limits.*option.limit = wholeNumber(value);
                         return value == kNone || changed.limits.*option.limit;
                     });
    }
    for (const QString &value : parser.values(QStringLiteral("model-limit"))) {
        if (!options.error && !readModelLimits(value, changed.modelLimits))
            options.error = wrongOption(QLatin1String("model-limit"),
                                        Text::tr("limits of a model such as anthropic/*=rpm:10,tpd:50000"));
    }
    options.list("models", changed.models);
    options.list("providers", changed.providers);
    options.text("member", changed.member);
    options.text("app", changed.app);
    options.read("expires", Text::tr("a time such as 30d, 2027-01-31 or 2027-01-31T12:00:00Z, or none"),
                 [&](const QString &value) {
                     const auto time = value == kNone ? QDateTime() : timeFrom(value, utc);
                     changed.expires = time.value_or(QDateTime());
                     return time.has_value();
                 });
    options.flag("loopback-only", changed.loopbackOnly);
    options.flag("management", changed.management);
    if (parser.isSet(QStringLiteral("any-machine")))
        changed.loopbackOnly = false;
    if (options.error)
        return *options.error;
    return changed;
}

QJsonObject rulesToJson(const core::ApiKeyRules &rules)
{
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    const auto limitsTo = [](QJsonObject &json, const core::KeyLimits &limits) {
        for (const LimitOption &option : kLimits) {
            const auto &limit = limits.*option.limit;
            json.insert(option.name, limit ? QJsonValue(*limit) : QJsonValue());
        }
    };
    QJsonArray modelLimits;
    for (const core::ModelLimits &limits : rules.modelLimits) {
        QJsonObject model {{QStringLiteral("model"), limits.model}};
        limitsTo(model, limits.limits);
        modelLimits << model;
    }
    QJsonObject json {
        {QStringLiteral("member"), orNull(rules.member)},
        {QStringLiteral("app"), orNull(rules.app)},
        {QStringLiteral("limit_usd"), rules.limit ? QJsonValue(rules.limit->toDecimal()) : QJsonValue()},
        {QStringLiteral("period"),
         rules.limit ? QJsonValue(core::budgetPeriodName(rules.limitPeriod)) : QJsonValue()},
        {QStringLiteral("model_limits"), modelLimits},
        {QStringLiteral("models"), QJsonArray::fromStringList(rules.models)},
        {QStringLiteral("providers"), QJsonArray::fromStringList(rules.providers)},
        {QStringLiteral("loopback_only"), rules.loopbackOnly},
        {QStringLiteral("management"), rules.management},
        {QStringLiteral("disabled"), rules.disabled},
        {QStringLiteral("expires"), orNull(rules.expires.toUTC().toString(Qt::ISODate))}};
    limitsTo(json, rules.limits);
    return json;
}

QString rulesInWords(const core::ApiKeyRules &rules, const QDateTime &utc)
{
    QStringList words;
    if (rules.disabled)
        words << Text::tr("disabled");
    if (rules.expires.isValid())
        words << (utc < rules.expires ? Text::tr("until %1") : Text::tr("expired %1"))
                     .arg(rules.expires.toUTC().toString(Qt::ISODate));
    if (rules.management)
        words << Text::tr("management");
    if (rules.limit)
        words << QStringLiteral("$%1/%2").arg(rules.limit->toDecimal(),
                                              core::budgetPeriodName(rules.limitPeriod));
    for (const LimitOption &option : kLimits) {
        if (rules.limits.*option.limit)
            words << QStringLiteral("%1 %2").arg(option.name).arg(*(rules.limits.*option.limit));
    }
    for (const core::ModelLimits &limits : rules.modelLimits)
        words << Text::tr("limits for %1").arg(limits.model);
    words << rules.models << rules.providers;
    if (rules.loopbackOnly)
        words << Text::tr("this machine only");
    return words.isEmpty() ? QStringLiteral("-") : words.join(QLatin1String(", "));
}

} // namespace app
