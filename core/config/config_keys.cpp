#include "core/config/config_keys.h"

namespace core {

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// Those that requests are charged by.
QStringList usedPriceKeys()
{
    return words("prompt completion cache_read cache_write cache_write_1h reasoning audio_input audio_output "
                 "image_output_token image request web_search");
}

QStringList priceKeys()
{
    return usedPriceKeys() + unusedPriceKeys();
}

/// The fields of a chat request that say how to answer, and not what; with those of the cache.
QStringList presetKeys()
{
    return words(
        "cache_enabled cache_ttl_seconds model models system messages temperature top_p top_k min_p top_a "
        "frequency_penalty presence_penalty repetition_penalty seed stop logit_bias logprobs "
        "top_logprobs max_tokens max_completion_tokens tools tool_choice parallel_tool_calls "
        "response_format reasoning reasoning_effort include_reasoning verbosity service_tier "
        "modalities image_config cache_control prompt_cache_key metadata user session_id provider "
        "route plugins transforms");
}

} // namespace

QStringList unusedPriceKeys()
{
    return words("audio_cache_read image_token image_output song second_input second_output character_input");
}

bool takesUnknownKeys(ConfigObject object)
{
    return object == ConfigObject::Preset;
}

QStringList configKeys(ConfigObject object)
{
    switch (object) {
    case ConfigObject::Root:
        return words(
            "$schema listen require_key allowed_origins allowed_hosts tls allow_plain_http broadcast "
            "providers prices catalog routing model_sets "
            "presets timeouts response_cache web_search time_zone budgets keys history");
    case ConfigObject::Provider:
        return words("name kind protocol base_url data_policy headers keys models");
    case ConfigObject::ProviderKey:
        return words("name secret priority weight limit_usd_per_month region project location models "
                     "limits hosts enabled free_requests_per_day");
    case ConfigObject::KeyLimits:
        return words("rpm rpd tpm tpd concurrency");
    case ConfigObject::ModelRow:
        return words("id name provider_model_id tag service_tier region variant protocol protocols base_url "
                     "quantization "
                     "context_length max_prompt_tokens max_output_tokens input_modalities output_modalities "
                     "pricing supported_parameters capabilities reasoning_field extra_body extra_headers "
                     "status deprecation_date data_policy");
    case ConfigObject::DataPolicy:
        return words("training trains_on_data retains_prompts retention_days source");
    case ConfigObject::Capabilities:
        return words("tools tool_choice structured_outputs json_mode reasoning temperature vision");
    case ConfigObject::Pricing:
        return priceKeys() + words("tiers time_windows service_tiers");
    case ConfigObject::PriceTier:
        return priceKeys() + words("min_prompt_tokens");
    case ConfigObject::PriceWindow:
        return priceKeys() + words("utc_start utc_end");
    case ConfigObject::ServiceTierPrices:
        return priceKeys();
    case ConfigObject::PriceEdit:
        return words("model endpoint pricing note changed");
    case ConfigObject::OwnPrices:
        return usedPriceKeys();
    case ConfigObject::Routing:
        return words(
            "strategy sort keys default_model auto_models hedge_after_ms deadline_ms order only ignore "
            "allow_fallbacks require_parameters data_collection training zdr distillable_only regions "
            "models preferred_min_throughput preferred_max_latency max_price quantizations");
    case ConfigObject::SortOrder:
        return words("by partition");
    case ConfigObject::RoutingModels:
        return words("only ignore");
    case ConfigObject::Percentiles:
        return words("p50 p75 p90 p99");
    case ConfigObject::MaxPrice:
        return words("prompt completion request image audio");
    case ConfigObject::Preset:
        return presetKeys();
    case ConfigObject::ResponseCache:
        return words("enabled ttl_seconds max_mb");
    case ConfigObject::WebSearch:
        return words("engine base_url secret max_results");
    case ConfigObject::Timeouts:
        return words("connect_ms first_token_ms idle_ms");
    case ConfigObject::Budget:
        return words("name scope limit_usd period rolling_days action downgrade_to warn_at simulated "
                     "allow_unknown_prices enabled");
    case ConfigObject::ApiKey:
        return words(
            "name secret no_key member app limit_usd period rpm limits model_limits models providers "
            "loopback_only management enabled expires");
    case ConfigObject::History:
        return words("bodies retention_days database");
    case ConfigObject::Catalog:
        return words("refresh sources openrouter_url models_dev_url");
    case ConfigObject::Tls:
        return words("certificate key");
    case ConfigObject::BroadcastTarget:
        return words("name type url headers sampling_rate keys");
    }
    Q_UNREACHABLE();
}

} // namespace core
