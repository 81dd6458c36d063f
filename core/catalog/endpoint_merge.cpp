#include "core/catalog/endpoint_merge.h"

#include <algorithm>
#include <initializer_list>

namespace core {

namespace {

/// More than that is no change of price but a slip of a digit or of the currency.
constexpr qint64 kSlipFactor = 40;

bool isSlip(const std::optional<Money> &before, const std::optional<Money> &after)
{
    if (!before || !after || before->isZero())
        return false;
    return *after > *before * kSlipFactor || *after * kSlipFactor < *before;
}

template<typename T>
void take(std::optional<T> &to, const std::optional<T> &from)
{
    if (from)
        to = from;
}

void takeCapabilities(Capabilities &to, const Capabilities &from)
{
    take(to.tools, from.tools);
    take(to.toolChoice, from.toolChoice);
    take(to.structuredOutputs, from.structuredOutputs);
    take(to.jsonMode, from.jsonMode);
    take(to.reasoning, from.reasoning);
    take(to.temperature, from.temperature);
    take(to.vision, from.vision);
}

template<typename T>
void takeIfAny(T &to, const T &from)
{
    if (from != T())
        to = from;
}

template<typename T>
void fill(T &to, const T &from)
{
    if (to == T())
        to = from;
}

/// Prices of what a source's form has no words for stay as they are; where its main prices are the known
/// ones, so do those that it only does not mention.
Pricing merged(const Pricing &before, Pricing after)
{
    const auto keep = [&](std::initializer_list<std::optional<Money> PriceRow::*> members) {
        for (std::optional<Money> PriceRow::*member : members) {
            if (!(after.base.*member))
                after.base.*member = before.base.*member;
        }
    };
    keep({&PriceRow::cacheWrite1h, &PriceRow::imageOutputToken, &PriceRow::image, &PriceRow::request,
          &PriceRow::webSearch});
    if (after.base.prompt == before.base.prompt && after.base.completion == before.base.completion)
        keep({&PriceRow::cacheRead, &PriceRow::cacheWrite, &PriceRow::reasoning, &PriceRow::audioInput,
              &PriceRow::audioOutput});
    if (after.windows.isEmpty())
        after.windows = before.windows;
    after.serviceTiers = before.serviceTiers;
    return after;
}

bool takesPrice(const EndpointInfo &endpoint, const EndpointInfo &said, const ProviderInfo &provider,
                bool own)
{
    if (!said.pricing.isKnown() || !isPlausiblePrice(said.pricing, provider))
        return false;
    if (own)
        return true;
    // The provider itself said what it asks: nobody else knows better.
    if (endpoint.pricing.isKnown() && endpoint.pricingSource == provider.id)
        return false;
    if (said.pricingSource == kOpenRouterSource && endpoint.pricing.isKnown()
        && endpoint.pricingSource != kOpenRouterSource)
        return false;
    return !isSlip(endpoint.pricing.base.prompt, said.pricing.base.prompt)
           && !isSlip(endpoint.pricing.base.completion, said.pricing.base.completion);
}

} // namespace

bool isPlausiblePrice(const Pricing &pricing, const ProviderInfo &provider)
{
    if (provider.billing == QLatin1String("subscription") || provider.billing == QLatin1String("local"))
        return false;
    const bool resold = provider.kind == QLatin1String("aggregator");
    const bool nothing = pricing.base.prompt == Money() && pricing.base.completion == Money();
    return !(resold && nothing && provider.billing == QLatin1String("metered"));
}

void updateEndpoint(EndpointInfo &endpoint, const EndpointInfo &said, const ProviderInfo &provider, bool own)
{
    const bool priced =
        own && !said.variant.isEmpty() ? said.pricing.isKnown() : takesPrice(endpoint, said, provider, own);
    const bool fromOpenRouter = said.pricingSource == kOpenRouterSource;
    // Only OpenRouter says which parameters an endpoint takes, so where they are known it was asked, and its
    // other figures are nearer to what is true than a list kept by hand.
    const bool better = fromOpenRouter || endpoint.supportedParameters.isEmpty();
    if (priced) {
        endpoint.pricing = merged(endpoint.pricing, said.pricing);
        endpoint.pricingSource = said.pricingSource;
    }
    if (better) {
        takeIfAny(endpoint.contextLength, said.contextLength);
        takeIfAny(endpoint.maxPromptTokens, said.maxPromptTokens);
        takeIfAny(endpoint.maxOutputTokens, said.maxOutputTokens);
        takeIfAny(endpoint.inputModalities, said.inputModalities);
        takeIfAny(endpoint.outputModalities, said.outputModalities);
        takeIfAny(endpoint.supportedParameters, said.supportedParameters);
        takeCapabilities(endpoint.capabilities, said.capabilities);
    }
    takeIfAny(endpoint.reasoning, said.reasoning);
    // OpenRouter's list of a model's endpoints says nothing of their end; and who only does not mention that
    // an endpoint is deprecated has not revived it.
    if (own || (!fromOpenRouter && !said.status.isEmpty()))
        endpoint.status = said.status;
    if (own || !said.deprecationDate.isEmpty())
        endpoint.deprecationDate = said.deprecationDate;
}

void updateModel(ModelInfo &model, const ModelInfo &said)
{
    takeIfAny(model.supportedParameters, said.supportedParameters);
    takeIfAny(model.reasoningEfforts, said.reasoningEfforts);
    take(model.reasoningMandatory, said.reasoningMandatory);
    take(model.reasoningByDefault, said.reasoningByDefault);
    if (!said.supportedParameters.isEmpty()) {
        Capabilities stated = said.capabilities;
        stated.vision = {}; // the model's own modalities say it
        takeCapabilities(model.capabilities, stated);
    }
    model.expirationDate = said.expirationDate;
    fill(model.name, said.name);
    fill(model.listed, said.listed);
    fill(model.knowledgeCutoff, said.knowledgeCutoff);
    fill(model.huggingFaceId, said.huggingFaceId);
    fill(model.tokenizer, said.tokenizer);
    fill(model.contextLength, said.contextLength);
    fill(model.maxOutputTokens, said.maxOutputTokens);
    fill(model.inputModalities, said.inputModalities);
    fill(model.outputModalities, said.outputModalities);
}

} // namespace core
