#include "core/protocol/error_facts.h"

#include "core/protocol/openai_errors.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace core {

namespace {

using std::chrono::milliseconds;

/// Far more than any provider asks for; keeps absurd figures from overflowing.
constexpr double kLongestPauseSeconds = 366.0 * 24 * 3600;
/// How much of a text that is no JSON is kept.
constexpr qsizetype kTextKept = 500;

std::optional<milliseconds> pauseOf(double seconds)
{
    if (!(seconds >= 0) || seconds > kLongestPauseSeconds)
        return std::nullopt;
    return milliseconds(std::llround(seconds * 1000));
}

QString textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    default:
        return {};
    }
}

/// FastAPI's list of complaints as `body.messages: Field required; …`, anything else as it is.
QString detailText(const QJsonValue &detail)
{
    if (detail.isObject() && detail.toObject().contains(QLatin1String("detail")))
        return detailText(detail.toObject().value(QLatin1String("detail")));
    if (!detail.isArray())
        return textOf(detail);
    QStringList complaints;
    for (const QJsonValue &entry : detail.toArray()) {
        const QJsonObject complaint = entry.toObject();
        const QString text = complaint.value(QLatin1String("msg")).toString();
        if (text.isEmpty())
            return textOf(detail);
        QStringList place;
        for (const QJsonValue &step : complaint.value(QLatin1String("loc")).toArray())
            place << textOf(step);
        complaints << (place.isEmpty() ? text : place.join(u'.') + QStringLiteral(": ") + text);
    }
    return complaints.join(QStringLiteral("; "));
}

/// A number from 400 to 599, as JSON number or as text.
int statusOf(const QJsonValue &value)
{
    const int status = value.isString() ? value.toString().toInt() : value.toInt();
    return status >= 400 && status <= 599 ? status : 0;
}

/// Whether Google says that a quota of the whole day is used up. What it asks to wait then is that of another
/// limit, a few seconds.
bool isDayQuotaGone(const QJsonObject &error)
{
    for (const QJsonValue &detail : error.value(QLatin1String("details")).toArray()) {
        for (const QJsonValue &violation : detail.toObject().value(QLatin1String("violations")).toArray()) {
            const QString quota = violation.toObject().value(QLatin1String("quotaId")).toString();
            if (quota.contains(QLatin1String("PerDay")))
                return true;
        }
    }
    return false;
}

std::optional<milliseconds> pauseInBody(const QJsonObject &error)
{
    // The day begins anew at midnight in California, which cannot be told from the answer; an hour keeps the
    // key out of the way and costs little when the quota is back.
    if (isDayQuotaGone(error))
        return std::chrono::hours(1);
    for (const QJsonValue &entry : error.value(QLatin1String("details")).toArray()) {
        QString delay = entry.toObject().value(QLatin1String("retryDelay")).toString();
        if (delay.endsWith(u's')) {
            delay.chop(1);
            bool ok = false;
            if (const double seconds = delay.toDouble(&ok); ok)
                return pauseOf(seconds);
        }
    }
    const QJsonValue availability =
        error.value(QLatin1String("availability")).toObject().value(QLatin1String("retry_after"));
    return availability.isDouble() ? pauseOf(availability.toDouble()) : std::nullopt;
}

QDateTime httpDate(const QByteArray &text)
{
    QString date = QString::fromLatin1(text).trimmed();
    if (date.endsWith(QLatin1String("GMT")))
        date = date.chopped(3) + QStringLiteral("+0000");
    return QDateTime::fromString(date, Qt::RFC2822Date);
}

/// `retry-after-ms` wins over `retry-after`. A date counts from the answer's own Date header, so that the
/// two clocks need not agree.
std::optional<milliseconds> pauseInHeaders(const HeaderList &headers)
{
    bool ok = false;
    if (const double ms = headerValue(headers, "retry-after-ms").trimmed().toDouble(&ok); ok)
        return pauseOf(ms / 1000);
    const QByteArray after = headerValue(headers, "retry-after").trimmed();
    if (const double seconds = after.toDouble(&ok); ok)
        return pauseOf(seconds);
    const QDateTime until = httpDate(after);
    const QDateTime now = httpDate(headerValue(headers, "date"));
    if (until.isValid() && now.isValid())
        return pauseOf(std::max<double>(0, double(now.msecsTo(until)) / 1000));
    return std::nullopt;
}

/// OpenRouter tells the reset of its own limits as unix milliseconds, in a header or inside the body.
std::optional<milliseconds> pauseUntilReset(const QJsonObject &error, const HeaderList &headers)
{
    const QJsonObject inBody =
        error.value(QLatin1String("metadata")).toObject().value(QLatin1String("headers")).toObject();
    const double reset = textOf(inBody.value(QLatin1String("X-RateLimit-Reset"))).toDouble();
    const QDateTime now = httpDate(headerValue(headers, "date"));
    constexpr double year2001 = 1e12; // a smaller figure is not in milliseconds
    if (reset < year2001 || !now.isValid())
        return std::nullopt;
    return pauseOf(std::max<double>(0, (reset - double(now.toMSecsSinceEpoch())) / 1000));
}

QJsonValue unwrapped(QJsonValue json)
{
    while (json.isArray() && json.toArray().size() == 1)
        json = json.toArray().first();
    return json;
}

QString htmlTitle(const QString &page)
{
    static const QRegularExpression title(QStringLiteral("<title[^>]*>(.*?)</title>"),
                                          QRegularExpression::CaseInsensitiveOption
                                              | QRegularExpression::DotMatchesEverythingOption);
    return title.match(page).captured(1).simplified().left(kTextKept);
}

void readMetadata(const QJsonObject &metadata, ErrorFacts &facts, QStringList &words)
{
    facts.moderated =
        metadata.contains(QLatin1String("flagged_input")) || metadata.contains(QLatin1String("reasons"));
    const QString provider = metadata.value(QLatin1String("provider_name")).toString();
    const QString raw = textOf(metadata.value(QLatin1String("raw")));
    if (raw.isEmpty())
        return;
    const QJsonDocument document = QJsonDocument::fromJson(raw.toUtf8());
    ErrorFacts cause;
    if (document.isObject())
        cause = readErrorFacts(document.object());
    else if (document.isArray())
        cause = readErrorFacts(document.array());
    else
        cause.message = raw.left(kTextKept);
    if (!cause.message.isEmpty())
        facts.message = provider.isEmpty() ? cause.message : provider + QStringLiteral(": ") + cause.message;
    if (!cause.code.isEmpty())
        facts.code = cause.code;
    if (facts.parameter.isEmpty())
        facts.parameter = cause.parameter;
    words << cause.message << cause.words;
}

} // namespace

ErrorFacts readErrorFacts(const QJsonValue &json)
{
    ErrorFacts facts;
    const QJsonValue value = unwrapped(json);
    if (value.isString())
        facts.message = value.toString();
    const QJsonObject outer = value.toObject();
    const QJsonValue inner = unwrapped(outer.value(QLatin1String("error")));
    const QJsonObject error = inner.isObject() ? inner.toObject() : outer;

    if (inner.isString())
        facts.message = inner.toString();
    for (const QJsonObject &place : {error, outer}) {
        for (const QLatin1String key :
             {QLatin1String("message"), QLatin1String("Message"), QLatin1String("detail")}) {
            if (facts.message.isEmpty())
                facts.message = detailText(place.value(key));
        }
    }
    if (facts.message.isEmpty() && inner.isObject())
        facts.message = textOf(inner);

    const QJsonObject metadata = error.value(QLatin1String("metadata")).toObject();
    QStringList words {facts.message};
    // The first one that says more than the HTTP status does.
    const QJsonValue codes[] = {
        error.value(QLatin1String("code")),          outer.value(QLatin1String("code")),
        metadata.value(QLatin1String("error_type")), error.value(QLatin1String("error_type")),
        outer.value(QLatin1String("error_type")),    error.value(QLatin1String("status")),
        error.value(QLatin1String("type")),          outer.value(QLatin1String("type"))};
    for (const QJsonValue &entry : codes) {
        const QString code = textOf(entry);
        if (!code.isEmpty() && (facts.code.isEmpty() || (statusOf(facts.code) != 0 && statusOf(code) == 0)))
            facts.code = code;
        words << code;
    }
    for (const QJsonValue &detail : error.value(QLatin1String("details")).toArray())
        words << detail.toObject().value(QLatin1String("reason")).toString();
    words << error.value(QLatin1String("innererror")).toObject().value(QLatin1String("code")).toString();
    for (const QLatin1String key : {QLatin1String("status_code"), QLatin1String("http_status"),
                                    QLatin1String("code"), QLatin1String("raw_status_code")}) {
        if (facts.status == 0)
            facts.status = statusOf(error.value(key));
    }
    facts.parameter = textOf(error.value(QLatin1String("param")));
    readMetadata(metadata, facts, words);
    facts.retryAfter = pauseInBody(error);
    facts.words = words.join(u' ').toLower();
    return facts;
}

ErrorFacts readErrorFacts(int status, const HeaderList &headers, QByteArrayView body)
{
    ErrorFacts facts;
    QJsonObject error;
    const QByteArray bytes = body.toByteArray().trimmed();
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isNull()) {
        const QJsonValue json =
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        facts = readErrorFacts(json);
        error = unwrapped(json).toObject().value(QLatin1String("error")).toObject();
    } else if (isHtml(bytes)) {
        facts.html = true;
        facts.message = htmlTitle(QString::fromUtf8(bytes));
    } else {
        // Some servers answer with a JSON string, some with bare text.
        QString text = QString::fromUtf8(bytes.left(4 * kTextKept)).simplified();
        if (text.size() > 1 && text.startsWith(u'"') && text.endsWith(u'"'))
            text = text.mid(1, text.size() - 2);
        facts.message = text.left(kTextKept);
    }
    if (facts.code.isEmpty()) {
        const QByteArray type = headerValue(headers, "x-amzn-errortype");
        facts.code = QString::fromLatin1(type.left(type.contains(':') ? type.indexOf(':') : type.size()));
    }
    facts.words += u' ' + facts.message.toLower() + u' ' + facts.code.toLower();
    facts.status = status;
    if (const auto pause = pauseInHeaders(headers))
        facts.retryAfter = pause;
    else if (!facts.retryAfter)
        facts.retryAfter = pauseUntilReset(error, headers);
    return facts;
}

} // namespace core
