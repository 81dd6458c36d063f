#include "core/settings/json_file.h"

#include "core/async/after.h"
#include "core/async/in_pool.h"
#include "core/settings/atomic_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <utility>

namespace core {

namespace {

constexpr int kPauseMs = 300;

/// Where a file goes that nobody can read.
Status setAside(const QString &path)
{
    for (int number = 1; number < 100; ++number) {
        if (QFile::rename(path, QStringLiteral("%1.unreadable-%2").arg(path).arg(number)))
            return Done {};
    }
    return Error {ErrorKind::StorageFailed,
                  JsonFile::tr("%1 cannot be read and cannot be moved aside. Move it away by hand.")
                      .arg(QDir::toNativeSeparators(path))};
}

} // namespace

JsonFile::JsonFile(QString path, std::function<QByteArray()> content, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_content(std::move(content))
{
    m_later.setSingleShot(true);
    m_later.setInterval(kPauseMs);
    connect(&m_later, &QTimer::timeout, this, &JsonFile::write);
}

JsonFile::~JsonFile()
{
    m_writing.waitForFinished();
    if ((m_later.isActive() || m_again) && (!m_isUnreadable || setAside(m_path)))
        static_cast<void>(replaceFile(m_path, m_content()));
}

Result<QJsonObject> JsonFile::read(const QString &path, const QString &problem)
{
    const Result<std::optional<QByteArray>> bytes = readWholeFile(path);
    if (!bytes)
        return bytes.error();
    if (!*bytes)
        return QJsonObject {};
    const QJsonDocument document = QJsonDocument::fromJson(**bytes);
    if (!document.isObject())
        return Error {ErrorKind::BadConfig, problem.arg(QDir::toNativeSeparators(path))};
    return document.object();
}

void JsonFile::changed()
{
    if (!m_later.isActive())
        m_later.start();
}

void JsonFile::write()
{
    if (m_writing.isRunning()) {
        m_again = true;
        return;
    }
    if (m_isUnreadable) {
        if (const Status moved = setAside(m_path); !moved) {
            emit failed(moved.error());
            return;
        }
        m_isUnreadable = false;
    }
    m_writing = runInPool([path = m_path, bytes = m_content()] { return replaceFile(path, bytes); });
    after(m_writing, this, [this](const Status &written) {
        if (!written)
            emit failed(written.error());
        if (std::exchange(m_again, false))
            m_later.start();
    });
}

} // namespace core
