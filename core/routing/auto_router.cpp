#include "core/routing/auto_router.h"

#include "core/catalog/catalog.h"
#include "core/routing/auto_candidates.h"
#include "core/routing/auto_options.h"
#include "core/routing/model_name.h"
#include "core/routing/route_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AutoRouter)
};

struct RouterName {
    QLatin1String name;
    RouterModel router;
};
constexpr RouterName kRouters[] = {{QLatin1String("switchyard/auto"), RouterModel::Auto},
                                   {QLatin1String("openrouter/auto"), RouterModel::Auto},
                                   {QLatin1String("openrouter/auto-beta"), RouterModel::Auto},
                                   {QLatin1String("switchyard/free"), RouterModel::Free},
                                   {QLatin1String("openrouter/free"), RouterModel::Free},
                                   {QLatin1String("openrouter/pareto-code"), RouterModel::Code}};

/// What came out before is no longer a bargain at any price. 18 months.
constexpr qint64 kRecentDays = 548;

Error noMatch()
{
    return {.kind = ErrorKind::NoRoute,
            .message = Text::tr("No models match your request and model restrictions."),
            .parameter = QStringLiteral("model")};
}

/// A candidate at its place among all usable models by price.
struct Placed {
    AutoCandidate candidate;
    /// Share of the models with a known price that are cheaper; absent where its own is unknown.
    std::optional<double> place = {};
    double score = 0;
};

QList<Placed> placedByPrice(const QList<AutoCandidate> &candidates)
{
    QList<Money> blends;
    for (const AutoCandidate &one : candidates) {
        if (one.blend)
            blends << *one.blend;
    }
    std::sort(blends.begin(), blends.end());
    QList<Placed> placed;
    for (const AutoCandidate &one : candidates) {
        Placed entry {one};
        if (one.blend) {
            const auto cheaper = std::lower_bound(blends.cbegin(), blends.cend(), *one.blend);
            entry.place = double(cheaper - blends.cbegin()) / double(blends.size());
        }
        placed << entry;
    }
    return placed;
}

double distanceTo(const CostBand &band, const Placed &one)
{
    // A model whose price nobody knows is as far from every band as can be.
    if (!one.place)
        return 2;
    if (*one.place < band.from)
        return band.from - *one.place;
    const bool within = *one.place < band.to || band.to >= 1;
    // The upper end belongs to the next band, so to stand on it is not quite to be there.
    return within ? 0 : std::max(*one.place - band.to, 1e-9);
}

/// Those in the band, else those that are nearest to it.
QList<Placed> within(const CostBand &band, const QList<Placed> &placed)
{
    double nearest = 2;
    for (const Placed &one : placed)
        nearest = std::min(nearest, distanceTo(band, one));
    QList<Placed> kept;
    std::copy_if(placed.cbegin(), placed.cend(), std::back_inserter(kept),
                 [&](const Placed &one) { return distanceTo(band, one) <= nearest; });
    return kept;
}

QString bandInWords(const CostBand &band, const Placed &one)
{
    if (!one.place)
        return Text::tr("no model with a known price");
    if (distanceTo(band, one) > 0)
        return Text::tr("nearest to the price band '%1', which is empty").arg(band.name);
    return Text::tr("price band '%1' (%2–%3 % of the usable models)")
        .arg(band.name)
        .arg(qRound(band.from * 100))
        .arg(qRound(band.to * 100));
}

QString factsInWords(const AutoCandidate &one, TaskKind task)
{
    QStringList facts;
    if (one.blend)
        facts << priceInWords(one.prices);
    if (!one.model->released.isEmpty())
        facts << Text::tr("released %1").arg(one.model->released);
    if (scoreOf(*one.model, task, 0, {}).thinking > 0)
        facts << Text::tr("thinks");
    return facts.isEmpty() ? QString() : Text::tr("; %1").arg(facts.join(QLatin1String(", ")));
}

AutoPick pickOf(const AutoCandidate &one, const QString &why)
{
    return {one.model, one.variant, why};
}

/// Models that may be chosen, with the words for their place.
struct Choice {
    Placed placed;
    QString why;
};

/// The user's list in its order, as far as its models are usable and can do it.
QList<Choice> fromList(const AutoInput &input, const QList<Placed> &market, const AutoOptions &options,
                       TaskKind task)
{
    QList<Choice> choices;
    const auto isKnown = [&](const QString &name) { return input.catalog.findModel(name) != nullptr; };
    for (const QString &entry : input.settings.autoModels) {
        const Result<ModelName> name = parseModelName(entry, isKnown);
        const ModelInfo *model = name ? input.catalog.findModel(name->base) : nullptr;
        const auto one =
            model ? autoCandidate(input, *model, name->catalogueVariant) : std::optional<AutoCandidate>();
        if (!one || !one->fits || !options.allows(model->id))
            continue;
        Placed placed {*one};
        const auto known = std::find_if(market.cbegin(), market.cend(), [&](const Placed &other) {
            return other.candidate.model == model && other.candidate.variant == one->variant;
        });
        if (known != market.cend())
            placed.place = known->place;
        choices << Choice {placed, Text::tr("task: %1; number %2 on your list")
                                       .arg(taskName(task))
                                       .arg(input.settings.autoModels.indexOf(entry) + 1)};
    }
    if (!options.bandAsked)
        return choices;
    QList<Placed> all;
    for (const Choice &choice : std::as_const(choices))
        all << choice.placed;
    const QList<Placed> kept = within(options.band, all);
    choices.removeIf([&](const Choice &choice) {
        return std::none_of(kept.cbegin(), kept.cend(), [&](const Placed &one) {
            return one.candidate.model == choice.placed.candidate.model;
        });
    });
    return choices;
}

/// By the catalog's facts alone: what is recent, in the band, the best score first.
QList<Choice> fromCatalog(const QList<Placed> &market, const AutoOptions &options, TaskKind task)
{
    QList<Placed> able;
    for (const Placed &one : market) {
        if (!one.candidate.fits || !options.allows(one.candidate.model->id))
            continue;
        able << one;
        able.last().score =
            scoreOf(*one.candidate.model, task, one.place.value_or(0), one.candidate.ageInDays).sum();
    }
    const auto isOld = [](const Placed &one) { return one.candidate.ageInDays.value_or(0) > kRecentDays; };
    if (!std::all_of(able.cbegin(), able.cend(), isOld))
        able.removeIf(isOld);
    able = within(options.band, able);
    std::stable_sort(able.begin(), able.end(),
                     [](const Placed &a, const Placed &b) { return a.score > b.score; });
    QList<Choice> choices;
    for (const Placed &one : std::as_const(able))
        choices << Choice {
            one, Text::tr("task: %1; %2%3")
                     .arg(taskName(task), bandInWords(options.band, one), factsInWords(one.candidate, task))};
    return choices;
}

/// The model that gave the last answer, if it may still be chosen.
std::optional<AutoPick> pinned(const AutoInput &input, const QList<Placed> &market,
                               const AutoOptions &options)
{
    const QList<Message> &messages = input.request.messages;
    const auto answer = std::find_if(messages.crbegin(), messages.crend(),
                                     [](const Message &message) { return message.role == Role::Assistant; });
    if (!options.pinModel || answer == messages.crend())
        return std::nullopt;
    const QString name = answer->extra.value(QLatin1String("model")).toString();
    const ModelInfo *model = input.catalog.findModel(name);
    const QStringList &list = input.settings.autoModels;
    const bool listed = list.isEmpty() || std::any_of(list.cbegin(), list.cend(), [&](const QString &entry) {
                            return model && input.catalog.findModel(entry) == model;
                        });
    const auto found = std::find_if(market.cbegin(), market.cend(),
                                    [&](const Placed &one) { return one.candidate.model == model; });
    if (!model || !listed || found == market.cend() || !found->candidate.fits || !options.allows(model->id))
        return std::nullopt;
    return pickOf(found->candidate, Text::tr("pinned: it gave the last answer"));
}

} // namespace

RouterModel routerModel(const QString &name)
{
    for (const RouterName &router : kRouters) {
        if (name.compare(router.name, Qt::CaseInsensitive) == 0)
            return router.router;
    }
    return RouterModel::None;
}

AutoScore scoreOf(const ModelInfo &model, TaskKind task, double pricePlace, std::optional<qint64> ageInDays)
{
    AutoScore score;
    score.price = 3 * pricePlace;
    const double age = ageInDays ? double(*ageInDays) / double(kRecentDays) : 0.5;
    score.age = 1.5 * std::clamp(1 - age, 0.0, 1.0);
    const bool gains = task == TaskKind::Code || task == TaskKind::Math || task == TaskKind::Agentic;
    score.thinking = gains && model.capabilities.reasoning == true ? 1 : 0;
    if (task == TaskKind::LongContext && model.contextLength > 0)
        score.context = std::clamp(std::log2(double(model.contextLength) / 65'536) / 2, 0.0, 2.0);
    const bool forCode = model.id.mid(model.id.indexOf(u'/') + 1).contains(u"code", Qt::CaseInsensitive);
    if (forCode)
        score.purpose = task == TaskKind::Code || task == TaskKind::Agentic ? 0.5 : -0.5;
    return score;
}

Result<QList<AutoPick>> chooseAutoModels(const AutoInput &input, const QString &name)
{
    const Result<AutoOptions> options = autoOptions(input.request, name);
    if (!options)
        return options.error();
    const bool code = routerModel(name) == RouterModel::Code;
    const TaskKind task = code ? TaskKind::Code : classifyTask(input.request, input.promptTokens);
    const QList<Placed> market = placedByPrice(autoCandidates(input));
    const QList<Choice> choices = input.settings.autoModels.isEmpty()
                                      ? fromCatalog(market, *options, task)
                                      : fromList(input, market, *options, task);
    QList<AutoPick> picks;
    const auto pin = pinned(input, market, *options);
    if (pin)
        picks << *pin;
    for (const Choice &choice : choices) {
        const bool again = pin && pin->model == choice.placed.candidate.model;
        if (!again && picks.size() < kMostAutoPicks)
            picks << pickOf(
                choice.placed.candidate,
                code
                    ? Text::tr("no public scores of code, so chosen like switchyard/auto; %1").arg(choice.why)
                    : choice.why);
    }
    if (picks.isEmpty())
        return noMatch();
    return picks;
}

Result<QList<AutoPick>> chooseFreeModels(const AutoInput &input)
{
    const QList<AutoCandidate> candidates = freeCandidates(input);
    if (candidates.isEmpty())
        return noMatch();
    const qsizetype count = candidates.size();
    const qsizetype first = std::clamp<qsizetype>(qsizetype(input.random * double(count)), 0, count - 1);
    QList<AutoPick> picks;
    for (qsizetype i = 0; i < std::min(count, kMostAutoPicks); ++i)
        picks << pickOf(candidates.at((first + i) % count),
                        i == 0 ? Text::tr("drawn from %n free model(s)", nullptr, int(count))
                               : Text::tr("the next free model"));
    return picks;
}

} // namespace core
