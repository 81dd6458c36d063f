#pragma once

#include <QByteArrayView>
#include <QString>

#ifndef Q_OS_UNIX
#include <QFile>
#endif

namespace core {

/// A file that several processes add to at once. Where the platform can (Unix), what one append() writes
/// stands in one piece behind what all others wrote before; elsewhere that holds for one process alone.
/// Nothing is forced to the disk: what append() took outlives the program, not the power.
class AppendFile
{
public:
    AppendFile() = default;
    ~AppendFile();
    Q_DISABLE_COPY_MOVE(AppendFile)

    enum class Missing { Create, Fail };
    /// For its owner only where it is made. Closes the file that was open before.
    bool open(const QString &path, Missing missing);
    void close();
    bool isOpen() const;
    /// How many of the bytes were written; fewer where the disk is full.
    qint64 append(QByteArrayView bytes);
    /// How many bytes there were from `offset` on, `most` at most; -1 where it cannot be read.
    qint64 read(qint64 offset, char *into, qint64 most);

private:
#ifdef Q_OS_UNIX
    int m_file = -1;
#else
    QFile m_file;
#endif
};

} // namespace core
