#include "core/config/config_broadcast.h"

#include "core/config/config_provider_reader.h"

#include <QCoreApplication>
#include <QSet>
#include <QUrl>

#include <cmath>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Config)
};

constexpr int kWhole = 1000; ///< Per mille of all.

QString kindName(BroadcastTarget::Kind kind)
{
    return kind == BroadcastTarget::Kind::Webhook ? QStringLiteral("webhook") : QStringLiteral("otlp");
}

BroadcastTarget::Kind kindFrom(const ConfigFields &fields)
{
    const QLatin1String key("type");
    const QStringList names {kindName(BroadcastTarget::Kind::Otlp), kindName(BroadcastTarget::Kind::Webhook)};
    if (!fields.has(key))
        fields.problems().add(fields.path(), Text::tr("'%1' is missing here.").arg(key));
    return fields.word(key, names) == names.last() ? BroadcastTarget::Kind::Webhook
                                                   : BroadcastTarget::Kind::Otlp;
}

/// The address as it stands: unlike a base_url nothing is put behind it, so a slash at its end counts.
QString addressFrom(const ConfigFields &fields)
{
    const QLatin1String key("url");
    const QString text = fields.requiredName(key);
    if (text.trimmed().isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.userInfo().isEmpty() || url.hasQuery() || looksLikeSecret(text)) {
        fields.problems().add(fields.pathOf(key),
                              Text::tr("An address must not hold a user name, a password or another secret, "
                                       "nor anything after a question mark. Put the secret under 'headers', "
                                       "as a reference."));
        return {};
    }
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.hasFragment()) {
        fields.problems().add(fields.pathOf(key),
                              Text::tr("This must be the whole address, with http:// or https://, such as "
                                       "http://127.0.0.1:4318/v1/traces."));
        return {};
    }
    return text;
}

/// Those that belong to the message itself.
bool isOurs(const QString &header)
{
    static const QSet<QString> names {QStringLiteral("connection"),     QStringLiteral("content-encoding"),
                                      QStringLiteral("content-length"), QStringLiteral("content-type"),
                                      QStringLiteral("host"),           QStringLiteral("transfer-encoding")};
    return names.contains(header.toLower());
}

QList<QPair<QString, SecretRef>> targetHeadersFrom(const ConfigFields &fields)
{
    const QLatin1String key("headers");
    const QJsonObject json = fields.object(key).value_or(QJsonObject());
    QList<QPair<QString, SecretRef>> headers;
    QSet<QString> names;
    for (auto header = json.begin(); header != json.end(); ++header) {
        const QString path = memberPath(fields.pathOf(key), header.key());
        if (!isHeaderName(header.key()))
            fields.problems().add(path, Text::tr("This is no name of an HTTP header."));
        else if (isOurs(header.key()))
            fields.problems().add(path, Text::tr("Switchyard sets this header itself."));
        else if (names.contains(header.key().toLower()))
            fields.problems().add(path, Text::tr("This name stands here twice; only one can count."));
        else if (const auto secret = secretFrom(header.value(), path, fields.problems()))
            headers << qMakePair(header.key(), *secret);
        names << header.key().toLower();
    }
    return headers;
}

/// A share from 0 to 1, as text or as number.
int perMilleFrom(const ConfigFields &fields)
{
    const QLatin1String key("sampling_rate");
    if (!fields.has(key))
        return kWhole;
    const QJsonValue value = fields.json().value(key);
    bool isNumber = value.isDouble();
    const double share = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    const double perMille = share * kWhole;
    constexpr double kSlip = 1e-6; // What binary fractions leave of 0.001 times 1000.
    if (isNumber && share >= 0 && share <= 1 && std::abs(perMille - std::round(perMille)) < kSlip)
        return int(std::lround(perMille));
    fields.problems().add(fields.pathOf(key),
                          Text::tr("This must be a share of all requests from \"0\" to \"1\" in steps of a "
                                   "thousandth, such as \"0.25\"."));
    return kWhole;
}

QString shareText(int perMille)
{
    const QString digits = QStringLiteral("%1").arg(perMille, 4, 10, QLatin1Char('0'));
    QString text = digits.left(1) + u'.' + digits.mid(1);
    while (text.endsWith(u'0'))
        text.chop(1);
    return text.endsWith(u'.') ? text.chopped(1) : text;
}

BroadcastTarget targetFrom(const ConfigFields &fields)
{
    BroadcastTarget target;
    target.name = fields.requiredName(QLatin1String("name"));
    target.kind = kindFrom(fields);
    target.url = addressFrom(fields);
    target.headers = targetHeadersFrom(fields);
    target.sampledPerMille = perMilleFrom(fields);
    target.keys = fields.strings(QLatin1String("keys")).value_or(QStringList());
    return target;
}

QJsonObject targetToJson(const BroadcastTarget &target)
{
    QJsonObject json {{QLatin1String("name"), target.name},
                      {QLatin1String("type"), kindName(target.kind)},
                      {QLatin1String("url"), target.url}};
    QJsonObject headers;
    for (const auto &[name, secret] : target.headers)
        headers.insert(name, secret.toString());
    if (!headers.isEmpty())
        json.insert(QLatin1String("headers"), headers);
    if (target.sampledPerMille != kWhole)
        json.insert(QLatin1String("sampling_rate"), shareText(target.sampledPerMille));
    if (!target.keys.isEmpty())
        json.insert(QLatin1String("keys"), QJsonArray::fromStringList(target.keys));
    return json;
}

} // namespace

void readBroadcast(const ConfigFields &root, Config &config)
{
    QStringList names;
    root.eachObject(QLatin1String("broadcast"), [&](const QString &path, const QJsonObject &json) {
        config.broadcast << targetFrom(
            ConfigFields(root.problems(), path, json, ConfigObject::BroadcastTarget));
        requireNewName(names, config.broadcast.last().name, memberPath(path, QStringLiteral("name")),
                       root.problems());
    });
}

QJsonArray broadcastToJson(const QList<BroadcastTarget> &targets)
{
    QJsonArray json;
    for (const BroadcastTarget &target : targets)
        json << targetToJson(target);
    return json;
}

} // namespace core
