#include "ui/proxy/rotate_key_dialog.h"

#include "ui/common/format.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

RotateKeyDialog::RotateKeyDialog(const QString &name, const Theme &theme, QWidget *parent)
    : FormDialog(tr("Rotate API key"), tr("Rotate"), parent)
    , m_theme(theme)
    , m_overlap(new QButtonGroup(this))
{
    constexpr int kHour = 3'600;
    constexpr int kDay = 24 * kHour;
    auto *about = new QLabel(tr("The key “%1” gets a new secret and keeps its limits and figures. How long "
                                "shall the old secret work beside it, until its programs have the new one?")
                                 .arg(name),
                             this);
    about->setWordWrap(true);
    about->setTextFormat(Qt::PlainText);
    body()->addWidget(about);
    const QList<QPair<QString, int>> choices {{tr("Not at all: it is refused at once"), 0},
                                              {tr("For an hour"), kHour},
                                              {tr("For a day"), kDay},
                                              {tr("For a week"), 7 * kDay}};
    for (const auto &[text, seconds] : choices) {
        auto *choice = new QRadioButton(text, this);
        choice->setAccessibleName(text);
        choice->setChecked(seconds == kHour);
        m_overlap->addButton(choice, seconds);
        body()->addWidget(choice);
    }
    body()->addStretch();
    fitToContent();
    focusFirstField();
}

void RotateKeyDialog::submit()
{
    waitForAnswer();
    emit submitted(std::chrono::seconds(m_overlap->checkedId()));
}

void RotateKeyDialog::showKey(const core::NewApiKey &key, const ClientFacts &facts)
{
    auto *view = new KeySecretView(m_theme, this);
    connect(view, &KeySecretView::closed, this, &RotateKeyDialog::accept);
    replaceFields(view);
    const QString old = key.info.oldSecretUntil > QDateTime::currentDateTimeUtc()
                            ? tr("The old one works until %1.").arg(formatDateTime(key.info.oldSecretUntil))
                            : tr("The old one is refused from now on.");
    view->showKey(
        key,
        tr("This is the new secret of “%1”. Copy it now: it is not kept and cannot be shown again. %2")
            .arg(key.info.name, old),
        facts);
}

} // namespace ui
