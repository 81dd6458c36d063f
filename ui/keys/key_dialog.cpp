#include "ui/keys/key_dialog.h"

#include "ui/common/role.h"
#include "ui/common/search_combo.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

/// A field with its note close below.
QLayout *withNote(QWidget *field, QLabel *note)
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(3);
    layout->addWidget(field);
    layout->addWidget(note);
    return layout;
}

QLabel *createNote(QWidget *parent)
{
    auto *note = new QLabel(parent);
    setRole(note, "small");
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    return note;
}

} // namespace

KeyDialog::KeyDialog(core::CatalogPtr catalog, const core::KeyStoreState &keyStore,
                     const QList<core::KeyStatus> &existing, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_catalog(std::move(catalog))
    , m_existing(existing)
    , m_theme(theme)
    , m_keyStoreProblem(keyStore.available ? QString() : keyStore.message)
{
    setWindowTitle(tr("Add key"));
    createFields(keyStore);
    layOut();
    connect(m_provider, &QComboBox::currentIndexChanged, this, &KeyDialog::showProvider);
    connect(m_storage, &QComboBox::currentIndexChanged, this, &KeyDialog::showStorage);
    connect(m_key, &QLineEdit::textChanged, this, &KeyDialog::tidyKey);
    connect(m_region, &QLineEdit::textChanged, this, &KeyDialog::showHost);
    connect(m_reveal, &QAction::toggled, this, &KeyDialog::setRevealed);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &KeyDialog::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &KeyDialog::reject);
    setRevealed(false);
    showProvider();
    showStorage();
}

void KeyDialog::createFields(const core::KeyStoreState &keyStore)
{
    m_provider = new SearchCombo(this);
    m_provider->setAccessibleName(tr("Provider"));
    m_provider->setObjectName(QStringLiteral("provider"));
    QList<QPair<QString, QString>> providers;
    for (const core::ProviderInfo &provider : m_catalog->providers()) {
        if (provider.needsKey())
            providers.append({provider.name.isEmpty() ? provider.id : provider.name, provider.id});
    }
    std::sort(providers.begin(), providers.end(), [](const auto &left, const auto &right) {
        return left.first.compare(right.first, Qt::CaseInsensitive) < 0;
    });
    m_provider->setEntries(providers);
    // No default: a key that is pasted under the wrong provider is sent to somebody else.
    m_provider->clearChoice(tr("Choose a provider"));

    m_docs = createNote(this);
    m_docs->setTextFormat(Qt::RichText);
    m_docs->setOpenExternalLinks(true);
    m_docs->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_name = new QLineEdit(this);
    m_name->setAccessibleName(tr("Name of the key"));
    m_name->setObjectName(QStringLiteral("name"));

    m_storage = new QComboBox(this);
    m_storage->setAccessibleName(tr("Kept in"));
    m_storage->setObjectName(QStringLiteral("storage"));
    if (keyStore.available)
        m_storage->addItem(tr("System key store"), QVariant::fromValue(core::KeyStorage::Keychain));
    m_storage->addItem(tr("This session only"), QVariant::fromValue(core::KeyStorage::SessionOnly));
    m_storage->addItem(tr("Environment variable or file"), QVariant::fromValue(core::KeyStorage::Reference));
    m_storageNote = createNote(this);

    m_keyLabel = new QLabel(this);
    m_key = new QLineEdit(this);
    m_key->setObjectName(QStringLiteral("key"));
    m_key->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_keyLabel->setBuddy(m_key);
    m_reveal = m_key->addAction(QIcon(), QLineEdit::TrailingPosition);
    m_reveal->setCheckable(true);
    m_host = createNote(this);
    m_region = new QLineEdit(this);
    m_region->setAccessibleName(tr("Region"));
    m_region->setObjectName(QStringLiteral("region"));
    m_problem = new QLabel(this);
    setRole(m_problem, "error");
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->hide();
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *add = m_buttons->addButton(tr("Add key"), QDialogButtonBox::AcceptRole);
    setRole(add, "primary");
    add->setDefault(true);
}

void KeyDialog::layOut()
{
    constexpr int kFieldWidth = 380;
    auto *form = new QFormLayout;
    m_form = form;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Provider"), withNote(m_provider, m_docs));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Kept in"), withNote(m_storage, m_storageNote));
    form->addRow(tr("&Region"), m_region);
    form->addRow(m_keyLabel, withNote(m_key, m_host));
    const QList<QPair<int, QWidget *>> fields {{0, m_provider}, {2, m_storage}};
    for (const auto &[row, field] : fields) {
        if (auto *label = qobject_cast<QLabel *>(form->itemAt(row, QFormLayout::LabelRole)->widget()))
            label->setBuddy(field);
    }
    m_provider->setMinimumWidth(kFieldWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(14);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(m_buttons);
}

void KeyDialog::chooseProvider(const QString &providerId)
{
    m_provider->choose(providerId);
}

KeyDraft KeyDialog::draft() const
{
    const QString text = isReference() ? m_key->text().trimmed() : cleanedKey(m_key->text());
    return {m_provider->chosen(), m_name->text().trimmed(),
            m_storage->currentData().value<core::KeyStorage>(), text,
            need() == AddressNeed::Nothing ? QString() : m_region->text().trimmed()};
}

void KeyDialog::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_buttons->setEnabled(true);
    growToFit();
}

void KeyDialog::showProvider()
{
    const core::ProviderInfo *provider = m_catalog->findProvider(m_provider->chosen());
    m_name->setText(suggestedKeyName(takenNames()));
    m_docs->setVisible(provider != nullptr);
    m_host->setVisible(provider != nullptr);
    m_form->setRowVisible(m_region, need() != AddressNeed::Nothing);
    m_region->setPlaceholderText(need() == AddressNeed::Region ? QStringLiteral("us-east-1")
                                                               : QStringLiteral("global"));
    if (!provider)
        return;
    const QString url = QUrl(provider->docsUrl).toString(QUrl::FullyEncoded).toHtmlEscaped();
    m_docs->setVisible(!url.isEmpty());
    m_docs->setText(tr("How to get a key: %1").arg(QStringLiteral("<a href=\"%1\">%1</a>").arg(url)));
    showHost();
    showStorage();
    showProblem({});
}

void KeyDialog::showHost()
{
    const core::ProviderInfo *provider = m_catalog->findProvider(m_provider->chosen());
    if (!provider)
        return;
    const QString host = destinationHost(*provider, m_region->text().trimmed());
    if (!host.isEmpty())
        m_host->setText(tr("The key is sent to %1 and nowhere else.").arg(host));
    else if (need() == AddressNeed::Region)
        m_host->setText(tr("An API key, or ACCESS_KEY_ID:SECRET_ACCESS_KEY. It goes to the region above."));
    else
        m_host->setText(tr("This provider's address has to be set in config.json first (base_url)."));
}

void KeyDialog::showStorage()
{
    const core::ProviderInfo *provider = m_catalog->findProvider(m_provider->chosen());
    const QString variable = provider ? provider->environment.value(0) : QString();
    const auto storage = m_storage->currentData().value<core::KeyStorage>();
    QString note = tr("Encrypted by the system, and unlocked when you log in.");
    if (storage == core::KeyStorage::SessionOnly) {
        note = tr("Kept in memory, and forgotten when Switchyard closes.");
        if (!m_keyStoreProblem.isEmpty())
            note.prepend(m_keyStoreProblem + QLatin1Char(' '));
    } else if (storage == core::KeyStorage::Reference) {
        note =
            tr("Only the name of the variable or the path of the file is kept; the key is read from there.");
    }
    m_storageNote->setText(note);
    m_keyLabel->setText(isReference() ? tr("&Reference") : tr("Ke&y"));
    m_key->setAccessibleName(isReference() ? tr("Reference") : tr("Key"));
    m_key->setPlaceholderText(isReference() ? QStringLiteral("env:%1").arg(
                                  variable.isEmpty() ? QStringLiteral("API_KEY") : variable)
                                            : tr("Paste the key here"));
    m_reveal->setVisible(!isReference());
    setRevealed(m_reveal->isChecked());
    showProblem({});
}

void KeyDialog::growToFit()
{
    // A dialog that is shown does not follow the height that wrapped texts need for its width.
    if (!isVisible())
        return;
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void KeyDialog::setRevealed(bool revealed)
{
    const bool readable = revealed || isReference();
    m_key->setEchoMode(readable ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setIcon(m_theme.icon(revealed ? QStringLiteral("eye-off") : QStringLiteral("eye"),
                                   m_theme.colors().textMuted));
    m_reveal->setText(revealed ? tr("Hide the key") : tr("Show the key"));
    m_reveal->setToolTip(m_reveal->text());
}

void KeyDialog::tidyKey()
{
    showProblem({});
    if (isReference())
        return;
    if (const QString clean = cleanedKey(m_key->text()); clean != m_key->text())
        m_key->setText(clean);
}

void KeyDialog::submit()
{
    const KeyDraft key = draft();
    const QString problem = problemOf(key, takenNames(), need());
    showProblem(problem);
    if (!problem.isEmpty())
        return;
    m_buttons->setEnabled(false);
    emit submitted(newKeyOf(key, need()));
}

QStringList KeyDialog::takenNames() const
{
    QStringList names;
    for (const core::KeyStatus &key : m_existing) {
        if (key.provider == m_provider->chosen())
            names.append(key.name);
    }
    return names;
}

AddressNeed KeyDialog::need() const
{
    const core::ProviderInfo *provider = m_catalog->findProvider(m_provider->chosen());
    return provider ? addressNeed(*provider) : AddressNeed::Nothing;
}

bool KeyDialog::isReference() const
{
    return m_storage->currentData().value<core::KeyStorage>() == core::KeyStorage::Reference;
}

} // namespace ui
