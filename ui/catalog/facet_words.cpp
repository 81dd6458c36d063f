#include "ui/catalog/facet_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::FacetWords)
};

QString typeName(const QString &type)
{
    if (type == QLatin1String("chat"))
        return Text::tr("Chat");
    if (type == QLatin1String("embedding"))
        return Text::tr("Embeddings");
    if (type == QLatin1String("image"))
        return Text::tr("Images");
    if (type == QLatin1String("speech"))
        return Text::tr("Speech");
    if (type == QLatin1String("transcription"))
        return Text::tr("Transcription");
    if (type == QLatin1String("rerank"))
        return Text::tr("Reranking");
    if (type == QLatin1String("moderation"))
        return Text::tr("Moderation");
    if (type == QLatin1String("video"))
        return Text::tr("Video");
    return type;
}

QString modalityName(const QString &modality)
{
    if (modality == QLatin1String("text"))
        return Text::tr("Text");
    if (modality == QLatin1String("image"))
        return Text::tr("Images");
    if (modality == QLatin1String("audio"))
        return Text::tr("Sound");
    if (modality == QLatin1String("video"))
        return Text::tr("Video");
    if (modality == QLatin1String("pdf"))
        return Text::tr("PDF");
    if (modality == QLatin1String("embedding"))
        return Text::tr("Vectors");
    if (modality == QLatin1String("score"))
        return Text::tr("Rankings");
    return modality;
}

QString regionName(const QString &region)
{
    if (region == QLatin1String("eu"))
        return Text::tr("European Union");
    if (region.size() == 2) {
        const QLocale::Territory territory = QLocale::codeToTerritory(region.toUpper());
        if (territory != QLocale::AnyTerritory)
            return QLocale::territoryToString(territory);
    }
    return region;
}

QString authorName(const QString &author, const core::Catalog &catalog)
{
    for (const core::ModelInfo &model : catalog.models()) {
        if (model.author.compare(author, Qt::CaseInsensitive) == 0 && !model.authorName.isEmpty())
            return model.authorName;
    }
    return author;
}

/// "Provider: Groq"; a kind or an ability speaks for itself.
QString chipText(core::Facet facet, const QString &value, const core::Catalog &catalog)
{
    const QString name = facetValueName(facet, value, catalog);
    switch (facet) {
    case core::Facet::Type:
        return Text::tr("Kind: %1").arg(name);
    case core::Facet::Input:
        return Text::tr("Reads: %1").arg(name);
    case core::Facet::Output:
        return Text::tr("Answers with: %1").arg(name);
    case core::Facet::Tag:
        return Text::tr("Tag: %1").arg(name);
    default:
        return name;
    }
}

QString pricePerMillion(core::Money perToken)
{
    return formatPricePerMillion(perToken);
}

/// What has no tick: limits and what is hidden.
void addLimits(QList<ActiveFilter> &active, const core::ModelQuery &query)
{
    const auto add = [&](const QString &text, auto forget) {
        core::ModelQuery without = query;
        forget(without);
        active.append({text, without});
    };
    if (query.minContext)
        add(Text::tr("Context from %1").arg(formatTokens(*query.minContext)),
            [](core::ModelQuery &without) { without.minContext.reset(); });
    if (query.maxPromptPrice)
        add(Text::tr("Prompt up to %1/M").arg(pricePerMillion(*query.maxPromptPrice)),
            [](core::ModelQuery &without) { without.maxPromptPrice.reset(); });
    if (query.maxCompletionPrice)
        add(Text::tr("Answer up to %1/M").arg(pricePerMillion(*query.maxCompletionPrice)),
            [](core::ModelQuery &without) { without.maxCompletionPrice.reset(); });
    if (query.maxBlendedPrice)
        add(Text::tr("Blended up to %1/M").arg(pricePerMillion(*query.maxBlendedPrice)),
            [](core::ModelQuery &without) { without.maxBlendedPrice.reset(); });
    if (query.maxAgeDays)
        add(Text::tr("Released in the last %n day(s)", nullptr, *query.maxAgeDays),
            [](core::ModelQuery &without) { without.maxAgeDays.reset(); });
    if (query.hidden)
        add(Text::tr("Hidden ones"), [](core::ModelQuery &without) { without.hidden = false; });
}

} // namespace

QString facetName(core::Facet facet)
{
    switch (facet) {
    case core::Facet::Author:
        return Text::tr("Author");
    case core::Facet::Provider:
        return Text::tr("Provider");
    case core::Facet::Type:
        return Text::tr("Kind of model");
    case core::Facet::Input:
        return Text::tr("Reads");
    case core::Facet::Output:
        return Text::tr("Answers with");
    case core::Facet::Parameter:
        return Text::tr("Parameters");
    case core::Facet::Region:
        return Text::tr("Region");
    case core::Facet::Tag:
        return Text::tr("Tags");
    case core::Facet::Tools:
        return Text::tr("Tools");
    case core::Facet::Reasoning:
        return Text::tr("Reasoning");
    case core::Facet::StructuredOutput:
        return Text::tr("Structured output");
    case core::Facet::OpenWeights:
        return Text::tr("Open weights");
    case core::Facet::ZeroRetention:
        return Text::tr("Zero retention");
    case core::Facet::NoTraining:
        return Text::tr("No training on prompts");
    case core::Facet::Free:
        return Text::tr("Free");
    case core::Facet::WithKey:
        return Text::tr("I have a key");
    case core::Facet::Local:
        return Text::tr("On this machine");
    case core::Facet::Favourite:
        return Text::tr("Favourites");
    case core::Facet::Recent:
        return Text::tr("Recently used");
    }
    return {};
}

QString facetHint(core::Facet facet)
{
    switch (facet) {
    case core::Facet::Tools:
        return Text::tr("Can call tools");
    case core::Facet::Reasoning:
        return Text::tr("Reasons before it answers");
    case core::Facet::StructuredOutput:
        return Text::tr("Answers by a JSON schema");
    case core::Facet::OpenWeights:
        return Text::tr("The weights are published");
    case core::Facet::ZeroRetention:
        return Text::tr("A provider that does not keep prompts, as far as is listed");
    case core::Facet::NoTraining:
        return Text::tr("A provider that does not train on prompts, as far as is listed");
    case core::Facet::Free:
        return Text::tr("Costs nothing at one provider at least");
    case core::Facet::WithKey:
        return Text::tr("A provider for which a key is set, or that needs none");
    case core::Facet::Local:
        return Text::tr("Served by a program of your own");
    case core::Facet::Recent:
        return Text::tr("The models that answered you last");
    default:
        return {};
    }
}

QString facetValueName(core::Facet facet, const QString &value, const core::Catalog &catalog)
{
    switch (facet) {
    case core::Facet::Author:
        return authorName(value, catalog);
    case core::Facet::Provider: {
        const core::ProviderInfo *provider = catalog.findProvider(value);
        return provider && !provider->name.isEmpty() ? provider->name : value;
    }
    case core::Facet::Type:
        return typeName(value);
    case core::Facet::Input:
    case core::Facet::Output:
        return modalityName(value);
    case core::Facet::Region:
        return regionName(value);
    default:
        return core::isFlag(facet) ? facetName(facet) : value;
    }
}

QList<ActiveFilter> activeFilters(const core::ModelQuery &query, const core::ModelQuery &usual,
                                  const core::Catalog &catalog)
{
    QList<ActiveFilter> active;
    for (int i = 0; i < core::kFacets; ++i) {
        const core::Facet facet = core::Facet(i);
        if (core::isFlag(facet)) {
            const std::optional<bool> flag = core::flagOf(query, facet);
            if (!flag)
                continue;
            core::ModelQuery without = query;
            core::choose(without, facet, {}, false);
            active.append({*flag ? facetName(facet) : Text::tr("Not: %1").arg(facetName(facet)), without});
            continue;
        }
        const QStringList values = core::valuesOf(query, facet);
        if (values == core::valuesOf(usual, facet))
            continue;
        for (const QString &value : values) {
            core::ModelQuery without = query;
            core::choose(without, facet, value, false);
            active.append({chipText(facet, value, catalog), without});
        }
    }
    addLimits(active, query);
    return active;
}

} // namespace ui
