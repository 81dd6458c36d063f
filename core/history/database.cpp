#include "core/history/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <filesystem>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Database)
};

constexpr qint64 kSmallestFile = 512; // one page of the smallest size
// A full check reads the whole file. Larger files are believed until a statement fails.
constexpr qint64 kLargestCheckedFile = qint64(16) * 1024 * 1024;

// Primary result codes of SQLite (https://www.sqlite.org/rescode.html).
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kReadOnly = 8;
constexpr int kIoError = 10;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kCannotOpen = 14;
constexpr int kConstraint = 19;
constexpr int kNotADatabase = 26;

int resultCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

Error storageError(const QString &message)
{
    return {ErrorKind::StorageFailed, message};
}

std::optional<int> readNumber(const QSqlDatabase &handle, const QString &statement, QSqlError *error)
{
    QSqlQuery query(handle);
    if (!query.exec(statement) || !query.next()) {
        *error = query.lastError();
        return {};
    }
    return query.value(0).toInt();
}

// SQLite takes a file that is shorter than a page for an empty database and would write over it.
bool hasDatabaseHeader(const QString &path)
{
    QFile file(path);
    return file.size() >= kSmallestFile && file.open(QIODevice::ReadOnly)
           && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

/// Whether a program was killed in the middle of a change, most likely while it made the file: then the file
/// is no database yet, or half of one, until SQLite has put back what its journal holds.
bool hasUnfinishedChange(const QString &path)
{
    QFile journal(path + QLatin1String("-journal"));
    return journal.open(QIODevice::ReadOnly)
           && journal.read(8) == QByteArray("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
}

QSqlError damage()
{
    return {{}, {}, QSqlError::StatementError, QString::number(kCorrupt)};
}

// Empty when the file is sound. Damage that the check reports as text becomes the error that it amounts to.
std::optional<QSqlError> quickCheck(const QSqlDatabase &handle)
{
    QSqlQuery check(handle);
    if (!check.exec(QStringLiteral("PRAGMA quick_check(1)")) || !check.next())
        return check.lastError();
    if (check.value(0).toString() == QLatin1String("ok"))
        return {};
    return damage();
}

// Empty lines part the statements, so that a trigger's body may have semicolons.
QStringList statementsOf(const QString &script)
{
    QStringList statements;
    QString current;
    const QStringList lines = script.split(u'\n');
    for (const QString &line : lines) {
        if (line.trimmed().startsWith(QLatin1String("--")))
            continue;
        if (!line.trimmed().isEmpty()) {
            current += line + u'\n';
            continue;
        }
        if (!current.isEmpty())
            statements << std::exchange(current, {});
    }
    if (!current.isEmpty())
        statements << current;
    return statements;
}

} // namespace

Database::Database(QString path, QString schemaFolder, Kind kind)
    : m_path(std::move(path))
    , m_schemaFolder(std::move(schemaFolder))
    , m_kind(kind)
    , m_steps(QDir(m_schemaFolder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name))
{ }

Database::~Database()
{
    close();
}

void Database::close()
{
    if (m_connection.isEmpty())
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
}

QSqlDatabase Database::handle() const
{
    return QSqlDatabase::database(m_connection, false);
}

bool Database::isDamage(const QSqlError &error)
{
    return resultCode(error) == kCorrupt || resultCode(error) == kNotADatabase;
}

bool Database::isAboutRow(const QSqlError &error)
{
    return resultCode(error) == kConstraint;
}

Error Database::describe(const QSqlError &error) const
{
    const QString file = QDir::toNativeSeparators(m_path);
    switch (resultCode(error)) {
    case kCorrupt:
    case kNotADatabase:
        return storageError(Text::tr("The database %1 is damaged or not a database. It was left as it is. "
                                     "Move it away to start a new "
                                     "one, or put a backup in its place, then start Switchyard again.")
                                .arg(file));
    case kFull:
        return storageError(
            Text::tr("The disk is full, so nothing can be added to %1. Free some space.").arg(file));
    case kBusy:
    case kLocked:
        return storageError(
            Text::tr("Another program keeps the database %1 locked. Close that program.").arg(file));
    case kReadOnly:
    case kCannotOpen:
        return storageError(Text::tr("The database %1 cannot be opened for writing. Check the permissions "
                                     "of the file and its folder.")
                                .arg(file));
    case kIoError:
        return storageError(Text::tr("The database %1 could not be read or written: the disk reports an "
                                     "error or has no room. Check the disk.")
                                .arg(file));
    default:
        return storageError(Text::tr("The database %1 failed: %2").arg(file, error.databaseText()));
    }
}

HistoryState Database::unavailable(const QString &message)
{
    close();
    return {HistoryState::Mode::Unavailable, message};
}

Status Database::connect(const QString &options)
{
    close();
    m_connection = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    handle.setDatabaseName(m_path);
    handle.setConnectOptions(options);
    if (handle.open())
        return Done {};
    return describe(handle.lastError());
}

Status Database::execute(const QString &statement)
{
    QSqlQuery query(handle());
    if (query.exec(statement))
        return Done {};
    return describe(query.lastError());
}

HistoryState Database::open()
{
    close();
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return unavailable(Text::tr("Qt's SQLite driver is not installed, so nothing can be kept. Install it "
                                    "(Debian: libqt6sql6-sqlite) and start Switchyard again."));
    Q_ASSERT(!m_steps.isEmpty()); // the resources are linked in

    const QFileInfo file(m_path);
    if (!QDir().mkpath(file.absolutePath()))
        return unavailable(Text::tr("The folder %1 for the database cannot be made. Check its permissions.")
                               .arg(QDir::toNativeSeparators(file.absolutePath())));
    if (hasUnfinishedChange(m_path))
        takeBackUnfinished();
    const bool isNew = !file.exists() || QFileInfo(m_path).size() == 0;
    if (isNew) {
        // What people ask is nobody else's business; SQLite gives its other files the same permissions.
        QFile created(m_path);
        if (!created.open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner))
            return unavailable(Text::tr("The database %1 cannot be created: %2. Check the permissions of "
                                        "its folder.")
                                   .arg(QDir::toNativeSeparators(m_path), created.errorString()));
    } else if (const auto problem = inspect()) {
        return *problem;
    }

    if (const Status connected = connect(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000")); !connected)
        return unavailable(connected.error().message);
    for (const char *pragma :
         {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = ON"}) {
        if (const Status set = execute(QString::fromLatin1(pragma)); !set)
            return unavailable(set.error().message);
    }
    QSqlError error;
    const auto version = readNumber(handle(), QStringLiteral("PRAGMA user_version"), &error);
    if (!version)
        return unavailable(describe(error).message);
    if (*version < m_steps.size()) {
        if (const Status migrated = migrate(*version); !migrated)
            return unavailable(migrated.error().message);
    }
    return {};
}

/// Only who may write can do that, and whoever reads the file first does it. What goes wrong with it shows
/// when the file is looked at.
void Database::takeBackUnfinished()
{
    QSqlError error;
    if (connect(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000")))
        readNumber(handle(), QStringLiteral("PRAGMA user_version"), &error);
    close();
}

std::optional<HistoryState> Database::inspect()
{
    const QString file = QDir::toNativeSeparators(m_path);
    if (QFileInfo(m_path).isFile() && QFileInfo(m_path).isReadable() && !hasDatabaseHeader(m_path))
        return unavailable(describe(damage()).message);
    const Status connected = connect(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"));
    if (!connected)
        return unavailable(connected.error().message);
    QSqlError error;
    const auto version = readNumber(handle(), QStringLiteral("PRAGMA user_version"), &error);
    const auto tables =
        version ? readNumber(handle(), QStringLiteral("SELECT count(*) FROM sqlite_schema"), &error)
                : std::nullopt;
    const auto owner =
        tables ? readNumber(handle(), QStringLiteral("PRAGMA application_id"), &error) : std::nullopt;
    if (!owner)
        return unavailable(describe(error).message);
    if (*tables > 0 && *owner != int(m_kind)) {
        if (m_kind != Kind::History)
            return unavailable(Text::tr("%1 is a database of another program, or for other things. It was "
                                        "left as it is. Move it away, then start Switchyard again.")
                                   .arg(file));
        return unavailable(
            Text::tr("%1 is a database of another program. It was left as it is. Choose another file "
                     "under history.database in config.json, or move this one away.")
                .arg(file));
    }

    if (*version > m_steps.size()) {
        return HistoryState {HistoryState::Mode::ReadOnlyNewer,
                             Text::tr("%1 was written by a newer Switchyard. It can be read but nothing is "
                                      "added. Update Switchyard, or move the file away to start a new one.")
                                 .arg(file)};
    }
    if (QFileInfo(m_path).size() <= kLargestCheckedFile) {
        if (const auto checkFailed = quickCheck(handle()))
            return unavailable(describe(*checkFailed).message);
    }
    close();
    return {};
}

Status Database::copyBeforeMigration(int version)
{
    const QString copy = QStringLiteral("%1.v%2.bak").arg(m_path).arg(version);
    const QString unfinished = copy + QLatin1String(".part");
    QFile::remove(unfinished);
    QSqlQuery query(handle());
    query.prepare(QStringLiteral("VACUUM INTO ?"));
    query.addBindValue(unfinished);
    const bool copied = query.exec();
    QFile::setPermissions(unfinished, QFile::ReadOwner | QFile::WriteOwner);
    // Renaming over an older copy is one step, so that there is a whole copy at every moment.
    std::error_code failed;
    if (copied)
        std::filesystem::rename(QFileInfo(unfinished).filesystemFilePath(),
                                QFileInfo(copy).filesystemFilePath(), failed);
    if (copied && !failed)
        return Done {};
    QFile::remove(unfinished);
    return storageError(
        Text::tr("%1 needs an update of its format, but no copy could be made first at "
                 "%2, so it was left as it is. Make room on the disk and start Switchyard again.")
            .arg(QDir::toNativeSeparators(m_path), QDir::toNativeSeparators(copy)));
}

Status Database::migrate(int fileVersion)
{
    QSqlError error;
    const auto tables = readNumber(handle(), QStringLiteral("SELECT count(*) FROM sqlite_schema"), &error);
    if (!tables)
        return describe(error);
    if (*tables > 0) {
        if (const Status copied = copyBeforeMigration(fileVersion); !copied)
            return copied;
    }
    for (int version = fileVersion; version < m_steps.size(); ++version) {
        if (const Status applied = applyStep(version); !applied)
            return applied;
    }
    return Done {};
}

Status Database::applyStep(int version)
{
    QFile file(m_schemaFolder + u'/' + m_steps.at(version));
    if (!file.open(QIODevice::ReadOnly))
        return storageError(Text::tr("Cannot read %1: %2").arg(file.fileName(), file.errorString()));
    QStringList statements = statementsOf(QString::fromUtf8(file.readAll()));
    statements << QStringLiteral("PRAGMA user_version = %1").arg(version + 1) << QStringLiteral("COMMIT");

    if (const Status begun = execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    QSqlError error;
    const auto now = readNumber(handle(), QStringLiteral("PRAGMA user_version"), &error);
    if (now && *now > version)
        return execute(QStringLiteral("ROLLBACK")); // a second Switchyard on the same profile was quicker
    for (const QString &statement : statements) {
        const Status done = execute(statement);
        if (done)
            continue;
        const Status rolledBack = execute(QStringLiteral("ROLLBACK"));
        Q_UNUSED(rolledBack) // closing the connection does the same
        return storageError(
            Text::tr("Updating the format of the database failed at %1; the file is as it was "
                     "before this step. %2")
                .arg(m_steps.at(version), done.error().message));
    }
    return Done {};
}

} // namespace core
