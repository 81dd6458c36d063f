#include "ui/chat/parameters_popup.h"

#include "ui/chat/number_row.h"
#include "ui/chat/provider_pin.h"
#include "ui/chat/stop_words.h"
#include "ui/common/field_rows.h"
#include "ui/common/popup_place.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/common/value_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kWidth = 460;
constexpr int kMargin = 14;
constexpr int kMostTokens = 100'000'000;
constexpr qint64 kLargestSeed = (qint64(1) << 53) - 1; // what JSON carries everywhere
constexpr int kTextPauseMs = 300;

QPlainTextEdit *createText(const QString &placeholder, int lines)
{
    auto *edit = new QPlainTextEdit;
    edit->setPlaceholderText(placeholder);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + 24);
    return edit;
}

void showNote(QLabel *note, const QString &text, bool warning)
{
    setRole(note, warning ? "warning" : "small");
    note->setText(text);
    note->setVisible(!text.isEmpty());
}

} // namespace

ParametersPopup::ParametersPopup(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_soon(new QTimer(this))
    , m_scroll(new QScrollArea)
{
    setRole(this, "popup");
    setAccessibleName(tr("Parameters"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(kTextPauseMs);
    connect(m_soon, &QTimer::timeout, this, &ParametersPopup::tell);
    auto *canvas = new QWidget;
    setRole(canvas, "canvas");
    m_body = new QVBoxLayout(canvas);
    m_body->setContentsMargins(0, 0, 10, 0); // for the scroll bar
    m_body->setSpacing(12);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(canvas);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin - 6, kMargin);
    layout->addWidget(createHeader());
    layout->addWidget(m_scroll, 1);
    createEndpoint();
    createConversation();
    createAnswer();
    createNumbers();
    m_body->addStretch();
    setTabOrder(m_takesPart, m_reset);
}

QWidget *ParametersPopup::createHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 10, 0);
    m_name = new QLabel;
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    setRole(m_name, "subheading");
    row->addWidget(m_name, 1);
    m_reset = new QPushButton;
    setRole(m_reset, "link");
    connect(m_reset, &QPushButton::clicked, this, &ParametersPopup::reset);
    row->addWidget(m_reset);
    return header;
}

QWidget *ParametersPopup::addSection(QLayout *layout)
{
    auto *section = new QWidget;
    layout->setContentsMargins(0, 0, 0, 0);
    section->setLayout(layout);
    m_body->addWidget(section);
    return section;
}

void ParametersPopup::createEndpoint()
{
    m_pin = new ProviderPin(m_theme);
    QVBoxLayout *field = createField(tr("Provider"), m_pin);
    m_pinAbout = createNote({});
    field->addWidget(m_pinAbout);
    addSection(field);
    connect(m_pin, &ProviderPin::endpointChosen, this, [this](const QString &endpoint) {
        m_settings.endpoint = endpoint;
        tell();
        showSupport();
        fit();
    });
}

void ParametersPopup::createConversation()
{
    m_system = createText(tr("Said to the model before everything else"), 3);
    addSection(createField(tr("System prompt"), m_system));
    connect(m_system, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        m_settings.systemPrompt = m_system->toPlainText();
        tellSoon();
    });

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *label = new QLabel(tr("Context"));
    m_context = new QComboBox;
    m_context->setAccessibleName(label->text());
    m_context->addItems({tr("All earlier turns"), tr("Only the last turns")});
    label->setBuddy(m_context);
    m_turns = new QSpinBox;
    m_turns->setRange(0, 999);
    m_turns->setAccessibleName(tr("Turns that go along"));
    m_turns->setToolTip(m_turns->accessibleName());
    row->addWidget(label);
    row->addStretch();
    row->addWidget(m_context);
    row->addWidget(m_turns);
    addSection(row);
    connect(m_context, &QComboBox::activated, this, &ParametersPopup::takeContext);
    connect(m_turns, &QSpinBox::valueChanged, this, &ParametersPopup::takeContext);
}

void ParametersPopup::createAnswer()
{
    m_effort = new QComboBox;
    QVBoxLayout *effort = createField(tr("Reasoning"), m_effort);
    m_effortWarning = createNote({});
    effort->addWidget(m_effortWarning);
    m_effortSection = addSection(effort);
    connect(m_effort, &QComboBox::activated, this, &ParametersPopup::takeEffort);

    m_longest = new CountEdit(1, kMostTokens);
    m_longest->setPlaceholderText(tr("not sent"));
    QVBoxLayout *longest = createField(tr("Longest answer, in tokens"), m_longest);
    m_longestNote = createNote({});
    longest->addWidget(m_longestNote);
    m_longestSection = addSection(longest);
    connect(m_longest, &QLineEdit::textEdited, this, &ParametersPopup::takeLongest);
}

void ParametersPopup::createNumbers()
{
    m_samplingNote = createNote(tr("These have an effect only while the model does not reason."));
    m_body->addWidget(m_samplingNote);
    const QList<NumberParameter> parameters = numberParameters();
    for (const NumberParameter &parameter : parameters) {
        auto *row = new NumberRow(parameter, m_theme);
        m_numbers << row;
        m_body->addWidget(row);
        connect(row, &NumberRow::valueChanged, this, [this, row](std::optional<double> value) {
            row->parameter().setValue(m_settings.sampling, value);
            tell();
            showSupport();
        });
    }
    m_seed = new CountEdit(0, kLargestSeed);
    m_seed->setPlaceholderText(tr("not sent"));
    QVBoxLayout *seed = createField(tr("Seed"), m_seed);
    m_seedNote = createNote({});
    seed->addWidget(m_seedNote);
    m_seedSection = addSection(seed);
    connect(m_seed, &QLineEdit::textEdited, this, &ParametersPopup::takeSeed);

    m_stop = createText(tr("not sent"), 2);
    QVBoxLayout *stop = createField(tr("Stop words"), m_stop);
    m_stopNote = createNote({});
    stop->addWidget(m_stopNote);
    m_stopSection = addSection(stop);
    connect(m_stop, &QPlainTextEdit::textChanged, this, &ParametersPopup::takeStop);

    m_takesPart = new QCheckBox(tr("Gets what is sent to all columns"));
    m_body->addWidget(m_takesPart);
    connect(m_takesPart, &QCheckBox::toggled, this, [this](bool on) {
        if (m_filling)
            return;
        m_settings.takesPart = on;
        tell();
    });
}

void ParametersPopup::open(QWidget *anchor, const core::ColumnSettings &settings,
                           const core::ModelInfo &model, const core::Catalog &catalog,
                           const QSet<QString> &usableProviders)
{
    m_settings = settings;
    m_model = model;
    m_catalog = catalog;
    m_usable = usableProviders;
    m_beforeReset.reset();
    m_anchor = anchor;
    m_name->setText(model.name.isEmpty() ? settings.model : model.name);
    fill();
    m_scroll->verticalScrollBar()->setValue(0);
    fit();
    show();
    m_pin->setFocus(Qt::PopupFocusReason);
}

void ParametersPopup::fit()
{
    if (!m_anchor)
        return;
    m_scroll->widget()->layout()->activate();
    const int inner = kWidth - 2 * kMargin;
    QLayout *content = m_scroll->widget()->layout();
    const int needed = content->hasHeightForWidth() ? content->totalHeightForWidth(inner)
                                                    : content->totalSizeHint().height();
    const int header = layout()->itemAt(0)->sizeHint().height() + layout()->spacing();
    setFixedSize(kWidth, std::min(needed + header + 2 * kMargin + 2, roomForPopup(m_anchor)));
    placePopup(this, m_anchor);
}

void ParametersPopup::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    m_pin->setChoices(m_model, m_catalog, m_usable, m_settings.endpoint);
    m_system->setPlainText(m_settings.systemPrompt);
    m_context->setCurrentIndex(m_settings.earlierTurns ? 1 : 0);
    constexpr int kUsualTurns = 4;
    m_turns->setValue(m_settings.earlierTurns.value_or(kUsualTurns));
    m_turns->setVisible(m_settings.earlierTurns.has_value());
    m_longest->setCount(m_settings.maxTokens);
    for (NumberRow *row : std::as_const(m_numbers))
        row->setValue(row->parameter().value(m_settings.sampling));
    m_seed->setText(m_settings.sampling.seed ? QString::number(*m_settings.sampling.seed) : QString());
    m_stop->setPlainText(stopLines(m_settings.sampling.stop));
    m_takesPart->setChecked(m_settings.takesPart);
    showSupport();
}

void ParametersPopup::fillEfforts()
{
    m_effort->clear();
    m_effort->addItem(tr("As the model does by itself"), QString());
    for (const QString &effort : std::as_const(m_support.efforts))
        m_effort->addItem(effortText(effort), effort);
    const QString &chosen = m_settings.reasoningEffort;
    if (m_effort->findData(chosen) < 0)
        m_effort->addItem(effortText(chosen), chosen);
    m_effort->setCurrentIndex(m_effort->findData(chosen));
}

void ParametersPopup::showSupport()
{
    m_support = parameterSupport(m_model, m_catalog, m_settings.endpoint, m_usable);
    const QString left = m_settings.endpoint.isEmpty()
                             ? tr("No provider of this model takes it; it is left out.")
                             : tr("This provider does not take it; it is left out.");
    showNote(m_pinAbout, m_pin->about(), false);
    fillEfforts();
    const QString &effort = m_settings.reasoningEffort;
    const bool effortTaken = effort.isEmpty() || m_support.efforts.contains(effort);
    m_effortSection->setVisible(!m_support.efforts.isEmpty() || !effort.isEmpty());
    showNote(m_effortWarning,
             effortTaken                   ? QString()
             : m_support.efforts.isEmpty() ? left
                                           : tr("It is not offered here; the nearest one is sent."),
             true);
    bool anySampling = false;
    for (NumberRow *row : std::as_const(m_numbers)) {
        const bool taken = m_support.takes(row->parameter().name);
        row->setVisible(taken || row->value());
        row->setWarning(!taken && row->value() ? left : QString());
        anySampling = anySampling || taken;
    }
    m_samplingNote->setVisible(anySampling && m_support.samplingOnlyWithoutReasoning);
    const bool seedTaken = m_support.takes(QStringLiteral("seed"));
    m_seedSection->setVisible(seedTaken || m_settings.sampling.seed);
    showNote(m_seedNote, seedTaken ? m_seed->problem() : left, true);
    const bool stopTaken = m_support.takes(QStringLiteral("stop"));
    m_stopSection->setVisible(stopTaken || !m_settings.sampling.stop.isEmpty());
    showNote(m_stopNote, stopTaken ? tr("One on each line; \\n stands for a line break.") : left, !stopTaken);
    showLongest();
    showReset();
}

void ParametersPopup::showReset()
{
    m_reset->setText(m_beforeReset ? tr("Undo reset") : tr("Reset all"));
    m_reset->setEnabled(m_beforeReset || m_settings.hasOwnParameters() || !m_settings.endpoint.isEmpty());
}

void ParametersPopup::showLongest()
{
    const bool taken = m_support.takes(QStringLiteral("max_tokens"));
    m_longestSection->setVisible(taken || m_settings.maxTokens);
    const qint64 most = m_support.longestAnswer;
    const std::optional<qint64> typed = m_longest->count();
    const QString number = QLocale().toString(most);
    if (!taken)
        showNote(m_longestNote, tr("Not taken here; it is left out."), true);
    else if (!m_longest->problem().isEmpty())
        showNote(m_longestNote, m_longest->problem(), true);
    else if (typed && most > 0 && *typed > most)
        showNote(m_longestNote, tr("No more than %1 can be had here.", "tokens").arg(number), true);
    else
        showNote(m_longestNote, most > 0 ? tr("Up to %1", "tokens").arg(number) : QString(), false);
}

void ParametersPopup::takeContext()
{
    if (m_filling)
        return;
    const bool some = m_context->currentIndex() == 1;
    m_turns->setVisible(some);
    m_settings.earlierTurns = some ? std::optional(m_turns->value()) : std::nullopt;
    tell();
}

void ParametersPopup::takeEffort()
{
    m_settings.reasoningEffort = m_effort->currentData().toString();
    tell();
    showSupport();
    fit();
}

void ParametersPopup::takeLongest()
{
    const std::optional<qint64> typed = m_longest->count();
    const bool tooLong = typed && m_support.longestAnswer > 0 && *typed > m_support.longestAnswer;
    showLongest();
    if (!m_longest->problem().isEmpty() || tooLong || m_settings.maxTokens == typed)
        return;
    m_settings.maxTokens = typed;
    tellSoon();
}

void ParametersPopup::takeSeed()
{
    const std::optional<qint64> typed = m_seed->count();
    const bool wrong = !m_seed->problem().isEmpty();
    showNote(m_seedNote, m_seed->problem(), true);
    if (wrong || m_settings.sampling.seed == typed)
        return;
    m_settings.sampling.seed = typed;
    tellSoon();
}

void ParametersPopup::takeStop()
{
    if (m_filling)
        return;
    m_settings.sampling.stop = stopWords(m_stop->toPlainText());
    tellSoon();
}

void ParametersPopup::reset()
{
    if (m_beforeReset) {
        m_settings = *m_beforeReset;
        m_beforeReset.reset();
    } else {
        const core::ColumnSettings before = m_settings;
        m_settings = {.model = before.model, .takesPart = before.takesPart};
        m_beforeReset = before;
    }
    fill();
    fit();
    m_soon->stop();
    emit settingsChanged(m_settings);
}

void ParametersPopup::tell()
{
    m_soon->stop();
    m_beforeReset.reset();
    showReset();
    emit settingsChanged(m_settings);
}

void ParametersPopup::tellSoon()
{
    m_beforeReset.reset();
    m_soon->start();
    showReset();
}

void ParametersPopup::hideEvent(QHideEvent *event)
{
    if (m_soon->isActive())
        tell();
    QFrame::hideEvent(event);
}

} // namespace ui
