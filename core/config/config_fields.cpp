#include "core/config/config_fields.h"

#include "core/base/edit_distance.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Config)
};

QList<ConfigProblem> inFileOrder(QList<ConfigProblem> problems)
{
    std::stable_sort(problems.begin(), problems.end(), [](const ConfigProblem &a, const ConfigProblem &b) {
        return std::tie(a.line, a.path) < std::tie(b.line, b.path);
    });
    return problems;
}

/// A reference whose name is a key: somebody put a scheme before the secret and left the secret there. Entry
/// names have the shape PROVIDER/NAME and are shorter than keys.
bool hidesSecret(const SecretRef &reference)
{
    constexpr qsizetype kShortestKey = 20;
    return reference.kind == SecretRef::Kind::Keychain && reference.name.size() >= kShortestKey
           && redact(reference.name) == QLatin1String("***");
}

bool isVariableName(const QString &name)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    return shape.match(name).hasMatch();
}

QString unknownKeyText(const QString &key, const QStringList &known)
{
    const QString nearest = nearestWord(key, known);
    return nearest.isEmpty() ? Text::tr("There is no such setting here. Known are: %1.")
                                   .arg(known.join(QLatin1String(", ")))
                             : Text::tr("There is no such setting here. Did you mean '%1'?").arg(nearest);
}

/// Of an object that takes unknown keys.
QString strangeKeyText(const QString &key, const QStringList &known)
{
    const QString nearest = nearestWord(key, known);
    const QString text = Text::tr("This is not known here; it goes to the provider as it is.");
    return nearest.isEmpty() ? text : text + u' ' + Text::tr("Did you mean '%1'?").arg(nearest);
}

} // namespace

bool looksLikeSecret(const QString &text)
{
    return redact(text) != text;
}

void ConfigProblems::add(const QString &path, const QString &text)
{
    m_problems << ConfigProblem {path, m_locator.line(path), text};
}

void ConfigProblems::warn(const QString &path, const QString &text)
{
    m_warnings << ConfigProblem {path, m_locator.line(path), text};
}

void ConfigProblems::warnNotEnforced(const QString &path)
{
    warn(path, Text::tr("This setting is read but not yet enforced by this version."));
}

QList<ConfigProblem> ConfigProblems::takeProblems()
{
    return inFileOrder(std::exchange(m_problems, {}));
}

QList<ConfigProblem> ConfigProblems::takeWarnings()
{
    return inFileOrder(std::exchange(m_warnings, {}));
}

std::optional<Money> moneyFrom(const QJsonValue &value, const QString &path, ConfigProblems &problems)
{
    if (value.isDouble()) {
        const std::optional<Money> meant = Money::fromJsonNumber(value.toDouble());
        problems.add(path, Text::tr("Amounts are written in quotes, because numbers lose digits: \"%1\".")
                               .arg(meant ? meant->toDecimal() : QStringLiteral("0.0000015")));
        return {};
    }
    const std::optional<Money> amount = Money::fromDecimal(value.toString());
    if (!value.isString() || !amount || *amount < Money {}) {
        problems.add(path,
                     Text::tr("This must be an amount in US dollars in quotes, such as \"0.0000015\"."));
        return {};
    }
    return amount;
}

QString httpAddressFrom(const QString &text, const QString &path, ConfigProblems &problems)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.userInfo().isEmpty()) {
        problems.add(
            path, Text::tr("An address must not hold a user name or password. Put the secret under 'keys'."));
        return {};
    }
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.hasQuery() || url.hasFragment()) {
        problems.add(path, Text::tr("This must be an address that starts with http:// or https://, such as "
                                    "https://api.example.com/v1."));
        return {};
    }
    QString address = text;
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

std::optional<SecretRef> secretFrom(const QJsonValue &value, const QString &path, ConfigProblems &problems)
{
    if (!value.isString()) {
        problems.add(path, Text::tr("This must be a text in quotes."));
        return {};
    }
    const SecretRef reference = SecretRef::parse(value.toString());
    // Never repeats what stands there: it may be the secret, with or without a scheme before it.
    if (reference.kind == SecretRef::Kind::None || hidesSecret(reference)) {
        problems.add(path, Text::tr("This looks like a secret itself: only a reference may stand here. "
                                    "Write keychain:NAME, env:VARIABLE or file:PATH, and keep the "
                                    "secret there."));
        return {};
    }
    if (reference.kind == SecretRef::Kind::Environment && !isVariableName(reference.name)) {
        problems.add(path, Text::tr("After env: comes the name of an environment variable: letters, "
                                    "digits and underscores."));
        return {};
    }
    return reference;
}

bool isHeaderName(const QString &text)
{
    static const QRegularExpression token(QStringLiteral("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"));
    return token.match(text).hasMatch();
}

QJsonObject headersFrom(const QJsonObject &json, const QString &path, ConfigProblems &problems)
{
    for (auto header = json.begin(); header != json.end(); ++header) {
        const QString where = memberPath(path, header.key());
        const QString value = header.value().toString();
        if (!isHeaderName(header.key()))
            problems.add(where, Text::tr("This is no name of an HTTP header."));
        else if (!header.value().isString() || value.contains(u'\n') || value.contains(u'\r'))
            problems.add(where, Text::tr("The value of a header must be a string of one line."));
        else if (looksLikeSecret(value))
            problems.add(where,
                         Text::tr("The value looks like a secret itself. Secrets belong under 'keys', as a "
                                  "reference such as keychain:NAME, env:VARIABLE or file:PATH."));
    }
    return json;
}

ConfigFields::ConfigFields(ConfigProblems &problems, QString path, const QJsonObject &json, ConfigObject kind)
    : m_problems(problems)
    , m_path(std::move(path))
    , m_json(json)
{
    const QStringList known = configKeys(kind);
    for (const QString &key : json.keys()) {
        if (known.contains(key))
            continue;
        if (takesUnknownKeys(kind))
            m_problems.warn(memberPath(m_path, key), strangeKeyText(key, known));
        else
            m_problems.add(memberPath(m_path, key), unknownKeyText(key, known));
    }
}

std::optional<QString> ConfigFields::string(QLatin1String key) const
{
    const QJsonValue value = m_json.value(key);
    if (value.isUndefined())
        return {};
    if (!value.isString()) {
        m_problems.add(pathOf(key), Text::tr("This must be a text in quotes."));
        return {};
    }
    return value.toString();
}

QString ConfigFields::requiredName(QLatin1String key) const
{
    if (!has(key)) {
        m_problems.add(m_path, Text::tr("'%1' is missing here.").arg(key));
        return {};
    }
    const std::optional<QString> text = string(key);
    if (text && text->trimmed().isEmpty())
        m_problems.add(pathOf(key), Text::tr("This must not be empty."));
    return text.value_or(QString());
}

std::optional<QString> ConfigFields::word(QLatin1String key, const QStringList &allowed) const
{
    const std::optional<QString> text = string(key);
    if (!text || allowed.contains(*text))
        return text;
    const QString nearest = nearestWord(*text, allowed);
    const QString choices = allowed.join(QLatin1String(", "));
    m_problems.add(
        pathOf(key),
        nearest.isEmpty()
            ? Text::tr("'%1' is not known here. It must be one of: %2.").arg(redact(*text), choices)
            : Text::tr("'%1' is not known here. Did you mean '%2'? It must be one of: %3.")
                  .arg(*text, nearest, choices));
    return {};
}

std::optional<bool> ConfigFields::boolean(QLatin1String key) const
{
    const QJsonValue value = m_json.value(key);
    if (value.isBool())
        return value.toBool();
    if (!value.isUndefined())
        m_problems.add(pathOf(key), Text::tr("This must be true or false, without quotes."));
    return {};
}

std::optional<qint64> ConfigFields::integer(QLatin1String key, qint64 least, qint64 most) const
{
    const QJsonValue value = m_json.value(key);
    if (value.isUndefined())
        return {};
    const double number = value.toDouble(std::nan(""));
    const bool isWhole = std::trunc(number) == number;
    const qint64 whole = isWhole ? value.toInteger(least - 1) : 0;
    if (isWhole && whole >= least && whole <= most)
        return whole;
    m_problems.add(pathOf(key),
                   most == std::numeric_limits<qint64>::max()
                       ? Text::tr("This must be a whole number, %1 or more.").arg(least)
                       : Text::tr("This must be a whole number from %1 to %2.").arg(least).arg(most));
    return {};
}

std::optional<double> ConfigFields::positive(QLatin1String key, double most) const
{
    const QJsonValue value = m_json.value(key);
    if (value.isUndefined())
        return {};
    if (const double number = value.toDouble(); number > 0 && number <= most)
        return number;
    m_problems.add(pathOf(key), Text::tr("This must be a number above 0, at most %1.").arg(most, 0, 'f', 0));
    return {};
}

std::optional<Money> ConfigFields::money(QLatin1String key) const
{
    if (!has(key))
        return {};
    return moneyFrom(m_json.value(key), pathOf(key), m_problems);
}

std::optional<QJsonArray> ConfigFields::array(QLatin1String key) const
{
    const QJsonValue value = m_json.value(key);
    if (value.isArray())
        return value.toArray();
    if (!value.isUndefined())
        m_problems.add(pathOf(key), Text::tr("This must be a list in square brackets."));
    return {};
}

std::optional<QStringList> ConfigFields::strings(QLatin1String key) const
{
    const std::optional<QJsonArray> list = array(key);
    if (!list)
        return {};
    QStringList texts;
    for (qsizetype i = 0; i < list->size(); ++i) {
        const QString text = list->at(i).toString();
        if (text.trimmed().isEmpty())
            m_problems.add(elementPath(pathOf(key), i),
                           Text::tr("This must be a text in quotes, not empty."));
        else
            texts << text;
    }
    return texts;
}

std::optional<QJsonObject> ConfigFields::object(QLatin1String key) const
{
    const QJsonValue value = m_json.value(key);
    if (value.isObject())
        return value.toObject();
    if (!value.isUndefined())
        m_problems.add(pathOf(key), Text::tr("This must be an object in curly brackets."));
    return {};
}

std::optional<SecretRef> ConfigFields::secret(QLatin1String key) const
{
    if (!has(key))
        return {};
    return secretFrom(m_json.value(key), pathOf(key), m_problems);
}

void ConfigFields::eachObject(QLatin1String key,
                              const std::function<void(const QString &, const QJsonObject &)> &read) const
{
    const QJsonArray list = array(key).value_or(QJsonArray());
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString path = elementPath(pathOf(key), i);
        if (list.at(i).isObject())
            read(path, list.at(i).toObject());
        else
            m_problems.add(path, Text::tr("This must be an object in curly brackets."));
    }
}

std::optional<ConfigFields> ConfigFields::child(QLatin1String key, ConfigObject kind) const
{
    const std::optional<QJsonObject> json = object(key);
    if (!json)
        return {};
    return ConfigFields(m_problems, pathOf(key), *json, kind);
}

} // namespace core
