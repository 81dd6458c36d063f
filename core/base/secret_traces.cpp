#include "core/base/secret_traces.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace core {

namespace {

/// What is shorter than this in base64 stands in innocent text too.
constexpr qsizetype kShortestTrace = 8;
/// Fewer letters of a key are worth nothing, and may be something else.
constexpr qsizetype kShortestRest = 4;
/// Of a secret of several parts.
constexpr qsizetype kShortestPart = 16;
constexpr QLatin1String kStars("***");

/// As between the quotes of a JSON string; some writers escape the slash too.
QStringList inJson(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray {text}).toJson(QJsonDocument::Compact);
    const QString escaped = QString::fromUtf8(array.sliced(2, array.size() - 4)); // without [" and "]
    return {escaped, QString(escaped).replace(u'/', QStringLiteral("\\/"))};
}

/// `%2F` as `%2f`, which means the same.
QString withSmallDigits(QString percent)
{
    for (qsizetype i = 0; i + 2 < percent.size(); ++i) {
        if (percent.at(i) == u'%') {
            percent[i + 1] = percent.at(i + 1).toLower();
            percent[i + 2] = percent.at(i + 2).toLower();
        }
    }
    return percent;
}

/// The letters that depend on the secret alone, for each place at which it can begin among groups of three.
QStringList inBase64(const QByteArray &secret)
{
    QStringList traces;
    constexpr int bitsOfByte = 8;
    constexpr int bitsOfLetter = 6;
    for (int before = 0; before < 3; ++before) {
        const QByteArray letters = (QByteArray(before, '\0') + secret).toBase64();
        const qsizetype first = (before * bitsOfByte + bitsOfLetter - 1) / bitsOfLetter;
        const qsizetype end = (before + secret.size()) * bitsOfByte / bitsOfLetter;
        if (end - first < kShortestTrace)
            continue;
        const QString trace = QString::fromLatin1(letters.sliced(first, end - first));
        traces << trace << QString(trace).replace(u'+', u'-').replace(u'/', u'_');
    }
    return traces;
}

/// What redact() has left standing beside its stars: it knows the shapes of keys, and where one has a letter
/// more than its shape allows, takes it for the end.
QString withoutRests(QString text, const QString &trace)
{
    for (qsizetype stars = text.indexOf(kStars); stars >= 0;
         stars = text.indexOf(kStars, stars + kStars.size())) {
        const qsizetype behind = stars + kStars.size();
        for (qsizetype size = trace.size() - 1; size >= kShortestRest; --size) {
            if (QStringView(text).sliced(behind).startsWith(QStringView(trace).last(size))) {
                text.remove(behind, size);
                break;
            }
        }
        for (qsizetype size = trace.size() - 1; size >= kShortestRest; --size) {
            if (QStringView(text).first(stars).endsWith(QStringView(trace).first(size))) {
                text.remove(stars - size, size);
                stars -= size;
                break;
            }
        }
    }
    return text;
}

QStringList tracesOf(const QByteArray &part)
{
    const QString plain = QString::fromUtf8(part);
    const QString percent = QString::fromLatin1(part.toPercentEncoding());
    QStringList traces {plain, percent, withSmallDigits(percent)};
    traces << inJson(plain) << inBase64(part);
    return traces;
}

/// The secret itself, then what stands between its colons and is long enough. Amazon's keys have parts, some
/// of which are sent by themselves.
QByteArrayList partsOf(const Secret &secret)
{
    const QByteArray whole = secret.reveal().trimmed();
    if (whole.isEmpty())
        return {};
    QByteArrayList parts {whole};
    for (const QByteArray &part : whole.split(':')) {
        if (part.size() >= kShortestPart && part != whole)
            parts << part;
    }
    return parts;
}

QString withoutPart(QString text, const QByteArray &part)
{
    const QStringList traces = tracesOf(part);
    for (const QString &trace : std::as_const(traces))
        text.replace(trace, kStars);
    if (text.contains(kStars)) {
        for (const QString &trace : std::as_const(traces))
            text = withoutRests(std::move(text), trace);
    }
    return text;
}

} // namespace

QString withoutSecret(QString text, const Secret &secret)
{
    if (text.isEmpty())
        return text;
    const QByteArrayList parts = partsOf(secret);
    for (const QByteArray &part : parts)
        text = withoutPart(std::move(text), part);
    return text;
}

QByteArrayList secretTraces(const Secret &secret)
{
    QByteArrayList traces;
    const QByteArrayList parts = partsOf(secret);
    for (const QByteArray &part : parts) {
        if (part.size() < kShortestRest)
            continue;
        const QStringList forms = tracesOf(part);
        for (const QString &form : forms) {
            const QByteArray bytes = form.toUtf8();
            if (!traces.contains(bytes))
                traces << bytes;
        }
    }
    return traces;
}

} // namespace core
