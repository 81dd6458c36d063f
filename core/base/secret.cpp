#include "core/base/secret.h"

#include <QRegularExpression>

#include <utility>

namespace core {

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{ }

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
        m_hosts = other.m_hosts;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
        m_hosts = std::exchange(other.m_hosts, {});
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

Secret Secret::boundTo(QStringList hosts) const
{
    Secret bound = *this;
    bound.m_hosts = std::move(hosts);
    return bound;
}

void Secret::wipe()
{
    // Other owners of the same buffer still need it; the last one overwrites it.
    if (m_bytes.isDetached() && !m_bytes.isEmpty()) {
        volatile char *bytes = m_bytes.data();
        for (qsizetype i = 0; i < m_bytes.size(); ++i)
            bytes[i] = 0;
    }
    m_bytes.clear();
}

bool Secret::equals(QByteArrayView other) const
{
    if (m_bytes.size() != other.size())
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < other.size(); ++i)
        difference |= static_cast<unsigned char>(m_bytes.at(i) ^ other.at(i));
    return difference == 0;
}

namespace {

struct Scheme {
    SecretRef::Kind kind;
    QLatin1String prefix;
};
constexpr Scheme kSchemes[] = {
    {SecretRef::Kind::Keychain, QLatin1String("keychain:")},
    {SecretRef::Kind::Environment, QLatin1String("env:")},
    {SecretRef::Kind::File, QLatin1String("file:")},
    {SecretRef::Kind::Session, QLatin1String("session:")},
};

} // namespace

SecretRef SecretRef::parse(QStringView text)
{
    for (const Scheme &scheme : kSchemes) {
        if (text.startsWith(scheme.prefix) && text.size() > scheme.prefix.size())
            return {scheme.kind, text.mid(scheme.prefix.size()).toString()};
    }
    return {};
}

QString SecretRef::toString() const
{
    for (const Scheme &scheme : kSchemes) {
        if (scheme.kind == kind)
            return scheme.prefix + name;
    }
    return {};
}

QString redact(QString text)
{
    // The shapes that providers use: sk-…, gsk_…, xai-…, AIza…, hf_…, key=…, Bearer …, JWTs, and those of
    // the clouds (AKIA…, ABSK…, ya29.…) and of GitHub.
    static const QRegularExpression shapes(
        QStringLiteral(R"((?i)\b(bearer\s+|authorization["']?\s*[=:]\s*["']?basic\s+)[A-Za-z0-9._~+/=-]{8,})"
                       R"(|\b((?:api[_-]?key|key|token|secret)["']?\s*[=:]\s*["']?)[A-Za-z0-9._~+/-]{12,})"
                       R"(|()\b(?:sk|pk|gsk|xai|csk|nvapi|pplx|hf|r8|fw|tgp|sy)[-_][A-Za-z0-9_*.-]{8,})"
                       R"(|()\bAIza[A-Za-z0-9_-]{20,})"
                       R"(|()\bya29\.[A-Za-z0-9_.-]{16,})"
                       R"(|()\bA[KS]IA[A-Z0-9]{16}\b)"
                       R"(|()\bABSK[A-Za-z0-9+/=]{20,})"
                       R"(|()\b(?:gh[opsu]|github_pat)_[A-Za-z0-9_]{16,})"
                       R"(|()\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)"));
    return text.replace(shapes, QStringLiteral("\\1\\2***"));
}

} // namespace core
