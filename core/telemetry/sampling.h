#pragma once

#include "core/model/request_record.h"

namespace core {

/// Whether a request belongs to the share of `perMille` (0 to 1000) that is told. The requests of one session
/// are all in it or all out of it; those of no session are looked at one by one. Nothing is left to chance,
/// so two targets with the same share are told of the same requests, and a greater share holds the smaller.
bool isSampled(const RequestRecord &record, int perMille);

} // namespace core
