#include "ui/shell/settings_dialog.h"

#include "ui/common/role.h"
#include "ui/shell/appearance.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

SettingsDialog::SettingsDialog(core::Preferences &preferences, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_theme(theme)
    , m_restart(new QLabel(tr("The language changes when Switchyard is started again.")))
{
    using core::Preference;
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(14);
    auto *title = new QLabel(tr("Settings"));
    setRole(title, "title");
    layout->addWidget(title);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(12);
    layout->addLayout(form);

    const auto addChoice = [form](const QString &label, const QList<QPair<QString, QVariant>> &entries,
                                  const QVariant &current) {
        auto *box = new QComboBox;
        box->setMinimumWidth(220);
        for (const auto &[text, value] : entries)
            box->addItem(text, value);
        box->setCurrentIndex(qMax(0, box->findData(current)));
        auto *caption = new QLabel(label);
        caption->setBuddy(box);
        box->setAccessibleName(QString(label).remove(u'&'));
        form->addRow(caption, box);
        return box;
    };

    QComboBox *scheme = addChoice(tr("&Theme"),
                                  {{tr("Like the system"), QStringLiteral("system")},
                                   {tr("Light"), QStringLiteral("light")},
                                   {tr("Dark"), QStringLiteral("dark")}},
                                  preferences.text(Preference::ColorScheme));
    connect(scheme, &QComboBox::currentIndexChanged, this, [this, scheme] {
        m_preferences.setText(Preference::ColorScheme, scheme->currentData().toString());
        m_theme.apply(colorSchemeOf(m_preferences));
    });

    QComboBox *size =
        addChoice(tr("Text &size"),
                  {{tr("Small"), 0.9}, {tr("Normal"), 1.0}, {tr("Large"), 1.15}, {tr("Very large"), 1.35}},
                  preferences.number(Preference::FontScale));
    connect(size, &QComboBox::currentIndexChanged, this, [this, size] {
        m_preferences.setNumber(Preference::FontScale, size->currentData().toDouble());
        m_theme.setFontSize(fontSizeOf(m_preferences));
    });

    // Languages are named in themselves, so that whoever needs one can read its name.
    QComboBox *language = addChoice(tr("&Language"),
                                    {{tr("Like the system"), QString()},
                                     {QStringLiteral("English"), QStringLiteral("en")},
                                     {QStringLiteral("Deutsch"), QStringLiteral("de")},
                                     {QStringLiteral("简体中文"), QStringLiteral("zh_CN")}},
                                    preferences.text(Preference::Language));
    connect(language, &QComboBox::currentIndexChanged, this, [this, language] {
        m_preferences.setText(Preference::Language, language->currentData().toString());
        m_restart->show();
    });
    auto *notify = new QCheckBox(tr("Tell on the &desktop when a budget runs low"));
    notify->setAccessibleName(tr("Tell on the desktop when a budget runs low"));
    notify->setChecked(preferences.flag(Preference::BudgetNotifications));
    connect(notify, &QCheckBox::toggled, this,
            [this](bool on) { m_preferences.setFlag(Preference::BudgetNotifications, on); });
    layout->addWidget(notify);
    setRole(m_restart, "muted");
    m_restart->hide();
    layout->addWidget(m_restart);
    layout->addStretch();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace ui
