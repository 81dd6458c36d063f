#pragma once

#include "core/catalog/catalog.h"
#include "core/engine/engine.h"
#include "ui/keys/key_rules.h"

#include <QDialog>
#include <QList>

class QAction;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace ui {

class SearchCombo;
class Theme;

/// Asks for a new provider key and shows, beside the field, the host that it will be sent to.
///
/// Stays open until its owner has stored the key: the owner answers submitted() with accept() or
/// showProblem().
class KeyDialog : public QDialog
{
    Q_OBJECT

public:
    KeyDialog(core::CatalogPtr catalog, const core::KeyStoreState &keyStore,
              const QList<core::KeyStatus> &existing, const Theme &theme, QWidget *parent = nullptr);

    KeyDraft draft() const;
    void chooseProvider(const QString &providerId);
    /// Shows why the key could not be stored, and lets the user try again.
    void showProblem(const QString &problem);

signals:
    void submitted(const core::NewProviderKey &key);

private:
    void createFields(const core::KeyStoreState &keyStore);
    void layOut();
    void showProvider();
    void showStorage();
    void showHost();
    void setRevealed(bool revealed);
    void tidyKey();
    void growToFit();
    void submit();
    QStringList takenNames() const;
    bool isReference() const;
    AddressNeed need() const;

    core::CatalogPtr m_catalog;
    QList<core::KeyStatus> m_existing;
    const Theme &m_theme;
    QString m_keyStoreProblem;
    SearchCombo *m_provider;
    QLabel *m_docs;
    QLineEdit *m_name;
    QComboBox *m_storage;
    QLabel *m_storageNote;
    QLabel *m_keyLabel;
    QLineEdit *m_key;
    QAction *m_reveal;
    QLabel *m_host;
    QLineEdit *m_region;
    QFormLayout *m_form;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
