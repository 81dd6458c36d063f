#include "core/routing/model_listing.h"

#include "core/routing/call_form.h"
#include "core/routing/filters.h"
#include "core/routing/model_name.h"
#include "core/routing/model_pattern.h"
#include "core/routing/model_resolution.h"
#include "core/routing/parameters.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <tuple>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelListing)
};

/// Seconds since 1970 at the start of a day written as YYYY-MM-DD, YYYY-MM or YYYY; 0 for anything else.
qint64 unixDay(const QString &text)
{
    QString day = text;
    if (day.size() == 4)
        day += QLatin1String("-01");
    if (day.size() == 7)
        day += QLatin1String("-01");
    const QDate date = QDate::fromString(day, Qt::ISODate);
    return date.isValid() ? QDateTime(date, QTime(0, 0), Qt::UTC).toSecsSinceEpoch() : 0;
}

void addNew(QStringList &words, const QStringList &more)
{
    for (const QString &word : more) {
        if (!words.contains(word))
            words << word;
    }
}

/// OpenRouter calls documents `file`.
QString inputInTheirWords(const QString &modality)
{
    return modality == QLatin1String("pdf") ? QStringLiteral("file") : modality;
}

/// A kind of model that is no chat has one output and OpenRouter a word for it, whatever the catalog's
/// sources called it.
QStringList outputsOf(const ModelInfo &model, const QStringList &known)
{
    static const QHash<QString, QString> byType {
        {QStringLiteral("embedding"), QStringLiteral("embeddings")},
        {QStringLiteral("image"), QStringLiteral("image")},
        {QStringLiteral("speech"), QStringLiteral("speech")},
        {QStringLiteral("transcription"), QStringLiteral("transcription")},
        {QStringLiteral("rerank"), QStringLiteral("rerank")},
        {QStringLiteral("video"), QStringLiteral("video")},
    };
    if (const QString word = byType.value(model.type); !word.isEmpty())
        return {word};
    static const QStringList words {QStringLiteral("text"), QStringLiteral("image"), QStringLiteral("audio"),
                                    QStringLiteral("video")};
    QStringList outputs;
    std::copy_if(known.cbegin(), known.cend(), std::back_inserter(outputs),
                 [](const QString &word) { return words.contains(word); });
    return outputs.isEmpty() ? QStringList {words.first()} : outputs;
}

/// By what both directions of one token cost, unknown prices last. Tiers that have to be asked for come after
/// all others: their prices are not those of a plain request.
bool isCheaper(const EndpointInfo *a, const EndpointInfo *b)
{
    const auto price = [](const EndpointInfo &endpoint) {
        const PriceRow &prices = endpoint.pricing.base;
        return endpoint.pricing.isKnown() ? *prices.prompt + *prices.completion : Money::max();
    };
    return std::tuple(!serviceTierOf(*a).isEmpty(), price(*a))
           < std::tuple(!serviceTierOf(*b).isEmpty(), price(*b));
}

/// Whether the settings let any request go there.
bool isPermitted(const ModelInfo &model, const EndpointInfo &endpoint, Task task, const ListingFacts &facts)
{
    if (!facts.allowedProviders.isEmpty() && !facts.allowedProviders.contains(endpoint.providerId))
        return false;
    if (!facts.preferences)
        return true;
    const ProviderInfo *provider = facts.catalog.findProvider(endpoint.providerId);
    const Offer offer {.endpoint = endpoint,
                       .providerKind = provider ? provider->kind : QString(),
                       .providerCountries = provider ? provider->datacenters : QStringList(),
                       .slug = endpointSlug(endpoint),
                       .statsId = {},
                       .serviceTier = serviceTierOf(endpoint),
                       .policy = facts.catalog.dataPolicyOf(endpoint),
                       .keys = {}};
    const RequestFacts request {.preferences = *facts.preferences, .variant = endpoint.variant, .task = task};
    return !refuseOffer(offer, model, endpoint.pricing.base, request);
}

bool canBeAsked(const ModelInfo &model, const EndpointInfo &endpoint, Task task, const ListingFacts &facts)
{
    if (!endpoint.direct || !facts.usableProviders.contains(endpoint.providerId))
        return false;
    const ProviderInfo *provider = facts.catalog.findProvider(endpoint.providerId);
    return provider && isCallable(endpoint, *provider, facts.protocols, task)
           && isPermitted(model, endpoint, task, facts);
}

bool mayBeAsked(const ModelInfo &model, Task task, const ListingFacts &facts)
{
    if (!facts.allowedModels.isEmpty() && !matchesAnyPattern(facts.allowedModels, model.id))
        return false;
    return !facts.preferences
           || !refuseModel(model, {.preferences = *facts.preferences, .task = task}, facts.allowedModels);
}

QString displayName(const ModelInfo &model, const QString &variant)
{
    const QString &author = model.authorName.isEmpty() ? model.author : model.authorName;
    const QString name = author.isEmpty() ? model.name : author + QLatin1String(": ") + model.name;
    return variant.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, variant);
}

void addModalities(ListedModel &row, const ModelInfo &model)
{
    QStringList inputs = model.inputModalities;
    QStringList outputs = model.outputModalities;
    for (const EndpointInfo *endpoint : std::as_const(row.endpoints)) {
        if (model.inputModalities.isEmpty())
            addNew(inputs, endpoint->inputModalities);
        if (model.outputModalities.isEmpty())
            addNew(outputs, endpoint->outputModalities);
    }
    for (const QString &input : std::as_const(inputs))
        addNew(row.inputs, {inputInTheirWords(input)});
    if (row.inputs.isEmpty())
        row.inputs = {QStringLiteral("text")};
    row.outputs = outputsOf(model, outputs);
}

/// Finds out for which of the rows a name stands, and makes rows of names.
class Choosers
{
public:
    Choosers(const QList<ListedModel> &models, const ChooserFacts &facts)
        : m_models(models)
        , m_facts(facts)
    { }

    QList<ListedModel> rows()
    {
        addLatest();
        const QString automatic = QStringLiteral("switchyard/auto");
        add(automatic, Text::tr("Switchyard: Auto (chooses a model for each request)"),
            membersOf({automatic}));
        add(QStringLiteral("openrouter/auto"), Text::tr("Auto (as switchyard/auto)"), membersOf({automatic}),
            automatic);
        const QString free = QStringLiteral("openrouter/free");
        add(free, Text::tr("Free (a model that costs nothing)"), membersOf({free}));
        QStringList sets = m_facts.modelSets.keys();
        sets.sort();
        for (const QString &set : std::as_const(sets))
            add(QLatin1String("set/") + set, Text::tr("Set: %1").arg(set),
                membersOf(m_facts.modelSets.value(set)));
        QStringList presets = m_facts.presets.keys();
        presets.sort();
        for (const QString &preset : std::as_const(presets))
            add(QLatin1String("@preset/") + preset, Text::tr("Preset: %1").arg(preset),
                membersOf(modelsOf(m_facts.presets.value(preset))));
        return m_rows;
    }

private:
    using Members = QList<const ListedModel *>;

    void addLatest()
    {
        QStringList aliases = m_facts.catalog.rollingAliases().keys();
        aliases.sort();
        for (const QString &alias : std::as_const(aliases)) {
            const ModelInfo *model = latestModel(m_facts.catalog, alias);
            const ListedModel *target = model ? find(model, {}) : nullptr;
            if (target)
                m_rows << asLatest(*target, alias);
        }
    }

    void add(const QString &id, const QString &name, const Members &members, const QString &aliasOf = {})
    {
        if (members.isEmpty())
            return;
        ListedModel row {.id = id, .name = name, .author = QStringLiteral("switchyard"), .aliasOf = aliasOf};
        for (const ListedModel *member : members) {
            addNew(row.inputs, member->inputs);
            addNew(row.outputs, member->outputs);
            addNew(row.parameters, member->parameters);
            row.contextLength = std::max(row.contextLength, member->contextLength);
        }
        m_rows << row;
    }

    /// The models of a preset; of one that names none, the user's default.
    QStringList modelsOf(const Preset &preset) const
    {
        QStringList names {preset.body.value(QLatin1String("model")).toString()};
        for (const QJsonValue &name : preset.body.value(QLatin1String("models")).toArray())
            names << name.toString();
        names.removeAll(QString());
        return names.isEmpty() ? QStringList {m_facts.settings.defaultModel} : names;
    }

    Members membersOf(const QStringList &names, bool withinSet = false) const
    {
        Members members;
        for (const QString &text : names) {
            for (const ListedModel *one : membersOf(text, withinSet)) {
                if (!members.contains(one))
                    members << one;
            }
        }
        return members;
    }

    /// A set within a set is not followed, so that no two can hold each other.
    Members membersOf(const QString &text, bool withinSet) const
    {
        const Result<ModelName> name = parseModelName(text, [this](const QString &known) {
            return m_facts.catalog.findModel(known) != nullptr || routerModel(known) != RouterModel::None;
        });
        if (!name)
            return {};
        if (!name->set.isEmpty())
            return withinSet ? Members {} : membersOf(m_facts.modelSets.value(name->set), true);
        switch (routerModel(name->base)) {
        case RouterModel::Free:
            return freeOnes();
        case RouterModel::Auto:
        case RouterModel::Code:
            return m_facts.settings.autoModels.isEmpty() ? chats()
                                                         : membersOf(m_facts.settings.autoModels, true);
        case RouterModel::None:
            break;
        }
        const ModelInfo *model = name->isLatestAlias() ? latestModel(m_facts.catalog, name->base)
                                                       : m_facts.catalog.findModel(name->base);
        const ListedModel *found = model ? find(model, name->catalogueVariant) : nullptr;
        return found ? Members {found} : Members {};
    }

    Members chats() const
    {
        Members found;
        for (const ListedModel &one : m_models) {
            if (one.variant.isEmpty() && taskOf(*one.model) == Task::Chat)
                found << &one;
        }
        return found;
    }

    Members freeOnes() const
    {
        Members found;
        for (const ListedModel &one : m_models) {
            const bool free =
                std::any_of(one.endpoints.cbegin(), one.endpoints.cend(),
                            [](const EndpointInfo *endpoint) { return endpoint->pricing.isFree(); });
            if (free && taskOf(*one.model) == Task::Chat)
                found << &one;
        }
        return found;
    }

    const ListedModel *find(const ModelInfo *model, const QString &variant) const
    {
        const auto found = std::find_if(m_models.cbegin(), m_models.cend(), [&](const ListedModel &one) {
            return one.model == model && one.variant == variant;
        });
        return found == m_models.cend() ? nullptr : &*found;
    }

    const QList<ListedModel> &m_models;
    const ChooserFacts &m_facts;
    QList<ListedModel> m_rows;
};

} // namespace

std::optional<Task> taskOf(const ModelInfo &model)
{
    if (model.type.isEmpty())
        return Task::Chat;
    for (const Task task : {Task::Chat, Task::Embeddings, Task::Images, Task::Speech, Task::Transcription}) {
        if (model.type == modelTypeFor(task))
            return task;
    }
    return std::nullopt;
}

QStringList parametersTaken(const EndpointInfo &endpoint, const ModelInfo &model)
{
    if (!endpoint.supportedParameters.isEmpty())
        return endpoint.supportedParameters;
    QStringList taken;
    for (const QString &parameter : model.supportedParameters) {
        if (supportOf(parameter, endpoint, model) != Support::No)
            taken << parameter;
    }
    // What the row says that it can do, where no list names it.
    for (const char *name :
         {"temperature", "tools", "tool_choice", "response_format", "structured_outputs", "reasoning"}) {
        const QString parameter = QString::fromLatin1(name);
        if (!taken.contains(parameter) && supportOf(parameter, endpoint, model) == Support::Yes)
            taken << parameter;
    }
    return taken;
}

ListedModel listedModel(const ModelInfo &model, const QString &variant, const ListingFacts &facts)
{
    const qint64 listed = unixDay(model.listed);
    ListedModel row {.id = variant.isEmpty() ? model.id : model.id + u':' + variant,
                     .name = displayName(model, variant),
                     .author = model.author,
                     .model = &model,
                     .variant = variant,
                     .contextLength = model.contextLength,
                     .created = listed ? listed : unixDay(model.released)};
    const std::optional<Task> task = taskOf(model);
    for (const EndpointInfo &endpoint : model.endpoints) {
        if (task && isOffer(endpoint, variant) && canBeAsked(model, endpoint, *task, facts))
            row.endpoints << &endpoint;
    }
    std::stable_sort(row.endpoints.begin(), row.endpoints.end(), isCheaper);
    addModalities(row, model);
    // A `:free` offer may have a smaller context than the model (openrouter-spec §3.2).
    if (!variant.isEmpty() || row.contextLength == 0) {
        qint64 widest = 0;
        for (const EndpointInfo *endpoint : std::as_const(row.endpoints))
            widest = std::max(widest, endpoint->contextLength);
        row.contextLength = widest > 0 ? widest : model.contextLength;
    }
    if (row.endpoints.isEmpty()) {
        row.parameters = model.supportedParameters;
        return row;
    }
    for (const EndpointInfo *endpoint : std::as_const(row.endpoints))
        addNew(row.parameters, parametersTaken(*endpoint, model));
    row.promptPrice = row.endpoints.first()->pricing.base.prompt;
    row.completionPrice = row.endpoints.first()->pricing.base.completion;
    return row;
}

QList<ListedModel> listedModels(const ListingFacts &facts)
{
    QList<ListedModel> rows;
    for (const ModelInfo &model : facts.catalog.models()) {
        const std::optional<Task> task = taskOf(model);
        if (!task || !mayBeAsked(model, *task, facts))
            continue;
        QStringList variants {QString()};
        for (const EndpointInfo &endpoint : model.endpoints) {
            if (facts.usableProviders.contains(endpoint.providerId))
                addNew(variants, {endpoint.variant});
        }
        for (const QString &variant : std::as_const(variants)) {
            const ListedModel row = listedModel(model, variant, facts);
            if (!row.endpoints.isEmpty())
                rows << row;
        }
    }
    return rows;
}

ListedModel asLatest(ListedModel target, const QString &alias)
{
    target.aliasOf = target.id;
    target.id = alias;
    target.name = Text::tr("%1 (latest)").arg(target.name);
    return target;
}

QList<ListedModel> listedChoosers(const QList<ListedModel> &models, const ChooserFacts &facts)
{
    return Choosers(models, facts).rows();
}

} // namespace core
