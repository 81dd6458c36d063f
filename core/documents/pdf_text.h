#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace core {

/// Largest PDF that is read, in bytes, and most pages.
inline constexpr qsizetype kLargestPdf = qsizetype(50) * 1024 * 1024;
inline constexpr int kMostPdfPages = 2000;

/// The text of a PDF in the order in which it is read, pages apart by an empty line; empty where all pages
/// are pictures. Works in the pool; cancelling the future ends it with the page it is at. `name` is said in
/// errors.
///
/// BadRequest if it is too large, is damaged, needs a password, or takes more than a minute.
QFuture<Result<QString>> pdfText(const QByteArray &content, const QString &name);

} // namespace core
