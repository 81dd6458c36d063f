#pragma once

#include "core/catalog/catalog.h"
#include "core/conversation/column_settings.h"
#include "ui/chat/parameter_support.h"

#include <QFrame>
#include <QList>
#include <QPointer>
#include <QSet>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QTimer;
class QVBoxLayout;

namespace ui {

class CountEdit;
class NumberRow;
class ProviderPin;
class Theme;

/// How a column asks its model, in a popup below the column's header: which provider, system prompt, context,
/// reasoning, and the parameters that those who may be asked take. What is set but not taken is shown with a
/// warning.
class ParametersPopup : public QFrame
{
    Q_OBJECT

public:
    explicit ParametersPopup(const Theme &theme, QWidget *parent = nullptr);

    /// Opens below the widget. A model that is not in the catalog has its id alone.
    void open(QWidget *anchor, const core::ColumnSettings &settings, const core::ModelInfo &model,
              const core::Catalog &catalog, const QSet<QString> &usableProviders);
    const core::ColumnSettings &settings() const { return m_settings; }

signals:
    /// At each change by the user; of a text a moment later, and at the latest when the popup closes.
    void settingsChanged(const core::ColumnSettings &settings);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *createHeader();
    void createEndpoint();
    void createConversation();
    void createAnswer();
    void createNumbers();
    QWidget *addSection(QLayout *layout);
    void takeContext();
    void takeLongest();
    void takeSeed();
    void takeStop();
    void takeEffort();
    void reset();
    /// All fields as the settings have them.
    void fill();
    void fillEfforts();
    /// Which fields there are, and what is wrong with them.
    void showSupport();
    void showLongest();
    void showReset();
    void fit();
    void tell();
    void tellSoon();

    const Theme &m_theme;
    core::ColumnSettings m_settings;
    core::ModelInfo m_model;
    core::Catalog m_catalog;
    QSet<QString> m_usable;
    ParameterSupport m_support;
    std::optional<core::ColumnSettings> m_beforeReset;
    bool m_filling = false;
    QPointer<QWidget> m_anchor; ///< May go while the popup is open.
    QTimer *m_soon;
    QLabel *m_name;
    QPushButton *m_reset;
    QScrollArea *m_scroll;
    QVBoxLayout *m_body;
    ProviderPin *m_pin;
    QLabel *m_pinAbout;
    QPlainTextEdit *m_system;
    QComboBox *m_context;
    QSpinBox *m_turns;
    QWidget *m_effortSection;
    QComboBox *m_effort;
    QLabel *m_effortWarning;
    QWidget *m_longestSection;
    CountEdit *m_longest;
    QLabel *m_longestNote;
    QLabel *m_samplingNote;
    QList<NumberRow *> m_numbers;
    QWidget *m_seedSection;
    CountEdit *m_seed;
    QLabel *m_seedNote;
    QWidget *m_stopSection;
    QPlainTextEdit *m_stop;
    QLabel *m_stopNote;
    QCheckBox *m_takesPart;
};

} // namespace ui
