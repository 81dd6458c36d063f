#include "core/model/route_plan.h"

namespace core {

QString exclusionName(ExclusionReason reason)
{
    switch (reason) {
    case ExclusionReason::NoKey:
        return QStringLiteral("no_key");
    case ExclusionReason::ProtocolNotSpoken:
        return QStringLiteral("protocol_not_spoken");
    case ExclusionReason::NoAddress:
        return QStringLiteral("no_address");
    case ExclusionReason::NotDirect:
        return QStringLiteral("not_direct");
    case ExclusionReason::OtherRegion:
        return QStringLiteral("other_region");
    case ExclusionReason::NotForChat:
        return QStringLiteral("not_for_chat");
    case ExclusionReason::NotInOnly:
        return QStringLiteral("allowed_providers");
    case ExclusionReason::Ignored:
        return QStringLiteral("ignored_provider");
    case ExclusionReason::DataCollection:
        return QStringLiteral("data_policy:training");
    case ExclusionReason::ZeroDataRetention:
        return QStringLiteral("data_policy:zdr");
    case ExclusionReason::MaxPrice:
        return QStringLiteral("max_price");
    case ExclusionReason::Quantization:
        return QStringLiteral("quantization");
    case ExclusionReason::ContextLength:
        return QStringLiteral("context_length");
    case ExclusionReason::OutputLength:
        return QStringLiteral("output_length");
    case ExclusionReason::InputModality:
        return QStringLiteral("input_modality");
    case ExclusionReason::NotAllowedForKey:
        return QStringLiteral("not_allowed_for_key");
    case ExclusionReason::FallbacksOff:
        return QStringLiteral("allow_fallbacks");
    case ExclusionReason::UnknownModel:
        return QStringLiteral("unknown_model");
    case ExclusionReason::Training:
        return QStringLiteral("data_policy:no_training");
    case ExclusionReason::Region:
        return QStringLiteral("data_region");
    case ExclusionReason::Distillable:
        return QStringLiteral("distillable");
    case ExclusionReason::ModelNotAllowed:
        return QStringLiteral("model_not_allowed");
    case ExclusionReason::RequireParameters:
        return QStringLiteral("require_parameters");
    case ExclusionReason::BetterFit:
        return QStringLiteral("parameter_preference");
    case ExclusionReason::ServiceTier:
        return QStringLiteral("service_tier");
    case ExclusionReason::Variant:
        return QStringLiteral("variant");
    case ExclusionReason::FreeQuota:
        return QStringLiteral("free_quota");
    case ExclusionReason::KeyLimit:
        return QStringLiteral("key_limit");
    case ExclusionReason::KeyHost:
        return QStringLiteral("key_host");
    case ExclusionReason::Budget:
        return QStringLiteral("budget");
    case ExclusionReason::ProviderNotAllowed:
        return QStringLiteral("provider_not_allowed");
    }
    Q_UNREACHABLE();
}

} // namespace core
