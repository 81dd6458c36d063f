#pragma once

#include "core/catalog/catalog.h"

#include <QKeySequence>
#include <QList>
#include <QPair>
#include <QString>

class QWidget;

namespace ui {

/// Opens the list of keyboard shortcuts: what and keys.
void openShortcuts(QWidget *parent, const QList<QPair<QString, QKeySequence>> &shortcuts);
/// Opens what this is, which version, and whose work is in it under which licence.
void openAbout(QWidget *parent, const core::Catalog &catalog);

} // namespace ui
