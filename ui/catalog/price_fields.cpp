#include "ui/catalog/price_fields.h"

#include "ui/common/format.h"
#include "ui/common/role.h"
#include "ui/common/value_edit.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <limits>

namespace ui {

namespace {

constexpr qint64 kMillion = 1'000'000;

std::optional<core::Money> pieceFrom(const core::Money &typed, qint64 units)
{
    return units == kMillion ? perTokenFrom(typed) : std::optional(typed);
}

std::optional<core::Money> typedFrom(const core::Money &price, qint64 units)
{
    return units == kMillion ? perMillionFrom(price) : std::optional(price);
}

} // namespace

std::optional<core::Money> perTokenFrom(const core::Money &perMillion)
{
    const qint64 pico = perMillion.picoDollars();
    return pico % kMillion == 0 ? std::optional(core::Money::fromPicoDollars(pico / kMillion)) : std::nullopt;
}

std::optional<core::Money> perMillionFrom(const core::Money &perToken)
{
    const qint64 pico = perToken.picoDollars();
    constexpr qint64 kMost = std::numeric_limits<qint64>::max() / kMillion;
    return pico >= 0 && pico <= kMost ? std::optional(core::Money::fromPicoDollars(pico * kMillion))
                                      : std::nullopt;
}

PriceFields::PriceFields(QWidget *parent)
    : QWidget(parent)
    , m_listedCaption(new QLabel(tr("Catalog"), this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 1);
    auto *unit = new QLabel(tr("Dollars per million tokens"), this);
    for (QLabel *caption : {unit, m_listedCaption}) {
        setRole(caption, "small");
        caption->setWordWrap(true);
    }
    grid->addWidget(unit, 0, 1);
    grid->addWidget(m_listedCaption, 0, 2);
    m_listedCaption->hide();
    addField(grid, tr("&Input"), tr("Input price"), {&core::PriceRow::prompt, kMillion});
    addField(grid, tr("&Output"), tr("Output price"), {&core::PriceRow::completion, kMillion});
    addField(grid, tr("Cached &read"), tr("Cached read price"), {&core::PriceRow::cacheRead, kMillion});
    addField(grid, tr("Cache &write"), tr("Cache write price"), {&core::PriceRow::cacheWrite, kMillion});
    addField(grid, tr("Each re&quest, in dollars"), tr("Price per request"), {&core::PriceRow::request, 1});
}

void PriceFields::addField(QGridLayout *grid, const QString &caption, const QString &name, Field field)
{
    const int row = grid->rowCount();
    auto *label = new QLabel(caption, this);
    label->setWordWrap(true);
    field.edit = new MoneyEdit(this);
    field.edit->setPlaceholderText({});
    field.edit->setAccessibleName(name);
    label->setBuddy(field.edit);
    field.listed = new QLabel(this);
    setRole(field.listed, "muted");
    field.listed->hide();
    grid->addWidget(label, row, 0);
    grid->addWidget(field.edit, row, 1);
    grid->addWidget(field.listed, row, 2);
    connect(field.edit, &QLineEdit::textEdited, this, &PriceFields::edited);
    m_fields << field;
}

void PriceFields::showListed(const core::PriceRow &prices)
{
    m_listedCaption->show();
    for (const Field &field : std::as_const(m_fields)) {
        const std::optional<core::Money> &price = prices.*field.member;
        const QString text = field.units == kMillion ? formatPricePerMillion(price) : formatMoney(price);
        field.listed->setText(text);
        field.listed->show();
        field.edit->setPlaceholderText(price ? text : tr("not priced"));
        field.edit->setAccessibleDescription(tr("In the catalog: %1").arg(price ? text : tr("not priced")));
    }
}

void PriceFields::setPrices(const core::PriceRow &prices)
{
    for (const Field &field : std::as_const(m_fields)) {
        const std::optional<core::Money> &price = prices.*field.member;
        field.edit->setAmount(price ? typedFrom(*price, field.units) : std::nullopt);
    }
}

core::PriceRow PriceFields::prices(const core::PriceRow &before) const
{
    core::PriceRow prices = before;
    for (const Field &field : m_fields) {
        const std::optional<core::Money> typed = field.edit->amount();
        prices.*field.member = typed ? pieceFrom(*typed, field.units) : std::nullopt;
    }
    return prices;
}

bool PriceFields::isEmpty() const
{
    return std::all_of(m_fields.cbegin(), m_fields.cend(),
                       [](const Field &field) { return field.edit->text().trimmed().isEmpty(); });
}

QString PriceFields::problemOf(const Field &field) const
{
    const QString name = field.edit->accessibleName();
    if (const QString problem = field.edit->problem(); !problem.isEmpty())
        return tr("%1: %2", "name of a field, what is wrong there").arg(name, problem);
    const std::optional<core::Money> typed = field.edit->amount();
    if (typed && !pieceFrom(*typed, field.units))
        return tr("%1: at most six digits may stand behind the decimal point.").arg(name);
    return {};
}

QString PriceFields::problem() const
{
    for (const Field &field : m_fields) {
        if (const QString problem = problemOf(field); !problem.isEmpty())
            return problem;
    }
    return {};
}

QWidget *PriceFields::problemField() const
{
    const auto wrong = std::find_if(m_fields.cbegin(), m_fields.cend(),
                                    [this](const Field &field) { return !problemOf(field).isEmpty(); });
    return wrong == m_fields.cend() ? nullptr : wrong->edit;
}

} // namespace ui
