#include "core/routing/model_resolution.h"

#include "core/base/edit_distance.h"
#include "core/catalog/catalog.h"
#include "core/routing/route_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelResolution)
};

bool hasOffer(const ModelInfo &model, const QString &variant)
{
    return std::any_of(model.endpoints.cbegin(), model.endpoints.cend(),
                       [&](const EndpointInfo &endpoint) { return isOffer(endpoint, variant); });
}

/// Nobody offers the model in this form.
Error missingOffer(const ModelInfo &model, const QString &variant)
{
    QStringList offers;
    for (const EndpointInfo &endpoint : model.endpoints) {
        const QString offer = endpoint.variant.isEmpty() ? model.id : model.id + u':' + endpoint.variant;
        if (!offers.contains(offer))
            offers << offer;
    }
    offers.sort();
    const QString asked = variant.isEmpty() ? model.id : model.id + u':' + variant;
    return {.kind = ErrorKind::NoRoute,
            .message =
                Text::tr("Nobody offers %1. There is: %2.").arg(asked, offers.join(QLatin1String(", "))),
            .parameter = QStringLiteral("model")};
}

Error noSuchSet(const QString &name, const QHash<QString, QStringList> &sets)
{
    QStringList known = sets.keys();
    known.sort();
    Error error {.kind = ErrorKind::UnknownModel,
                 .message = Text::tr("There is no set '%1'.").arg(name),
                 .parameter = QStringLiteral("model")};
    if (const QString nearest = nearestWord(name, known); !nearest.isEmpty())
        error.message += u' ' + Text::tr("Did you mean 'set/%1'?").arg(nearest);
    else if (!known.isEmpty())
        error.message += u' ' + Text::tr("The sets are: %1.").arg(known.join(QLatin1String(", ")));
    return error;
}

Error unknownLatest(const QString &alias, const Catalog &catalog)
{
    Error error {.kind = ErrorKind::UnknownModel,
                 .message = Text::tr("There is no model that '%1' could stand for.").arg(alias),
                 .parameter = QStringLiteral("model")};
    const QString nearest = nearestWord(alias, catalog.rollingAliases().keys());
    if (!nearest.isEmpty())
        error.message += u' ' + Text::tr("Did you mean '%1'?").arg(nearest);
    return error;
}

Error misplaced(const QString &message)
{
    return {.kind = ErrorKind::BadRequest, .message = message, .parameter = QStringLiteral("model")};
}

/// Whether the model goes by that name itself, if need be without its author.
bool isOwnName(const ModelInfo &model, const QString &name)
{
    return name.compare(model.id, Qt::CaseInsensitive) == 0
           || name.compare(model.id.mid(model.id.indexOf(u'/') + 1), Qt::CaseInsensitive) == 0;
}

/// Collects the models of one request, name after name.
class Resolver
{
public:
    explicit Resolver(const ResolutionInput &input)
        : m_input(input)
    { }

    Resolution resolve();

private:
    /// One name, as the request or a set has it. `words` say where it stands.
    void add(const QString &text, const QStringList &words, const ModelName *set = nullptr);
    void addSet(const ModelName &name, const QStringList &words);
    void addRouterModel(const ModelName &name, RouterModel router, const QStringList &words);
    void addModel(const ModelName &name, QStringList words);
    void append(ResolvedModel one, const QStringList &words);
    void leaveOut(const QString &name, const Error &error,
                  ExclusionReason reason = ExclusionReason::UnknownModel);
    /// How the first model was found decides, however many follow.
    void found(QLatin1String strategy);
    bool isKnown(const QString &name) const;
    const QString *knownSet(const QString &name) const;
    void finish(const QStringList &names);

    const ResolutionInput &m_input;
    Resolution m_resolution;
    std::optional<Error> m_firstError;
    QString m_strategy;
};

Resolution Resolver::resolve()
{
    QStringList names {m_input.request.model};
    names += m_input.request.fallbackModels;
    names.removeAll(QString());
    QStringList words;
    if (names.isEmpty() && !m_input.settings.defaultModel.isEmpty()) {
        names << m_input.settings.defaultModel;
        words << Text::tr("default model");
    }
    if (names.isEmpty()) {
        m_resolution.error = misplaced(
            Text::tr("The request names no model, and no default model is set. Name one as `model`."));
        return m_resolution;
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
        add(names.at(i), i == 0 ? words : QStringList {Text::tr("fallback model %1").arg(names.at(i))});
        // A first name that is no name at all is the client's mistake, and no reason to ask somebody else.
        if (m_resolution.models.isEmpty() && i == 0 && m_firstError
            && m_firstError->kind == ErrorKind::BadRequest) {
            m_resolution.error = m_firstError;
            return m_resolution;
        }
    }
    finish(names);
    return m_resolution;
}

void Resolver::add(const QString &text, const QStringList &words, const ModelName *set)
{
    Result<ModelName> parsed = parseModelName(text, [this](const QString &name) { return isKnown(name); });
    if (!parsed)
        return leaveOut(text, parsed.error());
    ModelName name = *parsed;
    if (!name.preset.isEmpty())
        return leaveOut(text,
                        misplaced(Text::tr("'%1' names a preset, which only `model` of the request itself "
                                           "can do.")
                                      .arg(text)));
    if (!name.set.isEmpty() && set)
        return leaveOut(
            text,
            misplaced(Text::tr("Set '%1' names set '%2'. Sets hold models only.").arg(set->set, name.set)));
    if (set) {
        // The suffixes of a set hold for its models, unless one says something else.
        if (name.sort == SortBy::Default) {
            name.sort = set->sort;
            name.admitsPriority = set->admitsPriority;
            name.admitsFlex = set->admitsFlex;
        }
        name.online = name.online || set->online;
    }
    if (!name.set.isEmpty())
        return addSet(name, words);
    if (const RouterModel router = routerModel(name.base); router != RouterModel::None)
        return addRouterModel(name, router, words);
    addModel(name, words);
}

void Resolver::addSet(const ModelName &name, const QStringList &words)
{
    const QString *key = knownSet(name.set);
    if (!key)
        return leaveOut(QLatin1String("set/") + name.set, noSuchSet(name.set, m_input.modelSets));
    const QStringList &members = *m_input.modelSets.constFind(*key);
    if (members.isEmpty())
        return leaveOut(QLatin1String("set/") + name.set,
                        {.kind = ErrorKind::NoRoute,
                         .message = Text::tr("The set '%1' holds no model.").arg(name.set),
                         .parameter = QStringLiteral("model")});
    found(QLatin1String("set"));
    for (qsizetype i = 0; i < members.size(); ++i)
        add(members.at(i), words + QStringList {Text::tr("number %1 of set '%2'").arg(i + 1).arg(name.set)},
            &name);
}

void Resolver::addRouterModel(const ModelName &name, RouterModel router, const QStringList &words)
{
    if (!name.catalogueVariant.isEmpty())
        return leaveOut(name.base,
                        misplaced(Text::tr("%1 chooses a model and has no variant ':%2'. For one that costs "
                                           "nothing ask for switchyard/free.")
                                      .arg(name.base, name.catalogueVariant)));
    const AutoInput input {.request = m_input.request,
                           .catalog = m_input.catalog,
                           .settings = m_input.settings,
                           .isUsable = m_input.isUsable,
                           .promptTokens = m_input.promptTokens(),
                           .random = m_input.random};
    const bool free = router == RouterModel::Free;
    const auto picks = free ? chooseFreeModels(input) : chooseAutoModels(input, name.base);
    if (!picks)
        return leaveOut(name.base, picks.error());
    found(free ? QLatin1String("free") : QLatin1String("auto"));
    for (const AutoPick &pick : *picks)
        append({.model = pick.model, .variant = pick.variant, .name = name, .freeOnly = free},
               words + QStringList {pick.why});
}

void Resolver::addModel(const ModelName &name, QStringList words)
{
    const Catalog &catalog = m_input.catalog;
    const ModelInfo *model =
        name.isLatestAlias() ? latestModel(catalog, name.base) : catalog.findModel(name.base);
    if (!model)
        return leaveOut(name.base, name.isLatestAlias() ? unknownLatest(name.base, catalog)
                                                        : unknownModel(name.base, catalog));
    // Without any endpoint the router has the clearer words for it.
    if (!model->endpoints.isEmpty() && !hasOffer(*model, name.catalogueVariant))
        return leaveOut(model->id, missingOffer(*model, name.catalogueVariant), ExclusionReason::Variant);
    if (name.isLatestAlias()) {
        found(QLatin1String("latest"));
        words << Text::tr("%1 is now %2").arg(name.base, model->id);
    } else if (!isOwnName(*model, name.base)) {
        found(QLatin1String("alias"));
        words << Text::tr("%1 is another name of %2").arg(name.base, model->id);
    }
    append({.model = model, .variant = name.catalogueVariant, .name = name}, words);
}

void Resolver::append(ResolvedModel one, const QStringList &words)
{
    const bool known = std::any_of(
        m_resolution.models.cbegin(), m_resolution.models.cend(),
        [&](const ResolvedModel &other) { return other.model == one.model && other.variant == one.variant; });
    if (known)
        return;
    found(QLatin1String("direct"));
    const QString tier = m_input.request.extra.value(QLatin1String("service_tier")).toString();
    const SortBy asked = sortFor(one.name, m_input.request.routing);
    one.sort = asked == SortBy::Default ? m_input.preferences.sort : asked;
    one.tiers = tiersFor(one.name, m_input.preferences.order, tier);
    one.why = words.join(QLatin1String("; "));
    m_resolution.models << one;
}

void Resolver::leaveOut(const QString &name, const Error &error, ExclusionReason reason)
{
    m_resolution.exclusions << Exclusion {name, {}, {}, reason, error.message};
    if (!m_firstError)
        m_firstError = error;
}

void Resolver::found(QLatin1String strategy)
{
    if (m_strategy.isEmpty())
        m_strategy = strategy;
}

bool Resolver::isKnown(const QString &name) const
{
    const QLatin1String mark("set/");
    if (name.startsWith(mark, Qt::CaseInsensitive))
        return knownSet(name.mid(mark.size())) != nullptr;
    return m_input.catalog.findModel(name) != nullptr || routerModel(name) != RouterModel::None;
}

const QString *Resolver::knownSet(const QString &name) const
{
    const auto exact = m_input.modelSets.constFind(name);
    if (exact != m_input.modelSets.cend())
        return &exact.key();
    for (auto set = m_input.modelSets.cbegin(); set != m_input.modelSets.cend(); ++set) {
        if (set.key().compare(name, Qt::CaseInsensitive) == 0)
            return &set.key();
    }
    return nullptr;
}

void Resolver::finish(const QStringList &names)
{
    QList<ResolvedModel> &models = m_resolution.models;
    if (models.isEmpty()) {
        m_resolution.error = m_firstError;
        return;
    }
    m_resolution.sort = models.first().sort;
    m_resolution.partition = m_input.preferences.partition;
    for (const ResolvedModel &one : std::as_const(models)) {
        m_resolution.admitPriority = m_resolution.admitPriority || one.tiers.priority;
        m_resolution.admitFlex = m_resolution.admitFlex || one.tiers.flex;
        m_resolution.online = m_resolution.online || one.name.online;
    }
    // What a router, a set or a family chose says more than that others stand behind it.
    const bool named = m_strategy == QLatin1String("direct") || m_strategy == QLatin1String("alias");
    if (named && names.size() > 1)
        m_strategy = QStringLiteral("fallback");
    if (named && !m_input.request.preset.isEmpty())
        m_strategy = QStringLiteral("preset");
    m_resolution.strategy = m_strategy;
}

/// Of its release, else of its listing; empty where neither is known.
QString dayOf(const ModelInfo &model)
{
    return model.released.isEmpty() ? model.listed : model.released;
}

QString authorOf(const ModelInfo &model)
{
    return model.author.isEmpty() ? model.id.section(u'/', 0, 0) : model.author;
}

/// A model that a family's name may stand for: dated, not retired, and somebody serves it.
bool isVisible(const ModelInfo &model, const QString &today)
{
    const bool retired = !model.expirationDate.isEmpty() && !today.isEmpty() && model.expirationDate <= today;
    return !model.rolling && !retired && !dayOf(model).isEmpty()
           && std::any_of(model.endpoints.cbegin(), model.endpoints.cend(), [](const EndpointInfo &endpoint) {
                  return endpoint.direct && endpoint.variant.isEmpty()
                         && endpoint.status != QLatin1String("deprecated");
              });
}

} // namespace

Resolution resolveModels(const ResolutionInput &input)
{
    return Resolver(input).resolve();
}

bool isOffer(const EndpointInfo &endpoint, const QString &variant)
{
    return endpoint.variant.compare(variant, Qt::CaseInsensitive) == 0;
}

const ModelInfo *latestModel(const Catalog &catalog, const QString &alias)
{
    const ModelInfo *listed = catalog.findModel(alias);
    if (listed && !listed->rolling)
        return listed;
    const QLatin1String mark("~");
    const QLatin1String end("-latest");
    const qsizetype slash = alias.indexOf(u'/');
    if (!alias.startsWith(mark) || slash < 0 || !alias.endsWith(end, Qt::CaseInsensitive))
        return nullptr;
    const QString author = alias.mid(mark.size(), slash - mark.size());
    const QString family = alias.mid(slash + 1).chopped(end.size());
    const ModelInfo *newest = nullptr;
    for (const ModelInfo &model : catalog.models()) {
        if (authorOf(model).compare(author, Qt::CaseInsensitive) != 0
            || model.family.compare(family, Qt::CaseInsensitive) != 0
            || !isVisible(model, catalog.dataAsOf()))
            continue;
        if (!newest || std::tuple(dayOf(model), model.id) > std::tuple(dayOf(*newest), newest->id))
            newest = &model;
    }
    return newest;
}

} // namespace core
