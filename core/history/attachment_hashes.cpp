#include "core/history/attachment_hashes.h"

#include <QCryptographicHash>

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype kMostKnown = 8;

} // namespace

QByteArray AttachmentHashes::of(const QByteArray &bytes)
{
    const auto known = std::find_if(m_known.cbegin(), m_known.cend(), [&](const auto &one) {
        return one.first.constData() == bytes.constData() && one.first.size() == bytes.size();
    });
    if (known != m_known.cend())
        return known->second;
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    m_known.prepend({bytes, hash});
    if (m_known.size() > kMostKnown)
        m_known.removeLast();
    return hash;
}

void AttachmentHashes::forgetUnused()
{
    m_known.removeIf([](const auto &one) { return one.first.isDetached(); });
}

} // namespace core
