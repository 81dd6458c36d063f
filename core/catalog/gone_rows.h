#pragma once

#include "core/base/result.h"
#include "core/catalog/source_snapshot.h"

#include <QByteArray>
#include <QString>

namespace core {

// A source's document tells what there is, not what there was. What it named once and names no more is kept
// in a second document of the same form, whose rows say since when; so models that people have chosen stay
// known.

/// The rows of `older` and of the `former` document of this kind that `newer` has not, each with the day
/// since when, `day` for those that go now. Documents that cannot be read count as empty.
QByteArray goneRows(const QString &source, const QByteArray &older, const QByteArray &former,
                    const QByteArray &newer, const QString &day);

/// Reads a source's document, with what is gone of it as deprecated endpoints.
Result<SourceSnapshot> readSource(const QString &source, const QByteArray &document, const QByteArray &gone,
                                  const QDateTime &taken, const SourceLimits &limits = {});

} // namespace core
