#include "core/config/config_prices.h"

#include "core/base/edit_distance.h"

#include <QCoreApplication>
#include <QDate>
#include <QSet>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Config)
};

PriceRow pricesFrom(const ConfigFields &fields)
{
    const QLatin1String key("pricing");
    if (!fields.has(key)) {
        fields.problems().add(fields.path(), Text::tr("'%1' is missing here.").arg(key));
        return {};
    }
    const std::optional<ConfigFields> prices = fields.child(key, ConfigObject::OwnPrices);
    if (!prices)
        return {};
    if (prices->json().isEmpty())
        fields.problems().add(prices->path(), Text::tr("Write at least one price here, such as \"prompt\": "
                                                       "\"0.0000015\" (US dollars for one token)."));
    const QStringList known = configKeys(ConfigObject::OwnPrices);
    for (const QString &name : prices->json().keys()) {
        if (known.contains(name))
            moneyFrom(prices->json().value(name), memberPath(prices->path(), name), fields.problems());
    }
    return pricingFromJson(prices->json()).base;
}

QString dayFrom(const ConfigFields &fields)
{
    const QLatin1String key("changed");
    const QString day = fields.string(key).value_or(QString());
    if (!day.isEmpty() && !QDate::fromString(day, Qt::ISODate).isValid())
        fields.problems().add(fields.pathOf(key), Text::tr("This must be a day such as 2026-11-22."));
    return day;
}

void warnOfStranger(const ConfigFields &fields, const PriceEdit &edit, const QStringList &providers)
{
    const QString provider = edit.endpoint.section(u'/', 0, 0);
    if (provider.isEmpty() || providers.contains(provider))
        return;
    const QString nearest = nearestWord(provider, providers);
    const QString text = Text::tr("There is no provider '%1', so this price is for nothing.").arg(provider);
    fields.problems().warn(fields.pathOf(QLatin1String("endpoint")),
                           nearest.isEmpty() ? text
                                             : text + u' ' + Text::tr("Did you mean '%1'?").arg(nearest));
}

} // namespace

void readPrices(const ConfigFields &root, Config &config, const QStringList &knownProviders)
{
    QStringList providers = knownProviders;
    for (const ProviderConfig &provider : config.providers)
        providers << provider.overlay.id;
    QSet<QPair<QString, QString>> seen;
    root.eachObject(QLatin1String("prices"), [&](const QString &path, const QJsonObject &json) {
        const ConfigFields fields(root.problems(), path, json, ConfigObject::PriceEdit);
        PriceEdit edit;
        edit.model = fields.requiredName(QLatin1String("model"));
        edit.endpoint = fields.requiredName(QLatin1String("endpoint"));
        edit.prices = pricesFrom(fields);
        edit.note = fields.string(QLatin1String("note")).value_or(QString());
        edit.changed = dayFrom(fields);
        warnOfStranger(fields, edit, providers);
        const QPair<QString, QString> place = qMakePair(edit.model, edit.endpoint);
        if (!edit.model.isEmpty() && !edit.endpoint.isEmpty() && seen.contains(place))
            fields.problems().add(path, Text::tr("There is a price for '%1' at '%2' already; only one can "
                                                 "count.")
                                            .arg(edit.model, edit.endpoint));
        seen << place;
        config.prices << edit;
    });
}

QJsonArray pricesToJson(const QList<PriceEdit> &prices)
{
    QJsonArray array;
    for (const PriceEdit &edit : prices) {
        QJsonObject json {{QLatin1String("model"), edit.model},
                          {QLatin1String("endpoint"), edit.endpoint},
                          {QLatin1String("pricing"), priceRowToJson(edit.prices)}};
        if (!edit.note.isEmpty())
            json.insert(QLatin1String("note"), edit.note);
        if (!edit.changed.isEmpty())
            json.insert(QLatin1String("changed"), edit.changed);
        array << json;
    }
    return array;
}

} // namespace core
