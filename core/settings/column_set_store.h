#pragma once

#include "core/base/result.h"
#include "core/conversation/comparison.h"
#include "core/settings/json_file.h"

#include <QList>
#include <QObject>
#include <QString>

namespace core {

/// The user's sets of columns, kept in `column_sets.json` in the profile. Changes are written a moment later,
/// beside the thread of this object, and at the latest when it goes; a file that cannot be read is set aside
/// before the first of them.
class ColumnSetStore : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kLongestName = 60;

    explicit ColumnSetStore(const QString &path, QObject *parent = nullptr);
    ~ColumnSetStore() override;

    /// In the order of their names.
    const QList<ColumnSet> &sets() const { return m_sets; }
    /// Why the file could not be read.
    const Status &status() const { return m_status; }

public slots:
    /// In place of the set of that name.
    void saveSet(const core::ColumnSet &set);
    void removeSet(const QString &name);

signals:
    void setsChanged();
    void failed(const core::Error &error);

private:
    QList<ColumnSet> m_sets;
    Status m_status = Done {};
    JsonFile m_file; ///< Asks for the content until it is gone.
};

} // namespace core
