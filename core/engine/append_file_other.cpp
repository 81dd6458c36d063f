#include "core/engine/append_file.h"

namespace core {

AppendFile::~AppendFile() = default;

bool AppendFile::open(const QString &path, Missing missing)
{
    close();
    m_file.setFileName(path);
    if (missing == Missing::Fail && !m_file.exists())
        return false;
    return m_file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered,
                       QFile::ReadOwner | QFile::WriteOwner);
}

void AppendFile::close()
{
    m_file.close();
}

bool AppendFile::isOpen() const
{
    return m_file.isOpen();
}

qint64 AppendFile::append(QByteArrayView bytes)
{
    if (!m_file.seek(m_file.size()))
        return 0;
    return qMax<qint64>(0, m_file.write(bytes.data(), bytes.size()));
}

qint64 AppendFile::read(qint64 offset, char *into, qint64 most)
{
    return m_file.seek(offset) ? m_file.read(into, most) : -1;
}

} // namespace core
