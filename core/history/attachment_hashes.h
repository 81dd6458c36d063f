#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

namespace core {

/// The SHA-256 of files, of which the last are remembered: a draft with a large picture is saved with every
/// few letters, and a question goes to many columns at once.
class AttachmentHashes
{
public:
    QByteArray of(const QByteArray &bytes);
    /// Lets go of files that nobody else holds any more.
    void forgetUnused();

private:
    /// Newest first. Each is held, so that nothing else can come to be at its place in memory.
    QList<QPair<QByteArray, QByteArray>> m_known;
};

} // namespace core
