#include "ui/chat/provider_pin.h"

#include "ui/chat/parameter_support.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/two_line_delegate.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QScreen>
#include <QStringList>
#include <QWheelEvent>

#include <algorithm>

namespace ui {

namespace {

constexpr int kAboutRole = Qt::UserRole + 1;
const QString kSeparator = QStringLiteral(" · ");

QString policyText(const core::DataPolicy &policy)
{
    if (policy.trainsOnData.value_or(false))
        return ProviderPin::tr("may train on prompts");
    if (!policy.trainsOnData && !policy.retainsPrompts && !policy.retentionDays)
        return ProviderPin::tr("data policy unknown");
    if (!policy.retains())
        return ProviderPin::tr("keeps no prompts");
    if (policy.retentionDays)
        return ProviderPin::tr("keeps prompts %n day(s)", nullptr, *policy.retentionDays);
    return ProviderPin::tr("may keep prompts");
}

QString nameText(const core::EndpointInfo &endpoint, const core::Catalog &catalog,
                 const QSet<QString> &usable)
{
    const core::ProviderInfo *provider = catalog.findProvider(endpoint.providerId);
    QStringList parts {provider && !provider->name.isEmpty() ? provider->name : endpoint.providerId};
    QStringList offer {endpoint.tag, endpoint.region, endpoint.variant, endpoint.quantization};
    offer.removeAll(QString());
    offer.removeDuplicates();
    parts += offer;
    if (!endpoint.direct)
        parts << ProviderPin::tr("not with a key of your own");
    else if (!usable.contains(endpoint.providerId))
        parts << ProviderPin::tr("no key");
    return parts.join(kSeparator);
}

QString aboutText(const core::EndpointInfo &endpoint, const core::ModelInfo &model,
                  const core::Catalog &catalog)
{
    QStringList parts {ProviderPin::tr("%1 in, %2 out per M", "prices of a million tokens")
                           .arg(formatPricePerMillion(endpoint.pricing.base.prompt),
                                formatPricePerMillion(endpoint.pricing.base.completion))};
    const qint64 context = endpoint.contextLength > 0 ? endpoint.contextLength : model.contextLength;
    if (context > 0)
        parts << ProviderPin::tr("%1 context", "tokens").arg(formatTokens(context));
    parts << policyText(catalog.dataPolicyOf(endpoint));
    if (endpoint.status == QLatin1String("deprecated"))
        parts << ProviderPin::tr("deprecated");
    return parts.join(kSeparator);
}

} // namespace

ProviderPin::ProviderPin(const Theme &theme, QWidget *parent)
    : QComboBox(parent)
{
    auto *delegate = new TwoLineDelegate(theme, kAboutRole, {8, 6}, this);
    delegate->setTitleWeight(QFont::Normal);
    setItemDelegate(delegate);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    setMaxVisibleItems(8);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QComboBox::activated, this, [this] { emit endpointChosen(endpoint()); });
}

void ProviderPin::setChoices(const core::ModelInfo &model, const core::Catalog &catalog,
                             const QSet<QString> &usableProviders, const QString &endpoint)
{
    clear();
    const auto add = [this](const QString &name, const QString &about, const QString &slug) {
        addItem(name, slug);
        setItemData(count() - 1, about, kAboutRole);
        setItemData(count() - 1, about, Qt::ToolTipRole);
        setItemData(count() - 1, name + QLatin1String(", ") + about, Qt::AccessibleTextRole);
    };
    add(tr("Routing chooses"), tr("By price, speed and health, as set under Routing"), {});
    QList<const core::EndpointInfo *> sorted;
    for (const core::EndpointInfo &each : model.endpoints)
        sorted << &each;
    // Those that can be asked first, in the catalog's order.
    std::stable_partition(sorted.begin(), sorted.end(), [&](const core::EndpointInfo *each) {
        return each->direct && usableProviders.contains(each->providerId);
    });
    for (const core::EndpointInfo *each : std::as_const(sorted))
        add(nameText(*each, catalog, usableProviders), aboutText(*each, model, catalog),
            core::endpointSlug(*each));
    if (endpoint.isEmpty())
        return;
    int chosen = findData(endpoint);
    for (int i = 0; i < sorted.size() && chosen < 0; ++i) {
        if (!isPinned(*sorted.at(i), endpoint))
            continue;
        // What a column keeps may be the provider alone; it stays in its own words.
        chosen = i + 1;
        setItemData(chosen, endpoint);
    }
    setCurrentIndex(std::max(0, chosen));
    if (chosen < 0) {
        add(tr("%1: not offered any more", "an endpoint").arg(endpoint),
            tr("Choose another one, or let routing choose."), endpoint);
        setCurrentIndex(count() - 1);
    }
}

void ProviderPin::showPopup()
{
    QComboBox::showPopup();
    // The list leaves out the padding of its style when it finds its height, and would scroll for a few
    // pixels.
    QWidget *list = view()->window();
    int missing = -view()->viewport()->height();
    for (int row = 0; row < std::min(count(), maxVisibleItems()); ++row)
        missing += view()->sizeHintForRow(row);
    if (missing > 0 && list->geometry().bottom() + missing < screen()->availableGeometry().bottom())
        list->resize(list->width(), list->height() + missing);
}

void ProviderPin::wheelEvent(QWheelEvent *event)
{
    // Whoever scrolls past does not mean to change it.
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace ui
