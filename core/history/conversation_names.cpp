#include "core/history/conversation_names.h"

#include "core/history/request_writer.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace core {

QString storable(QString text)
{
    if (text.isNull())
        return QLatin1String("");
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!std::as_const(text).at(i).isSurrogate())
            continue;
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

QString timeAsText(const QDateTime &time)
{
    return time.isValid() ? historyTime(time) : QLatin1String("");
}

QDateTime timeFromText(const QString &text)
{
    return text.isEmpty() ? QDateTime() : QDateTime::fromString(text, Qt::ISODateWithMs);
}

QString jsonAsText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject jsonFromText(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString tagsAsText(const QStringList &tags)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(tags)).toJson(QJsonDocument::Compact));
}

QStringList tagsFromText(const QString &text)
{
    QStringList tags;
    if (text.size() <= 2) // []
        return tags;
    for (const QJsonValue &tag : QJsonDocument::fromJson(text.toUtf8()).array())
        tags << tag.toString();
    return tags;
}

QJsonObject policyJson(const ComparisonPolicy &policy)
{
    return {{QStringLiteral("zdr"), policy.zeroDataRetention},
            {QStringLiteral("deny_data_collection"), policy.denyDataCollection}};
}

ComparisonPolicy policyFrom(const QJsonObject &json)
{
    return {json.value(QLatin1String("zdr")).toBool(),
            json.value(QLatin1String("deny_data_collection")).toBool()};
}

QString attachmentKindName(Attachment::Kind kind)
{
    switch (kind) {
    case Attachment::Kind::Image:
        return QStringLiteral("image");
    case Attachment::Kind::Pdf:
        return QStringLiteral("pdf");
    case Attachment::Kind::Text:
        break;
    }
    return QStringLiteral("text");
}

Attachment::Kind attachmentKindFrom(const QString &name)
{
    for (const Attachment::Kind kind : {Attachment::Kind::Image, Attachment::Kind::Pdf}) {
        if (attachmentKindName(kind) == name)
            return kind;
    }
    return Attachment::Kind::Text;
}

} // namespace core
