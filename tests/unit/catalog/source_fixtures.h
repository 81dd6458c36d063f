#pragma once

#include "core/catalog/source_snapshot.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

inline QByteArray sourceFixture(const char *name)
{
    QFile file(QStringLiteral(SOURCE_FIXTURES "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The excerpts are shorter than any list that is believed.
inline core::SourceLimits anyLength()
{
    core::SourceLimits limits;
    limits.leastModels = 1;
    return limits;
}

inline QDateTime day(int year, int month, int number)
{
    return QDateTime(QDate(year, month, number), QTime(12, 0), Qt::UTC);
}

inline core::Money dollars(const char *text)
{
    return core::Money::fromDecimal(QString::fromLatin1(text)).value_or(core::Money::max());
}
