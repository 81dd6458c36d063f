#include "core/history/placeholders.h"

namespace core {

namespace {

constexpr int kMost = 64;

const QStringList &names()
{
    static const QStringList all = [] {
        QStringList some;
        for (int i = 0; i < kMost; ++i)
            some << QStringLiteral(":v%1").arg(i);
        return some;
    }();
    return all;
}

} // namespace

QString placeholders(int count)
{
    Q_ASSERT(count <= kMost);
    return names().mid(0, count).join(u',');
}

void bindValues(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(names().at(i), values.at(i));
}

} // namespace core
