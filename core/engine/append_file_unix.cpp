#include "core/engine/append_file.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace core {

AppendFile::~AppendFile()
{
    close();
}

bool AppendFile::open(const QString &path, Missing missing)
{
    close();
    const int create = missing == Missing::Create ? O_CREAT : 0;
    m_file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_APPEND | O_CLOEXEC | create,
                    S_IRUSR | S_IWUSR);
    return m_file >= 0;
}

void AppendFile::close()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

bool AppendFile::isOpen() const
{
    return m_file >= 0;
}

qint64 AppendFile::append(QByteArrayView bytes)
{
    ssize_t written = -1;
    do {
        written = ::write(m_file, bytes.data(), std::size_t(bytes.size()));
    } while (written < 0 && errno == EINTR);
    return qMax<qint64>(0, written);
}

qint64 AppendFile::read(qint64 offset, char *into, qint64 most)
{
    ssize_t got = -1;
    do {
        got = ::pread(m_file, into, std::size_t(most), off_t(offset));
    } while (got < 0 && errno == EINTR);
    return got;
}

} // namespace core
