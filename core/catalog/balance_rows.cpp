#include "core/catalog/balance_rows.h"

#include "core/base/money.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Balance)
};

constexpr int kMostDecimals = 12;
/// Longer than any sum of money is written.
constexpr qsizetype kLongestFigure = 40;

QJsonValue child(const QJsonValue &parent, QString step)
{
    if (parent.isArray()) {
        bool isIndex = false;
        const int index = step.toInt(&isIndex);
        return isIndex && index >= 0 ? parent.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
    }
    step.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
    return parent.toObject().value(step);
}

QJsonValue valueAt(QJsonValue value, const QString &pointer)
{
    if (pointer.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    const QStringList steps = pointer.mid(1).split(u'/');
    for (const QString &step : steps)
        value = child(value, step);
    return value;
}

/// An exact amount: Money counts in the currency at hand here, whichever it is. A JSON number stands for the
/// shortest decimal that means it.
std::optional<Money> figureAt(const QJsonValue &value, int decimals)
{
    static const QRegularExpression form(
        QStringLiteral("^([+-]?[0-9]+(?:\\.[0-9]+)?)(?:[eE]([+-]?[0-9]{1,3}))?$"));
    const QString text = value.isDouble()
                             ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                             : value.toString().trimmed();
    const QRegularExpressionMatch match = form.match(text);
    if (text.size() > kLongestFigure || !match.hasMatch())
        return std::nullopt;
    const int exponent = match.captured(2).toInt() - decimals;
    return Money::fromDecimal(match.captured(1) + u'e' + QString::number(exponent));
}

std::optional<Money> amountOf(const BalanceAsk &ask, const QJsonValue &entry)
{
    const std::optional<Money> amount = figureAt(valueAt(entry, ask.amount), ask.decimals);
    if (!amount || ask.minus.isEmpty())
        return amount;
    const std::optional<Money> minus = figureAt(valueAt(entry, ask.minus), ask.decimals);
    return minus ? std::optional(*amount - *minus) : std::nullopt;
}

QJsonValue entryOf(const BalanceAsk &ask, const QJsonValue &root)
{
    if (ask.list.isEmpty())
        return root;
    const QJsonArray entries = valueAt(root, ask.list).toArray();
    for (const QJsonValue &entry : entries) {
        const std::optional<Money> amount = amountOf(ask, entry);
        if (amount && !amount->isZero())
            return entry;
    }
    return entries.first();
}

QString textOf(const std::optional<Money> &figure)
{
    return figure ? figure->toDecimal() : QString();
}

bool isCurrency(const QString &text)
{
    return text.size() == 3
           && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
}

Error badReply(const QString &message)
{
    return {ErrorKind::BadReply, message};
}

Result<BalanceAsk> askFrom(const QJsonObject &json)
{
    const auto text = [&](QLatin1String key) { return json.value(key).toString(); };
    BalanceAsk ask {.path = text(QLatin1String("path")),
                    .list = text(QLatin1String("list")),
                    .amount = text(QLatin1String("amount")),
                    .minus = text(QLatin1String("minus")),
                    .used = text(QLatin1String("used")),
                    .limit = text(QLatin1String("limit")),
                    .currency = text(QLatin1String("currency")),
                    .currencyAt = text(QLatin1String("currency_at")),
                    .decimals = json.value(QLatin1String("decimals")).toInt()};
    const auto isPointer = [](const QString &pointer) { return pointer.startsWith(u'/'); };
    QString wrong;
    for (const QString &pointer : {ask.list, ask.minus, ask.used, ask.limit, ask.currencyAt}) {
        if (!pointer.isEmpty() && !isPointer(pointer))
            wrong = pointer;
    }
    if (!isPointer(ask.path) || ask.path.startsWith(QLatin1String("//")))
        wrong = QStringLiteral("path");
    else if (!isPointer(ask.amount))
        wrong = QStringLiteral("amount");
    else if (isCurrency(ask.currency) == isPointer(ask.currencyAt))
        wrong = QStringLiteral("currency");
    else if (ask.decimals < 0 || ask.decimals > kMostDecimals)
        wrong = QStringLiteral("decimals");
    if (!wrong.isEmpty())
        return Error {ErrorKind::BadConfig, wrong};
    return ask;
}

} // namespace

Result<QList<BalanceRow>> balanceRowsFromJson(const QByteArray &json)
{
    QList<BalanceRow> rows;
    const QJsonArray entries =
        QJsonDocument::fromJson(json).object().value(QLatin1String("balances")).toArray();
    for (const QJsonValue &entry : entries) {
        const auto text = [&](QLatin1String key) { return entry.toObject().value(key).toString(); };
        BalanceRow row {
            text(QLatin1String("provider")), {}, text(QLatin1String("source")), text(QLatin1String("as_of"))};
        for (const QJsonValue &one : entry.toObject().value(QLatin1String("asks")).toArray()) {
            const Result<BalanceAsk> ask = askFrom(one.toObject());
            if (!ask)
                return Error {ErrorKind::BadConfig, Text::tr("The balance row of '%1' is wrong at '%2'.")
                                                        .arg(row.provider, ask.error().message)};
            row.asks << *ask;
        }
        if (row.provider.isEmpty() || row.asks.isEmpty())
            return Error {ErrorKind::BadConfig,
                          Text::tr("Balance row %1 names no provider or no place to ask.").arg(rows.size())};
        rows << row;
    }
    return rows;
}

std::optional<QUrl> balanceAddress(const BalanceAsk &ask, const QString &baseUrl)
{
    QUrl url(baseUrl, QUrl::StrictMode);
    const bool isHttp = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!isHttp || url.host().isEmpty())
        return std::nullopt;
    url.setPath(ask.path);
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

Result<BalanceReading> readBalance(const BalanceAsk &ask, const QByteArray &answer,
                                   const QString &providerName)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer);
    if (document.isNull())
        return badReply(Text::tr("%1 answered the question for the balance with something that is no JSON. "
                                 "Its page for billing says more.")
                            .arg(providerName));
    const QJsonValue root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QJsonValue entry = entryOf(ask, root);
    const BalanceReading reading {
        .amount = textOf(amountOf(ask, entry)),
        .currency = ask.currency.isEmpty() ? valueAt(entry, ask.currencyAt).toString() : ask.currency,
        .used = textOf(figureAt(valueAt(entry, ask.used), ask.decimals)),
        .limit = textOf(figureAt(valueAt(entry, ask.limit), ask.decimals))};
    if ((reading.amount.isEmpty() && reading.used.isEmpty()) || !isCurrency(reading.currency))
        return badReply(Text::tr("%1 answered the question for the balance without a figure that can be "
                                 "read. Its page for billing says more.")
                            .arg(providerName));
    return reading;
}

} // namespace core
