#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ui {

/// Asks the user. Every question and every notice goes through here, so that tests can answer.
class Prompter
{
public:
    virtual ~Prompter() = default;
    /// `action` names what the affirmative button does ("Remove"). Never nests an event loop.
    virtual void confirm(QWidget *parent, const QString &title, const QString &text, const QString &action,
                         std::function<void(bool confirmed)> done);
    virtual void showError(QWidget *parent, const QString &title, const QString &text);
};

} // namespace ui
