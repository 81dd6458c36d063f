#include "core/routing/model_name.h"

#include "core/base/edit_distance.h"
#include "core/model/preset_mention.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelName)
};

struct Suffix {
    enum class Kind { Offer, Sort, Online };
    QLatin1String word;
    Kind kind;
    SortBy sort = SortBy::Default;
};
constexpr Suffix kSuffixes[] = {
    {QLatin1String("free"), Suffix::Kind::Offer},
    {QLatin1String("batch"), Suffix::Kind::Offer},
    {QLatin1String("thinking"), Suffix::Kind::Offer},
    {QLatin1String("extended"), Suffix::Kind::Offer},
    {QLatin1String("nitro"), Suffix::Kind::Sort, SortBy::Throughput},
    {QLatin1String("floor"), Suffix::Kind::Sort, SortBy::Price},
    {QLatin1String("exacto"), Suffix::Kind::Sort, SortBy::Exacto},
    {QLatin1String("online"), Suffix::Kind::Online},
};

const Suffix *findSuffix(const QString &word)
{
    const auto *found = std::find_if(std::begin(kSuffixes), std::end(kSuffixes), [&](const Suffix &suffix) {
        return word.compare(suffix.word, Qt::CaseInsensitive) == 0;
    });
    return found == std::end(kSuffixes) ? nullptr : found;
}

Error badName(const QString &message)
{
    return {.kind = ErrorKind::BadRequest, .message = message, .parameter = QStringLiteral("model")};
}

Error unknownSuffix(const QString &word, const QString &base)
{
    QStringList words;
    QStringList marked;
    for (const Suffix &suffix : kSuffixes) {
        words << suffix.word;
        marked << u':' + suffix.word;
    }
    QString message = Text::tr("'%1' has no variant ':%2'. The variants are %3.")
                          .arg(base, word, marked.join(QLatin1String(", ")));
    if (const QString nearest = nearestWord(word, words); !nearest.isEmpty())
        message += u' ' + Text::tr("Did you mean ':%1'?").arg(nearest);
    return badName(message);
}

/// How many of the parts between colons belong to the name.
qsizetype partsOfName(const QStringList &parts, const IsKnownName &isKnown)
{
    if (!isKnown)
        return 1;
    for (qsizetype count = parts.size(); count > 0; --count) {
        if (isKnown(parts.mid(0, count).join(u':')))
            return count;
    }
    qsizetype count = parts.size();
    while (count > 1 && findSuffix(parts.at(count - 1)))
        --count;
    return count;
}

/// The error, if the suffix cannot be added to what the name says so far.
std::optional<Error> addSuffix(ModelName &name, const QString &word)
{
    const Suffix *suffix = findSuffix(word);
    if (!suffix)
        return unknownSuffix(word, name.base);
    switch (suffix->kind) {
    case Suffix::Kind::Offer:
        if (!name.catalogueVariant.isEmpty() && name.catalogueVariant != suffix->word)
            return badName(Text::tr("'%1' cannot be both ':%2' and ':%3'.")
                               .arg(name.base, name.catalogueVariant, suffix->word));
        name.catalogueVariant = suffix->word;
        break;
    case Suffix::Kind::Sort:
        name.sort = suffix->sort;
        name.admitsPriority = suffix->sort == SortBy::Throughput;
        name.admitsFlex = suffix->sort == SortBy::Price;
        break;
    case Suffix::Kind::Online:
        name.online = true;
        break;
    }
    return std::nullopt;
}

} // namespace

Result<ModelName> parseModelName(const QString &text, const IsKnownName &isKnown)
{
    const QString whole = text.trimmed();
    const PresetMention mention = splitPresetMention(whole);
    if (mention.preset.isEmpty() && mention.model != whole)
        return badName(Text::tr("'%1' names no preset.").arg(text));
    const QStringList parts = mention.model.split(u':');
    const qsizetype count = partsOfName(parts, isKnown);
    ModelName name {.base = parts.mid(0, count).join(u':'), .preset = mention.preset};
    if (name.base.isEmpty() && name.preset.isEmpty())
        return badName(Text::tr("'%1' names no model.").arg(text));
    for (const QString &word : parts.mid(count)) {
        if (const auto error = addSuffix(name, word))
            return *error;
    }
    const QLatin1String mark("set/");
    if (!name.base.startsWith(mark, Qt::CaseInsensitive))
        return name;
    // A set's models say for themselves which offer of each is meant.
    if (!name.catalogueVariant.isEmpty())
        return badName(Text::tr("A set has no variant ':%1'. Put the suffix at the models of the set.")
                           .arg(name.catalogueVariant));
    name.set = name.base.mid(mark.size());
    name.base.clear();
    if (name.set.isEmpty())
        return badName(Text::tr("'%1' names no set.").arg(text));
    return name;
}

SortBy sortFor(const ModelName &name, const RoutingPreferences &request)
{
    return request.sort == SortBy::Default ? name.sort : request.sort;
}

TierAdmission tiersFor(const ModelName &name, const QStringList &order, const QString &serviceTier)
{
    if (!order.isEmpty() || serviceTier == QLatin1String("default"))
        return {};
    return {name.admitsPriority, name.admitsFlex};
}

} // namespace core
