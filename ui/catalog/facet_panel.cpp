#include "ui/catalog/facet_panel.h"

#include "ui/catalog/facet_list.h"
#include "ui/catalog/facet_words.h"
#include "ui/catalog/limit_slider.h"
#include "ui/common/disclosure.h"
#include "ui/common/format.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

/// Which price the slider is about.
enum PriceOf { OfBlend, OfPrompt, OfCompletion };

std::optional<core::Money> core::ModelQuery::*priceMember(int priceOf)
{
    switch (priceOf) {
    case OfPrompt:
        return &core::ModelQuery::maxPromptPrice;
    case OfCompletion:
        return &core::ModelQuery::maxCompletionPrice;
    default:
        return &core::ModelQuery::maxBlendedPrice;
    }
}

QString upTo(core::Money perToken)
{
    return perToken.isZero()
               ? FacetPanel::tr("free only")
               : FacetPanel::tr("up to %1 per million tokens").arg(formatPricePerMillion(perToken));
}

QString contextFrom(qint64 tokens)
{
    return FacetPanel::tr("from %1 tokens").arg(formatTokens(tokens));
}

/// Thousandths of a dollar per million tokens are thousandths of a micro-dollar per token.
core::Money perToken(qint64 milliDollarsPerMillion)
{
    constexpr qint64 picoPerStep = 1'000;
    return core::Money::fromPicoDollars(milliDollarsPerMillion * picoPerStep);
}

QList<LimitSlider::Step> priceSteps()
{
    QList<LimitSlider::Step> steps;
    for (const qint64 milli :
         {0, 50, 100, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 7500, 10000, 15000, 25000, 50000})
        steps.append({perToken(milli).picoDollars(), upTo(perToken(milli))});
    steps.append({std::nullopt, FacetPanel::tr("any price")});
    return steps;
}

QList<LimitSlider::Step> contextSteps()
{
    QList<LimitSlider::Step> steps {{std::nullopt, FacetPanel::tr("any length")}};
    for (const qint64 tokens :
         {8'000, 16'000, 32'000, 64'000, 128'000, 200'000, 256'000, 400'000, 1'000'000, 2'000'000})
        steps.append({tokens, contextFrom(tokens)});
    return steps;
}

} // namespace

FacetPanel::FacetPanel(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
{
    auto *canvas = new QWidget;
    setRole(canvas, "canvas");
    m_layout = new QVBoxLayout(canvas);
    m_layout->setContentsMargins(0, 0, 8, 0);
    m_layout->setSpacing(6);
    setWidget(canvas);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Filters"));

    using core::Facet;
    addGroup(tr("Mine"), {Facet::WithKey, Facet::Local, Facet::Favourite, Facet::Recent}, false);
    addGroup(tr("Abilities"), {Facet::Tools, Facet::Reasoning, Facet::StructuredOutput, Facet::OpenWeights},
             false);
    addGroup(tr("Your data"), {Facet::ZeroRetention, Facet::NoTraining}, false);
    addGroup(tr("Price"), {Facet::Free}, false);
    m_groups.constLast().fold->body()->addWidget(createPrice());
    addSection(tr("Context"))->body()->addWidget(createContext());
    addSection(tr("Released"))->body()->addWidget(createAge());
    addGroup(facetName(Facet::Type), {Facet::Type}, false);
    addGroup(facetName(Facet::Input), {Facet::Input}, false);
    addGroup(facetName(Facet::Output), {Facet::Output}, true);
    addGroup(facetName(Facet::Provider), {Facet::Provider}, false);
    addGroup(facetName(Facet::Author), {Facet::Author}, false);
    addGroup(facetName(Facet::Region), {Facet::Region}, true);
    addGroup(facetName(Facet::Parameter), {Facet::Parameter}, true);
    addGroup(facetName(Facet::Tag), {Facet::Tag}, false);
    m_layout->addStretch();
}

Disclosure *FacetPanel::addSection(const QString &title)
{
    auto *section = new Disclosure(title, m_theme, widget());
    section->setOpen(true);
    m_layout->addWidget(section);
    return section;
}

void FacetPanel::addGroup(const QString &title, const QList<core::Facet> &facets, bool folds)
{
    Disclosure *section = addSection(title);
    section->setOpen(!folds);
    auto *list = new FacetList(title, section);
    section->body()->addWidget(list);
    m_groups.append({facets, list, section, folds});
    connect(list, &FacetList::chosen, this, [this](core::Facet facet, const QString &value, bool chosen) {
        ask([&](core::ModelQuery &query) { core::choose(query, facet, value, chosen); });
    });
}

QWidget *FacetPanel::createPrice()
{
    auto *box = new QWidget(widget());
    m_price = new LimitSlider(tr("Highest price"), box);
    m_price->setSteps(priceSteps());
    m_priceOf = new QComboBox(box);
    m_priceOf->setAccessibleName(tr("Price of what"));
    m_priceOf->addItem(tr("Blended"));
    m_priceOf->addItem(tr("Prompt"));
    m_priceOf->addItem(tr("Answer"));
    m_blendRow = new QWidget(box);
    m_blend = new QSpinBox(m_blendRow);
    m_blend->setRange(0, 1000);
    m_blend->setSuffix(tr(" : 1"));
    m_blend->setAccessibleName(tr("Prompt tokens for each token of the answer"));
    m_blend->setToolTip(m_blend->accessibleName());
    auto *blendLayout = new QHBoxLayout(m_blendRow);
    blendLayout->setContentsMargins(0, 0, 0, 0);
    blendLayout->addWidget(new QLabel(tr("Prompt to answer"), m_blendRow), 1);
    blendLayout->addWidget(m_blend);

    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_priceOf);
    layout->addWidget(m_price);
    layout->addWidget(m_blendRow);
    connect(m_price, &LimitSlider::chosen, this, &FacetPanel::askPrice);
    connect(m_priceOf, &QComboBox::activated, this, [this] {
        // The limit that is set goes with the choice.
        std::optional<core::Money> limit;
        for (const int other : {OfBlend, OfPrompt, OfCompletion}) {
            if (!limit)
                limit = m_query.*priceMember(other);
        }
        askPrice(limit ? std::optional(limit->picoDollars()) : std::nullopt);
        showPrice();
    });
    connect(m_blend, &QSpinBox::valueChanged, this,
            [this](int blend) { ask([blend](core::ModelQuery &query) { query.blend = blend; }); });
    return box;
}

QWidget *FacetPanel::createContext()
{
    m_context = new LimitSlider(tr("Shortest context"), widget());
    m_context->setSteps(contextSteps());
    connect(m_context, &LimitSlider::chosen, this, [this](std::optional<qint64> tokens) {
        ask([&](core::ModelQuery &query) { query.minContext = tokens; });
    });
    return m_context;
}

QWidget *FacetPanel::createAge()
{
    m_age = new QComboBox(widget());
    m_age->setAccessibleName(tr("Released"));
    m_age->addItem(tr("At any time"));
    for (const int months : {1, 3, 6, 12, 24})
        m_age->addItem(tr("In the last %n month(s)", nullptr, months), months * 365 / 12);
    connect(m_age, &QComboBox::activated, this, [this](int row) {
        const QVariant days = m_age->itemData(row);
        ask([&](core::ModelQuery &query) {
            query.maxAgeDays = days.isValid() ? std::optional(days.toInt()) : std::nullopt;
        });
    });
    return m_age;
}

template<typename Change>
void FacetPanel::ask(Change change)
{
    core::ModelQuery query = m_query;
    change(query);
    if (!(query == m_query))
        emit queryAsked(query);
}

void FacetPanel::askPrice(std::optional<qint64> limit)
{
    ask([&](core::ModelQuery &query) {
        for (const int other : {OfBlend, OfPrompt, OfCompletion})
            (query.*priceMember(other)).reset();
        if (limit)
            query.*priceMember(m_priceOf->currentIndex()) = core::Money::fromPicoDollars(*limit);
    });
}

/// How wide its controls are is known only in the look and language of the window.
void FacetPanel::showEvent(QShowEvent *event)
{
    constexpr int kLeast = 190;
    QScrollArea::showEvent(event);
    const int wanted = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    setMinimumWidth(std::max(kLeast, wanted));
}

void FacetPanel::setCatalog(const core::ModelIndex &index, const core::ModelMarks &marks)
{
    // The more models have a value, the further up it stands, whatever is chosen.
    const core::FacetCounts counts = index.matching({}, {{}, marks, {}}).counts;
    for (Group &group : m_groups) {
        QList<FacetListModel::Entry> entries;
        for (const core::Facet facet : std::as_const(group.facets)) {
            if (core::isFlag(facet)) {
                entries.append({facet, {}, facetName(facet), facetHint(facet)});
                continue;
            }
            const QHash<QString, int> &values = counts[size_t(facet)];
            for (auto value = values.cbegin(); value != values.cend(); ++value)
                entries.append(
                    {facet, value.key(), facetValueName(facet, value.key(), index.catalog()), value.key()});
            std::sort(entries.begin(), entries.end(), [&](const auto &left, const auto &right) {
                const int order = values.value(right.value) - values.value(left.value);
                return order != 0 ? order < 0 : left.label.localeAwareCompare(right.label) < 0;
            });
        }
        group.list->setEntries(entries);
        group.fold->setVisible(!entries.isEmpty());
    }
}

void FacetPanel::setState(const core::ModelQuery &query, const core::FacetCounts &counts)
{
    m_query = query;
    for (const Group &group : std::as_const(m_groups)) {
        group.list->setState(query, counts);
        if (group.list->model().anyChosen())
            group.fold->setOpen(true);
    }
    showPrice();
    m_context->setLimit(query.minContext, query.minContext ? contextFrom(*query.minContext) : QString());
    int age = 0;
    for (int row = 1; row < m_age->count(); ++row) {
        if (query.maxAgeDays && m_age->itemData(row).toInt() <= *query.maxAgeDays)
            age = row;
    }
    m_age->setCurrentIndex(age);
}

void FacetPanel::showPrice()
{
    for (const int priceOf : {OfBlend, OfPrompt, OfCompletion}) {
        if (m_query.*priceMember(priceOf))
            m_priceOf->setCurrentIndex(priceOf);
    }
    const std::optional<core::Money> limit = m_query.*priceMember(m_priceOf->currentIndex());
    m_price->setLimit(limit ? std::optional(limit->picoDollars()) : std::nullopt,
                      limit ? upTo(*limit) : QString());
    m_blendRow->setVisible(m_priceOf->currentIndex() == OfBlend);
    const QSignalBlocker blocker(m_blend);
    m_blend->setValue(m_query.blend);
}

} // namespace ui
