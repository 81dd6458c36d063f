#include "core/catalog/change_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CatalogChange)
};

using Kind = CatalogChange::Kind;

struct KindName {
    Kind kind;
    const char *name;
};

constexpr std::array kKinds = {
    KindName {Kind::NewModel, "new_model"},       KindName {Kind::RetiredModel, "retired_model"},
    KindName {Kind::NewEndpoint, "new_endpoint"}, KindName {Kind::RetiredEndpoint, "retired_endpoint"},
    KindName {Kind::Repriced, "repriced"},
};

constexpr QLatin1String kKind("kind");
constexpr QLatin1String kTime("time");
constexpr QLatin1String kSource("source");
constexpr QLatin1String kModel("model");
constexpr QLatin1String kName("name");
constexpr QLatin1String kProvider("provider");
constexpr QLatin1String kEndpoint("endpoint");
constexpr QLatin1String kBefore("before");
constexpr QLatin1String kAfter("after");

QString nameOf(Kind kind)
{
    for (const KindName &known : kKinds) {
        if (known.kind == kind)
            return QLatin1String(known.name);
    }
    return {};
}

QJsonObject toJson(const CatalogChange &change)
{
    QJsonObject json {{kKind, nameOf(change.kind)},
                      {kTime, change.time.toUTC().toString(Qt::ISODateWithMs)},
                      {kSource, change.source},
                      {kModel, change.model},
                      {kName, change.modelName}};
    if (!change.provider.isEmpty())
        json.insert(kProvider, change.provider);
    if (!change.endpoint.isEmpty())
        json.insert(kEndpoint, change.endpoint);
    if (change.before != PriceRow())
        json.insert(kBefore, priceRowToJson(change.before));
    if (change.after != PriceRow())
        json.insert(kAfter, priceRowToJson(change.after));
    return json;
}

} // namespace

QByteArray changesToJson(const QList<CatalogChange> &changes)
{
    QJsonArray list;
    for (const CatalogChange &change : changes)
        list.append(toJson(change));
    return QJsonDocument(QJsonObject {{QLatin1String("changes"), list}}).toJson(QJsonDocument::Compact);
}

Result<QList<CatalogChange>> changesFromJson(const QByteArray &json)
{
    const QJsonValue list = QJsonDocument::fromJson(json).object().value(QLatin1String("changes"));
    if (!list.isArray())
        return Error {ErrorKind::BadReply, Text::tr("This is no list of catalog changes.")};
    QList<CatalogChange> changes;
    for (const QJsonValue &value : list.toArray()) {
        const QJsonObject row = value.toObject();
        CatalogChange change;
        bool known = false;
        for (const KindName &kind : kKinds) {
            if (row.value(kKind).toString() == QLatin1String(kind.name)) {
                change.kind = kind.kind;
                known = true;
            }
        }
        change.time = QDateTime::fromString(row.value(kTime).toString(), Qt::ISODateWithMs).toUTC();
        change.source = row.value(kSource).toString();
        change.model = row.value(kModel).toString();
        change.modelName = row.value(kName).toString();
        change.provider = row.value(kProvider).toString();
        change.endpoint = row.value(kEndpoint).toString();
        change.before = pricingFromJson(row.value(kBefore).toObject()).base;
        change.after = pricingFromJson(row.value(kAfter).toObject()).base;
        if (known && change.time.isValid() && !change.model.isEmpty())
            changes << change;
    }
    return changes;
}

} // namespace core
