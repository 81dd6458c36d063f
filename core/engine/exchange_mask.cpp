#include "core/engine/exchange_mask.h"

#include "core/base/secret_traces.h"

#include <QByteArrayMatcher>
#include <QUrlQuery>

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

namespace core {

namespace {

const QByteArray kBullets = "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2";

/// So few letters of a secret are worth nothing.
constexpr qsizetype kShortestRest = 4;

using Range = std::pair<qsizetype, qsizetype>; ///< First byte, and the one behind the last.

bool isOneOf(const QByteArray &name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *one) { return name == one; });
}

/// By its name, whatever else the field is for.
bool holdsSecret(const QByteArray &name, const QByteArray &keyHeader)
{
    const QByteArray plain = name.toLower();
    if (plain == "idempotency-key")
        return false;
    return plain.endsWith("authorization") || plain.endsWith("-key") || plain.endsWith("-token")
           || plain.endsWith("-secret") || plain.endsWith("-signature")
           || (!keyHeader.isEmpty() && plain == keyHeader.toLower());
}

bool isSecretParameter(const QString &name)
{
    const QByteArray plain = name.toLatin1().toLower().replace('-', '_');
    return isOneOf(plain, {"key", "apikey", "code", "sig", "token", "secret", "password"})
           || plain.endsWith("_key") || plain.endsWith("_token") || plain.endsWith("_secret")
           || plain.endsWith("signature");
}

/// Of `Bearer KEY` what is behind the first word, of `AWS4-… Signature=HEX` the signature, of other fields
/// all.
QByteArray credentialOf(const QByteArray &name, const QByteArray &value)
{
    if (!name.toLower().endsWith("authorization"))
        return value;
    const QByteArray mark = "Signature=";
    const qsizetype signature = value.lastIndexOf(mark);
    return value.mid(signature >= 0 ? signature + mark.size() : value.indexOf(' ') + 1);
}

QByteArray maskedCredential(const QByteArray &name, const QByteArray &value)
{
    return value.chopped(credentialOf(name, value).size()) + kBullets;
}

/// `NAME=VALUE; Path=/` without the value.
QByteArray maskedCookie(const QByteArray &value)
{
    const qsizetype end = value.indexOf(';');
    const QByteArray pair = value.left(end);
    const qsizetype equals = pair.indexOf('=');
    return pair.left(equals + 1) + kBullets + (end < 0 ? QByteArray() : value.mid(end));
}

/// Where the secrets are, in order and apart from each other.
std::vector<Range> rangesOf(const QByteArray &bytes, const QByteArrayList &traces)
{
    std::vector<Range> found;
    for (const QByteArray &trace : traces) {
        const QByteArrayMatcher matcher(trace);
        for (qsizetype at = matcher.indexIn(bytes); at >= 0; at = matcher.indexIn(bytes, at + trace.size()))
            found.emplace_back(at, at + trace.size());
        const QByteArrayView all(bytes);
        for (qsizetype size = std::min(trace.size() - 1, bytes.size()); size >= kShortestRest; --size) {
            if (all.endsWith(QByteArrayView(trace).first(size))) {
                found.emplace_back(bytes.size() - size, bytes.size());
                break;
            }
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<Range> apart;
    for (const Range &range : found) {
        if (!apart.empty() && range.first <= apart.back().second)
            apart.back().second = std::max(apart.back().second, range.second);
        else
            apart.push_back(range);
    }
    return apart;
}

/// Without the beginning of a letter of UTF-8 whose rest was cut off.
void dropHalfLetter(QByteArray &bytes)
{
    constexpr qsizetype kLongestLetter = 4;
    for (qsizetype back = 1; back <= std::min(bytes.size(), kLongestLetter); ++back) {
        const auto byte = static_cast<unsigned char>(bytes.at(bytes.size() - back));
        if (byte < 0x80)
            return;
        if (byte < 0xc0)
            continue;
        const qsizetype size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        if (size > back)
            bytes.chop(back);
        return;
    }
}

} // namespace

void ExchangeMask::add(const Secret &secret)
{
    const QByteArrayList traces = secretTraces(secret);
    for (const QByteArray &trace : traces) {
        if (!m_traces.contains(trace))
            m_traces << trace;
    }
}

void ExchangeMask::addFrom(const HeaderList &sent, const QByteArray &keyHeader)
{
    for (const auto &[name, value] : sent) {
        if (holdsSecret(name, keyHeader))
            add(Secret(credentialOf(name, value)));
    }
}

QByteArray ExchangeMask::bytes(const QByteArray &bytes, qsizetype most) const
{
    const bool cut = bytes.size() > most;
    const QByteArray kept = cut ? bytes.first(most) : bytes;
    const std::vector<Range> ranges = rangesOf(kept, m_traces);
    QByteArray masked;
    if (ranges.empty()) {
        masked = kept;
    } else {
        qsizetype at = 0;
        for (const Range &range : ranges) {
            masked += QByteArrayView(kept).sliced(at, range.first - at);
            masked += kBullets;
            at = range.second;
        }
        masked += QByteArrayView(kept).sliced(at);
    }
    if (masked.size() > most)
        masked.truncate(most); // the bullets may be longer than what they hide
    if (cut || masked.size() == most)
        dropHalfLetter(masked);
    return masked;
}

QString ExchangeMask::text(const QString &text) const
{
    const QByteArray bytes = text.toUtf8();
    return QString::fromUtf8(this->bytes(bytes, bytes.size() * kBullets.size()));
}

HeaderList ExchangeMask::headers(const HeaderList &headers, const QByteArray &keyHeader) const
{
    HeaderList masked;
    for (const auto &[name, value] : headers) {
        QByteArray shown = value;
        const QByteArray plain = name.toLower();
        if (plain == "set-cookie")
            shown = maskedCookie(value);
        else if (plain == "cookie")
            shown = kBullets;
        else if (holdsSecret(name, keyHeader))
            shown = maskedCredential(name, value);
        masked.emplaceBack(name, bytes(shown, shown.size() * kBullets.size()));
    }
    return masked;
}

QString ExchangeMask::address(QUrl url) const
{
    url.setUserInfo({});
    QUrlQuery query(url);
    QList<QPair<QString, QString>> items = query.queryItems(QUrl::FullyEncoded);
    bool changed = false;
    for (auto &[name, value] : items) {
        if (isSecretParameter(name) && !value.isEmpty()) {
            value = QString::fromUtf8(kBullets.toPercentEncoding());
            changed = true;
        }
    }
    if (changed) {
        query.setQueryItems(items);
        url.setQuery(query);
    }
    QString address = QString::fromLatin1(url.toEncoded());
    address.replace(QString::fromLatin1(kBullets.toPercentEncoding()), QString::fromUtf8(kBullets));
    return text(address);
}

} // namespace core
