#pragma once

// Patterns of models are the same in routes, keys and budgets.
#include "core/model/model_pattern.h" // IWYU pragma: export
