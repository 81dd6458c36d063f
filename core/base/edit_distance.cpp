#include "core/base/edit_distance.h"

#include <QVarLengthArray>

#include <algorithm>

namespace core {

int editDistance(QStringView left, QStringView right, int most)
{
    if (qAbs(left.size() - right.size()) > most)
        return most + 1;
    using Row = QVarLengthArray<int, 64>;
    const qsizetype width = right.size() + 1;
    Row beforeLast(width, 0);
    Row last(width, 0);
    Row row(width, 0);
    for (qsizetype j = 0; j < width; ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        row[0] = int(i);
        int least = row[0];
        for (qsizetype j = 1; j < width; ++j) {
            const QChar a = left[i - 1];
            const QChar b = right[j - 1];
            int cost = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a == b ? 0 : 1)});
            if (i > 1 && j > 1 && a == right[j - 2] && left[i - 2] == b)
                cost = std::min(cost, beforeLast[j - 2] + 1);
            row[j] = cost;
            least = std::min(least, cost);
        }
        if (least > most)
            return most + 1;
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return std::min(last[width - 1], most + 1);
}

QString nearestWord(const QString &word, const QStringList &known)
{
    // A third of the letters may be wrong: more is another word, not a slip.
    int best = int(std::max<qsizetype>(2, word.size() / 3)) + 1;
    QString nearest;
    const QString lower = word.toLower();
    for (const QString &candidate : known) {
        const int distance = editDistance(lower, candidate.toLower(), best);
        if (distance < best && distance < candidate.size()) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace core
