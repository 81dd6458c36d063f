#include "ui/catalog/filter_bar.h"

#include "ui/common/flow_layout.h"
#include "ui/common/role.h"
#include "ui/common/search_combo.h"

#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

const QString kChat = QStringLiteral("chat");

QString typeName(const QString &type)
{
    if (type == kChat)
        return FilterBar::tr("Chat models");
    if (type == QLatin1String("embedding"))
        return FilterBar::tr("Embedding models");
    if (type == QLatin1String("image"))
        return FilterBar::tr("Image models");
    if (type == QLatin1String("speech"))
        return FilterBar::tr("Speech models");
    if (type == QLatin1String("transcription"))
        return FilterBar::tr("Transcription models");
    if (type == QLatin1String("rerank"))
        return FilterBar::tr("Rerank models");
    if (type == QLatin1String("moderation"))
        return FilterBar::tr("Moderation models");
    if (type == QLatin1String("video"))
        return FilterBar::tr("Video models");
    return type;
}

std::optional<bool> wanted(const QToolButton *chip)
{
    return chip->isChecked() ? std::optional(true) : std::nullopt;
}

} // namespace

FilterBar::FilterBar(const core::Catalog &catalog, QWidget *parent)
    : QWidget(parent)
    , m_type(new QComboBox(this))
    , m_provider(new SearchCombo(this))
{
    m_type->setObjectName(QStringLiteral("typeFilter"));
    m_type->setAccessibleName(tr("Type of model"));
    m_provider->setObjectName(QStringLiteral("providerFilter"));
    m_provider->setAccessibleName(tr("Provider"));
    m_provider->setToolTip(tr("Only models that this provider offers. Type to search."));
    m_type->setFixedWidth(150);
    m_provider->setFixedWidth(150);

    auto *layout = new FlowLayout(this);
    layout->addWidget(m_type);
    layout->addWidget(m_provider);
    m_withKey = addChip(tr("I have a key"), tr("Only models of providers for which a key is set"));
    m_tools = addChip(tr("Tools"), tr("Only models that can call tools"));
    m_reasoning = addChip(tr("Reasoning"), tr("Only models that reason before they answer"));
    m_vision = addChip(tr("Vision"), tr("Only models that read images"));
    m_openWeights = addChip(tr("Open weights"), tr("Only models whose weights are published"));
    m_free = addChip(tr("Free"), tr("Only models that cost nothing at one provider at least"));
    setCatalog(catalog);

    connect(m_type, &QComboBox::currentIndexChanged, this, &FilterBar::queryChanged);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &FilterBar::queryChanged);
}

QToolButton *FilterBar::addChip(const QString &text, const QString &toolTip)
{
    auto *chip = new QToolButton(this);
    setRole(chip, "chip");
    chip->setCheckable(true);
    chip->setText(text);
    chip->setToolTip(toolTip);
    chip->setAccessibleName(text);
    chip->setAccessibleDescription(toolTip);
    chip->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(chip);
    connect(chip, &QToolButton::toggled, this, &FilterBar::queryChanged);
    return chip;
}

void FilterBar::addTrailing(QWidget *widget)
{
    layout()->addWidget(widget);
}

void FilterBar::setCatalog(const core::Catalog &catalog)
{
    QStringList types;
    for (const core::ModelInfo &model : catalog.models()) {
        if (!model.type.isEmpty() && !types.contains(model.type))
            types.append(model.type);
    }
    std::sort(types.begin(), types.end());
    if (types.removeAll(kChat) > 0)
        types.prepend(kChat);

    const QString type = m_type->currentData().toString();
    {
        const QSignalBlocker blocker(m_type);
        const bool first = m_type->count() == 0;
        m_type->clear();
        for (const QString &known : std::as_const(types))
            m_type->addItem(typeName(known), known);
        m_type->addItem(tr("All types"), QString());
        m_type->setCurrentIndex(std::max(0, first ? 0 : m_type->findData(type)));
    }

    QList<QPair<QString, QString>> providers;
    for (const core::ProviderInfo &provider : catalog.providers())
        providers.append({provider.name.isEmpty() ? provider.id : provider.name, provider.id});
    std::sort(providers.begin(), providers.end(), [](const auto &left, const auto &right) {
        return left.first.compare(right.first, Qt::CaseInsensitive) < 0;
    });
    providers.prepend({tr("Any provider"), QString()});
    m_provider->setEntries(providers);
}

void FilterBar::setUsableProviders(const QSet<QString> &providers)
{
    m_usableProviders = providers;
    if (m_withKey->isChecked())
        emit queryChanged();
}

core::ModelQuery FilterBar::query() const
{
    core::ModelQuery query;
    if (const QString type = m_type->currentData().toString(); !type.isEmpty())
        query.types = {type};
    if (const QString provider = m_provider->chosen(); !provider.isEmpty())
        query.providers = {provider};
    if (m_withKey->isChecked())
        query.usableProviders = m_usableProviders;
    if (m_vision->isChecked())
        query.inputModalities = {QStringLiteral("image")};
    query.tools = wanted(m_tools);
    query.reasoning = wanted(m_reasoning);
    query.openWeights = wanted(m_openWeights);
    query.free = wanted(m_free);
    return query;
}

bool FilterBar::isFiltering() const
{
    const auto checked = [](const QToolButton *chip) { return chip->isChecked(); };
    const QList<const QToolButton *> chips {m_withKey, m_tools, m_reasoning, m_vision, m_openWeights, m_free};
    return m_type->currentIndex() > 0 || m_provider->currentIndex() > 0
           || std::any_of(chips.cbegin(), chips.cend(), checked);
}

void FilterBar::clear()
{
    {
        const QSignalBlocker blocker(this);
        m_type->setCurrentIndex(0);
        m_provider->setCurrentIndex(0);
        for (QToolButton *chip : {m_withKey, m_tools, m_reasoning, m_vision, m_openWeights, m_free})
            chip->setChecked(false);
    }
    emit queryChanged();
}

} // namespace ui
