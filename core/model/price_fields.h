#pragma once

#include "core/model/pricing.h"

#include <array>

namespace core {

/// A price of a PriceRow by its name in the catalog and the configuration.
struct PriceField {
    const char *key;
    std::optional<Money> PriceRow::*member;
};

inline constexpr std::array kPriceFields = {
    PriceField {"prompt", &PriceRow::prompt},
    PriceField {"completion", &PriceRow::completion},
    PriceField {"cache_read", &PriceRow::cacheRead},
    PriceField {"cache_write", &PriceRow::cacheWrite},
    PriceField {"cache_write_1h", &PriceRow::cacheWrite1h},
    PriceField {"reasoning", &PriceRow::reasoning},
    PriceField {"audio_input", &PriceRow::audioInput},
    PriceField {"audio_output", &PriceRow::audioOutput},
    PriceField {"image_output_token", &PriceRow::imageOutputToken},
    PriceField {"image", &PriceRow::image},
    PriceField {"request", &PriceRow::request},
    PriceField {"web_search", &PriceRow::webSearch},
};

} // namespace core
