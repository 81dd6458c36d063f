#pragma once

#include "core/base/result.h"
#include "core/history/history_state.h"

#include <QSqlDatabase>
#include <QString>
#include <QStringList>

#include <optional>

class QSqlError;

namespace core {

/// One SQLite file with numbered migrations. Belongs to the thread that opens it.
///
/// Nothing here ever replaces or repairs a file that it cannot use: a corrupt file, one of another program
/// and one of a newer version are left byte for byte as they are, and the state says so.
class Database
{
public:
    /// What the first step of the schema says of itself (PRAGMA application_id), so that files of different
    /// kinds are not taken for each other.
    enum class Kind {
        History = 0x53777964,
        Conversations = 0x53777963,
    };

    /// `schemaFolder` holds `NNNN_what.sql`, numbered from 0001 without gaps.
    explicit Database(QString path, QString schemaFolder = QStringLiteral(":/schema"),
                      Kind kind = Kind::History);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Opens, checks and migrates; may be called again after a failure. Before the first step on a file that
    /// has content already, the whole of it is copied to `PATH.vN.bak`, N being the version that the copy
    /// has.
    HistoryState open();
    void close();
    bool isOpen() const { return !m_connection.isEmpty(); }
    /// The open connection.
    QSqlDatabase handle() const;

    /// One statement without results.
    Status execute(const QString &statement);
    /// A sentence that names the file, what is wrong with it and the way out.
    Error describe(const QSqlError &error) const;
    /// The error says that the file itself is damaged, so that nothing more may be written to it.
    static bool isDamage(const QSqlError &error);
    /// The error is about the values of one row (a constraint), not about the file.
    static bool isAboutRow(const QSqlError &error);

private:
    HistoryState unavailable(const QString &message);
    Status connect(const QString &options);
    /// What is wrong with an existing file, found out without writing. Leaves the read-only connection of a
    /// newer file open.
    void takeBackUnfinished();
    std::optional<HistoryState> inspect();
    Status copyBeforeMigration(int version);
    Status migrate(int fileVersion);
    Status applyStep(int version);

    QString m_path;
    QString m_schemaFolder;
    Kind m_kind;
    QStringList m_steps; ///< File names in order; the position is the version before the step.
    QString m_connection;
};

} // namespace core
