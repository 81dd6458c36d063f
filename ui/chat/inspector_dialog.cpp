#include "ui/chat/inspector_dialog.h"

#include "core/conversation/curl_text.h"
#include "ui/chat/inspector_attempts.h"
#include "ui/chat/inspector_page.h"
#include "ui/chat/inspector_summary.h"
#include "ui/chat/wire_text.h"
#include "ui/common/copy_button.h"
#include "ui/common/role.h"
#include "ui/common/switch.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

QString keptAtMost()
{
    return QLocale().formattedDataSize(core::kMostKeptOfBody, 0);
}

} // namespace

InspectorDialog::InspectorDialog(const core::Turn &turn, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
{
    setWindowTitle(tr("Request and response"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    auto *splitter = new QSplitter(this);
    splitter->setAccessibleName(tr("Attempts and what went over the wire"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(createAttempts());
    splitter->addWidget(createTabs());
    splitter->setStretchFactor(1, 1);
    constexpr int kListWidth = 220;
    splitter->setSizes({kListWidth, 3 * kListWidth});
    auto *masked =
        new QLabel(tr("Keys and other secrets stand as •••. They were taken out before anything was kept."));
    setRole(masked, "small");
    masked->setWordWrap(true);
    m_result = new QLabel;
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setAccessibleName(tr("Result of saving"));
    m_result->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(splitter, 1);
    layout->addLayout(createFindBar());
    layout->addWidget(masked);
    layout->addWidget(m_result);
    layout->addLayout(createButtons());
    // Enter belongs to the search.
    const QList<QPushButton *> buttons = findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->setAutoDefault(false);
    addShortcuts();
    setMinimumSize(640, 400);
    constexpr int kWidth = 900;
    constexpr int kHeight = 600;
    resize(kWidth, kHeight);
    connect(&theme, &Theme::changed, this, &InspectorDialog::fillAttempts);
    showTurn(turn);
    m_attempts->setFocus(Qt::OtherFocusReason);
}

QWidget *InspectorDialog::createAttempts()
{
    auto *side = new QWidget;
    auto *heading = new QLabel(tr("Attempts"));
    setRole(heading, "subheading");
    m_attempts = new InspectorAttempts(m_theme);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(heading);
    layout->addWidget(m_attempts, 1);
    connect(m_attempts, &QListWidget::currentRowChanged, this, &InspectorDialog::showAttempt);
    return side;
}

QWidget *InspectorDialog::createTabs()
{
    m_tabs = new QTabWidget;
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setAccessibleName(tr("What is shown of the attempt"));
    const QStringList names {tr("Request"), tr("Response"), tr("As curl")};
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        const QString &name = names.at(qsizetype(i));
        m_pages[i] = new InspectorPage(name, m_theme);
        m_tabs->addTab(m_pages[i], name);
        connect(m_pages[i]->view(), &WireTextView::loaded, this, &InspectorDialog::showState);
    }
    m_summary = new InspectorSummary;
    m_tabs->addTab(m_summary, tr("Summary"));

    m_form = new QWidget;
    m_asSent = new Switch(m_theme);
    m_asSent->setAccessibleName(tr("As sent"));
    m_asSent->setToolTip(tr("Every letter as it went over the wire, instead of laid out to be read"));
    auto *label = new QLabel(tr("As sent"));
    label->setBuddy(m_asSent);
    auto *form = new QHBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->addWidget(label);
    form->addWidget(m_asSent);
    m_tabs->setCornerWidget(m_form);
    connect(m_asSent, &QCheckBox::toggled, this, [this] {
        m_filled = {};
        showTab();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &InspectorDialog::showTab);
    return m_tabs;
}

QLayout *InspectorDialog::createFindBar()
{
    m_find = new QLineEdit;
    m_find->setAccessibleName(tr("Find"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(320);
    const auto createStep = [this](const QString &icon, const QString &name, bool backwards) {
        auto *button = new QToolButton;
        button->setIcon(m_theme.icon(icon));
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QToolButton::clicked, this, [this, backwards] { find(backwards); });
        return button;
    };
    m_previous = createStep(QStringLiteral("chevron-up"), tr("Previous place"), true);
    m_next = createStep(QStringLiteral("chevron-down"), tr("Next place"), false);
    m_count = new QLabel;
    setRole(m_count, "muted");
    m_count->setAccessibleName(tr("Places found"));
    connect(m_find, &QLineEdit::textChanged, this, &InspectorDialog::findTyped);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(false); });
    auto *bar = new QHBoxLayout;
    bar->setSpacing(6);
    bar->addWidget(m_find, 1);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    bar->addWidget(m_count);
    bar->addStretch(1);
    return bar;
}

QLayout *InspectorDialog::createButtons()
{
    m_copy = new CopyButton(m_theme);
    m_copy->setSource([this] { return textToCopy(); });
    m_copyCurl = new CopyButton(m_theme);
    m_copyCurl->setLabel(tr("Copy as curl"));
    m_copyCurl->setSource([this] { return exchange() ? core::curlText(*exchange()) : QString(); });
    m_save = new QPushButton(tr("Save…"));
    m_save->setAccessibleName(tr("Save"));
    connect(m_save, &QPushButton::clicked, this, &InspectorDialog::save);
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_copyCurl);
    buttons->addWidget(m_save);
    buttons->addStretch();
    buttons->addWidget(close);
    return buttons;
}

void InspectorDialog::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto &&action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(QKeySequence::Find, [this] {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    });
    add(QKeySequence(Qt::Key_F3), [this] { find(false); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { find(true); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Tab), [this] { turnTab(1); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), [this] { turnTab(-1); });
    auto *back = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), m_find);
    back->setContext(Qt::WidgetShortcut);
    connect(back, &QShortcut::activated, this, [this] { find(true); });
}

void InspectorDialog::showTurn(const core::Turn &turn)
{
    m_turn = turn;
    fillAttempts();
}

void InspectorDialog::fillAttempts()
{
    m_attempts->showAttempts(m_turn);
    showAttempt();
}

const core::WireExchange *InspectorDialog::exchange() const
{
    const int shown = m_attempts->ordinal();
    const auto found = std::find_if(m_turn.exchanges.cbegin(), m_turn.exchanges.cend(),
                                    [&](const core::WireExchange &one) { return one.ordinal == shown; });
    return found == m_turn.exchanges.cend() ? nullptr : &*found;
}

InspectorDialog::Tab InspectorDialog::tab() const
{
    return Tab(m_tabs->currentIndex());
}

InspectorPage *InspectorDialog::page() const
{
    const auto index = std::size_t(m_tabs->currentIndex());
    return index < m_pages.size() ? m_pages[index] : nullptr;
}

void InspectorDialog::showAttempt()
{
    m_filled = {};
    m_summary->showSections(summaryOf(m_turn, m_attempts->ordinal()));
    m_copyCurl->setEnabled(exchange() && !exchange()->address.isEmpty());
    showTab();
}

void InspectorDialog::showTab()
{
    m_result->hide();
    for (QWidget *part : std::initializer_list<QWidget *> {m_find, m_previous, m_next})
        part->setEnabled(tab() != Tab::Summary);
    if (page() && !m_filled[std::size_t(m_tabs->currentIndex())]) {
        m_filled[std::size_t(m_tabs->currentIndex())] = true;
        if (tab() == Tab::Request)
            showRequest();
        else if (tab() == Tab::Response)
            showResponse();
        else
            showCurl();
    }
    showState();
}

void InspectorDialog::showState()
{
    const bool something = page() ? page()->hasText() : !m_summary->sections().isEmpty();
    m_copy->setEnabled(something && (!page() || page()->view()->isLoaded()));
    m_save->setEnabled(something);
    m_form->setVisible((tab() == Tab::Request || tab() == Tab::Response) && something);
    showCount();
}

void InspectorDialog::showNothing(InspectorPage *page) const
{
    QString title = tr("Nothing was kept");
    QString why = tr("Requests and responses are kept only where that is switched on, and not with answers "
                     "from before. Ask again to see them.");
    if (m_turn.running()) {
        title = tr("Not there yet");
        why = tr("The answer is still on its way. What was sent and received is shown here when it is over.");
    } else if (m_attempts->count() == 0 && m_turn.error) {
        title = tr("Nothing was sent");
        why = m_turn.error->message;
    } else if (m_turn.state == core::Turn::State::Stopped || m_turn.state == core::Turn::State::Interrupted) {
        why = tr("The answer was stopped before its end, so what went over the wire was not handed over.");
    }
    page->showNothing(title, why);
}

/// What was sent; where nothing was, null, and the page says so.
const core::WireExchange *InspectorDialog::sentFor(InspectorPage *page) const
{
    const core::WireExchange *sent = exchange();
    if (!sent) {
        showNothing(page);
        return nullptr;
    }
    if (sent->address.isEmpty()) {
        page->showNothing(tr("Nothing was sent"), sent->problem);
        return nullptr;
    }
    return sent;
}

void InspectorDialog::showRequest()
{
    const core::WireExchange *sent = sentFor(m_pages[0]);
    if (!sent)
        return;
    const BodyForm form = m_asSent->isChecked() ? BodyForm::AsSent : BodyForm::Readable;
    m_pages[0]->showText(
        [exchange = *sent, form] { return requestText(exchange, form); }, WireTextView::Colouring::Message,
        sent->requestCut ? tr("The body goes on: only its first %1 were kept.").arg(keptAtMost())
                         : QString());
}

void InspectorDialog::showResponse()
{
    const core::WireExchange *got = exchange();
    if (!got) {
        showNothing(m_pages[1]);
        return;
    }
    if (got->status == 0) {
        m_pages[1]->showNothing(tr("No answer came"), got->problem);
        return;
    }
    QStringList notes;
    if (!got->problem.isEmpty())
        notes << got->problem;
    if (got->responseCut)
        notes << tr("The body goes on: only its first %1 were kept.").arg(keptAtMost());
    const BodyForm form = m_asSent->isChecked() ? BodyForm::AsSent : BodyForm::Readable;
    m_pages[1]->showText([exchange = *got, form] { return responseText(exchange, form); },
                         WireTextView::Colouring::Message, notes.join(u'\n'));
}

void InspectorDialog::showCurl()
{
    const core::WireExchange *sent = sentFor(m_pages[2]);
    if (!sent)
        return;
    m_pages[2]->showText([exchange = *sent] { return core::curlText(exchange); },
                         WireTextView::Colouring::Command, QString());
}

void InspectorDialog::find(bool backwards)
{
    if (!page() || !page()->hasText())
        return;
    page()->view()->findNext(m_find->text(), backwards);
}

void InspectorDialog::findTyped()
{
    if (page() && page()->hasText())
        page()->view()->findHere(m_find->text());
    showCount();
}

void InspectorDialog::showCount()
{
    const bool searched = page() && page()->hasText() && !m_find->text().isEmpty();
    const qsizetype count = searched ? page()->view()->count(m_find->text()) : 0;
    if (!searched)
        m_count->clear();
    else if (!page()->view()->isLoaded())
        m_count->setText(tr("Loading…"));
    else
        m_count->setText(count == 0 ? tr("Not found") : tr("%n place(s)", nullptr, int(count)));
}

void InspectorDialog::turnTab(int by)
{
    const int count = m_tabs->count();
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

QString InspectorDialog::textToCopy() const
{
    if (!page())
        return summaryText(m_summary->sections());
    return page()->view()->text();
}

void InspectorDialog::save()
{
    QString name = QStringLiteral("summary.txt");
    if (const core::WireExchange *one = exchange(); one && tab() == Tab::Request)
        name = QStringLiteral("request-%1.%2")
                   .arg(one->ordinal)
                   .arg(bodySuffix(one->requestBody, core::headerValue(one->requestHeaders, "content-type")));
    else if (one && tab() == Tab::Response)
        name =
            QStringLiteral("response-%1.%2")
                .arg(one->ordinal)
                .arg(bodySuffix(one->responseBody, core::headerValue(one->responseHeaders, "content-type")));
    else if (one && tab() == Tab::Curl)
        name = QStringLiteral("request-%1.sh").arg(one->ordinal);
    auto *dialog = new QFileDialog(this, tab() == Tab::Request || tab() == Tab::Response ? tr("Save the body")
                                                                                         : tr("Save"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, &InspectorDialog::write);
    dialog->open();
}

void InspectorDialog::write(const QString &path)
{
    // Of request and response the body, byte for byte, so that other programs can read it.
    const core::WireExchange *one = exchange();
    QByteArray bytes;
    if (!page())
        bytes = textToCopy().toUtf8();
    else if (one && tab() == Tab::Request)
        bytes = one->requestBody;
    else if (one && tab() == Tab::Response)
        bytes = one->responseBody;
    else if (one)
        bytes = core::curlText(*one).toUtf8();
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    setRole(m_result, written ? "success" : "error");
    m_result->setText(
        written ? tr("Saved as %1.").arg(path)
                : tr("%1 could not be written: %2. Choose another folder.").arg(path, file.errorString()));
    m_result->show();
}

} // namespace ui
