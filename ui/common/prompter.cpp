#include "ui/common/prompter.h"

#include <QMessageBox>
#include <QPushButton>

namespace ui {

void Prompter::confirm(QWidget *parent, const QString &title, const QString &text, const QString &action,
                       std::function<void(bool confirmed)> done)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const QPushButton *affirmative = box->addButton(action, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::finished, box, [box, affirmative, done = std::move(done)] {
        done(box->clickedButton() == affirmative);
    });
    box->open();
}

void Prompter::showError(QWidget *parent, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace ui
