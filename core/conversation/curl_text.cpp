#include "core/conversation/curl_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <initializer_list>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CurlText)
};

const QString kBullets = QStringLiteral("•••");

QString upperName(const QString &text)
{
    QString name;
    for (const QChar letter : text) {
        const bool plain = letter.unicode() < 0x80 && letter.isLetterOrNumber();
        if (plain)
            name += letter.toUpper();
        else if (!name.isEmpty() && !name.endsWith(u'_'))
            name += u'_';
    }
    if (name.endsWith(u'_'))
        name.chop(1);
    if (!name.isEmpty() && name.front().isDigit())
        name.prepend(u'_');
    return name;
}

QString singleQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

/// In quotes, with what is hidden taken from the variable.
QString quoted(const QString &text, const QString &variable)
{
    if (!text.contains(kBullets))
        return singleQuoted(text);
    const QString value = QStringLiteral("${%1}").arg(variable);
    // Each of these means something between double quotes; an exclamation mark does while somebody types.
    const bool plain =
        std::none_of(text.cbegin(), text.cend(), [](QChar c) { return QStringView(u"\"\\$`!").contains(c); });
    if (plain)
        return u'"' + QString(text).replace(kBullets, value) + u'"';
    QStringList pieces;
    const QStringList parts = text.split(kBullets);
    for (const QString &part : parts)
        pieces << (part.isEmpty() ? QString() : singleQuoted(part));
    return pieces.join(u'"' + value + u'"');
}

bool isOneOf(const QByteArray &name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *one) { return name == one; });
}

/// A terminal takes control characters for keys, and no argument can hold a zero.
bool fitsCommandLine(const QByteArray &body)
{
    const bool controls = std::any_of(body.cbegin(), body.cend(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
    });
    return !controls && QString::fromUtf8(body).toUtf8() == body;
}

bool isStream(const WireExchange &exchange)
{
    const QByteArray expected = headerValue(exchange.requestHeaders, "accept");
    const QByteArray came = headerValue(exchange.responseHeaders, "content-type");
    for (const char *type :
         {"text/event-stream", "application/x-ndjson", "application/vnd.amazon.eventstream"}) {
        if (expected.startsWith(type) || came.startsWith(type))
            return true;
    }
    return false;
}

/// Region and service of `AWS4-HMAC-SHA256 Credential=ID/DAY/REGION/SERVICE/aws4_request, …`, as curl wants
/// them; empty for anything else.
QString signingScope(const QByteArray &authorization)
{
    const QByteArray mark = "Credential=";
    if (!authorization.startsWith("AWS4-"))
        return {};
    const qsizetype begin = authorization.indexOf(mark) + mark.size();
    const QList<QByteArray> scope = authorization.mid(begin, authorization.indexOf(',') - begin).split('/');
    constexpr int kParts = 5;
    if (scope.size() != kParts)
        return {};
    return QStringLiteral("aws:amz:%1:%2")
        .arg(QString::fromUtf8(scope.at(2)), QString::fromUtf8(scope.at(3)));
}

QString headerArgument(const QByteArray &name, const QByteArray &value, const QString &providerKey)
{
    const QByteArray plain = name.toLower();
    const bool key = isOneOf(plain, {"authorization", "x-api-key", "api-key", "x-goog-api-key"});
    const QString field = QString::fromUtf8(name);
    QString variable = key ? providerKey : upperName(field);
    if (plain == "x-amz-security-token")
        variable = QStringLiteral("AWS_SESSION_TOKEN");
    // For curl a colon with nothing behind it takes a field away.
    const QString line =
        value.isEmpty() ? field + u';' : field + QStringLiteral(": ") + QString::fromUtf8(value);
    return QStringLiteral("-H ") + quoted(line, variable);
}

} // namespace

QString keyVariable(const QString &providerName)
{
    const QString name = upperName(providerName);
    return name.isEmpty() ? QStringLiteral("API_KEY") : name + QStringLiteral("_API_KEY");
}

QString curlText(const WireExchange &exchange)
{
    if (exchange.address.isEmpty())
        return {};
    const QString key = keyVariable(exchange.provider);
    const QString scope = signingScope(headerValue(exchange.requestHeaders, "authorization"));
    const bool hasBody = !exchange.requestBody.isEmpty();
    const bool inFile = hasBody && (exchange.requestCut || !fitsCommandLine(exchange.requestBody));

    QString head = QStringLiteral("curl");
    if (isStream(exchange))
        head += QStringLiteral(" -N");
    if (std::any_of(exchange.address.cbegin(), exchange.address.cend(),
                    [](QChar c) { return QStringView(u"[]{}").contains(c); }))
        head += QStringLiteral(" -g");
    const QByteArray usual = hasBody ? "POST" : "GET";
    if (exchange.method != usual)
        head += QStringLiteral(" -X ") + singleQuoted(QString::fromUtf8(exchange.method));
    QStringList lines {head + u' ' + quoted(exchange.address, key)};
    if (!scope.isEmpty()) {
        lines << QStringLiteral("--aws-sigv4 ") + singleQuoted(scope)
              << QStringLiteral("--user \"${AWS_ACCESS_KEY_ID}:${AWS_SECRET_ACCESS_KEY}\"");
    }
    bool hasType = false;
    for (const auto &[name, value] : exchange.requestHeaders) {
        const QByteArray plain = name.toLower();
        hasType = hasType || plain == "content-type";
        // Those are about the connection, or made by curl itself.
        if (isOneOf(plain, {"host", "content-length", "connection", "transfer-encoding"}))
            continue;
        if (!scope.isEmpty() && isOneOf(plain, {"authorization", "x-amz-date", "x-amz-content-sha256"}))
            continue;
        lines << headerArgument(name, value, key);
    }
    if (hasBody && !hasType)
        lines << QStringLiteral("-H 'Content-Type:'");
    if (inFile)
        lines << QStringLiteral("--data-binary @body.bin");
    else if (hasBody)
        lines << QStringLiteral("--data-raw ") + singleQuoted(QString::fromUtf8(exchange.requestBody));

    QString comment;
    if (inFile && exchange.requestCut)
        comment = Text::tr("The body was too long to be kept whole. Save it as body.bin first.");
    else if (inFile)
        comment = Text::tr("The body is no plain text. Save it as body.bin first.");
    return (comment.isEmpty() ? QString() : QStringLiteral("# ") + comment + u'\n')
           + lines.join(QStringLiteral(" \\\n  ")) + u'\n';
}

} // namespace core
