#include "ui/chat/suggestions.h"

#include "ui/common/role.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

Suggestions::Suggestions(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    const QStringList prompts = {
        tr("Explain how a heat pump works to a curious ten-year-old."),
        tr("Write a Python function that finds duplicate files in a folder."),
        tr("Compare three ways to learn a language, as a table."),
    };
    for (const QString &prompt : prompts) {
        auto *button = new QPushButton;
        setRole(button, "suggestion");
        button->setAccessibleName(prompt);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        auto *inside = new QHBoxLayout(button);
        inside->setContentsMargins(14, 10, 14, 10);
        auto *text = new QLabel(prompt);
        text->setWordWrap(true);
        text->setAttribute(Qt::WA_TransparentForMouseEvents);
        inside->addWidget(text);
        button->setMinimumHeight(button->fontMetrics().lineSpacing() * 2 + 26);
        connect(button, &QPushButton::clicked, this, [this, prompt] { emit chosen(prompt); });
        row->addWidget(button, 1);
    }
}

} // namespace ui
