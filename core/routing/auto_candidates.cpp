#include "core/routing/auto_candidates.h"

#include "core/catalog/catalog.h"
#include "core/model/route_plan.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace core {

namespace {

/// What an endpoint must be able to do.
struct Needs {
    QStringList modalities = {}; ///< Of the prompt, beside text.
    QStringList outputs = {}; ///< Modalities of the answer.
    bool tools = false;
    bool json = false;
    bool schema = false;
    qint64 tokens = 0; ///< Prompt and answer.
};

QString modalityOf(const ContentPart &part)
{
    if (std::holds_alternative<ImagePart>(part))
        return QStringLiteral("image");
    if (std::holds_alternative<AudioPart>(part))
        return QStringLiteral("audio");
    if (std::holds_alternative<FilePart>(part))
        return QStringLiteral("file");
    const auto *opaque = std::get_if<OpaquePart>(&part);
    const QString type = opaque ? opaque->json.value(QLatin1String("type")).toString() : QString();
    const bool video = type == QLatin1String("video_url") || type == QLatin1String("input_video");
    return video ? QStringLiteral("video") : QString();
}

Needs needsOf(const AutoInput &input)
{
    const ChatRequest &request = input.request;
    Needs needs {.tools = !request.tools.isEmpty(),
                 .tokens = input.promptTokens + request.maxTokens.value_or(kAssumedAnswerTokens)};
    if (request.responseFormat) {
        needs.json = request.responseFormat->kind == ResponseFormat::Kind::JsonObject;
        needs.schema = request.responseFormat->kind == ResponseFormat::Kind::JsonSchema;
    }
    const QJsonArray outputs = request.extra.value(QLatin1String("modalities")).toArray();
    for (const QJsonValue &output : outputs)
        needs.outputs << output.toString();
    if (needs.outputs.isEmpty())
        needs.outputs << QStringLiteral("text");
    for (const Message &message : request.messages) {
        for (const ContentPart &part : message.content) {
            const QString modality = modalityOf(part);
            if (!modality.isEmpty() && !needs.modalities.contains(modality))
                needs.modalities << modality;
        }
    }
    return needs;
}

/// Among many models nobody has to be tried who does not say that he can.
bool can(std::optional<bool> endpoint, std::optional<bool> model)
{
    return endpoint.value_or(model.value_or(false));
}

bool fits(const EndpointInfo &endpoint, const ModelInfo &model, const Needs &needs)
{
    const Capabilities &own = endpoint.capabilities;
    const Capabilities &usual = model.capabilities;
    if (needs.tools && !can(own.tools, usual.tools))
        return false;
    const bool schema = can(own.structuredOutputs, usual.structuredOutputs);
    if (needs.schema && !schema)
        return false;
    if (needs.json && !schema && !can(own.jsonMode, usual.jsonMode))
        return false;
    const qint64 context = endpoint.contextLength > 0 ? endpoint.contextLength : model.contextLength;
    if (context > 0 && needs.tokens > context)
        return false;
    const QStringList &taken =
        endpoint.inputModalities.isEmpty() ? model.inputModalities : endpoint.inputModalities;
    return std::all_of(needs.modalities.cbegin(), needs.modalities.cend(), [&](const QString &modality) {
        // The catalog calls documents `pdf`, OpenRouter's lists call them `file`.
        return taken.contains(modality)
               || (modality == QLatin1String("file") && taken.contains(QStringLiteral("pdf")));
    });
}

QDate releaseDay(const ModelInfo &model)
{
    const QString &day = model.released.isEmpty() ? model.listed : model.released;
    return QDate::fromString(day.size() == 7 ? day + QLatin1String("-01") : day, Qt::ISODate);
}

/// What counts as today: the day of the catalog's figures, else that of its newest model.
QDate today(const Catalog &catalog)
{
    const QDate asOf = QDate::fromString(catalog.dataAsOf(), Qt::ISODate);
    if (asOf.isValid())
        return asOf;
    QDate newest;
    for (const ModelInfo &model : catalog.models())
        newest = std::max(newest, releaseDay(model));
    return newest;
}

/// Answers in what the request asks for and in nothing else, so by default in text alone: a model that paints
/// or speaks too is made for that.
bool answersInKind(const ModelInfo &model, const QStringList &asked)
{
    const QStringList &given = model.outputModalities;
    if (given.isEmpty())
        return asked == QStringList {QStringLiteral("text")};
    return QSet<QString>(given.cbegin(), given.cend()) == QSet<QString>(asked.cbegin(), asked.cend());
}

bool isForChat(const ModelInfo &model, const QStringList &outputs, const QDate &today)
{
    const QDate end = QDate::fromString(model.expirationDate, Qt::ISODate);
    return (model.type.isEmpty() || model.type == QLatin1String("chat")) && !model.rolling
           && answersInKind(model, outputs) && !(end.isValid() && end <= today);
}

Money blendOf(const PriceRow &prices)
{
    return Money::fromPicoDollars((*prices.prompt * 3 + prices.completion.value_or(Money())).picoDollars()
                                  / 4);
}

enum class Cost { Any, FreeOnly };

struct Gathering {
    const AutoInput &input;
    Needs needs;
    QDate today;

    std::optional<AutoCandidate> candidate(const ModelInfo &model, const QString &variant, Cost cost) const
    {
        AutoCandidate found {.model = &model, .variant = variant, .simulated = true};
        bool any = false;
        for (const EndpointInfo &endpoint : model.endpoints) {
            if (endpoint.variant != variant || !endpoint.direct
                || endpoint.status == QLatin1String("deprecated")
                || (cost == Cost::FreeOnly && !endpoint.pricing.isFree()) || !input.isUsable(model, endpoint))
                continue;
            any = true;
            found.fits = found.fits || fits(endpoint, model, needs);
            const ProviderInfo *provider = input.catalog.findProvider(endpoint.providerId);
            found.simulated = found.simulated && provider && provider->isSimulator();
            if (!endpoint.pricing.isKnown())
                continue;
            const Money blend = blendOf(endpoint.pricing.base);
            if (!found.blend || blend < *found.blend) {
                found.blend = blend;
                found.prices = endpoint.pricing.base;
            }
        }
        const QDate day = releaseDay(model);
        if (day.isValid() && today.isValid())
            found.ageInDays = std::max<qint64>(day.daysTo(today), 0);
        return any ? std::optional(found) : std::nullopt;
    }
};

Gathering gather(const AutoInput &input)
{
    return {input, needsOf(input), today(input.catalog)};
}

QList<AutoCandidate> realBeforeSimulated(QList<AutoCandidate> candidates)
{
    const auto isSimulated = [](const AutoCandidate &one) { return one.simulated; };
    if (!std::all_of(candidates.cbegin(), candidates.cend(), isSimulated))
        candidates.removeIf(isSimulated);
    return candidates;
}

} // namespace

QList<AutoCandidate> autoCandidates(const AutoInput &input)
{
    const Gathering gathering = gather(input);
    QList<AutoCandidate> candidates;
    for (const ModelInfo &model : input.catalog.models()) {
        if (!isForChat(model, gathering.needs.outputs, gathering.today))
            continue;
        if (const auto one = gathering.candidate(model, {}, Cost::Any))
            candidates << *one;
    }
    return realBeforeSimulated(candidates);
}

QList<AutoCandidate> freeCandidates(const AutoInput &input)
{
    const Gathering gathering = gather(input);
    QList<AutoCandidate> candidates;
    for (const ModelInfo &model : input.catalog.models()) {
        if (!isForChat(model, gathering.needs.outputs, gathering.today))
            continue;
        auto one = gathering.candidate(model, QStringLiteral("free"), Cost::FreeOnly);
        if (!one || !one->fits)
            one = gathering.candidate(model, {}, Cost::FreeOnly);
        if (one && one->fits)
            candidates << *one;
    }
    return realBeforeSimulated(candidates);
}

std::optional<AutoCandidate> autoCandidate(const AutoInput &input, const ModelInfo &model,
                                           const QString &variant)
{
    return gather(input).candidate(model, variant, Cost::Any);
}

} // namespace core
