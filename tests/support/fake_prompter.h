#pragma once

#include "ui/common/prompter.h"

#include <QStringList>

/// Answers every question at once, and remembers what was asked and shown.
class FakePrompter : public ui::Prompter
{
public:
    void confirm(QWidget *, const QString &title, const QString &text, const QString &,
                 std::function<void(bool)> done) override
    {
        questions << title + QLatin1String(": ") + text;
        done(answer);
    }
    void showError(QWidget *, const QString &title, const QString &text) override
    {
        errors << title + QLatin1String(": ") + text;
    }

    bool answer = true;
    QStringList questions;
    QStringList errors;
};
