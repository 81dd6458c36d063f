#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

namespace core {

/// A small JSON file of the user's that is read once and written a moment after each change, beside the
/// thread of this object. A file that cannot be read is set aside before anything is written in its place.
class JsonFile : public QObject
{
    Q_OBJECT

public:
    /// `content` is asked when the file is written.
    JsonFile(QString path, std::function<QByteArray()> content, QObject *parent = nullptr);
    /// Writes what is not written yet, so it goes before that which `content` asks.
    ~JsonFile() override;

    /// Empty if there is no such file; BadConfig if it is no JSON object. `problem` says so to people, with
    /// %1 for the file.
    static Result<QJsonObject> read(const QString &path, const QString &problem);

    /// That the file could not be read.
    void setUnreadable() { m_isUnreadable = true; }
    /// There is something new to be written.
    void changed();

signals:
    void failed(const core::Error &error);

private:
    void write();

    QString m_path;
    std::function<QByteArray()> m_content;
    bool m_isUnreadable = false;
    QTimer m_later;
    QFuture<Status> m_writing;
    bool m_again = false; ///< Something changed while the last content was being written.
};

} // namespace core
