#include "ui/budgets/scope_editor.h"

#include "ui/budgets/proposal_box.h"
#include "ui/common/role.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ui {

namespace {

/// One kind of condition. Their order is that of the list.
struct Kind {
    const char *name;
    const char *example;
    QString core::BudgetScope::*part;
    QStringList BudgetChoices::*proposals;
};

constexpr std::array kKinds = {
    Kind {QT_TRANSLATE_NOOP("ui::ScopeEditor", "Model"), "anthropic/*", &core::BudgetScope::model,
          &BudgetChoices::models},
    Kind {QT_TRANSLATE_NOOP("ui::ScopeEditor", "Provider"), "openai", &core::BudgetScope::provider,
          &BudgetChoices::providers},
    Kind {QT_TRANSLATE_NOOP("ui::ScopeEditor", "Provider key"), "openai/work",
          &core::BudgetScope::providerKey, &BudgetChoices::providerKeys},
    Kind {QT_TRANSLATE_NOOP("ui::ScopeEditor", "Own key"), "editor", &core::BudgetScope::key,
          &BudgetChoices::keys},
    Kind {QT_TRANSLATE_NOOP("ui::ScopeEditor", "Member"), "ann", &core::BudgetScope::member,
          &BudgetChoices::members},
    Kind {QT_TRANSLATE_NOOP("ui::ScopeEditor", "App"), "claude-cli/*", &core::BudgetScope::app,
          &BudgetChoices::apps},
};
constexpr int kModel = 0;

int kindOf(const QComboBox &box)
{
    return box.currentData().toInt();
}

/// How many of the names fit a pattern in which `*` stands for anything.
qsizetype countFitting(const QString &pattern, const QStringList &names)
{
    QStringList pieces;
    for (const QString &piece : pattern.split(u'*'))
        pieces << QRegularExpression::escape(piece);
    const QRegularExpression expression(
        QRegularExpression::anchoredPattern(pieces.join(QLatin1String(".*"))));
    return std::count_if(names.cbegin(), names.cend(),
                         [&expression](const QString &name) { return expression.match(name).hasMatch(); });
}

} // namespace

ScopeEditor::ScopeEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_body(new QVBoxLayout(this))
    , m_everything(new QLabel(tr("Everything that is spent"), this))
    , m_note(new QLabel(this))
    , m_add(new QPushButton(tr("Add a condition"), this))
{
    setRole(m_note, "small");
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_add->setAccessibleName(tr("Add a condition"));
    m_add->setAutoDefault(false);
    m_add->setIcon(theme.icon(QStringLiteral("plus")));
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(6);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_everything);
    foot->addWidget(m_add);
    foot->addStretch();
    m_body->addWidget(m_note);
    m_body->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow(freeKinds().constFirst(), {});
        m_rows.constLast().kind->setFocus();
        emit edited();
    });
    tidy();
}

void ScopeEditor::setChoices(const BudgetChoices &choices)
{
    m_choices = choices;
    tidy();
}

void ScopeEditor::setScope(const core::BudgetScope &scope)
{
    while (!m_rows.isEmpty())
        removeRow(m_rows.constFirst().frame);
    for (int kind = 0; kind < int(kKinds.size()); ++kind) {
        if (const QString &value = scope.*kKinds.at(std::size_t(kind)).part; !value.isEmpty())
            addRow(kind, value);
    }
}

core::BudgetScope ScopeEditor::scope() const
{
    core::BudgetScope scope;
    for (const Row &row : m_rows)
        scope.*kKinds.at(std::size_t(kindOf(*row.kind))).part = row.value->currentText().trimmed();
    return scope;
}

bool ScopeEditor::isUnfinished() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(),
                       [](const Row &row) { return row.value->currentText().trimmed().isEmpty(); });
}

void ScopeEditor::addRow(int kind, const QString &value)
{
    auto *frame = new QWidget(this);
    const Row row {frame, new SteadyBox(frame), new ProposalBox(frame), new QToolButton(frame)};
    row.kind->addItem(tr(kKinds.at(std::size_t(kind)).name), kind);
    row.value->setEditText(value);
    row.remove->setIcon(m_theme.icon(QStringLiteral("x")));
    row.remove->setToolTip(tr("Remove this condition"));
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(row.kind);
    layout->addWidget(row.value, 1);
    layout->addWidget(row.remove);
    m_body->insertWidget(static_cast<int>(m_rows.size()), frame);
    m_rows << row;
    connect(row.kind, &QComboBox::currentIndexChanged, this, [this] {
        tidy();
        emit edited();
    });
    connect(row.value, &QComboBox::editTextChanged, this, [this] {
        showNote();
        emit edited();
    });
    connect(row.remove, &QToolButton::clicked, this, [this, frame] {
        removeRow(frame);
        m_add->setFocus();
        emit edited();
    });
    tidy();
}

void ScopeEditor::removeRow(QWidget *frame)
{
    m_rows.removeIf([frame](const Row &row) { return row.frame == frame; });
    frame->hide();
    frame->deleteLater();
    tidy();
}

QList<int> ScopeEditor::freeKinds() const
{
    QList<int> kinds;
    for (int kind = 0; kind < int(kKinds.size()); ++kind) {
        if (std::none_of(m_rows.cbegin(), m_rows.cend(),
                         [kind](const Row &row) { return kindOf(*row.kind) == kind; }))
            kinds << kind;
    }
    return kinds;
}

/// Each row offers its own kind and those that no other row has; names follow the places of the rows.
void ScopeEditor::tidy()
{
    for (int place = 0; place < m_rows.size(); ++place) {
        const Row &row = m_rows.at(place);
        const int own = kindOf(*row.kind);
        QList<int> kinds = freeKinds() << own;
        std::sort(kinds.begin(), kinds.end());
        {
            const QSignalBlocker quiet(row.kind);
            row.kind->clear();
            for (const int kind : std::as_const(kinds))
                row.kind->addItem(tr(kKinds.at(std::size_t(kind)).name), kind);
            row.kind->setCurrentIndex(row.kind->findData(own));
        }
        const Kind &kind = kKinds.at(std::size_t(own));
        row.value->setProposals(m_choices.*kind.proposals);
        row.value->lineEdit()->setPlaceholderText(QString::fromLatin1(kind.example));
        row.kind->setAccessibleName(tr("Kind of condition %1").arg(place + 1));
        row.value->setAccessibleName(tr("Value of condition %1").arg(place + 1));
        row.value->lineEdit()->setAccessibleName(row.value->accessibleName());
        row.remove->setAccessibleName(tr("Remove condition %1").arg(place + 1));
    }
    m_everything->setVisible(m_rows.isEmpty());
    m_add->setVisible(!freeKinds().isEmpty());
    m_add->setText(m_rows.isEmpty() ? tr("Add a condition") : tr("Add another condition"));
    showNote();
}

void ScopeEditor::showNote()
{
    QStringList notes;
    for (const Row &row : std::as_const(m_rows)) {
        if (const QString note = noteOf(row); !note.isEmpty())
            notes << note;
    }
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
}

/// Says when a value fits nothing that there is: it may be a slip, or be meant for later.
QString ScopeEditor::noteOf(const Row &row) const
{
    const int kind = kindOf(*row.kind);
    const QStringList &known = m_choices.*kKinds.at(std::size_t(kind)).proposals;
    const QString value = row.value->currentText().trimmed();
    if (value.isEmpty() || known.isEmpty())
        return {};
    const qsizetype fitting = countFitting(value, known);
    if (kind == kModel && fitting > 0 && value.contains(u'*'))
        return tr("%1 fits %n model(s) of the catalog.", nullptr, int(fitting)).arg(value);
    return fitting > 0 ? QString() : tr("There is nothing called %1 yet.").arg(value);
}

} // namespace ui
