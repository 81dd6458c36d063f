#include "core/protocol/gemini/gemini_partial_arguments.h"

#include <QJsonObject>
#include <QStringList>

namespace core {

namespace {

/// More than any tool's arguments have; keeps a broken path from costing memory or stack.
constexpr int kDeepest = 100;
constexpr int kLongestList = 10000;

/// The steps of a JSON path: names as they are, indexes with `[` in front. Empty if it cannot be read.
QStringList stepsOf(const QString &path)
{
    QStringList steps;
    qsizetype at = path.startsWith(u'$') ? 1 : 0;
    while (at < path.size()) {
        if (path.at(at) == u'.') {
            qsizetype end = at + 1;
            while (end < path.size() && path.at(end) != u'.' && path.at(end) != u'[')
                ++end;
            steps << path.mid(at + 1, end - at - 1);
            at = end;
        } else if (path.at(at) == u'[') {
            const bool quoted =
                path.mid(at + 1, 1) == QLatin1String("'") || path.mid(at + 1, 1) == QLatin1String("\"");
            const qsizetype end =
                quoted ? path.indexOf(path.mid(at + 1, 1) + u']', at + 2) : path.indexOf(u']', at);
            if (end < 0)
                return {};
            steps << (quoted ? path.mid(at + 2, end - at - 2) : path.mid(at, end - at));
            at = end + (quoted ? 2 : 1);
        } else {
            return {};
        }
    }
    return steps.size() > kDeepest ? QStringList() : steps;
}

/// `whole` with the value at that place; text is added to what stands there if `append` says so.
QJsonValue placed(const QJsonValue &whole, const QStringList &steps, qsizetype step, const QJsonValue &value,
                  bool append)
{
    if (step == steps.size())
        return append ? QJsonValue(whole.toString() + value.toString()) : value;
    const QString &name = steps.at(step);
    if (name.startsWith(u'[')) {
        QJsonArray list = whole.toArray();
        bool ok = false;
        const int index = name.mid(1).toInt(&ok);
        if (!ok || index < 0 || index > kLongestList)
            return whole;
        while (list.size() <= index)
            list.append(QJsonValue::Null);
        list[index] = placed(list.at(index), steps, step + 1, value, append);
        return list;
    }
    QJsonObject object = whole.toObject();
    object.insert(name, placed(object.value(name), steps, step + 1, value, append));
    return object;
}

QJsonValue valueOf(const QJsonObject &piece)
{
    for (const QLatin1String name :
         {QLatin1String("stringValue"), QLatin1String("numberValue"), QLatin1String("boolValue")}) {
        if (piece.contains(name))
            return piece.value(name);
    }
    return QJsonValue::Null;
}

} // namespace

void GeminiPartialArguments::add(const QJsonArray &pieces)
{
    for (const QJsonValue &entry : pieces) {
        const QJsonObject piece = entry.toObject();
        const QString path = piece.value(QLatin1String("jsonPath")).toString();
        const QStringList steps = stepsOf(path);
        if (steps.isEmpty())
            continue;
        const QJsonValue value = valueOf(piece);
        m_arguments = placed(m_arguments, steps, 0, value, value.isString() && path == m_openPath);
        m_openPath = piece.value(QLatin1String("willContinue")).toBool() ? path : QString();
    }
}

} // namespace core
