#pragma once

#include "core/base/money.h"
#include "core/base/secret.h"
#include "core/config/config.h"
#include "core/config/config_keys.h"
#include "core/config/json_locator.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <limits>
#include <optional>

namespace core {

/// What was found wrong so far, with the place of each thing.
class ConfigProblems
{
public:
    explicit ConfigProblems(const JsonLocator &locator)
        : m_locator(locator)
    { }

    void add(const QString &path, const QString &text);
    void warn(const QString &path, const QString &text);
    /// The setting is understood but has no effect in this version.
    void warnNotEnforced(const QString &path);
    const JsonLocator &locator() const { return m_locator; }
    /// In the order of the file.
    QList<ConfigProblem> takeProblems();
    QList<ConfigProblem> takeWarnings();

private:
    const JsonLocator &m_locator;
    QList<ConfigProblem> m_problems;
    QList<ConfigProblem> m_warnings;
};

/// Text that is a number of dollars; empty and a problem for everything else.
std::optional<Money> moneyFrom(const QJsonValue &value, const QString &path, ConfigProblems &problems);
/// An http(s) address without trailing slash; empty and a problem for everything else.
QString httpAddressFrom(const QString &text, const QString &path, ConfigProblems &problems);
/// Whether a text has the shape of a key that providers give out.
bool looksLikeSecret(const QString &text);
/// The reference to a secret. A bare secret is refused without being shown.
std::optional<SecretRef> secretFrom(const QJsonValue &value, const QString &path, ConfigProblems &problems);
/// Whether HTTP lets a header have that name.
bool isHeaderName(const QString &text);
/// Request headers with string values. A value that looks like a secret is a problem.
QJsonObject headersFrom(const QJsonObject &json, const QString &path, ConfigProblems &problems);

/// Typed access to one object of the file. A value of the wrong type or out of range becomes a problem that
/// says where it stands and what would be right, and reads as absent.
class ConfigFields
{
public:
    /// Reports the members that such an object does not have, with the nearest name that it has; where it may
    /// have them, as a warning.
    ConfigFields(ConfigProblems &problems, QString path, const QJsonObject &json, ConfigObject kind);

    const QString &path() const { return m_path; }
    const QJsonObject &json() const { return m_json; }
    QString pathOf(QLatin1String key) const { return memberPath(m_path, key); }
    bool has(QLatin1String key) const { return m_json.contains(key); }
    ConfigProblems &problems() const { return m_problems; }

    std::optional<QString> string(QLatin1String key) const;
    /// A string with something in it; absent or blank is a problem.
    QString requiredName(QLatin1String key) const;
    /// One of `allowed`.
    std::optional<QString> word(QLatin1String key, const QStringList &allowed) const;
    std::optional<bool> boolean(QLatin1String key) const;
    std::optional<qint64> integer(QLatin1String key, qint64 least,
                                  qint64 most = std::numeric_limits<qint64>::max()) const;
    /// A number above 0.
    std::optional<double> positive(QLatin1String key, double most) const;
    std::optional<Money> money(QLatin1String key) const;
    std::optional<QStringList> strings(QLatin1String key) const;
    std::optional<QJsonObject> object(QLatin1String key) const;
    /// As secretFrom().
    std::optional<SecretRef> secret(QLatin1String key) const;
    /// Calls `read` for each element, which must be objects.
    void eachObject(QLatin1String key,
                    const std::function<void(const QString &path, const QJsonObject &)> &read) const;
    std::optional<ConfigFields> child(QLatin1String key, ConfigObject kind) const;

private:
    std::optional<QJsonArray> array(QLatin1String key) const;

    ConfigProblems &m_problems;
    QString m_path;
    QJsonObject m_json;
};

} // namespace core
