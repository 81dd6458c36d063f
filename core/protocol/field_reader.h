#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// Takes typed fields out of a JSON object and remembers, for all readers of one body, the first field that
/// was wrong. Fields that were taken are gone from rest().
///
/// `null` counts as absent.
class FieldReader
{
public:
    /// `problem` outlives the reader. `path` of the object, empty for the body itself.
    FieldReader(QJsonObject object, QString path, std::optional<Error> &problem);

    std::optional<QString> text(QLatin1String name);
    std::optional<bool> flag(QLatin1String name);
    std::optional<double> number(QLatin1String name);
    std::optional<qint64> integer(QLatin1String name);
    std::optional<QJsonObject> object(QLatin1String name);
    std::optional<QJsonArray> array(QLatin1String name);
    /// A list of strings.
    QStringList texts(QLatin1String name);
    /// A string, or a list of strings.
    QStringList textOrTexts(QLatin1String name);
    /// Takes the field as it is; undefined if it is absent.
    QJsonValue take(QLatin1String name);

    /// Says that the field is not what it must be, for instance "a string".
    void complain(const QString &name, const QString &mustBe);
    QString pathOf(const QString &name) const;
    QJsonObject rest() const { return m_object; }

private:
    QJsonObject m_object;
    QString m_path;
    std::optional<Error> &m_problem;
};

/// The body of a client's request, which has to be one JSON object.
Result<QJsonObject> jsonObjectFrom(const QByteArray &body);

/// Path of a list's entry.
QString entryPath(const QString &path, qsizetype index);

} // namespace core
