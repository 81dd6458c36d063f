#include "ui/shell/info_dialogs.h"

#include "ui/common/role.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::InfoDialogs)
};

/// A dialog with a heading, room for content, and a close button.
QDialog *createDialog(QWidget *parent, const QString &title, QLayout *content)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(14);
    auto *heading = new QLabel(title);
    setRole(heading, "title");
    layout->addWidget(heading);
    layout->addLayout(content);
    layout->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    return dialog;
}

} // namespace

void openShortcuts(QWidget *parent, const QList<QPair<QString, QKeySequence>> &shortcuts)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(40);
    grid->setVerticalSpacing(9);
    int row = 0;
    for (const auto &[what, keys] : shortcuts) {
        auto *key = new QLabel(keys.toString(QKeySequence::NativeText));
        setRole(key, "badge");
        grid->addWidget(new QLabel(what), row, 0);
        grid->addWidget(key, row++, 1, Qt::AlignRight);
    }
    createDialog(parent, Text::tr("Keyboard shortcuts"), grid)->open();
}

void openAbout(QWidget *parent, const core::Catalog &catalog)
{
    auto *content = new QVBoxLayout;
    content->setSpacing(10);
    const auto add = [content](const QString &text, const char *role) {
        auto *label = new QLabel(text);
        label->setWordWrap(true);
        label->setOpenExternalLinks(true);
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        label->setMinimumWidth(440);
        setRole(label, role);
        content->addWidget(label);
    };
    add(Text::tr("Version %1. Every language model behind one interface, on your own keys.")
            .arg(QStringLiteral(SWITCHYARD_VERSION)),
        "");
    add(Text::tr(
            "Free software under the GNU General Public License, version 3 or later, without any warranty."),
        "");
    add(Text::tr("With work of others"), "subheading");
    add(Text::tr("Qt %1 (LGPL 3; Qt Charts GPL 3) · QtKeychain (BSD) · cmark-gfm (BSD) · SQLite (public "
                 "domain)<br>"
                 "Fonts: Inter, Noto Sans Mono and STIX Math (SIL Open Font License 1.1)<br>"
                 "Icons: Lucide (ISC, parts MIT)")
            .arg(QString::fromLatin1(qVersion())),
        "muted");
    add(Text::tr("Model catalog"), "subheading");
    add(Text::tr(
            "Figures as of %1, from <a href=\"https://models.dev\">models.dev</a> (MIT), "
            "<a href=\"https://github.com/BerriAI/litellm\">litellm</a> (MIT) and OpenRouter's public lists.")
            .arg(catalog.dataAsOf().isEmpty() ? QStringLiteral("—") : catalog.dataAsOf()),
        "muted");
    createDialog(parent, Text::tr("About Switchyard"), content)->open();
}

} // namespace ui
