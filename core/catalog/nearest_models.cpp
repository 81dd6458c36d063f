#include "core/catalog/nearest_models.h"

#include "core/base/edit_distance.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace core {

namespace {

/// Lower case, with every separator that people use in names as a blank.
QString plainName(const QString &name)
{
    QString plain = name.toLower();
    for (QChar &c : plain) {
        if (!c.isLetterOrNumber() && c != u'.')
            c = u' ';
    }
    return plain.simplified();
}

struct Asked {
    QString name;
    QStringList words;
    int mostEdits;
};

constexpr double kFar = std::numeric_limits<double>::max();

/// A name that merely goes on after (or around) what was typed is near, the nearer the less it adds.
double partScore(const Asked &asked, const QString &name)
{
    if (asked.name.size() < 3)
        return kFar;
    const qsizetype at = name.indexOf(asked.name);
    if (at < 0)
        return kFar;
    return (at == 0 ? 0.5 : 1.0) + 0.05 * double(name.size() - asked.name.size());
}

/// Each typed word must have a near word in the name; words that were not typed cost little.
double wordScore(const Asked &asked, const QStringList &words)
{
    double sum = 0;
    for (const QString &word : asked.words) {
        const int allowed = int(word.size()) / 4;
        int best = allowed + 1;
        for (const QString &other : words)
            best = std::min(best, editDistance(word, other, allowed));
        if (best > allowed)
            return kFar;
        sum += best;
    }
    return 0.6 + sum + 0.2 * double(std::max<qsizetype>(0, words.size() - asked.words.size()));
}

double score(const Asked &asked, const QString &name)
{
    if (name == asked.name)
        return 0;
    const int edits = editDistance(asked.name, name, asked.mostEdits);
    const double whole = edits <= asked.mostEdits ? edits : kFar;
    return std::min({whole, partScore(asked, name), wordScore(asked, name.split(u' '))});
}

double score(const Asked &asked, const ModelInfo &model)
{
    const QString id = plainName(model.id);
    const QString slug = plainName(model.id.mid(model.id.indexOf(u'/') + 1));
    double best = std::min(score(asked, id), score(asked, slug));
    for (const QString &alias : model.aliases)
        best = std::min(best, score(asked, plainName(alias)));
    return best;
}

} // namespace

QStringList nearestModelIds(const QList<ModelInfo> &models, const QString &mistyped, int most)
{
    Asked asked;
    asked.name = plainName(mistyped);
    asked.words = asked.name.split(u' ', Qt::SkipEmptyParts);
    asked.mostEdits = int(std::max<qsizetype>(2, asked.name.size() / 3));
    if (asked.words.isEmpty())
        return {};

    struct Near {
        double score;
        const ModelInfo *model;
    };
    std::vector<Near> near;
    for (const ModelInfo &model : models) {
        const double distance = score(asked, model);
        if (distance < kFar)
            near.push_back({distance, &model});
    }
    // Of equally near names the newer model is the likelier wish.
    std::sort(near.begin(), near.end(), [](const Near &a, const Near &b) {
        if (a.score != b.score)
            return a.score < b.score;
        if (a.model->released != b.model->released)
            return a.model->released > b.model->released;
        return a.model->id < b.model->id;
    });
    QStringList ids;
    for (const Near &entry : near) {
        if (ids.size() >= most)
            break;
        ids << entry.model->id;
    }
    return ids;
}

} // namespace core
