#pragma once

#include "core/simulator/sim_random.h"
#include "core/simulator/sim_request.h"
#include "core/simulator/sim_table.h"

#include <QString>

namespace core {

/// A readable answer in Markdown that refers to the question and to what was said before: short for a short
/// question, with headings, lists, tables and code for a longer one. It says first of all that it is
/// simulated. At least `minTokens` tokens long. English, whatever the user's language: it stands for what a
/// model would say.
QString simEssay(const SimRequest &request, SimStyle style, const QString &modelName, int minTokens,
                 SimRandom random);

/// What a model would think before it says that.
QString simThoughts(const SimRequest &request, SimRandom random);

/// The question on one line, without what Markdown or HTML would make of it, cut to `longest` characters.
QString simQuote(const QString &text, qsizetype longest);

} // namespace core
