#include "core/protocol/field_reader.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cmath>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::FieldReader)
};

/// Beyond this a double no longer holds every whole number.
constexpr double kLargestInteger = 9007199254740992.0;

} // namespace

FieldReader::FieldReader(QJsonObject object, QString path, std::optional<Error> &problem)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_problem(problem)
{ }

QJsonValue FieldReader::take(QLatin1String name)
{
    const QJsonValue value = m_object.take(name);
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

std::optional<QString> FieldReader::text(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isString())
        return value.toString();
    if (!value.isUndefined())
        complain(name, Text::tr("a string"));
    return std::nullopt;
}

std::optional<bool> FieldReader::flag(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isBool())
        return value.toBool();
    if (!value.isUndefined())
        complain(name, Text::tr("true or false"));
    return std::nullopt;
}

std::optional<double> FieldReader::number(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isDouble())
        return value.toDouble();
    if (!value.isUndefined())
        complain(name, Text::tr("a number"));
    return std::nullopt;
}

std::optional<qint64> FieldReader::integer(QLatin1String name)
{
    const QJsonValue value = take(name);
    const double number = value.toDouble();
    if (value.isDouble() && number == std::floor(number) && std::abs(number) <= kLargestInteger)
        return value.toInteger(qint64(number));
    // Seeds may use all 64 bits: Qt keeps such a number exact, although its double is beyond the range above.
    constexpr qint64 inexact = -1;
    if (value.isDouble() && value.toInteger(inexact) != inexact)
        return value.toInteger();
    if (!value.isUndefined())
        complain(name, Text::tr("a whole number"));
    return std::nullopt;
}

std::optional<QJsonObject> FieldReader::object(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isObject())
        return value.toObject();
    if (!value.isUndefined())
        complain(name, Text::tr("an object"));
    return std::nullopt;
}

std::optional<QJsonArray> FieldReader::array(QLatin1String name)
{
    const QJsonValue value = take(name);
    if (value.isArray())
        return value.toArray();
    if (!value.isUndefined())
        complain(name, Text::tr("a list"));
    return std::nullopt;
}

QStringList FieldReader::texts(QLatin1String name)
{
    QStringList list;
    const QJsonArray values = array(name).value_or(QJsonArray());
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!values.at(i).isString())
            complain(entryPath(name, i), Text::tr("a string"));
        list << values.at(i).toString();
    }
    return list;
}

QStringList FieldReader::textOrTexts(QLatin1String name)
{
    if (!m_object.value(name).isString())
        return texts(name);
    return {take(name).toString()};
}

void FieldReader::complain(const QString &name, const QString &mustBe)
{
    if (m_problem)
        return;
    Error error;
    error.kind = ErrorKind::BadRequest;
    error.parameter = pathOf(name);
    error.message = Text::tr("The field '%1' of the request must be %2.").arg(error.parameter, mustBe);
    m_problem = error;
}

QString FieldReader::pathOf(const QString &name) const
{
    return m_path.isEmpty() ? name : m_path + u'.' + name;
}

Result<QJsonObject> jsonObjectFrom(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (document.isObject())
        return document.object();
    const QString what = problem.error == QJsonParseError::NoError
                             ? Text::tr("it is not an object")
                             : Text::tr("%1 at byte %2").arg(problem.errorString()).arg(problem.offset);
    return Error {ErrorKind::BadRequest, Text::tr("The request body is not JSON: %1.").arg(what)};
}

QString entryPath(const QString &path, qsizetype index)
{
    return QStringLiteral("%1[%2]").arg(path).arg(index);
}

} // namespace core
