#include "core/catalog/source_fields.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CatalogSource)
};

constexpr qsizetype kLongestId = 200;
constexpr qsizetype kLongestText = 200;
constexpr qsizetype kLongestWord = 64;
constexpr qsizetype kMostWords = 100;
/// More tokens than any model takes.
constexpr double kMostTokens = 1e10;
/// Dollars that nobody asks for one token, picture or request.
constexpr Money kTooDear = Money::fromPicoDollars(100'000'000'000'000);

Error badReply(const QString &message)
{
    return {ErrorKind::BadReply, message};
}

/// Control characters, and those that turn the direction of the text around them.
bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
           || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

bool matches(const QString &text, const QRegularExpression &shape)
{
    return shape.match(text).hasMatch();
}

std::optional<Money> plausible(std::optional<Money> price)
{
    return price && *price >= Money() && *price <= kTooDear ? price : std::nullopt;
}

std::optional<Money> anyPrice(const QJsonValue &value)
{
    if (value.isString() && value.toString().size() <= kLongestWord)
        return Money::fromDecimal(value.toString());
    if (value.isDouble())
        return Money::fromJsonNumber(value.toDouble());
    return std::nullopt;
}

} // namespace

Result<QJsonObject> sourceDocument(const QByteArray &json, const QString &sourceName,
                                   const SourceLimits &limits)
{
    if (json.size() > limits.mostBytes)
        return badReply(
            Text::tr("%1 answered with more than a list of models can be. The catalog stays as it is.")
                .arg(sourceName));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return badReply(
            json.trimmed().isEmpty()
                ? Text::tr("%1 answered with nothing. The catalog stays as it is.").arg(sourceName)
                : Text::tr("What %1 answered is not JSON, or was cut off. The catalog stays as it is; "
                           "try again later.")
                      .arg(sourceName));
    if (!document.isObject())
        return otherForm(sourceName);
    return document.object();
}

Error otherForm(const QString &sourceName)
{
    return badReply(
        Text::tr("What %1 answered is no list of models in the form that is known here. The catalog "
                 "stays as it is; a newer version of the program may know the form.")
            .arg(sourceName));
}

std::optional<Error> implausibleSize(qsizetype rows, const QString &sourceName, const SourceLimits &limits)
{
    if (rows < limits.leastModels)
        return badReply(
            Text::tr("%1 named only %n model(s), so its list cannot be whole. The catalog stays as it "
                     "is; try again later.",
                     nullptr, int(rows))
                .arg(sourceName));
    if (rows > limits.mostModels)
        return badReply(
            Text::tr("%1 named more models than there can be. The catalog stays as it is.").arg(sourceName));
    return std::nullopt;
}

QString sourceId(const QJsonValue &value)
{
    static const QRegularExpression shape(QStringLiteral("\\A[\\x21-\\x7e]+\\z"));
    const QString text = value.toString();
    return text.size() <= kLongestId && matches(text, shape) ? text : QString();
}

QString catalogId(const QJsonValue &value)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A~?[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._:+-]*\\z"));
    const QString text = value.toString();
    return text.size() <= kLongestId && matches(text, shape) ? text : QString();
}

QString sourceText(const QJsonValue &value)
{
    QString text = value.toString().left(2 * kLongestText);
    text.removeIf(isInvisible);
    return text.left(kLongestText).trimmed();
}

QString sourceDay(const QJsonValue &value)
{
    static const QRegularExpression shape(QStringLiteral("\\A\\d{4}(-\\d{2}(-\\d{2})?)?\\z"));
    const QString text = value.toString();
    return matches(text, shape) ? text : QString();
}

qint64 sourceCount(const QJsonValue &value)
{
    const double number = value.toDouble();
    return number > 0 && number <= kMostTokens && std::floor(number) == number ? qint64(number) : 0;
}

std::optional<bool> sourceFlag(const QJsonValue &value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

QStringList sourceWords(const QJsonValue &value)
{
    static const QRegularExpression shape(QStringLiteral("\\A[a-z0-9_.-]+\\z"));
    QStringList words;
    for (const QJsonValue &entry : value.toArray()) {
        const QString word = entry.toString();
        if (words.size() < kMostWords && word.size() <= kLongestWord && matches(word, shape)
            && !words.contains(word))
            words << word;
    }
    return words;
}

QStringList sourceModalities(const QJsonValue &value)
{
    static const QHash<QString, QString> ours {{QStringLiteral("file"), QStringLiteral("pdf")},
                                               {QStringLiteral("embeddings"), QStringLiteral("embedding")}};
    static const QStringList order {
        QStringLiteral("text"), QStringLiteral("image"),     QStringLiteral("audio"), QStringLiteral("video"),
        QStringLiteral("pdf"),  QStringLiteral("embedding"), QStringLiteral("score")};
    QStringList named;
    for (const QString &word : sourceWords(value))
        named << ours.value(word, word);
    QStringList sorted;
    for (const QString &modality : order) {
        if (named.contains(modality))
            sorted << modality;
    }
    return sorted;
}

std::optional<Money> sourcePrice(const QJsonValue &value)
{
    return plausible(anyPrice(value));
}

std::optional<Money> sourcePricePerMillion(const QJsonValue &value)
{
    constexpr qint64 kMillion = 1'000'000;
    const std::optional<Money> million = anyPrice(value);
    if (!million || *million < Money())
        return std::nullopt;
    const qint64 pico = million->picoDollars();
    // Half a unit of the last place up, as Money itself rounds.
    return plausible(Money::fromPicoDollars(pico / kMillion + (pico % kMillion >= kMillion / 2 ? 1 : 0)));
}

} // namespace core
