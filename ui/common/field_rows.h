#pragma once

#include <QString>

class QLabel;
class QVBoxLayout;
class QWidget;

namespace ui {

// Captions stand above their fields, so that long ones of any language have room.

/// A text in small print that wraps. `owner` is described by it to assistive tools too.
QLabel *createNote(const QString &text, QWidget *owner = nullptr);

/// The field below its caption, which also names it, with a note below that where there is one. `caption` may
/// have a mnemonic.
QVBoxLayout *createField(const QString &caption, QWidget *field, const QString &note = {});

} // namespace ui
