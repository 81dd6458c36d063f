#pragma once

#include "core/catalog/local_programs.h"

namespace core {

/// The rows that the program carries.
QList<LocalProgram> bundledLocalPrograms();

} // namespace core
