#include "core/engine/spend_journal.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::SpendJournal)
};

Q_LOGGING_CATEGORY(log, "switchyard.journal")

constexpr qint64 kMostBytes = 4 * 1024 * 1024;
constexpr std::size_t kReadBytes = 64 * 1024;
constexpr int kNumberDigits = 6;
constexpr int kMostTries = 4;

} // namespace

SpendJournal::SpendJournal(QString path, Take take, Carry carry)
    : m_path(std::move(path))
    , m_take(std::move(take))
    , m_carry(std::move(carry))
    , m_runs(m_path)
    , m_mostBytes(kMostBytes)
    , m_buffer(kReadBytes)
{ }

SpendJournal::~SpendJournal() = default;

QString SpendJournal::pathOf(int number) const
{
    return QStringLiteral("%1.%2").arg(m_path).arg(number, kNumberDigits, 10, QLatin1Char('0'));
}

int SpendJournal::newest() const
{
    const QFileInfo info(m_path);
    int newest = 0;
    const QStringList names =
        info.dir().entryList({info.fileName() + QLatin1String(".??????")}, QDir::Files | QDir::Hidden);
    for (const QString &name : names)
        newest = qMax(newest, QStringView(name).right(kNumberDigits).toInt());
    return newest;
}

void SpendJournal::fail(const QString &what)
{
    if (m_problem.isEmpty())
        qCWarning(log, "%s", qUtf8Printable(what));
    m_problem = what;
}

Status SpendJournal::open()
{
    if (m_path.isEmpty())
        return Done {};
    const QString unwritable =
        Text::tr("The journal of budgets %1 cannot be written, so what is under way would be forgotten if "
                 "Switchyard ended now. Check the permissions of its folder and the room on the disk.")
            .arg(QDir::toNativeSeparators(m_path));
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()) || !m_runs.begin()) {
        fail(unwritable);
        return Error {ErrorKind::StorageFailed, unwritable};
    }
    // Somebody may begin the next file, and remove this one, in between.
    for (int tries = 0; tries < kMostTries; ++tries) {
        const int number = newest();
        if (!enter(qMax(1, number), number == 0 ? AppendFile::Missing::Create : AppendFile::Missing::Fail))
            continue;
        m_problem.clear();
        read();
        if (m_problem.isEmpty())
            return Done {};
    }
    fail(unwritable);
    return Error {ErrorKind::StorageFailed, unwritable};
}

bool SpendJournal::enter(int number, AppendFile::Missing missing)
{
    if (!m_file.open(pathOf(number), missing))
        return false;
    m_number = number;
    m_offset = 0;
    m_moved = false;
    m_torn = false;
    // Where what is carried over is large already, the file has to grow well beyond it.
    m_turnAt = qMax(m_mostBytes, 2 * QFileInfo(pathOf(number)).size());
    // Others keep the files from here on until this run has gone further.
    QByteArray text;
    writeJournalLine(JournalRun {.run = run(), .file = number}, text);
    append(text);
    return true;
}

bool SpendJournal::append(const QByteArray &text)
{
    const QByteArray whole = m_torn ? '\n' + text : text;
    const qint64 written = m_file.append(whole);
    m_torn = written < whole.size();
    return !m_torn;
}

bool SpendJournal::place(const QByteArray &text)
{
    for (int tries = 0; tries < kMostTries; ++tries) {
        if (m_moved && !goOn())
            return false;
        if (!append(text)) {
            fail(Text::tr("The journal of budgets %1 cannot be written: the disk is full or refuses it. "
                          "Budgets still hold, but what is under way would be forgotten if Switchyard ended "
                          "now. Free some space.")
                     .arg(QDir::toNativeSeparators(pathOf(m_number))));
            return false;
        }
        m_found = false;
        m_wanted = QByteArrayView(text).chopped(1);
        read();
        m_wanted = {};
        if (m_found)
            return true;
        // It stands behind the end of the file, or hangs on to a line that somebody did not finish.
        m_torn = !m_moved;
    }
    return false;
}

bool SpendJournal::write(const JournalLine &line)
{
    QByteArray text;
    text.reserve(512);
    writeJournalLine(line, text);
    if (!m_file.isOpen() || !place(text)) {
        m_take(line, true);
        return m_path.isEmpty();
    }
    m_problem.clear();
    if (m_offset >= m_turnAt) {
        QByteArray moved;
        writeJournalLine(JournalMoved {}, moved);
        append(moved);
        read();
    }
    return true;
}

void SpendJournal::readOn()
{
    if (m_file.isOpen())
        read();
}

void SpendJournal::read()
{
    for (;;) {
        if (m_moved && !goOn())
            return;
        const qint64 got = m_file.read(m_offset, m_buffer.data(), qint64(m_buffer.size()));
        if (got <= 0)
            return;
        qsizetype taken = takeLines(qsizetype(got));
        const bool isFull = got == qint64(m_buffer.size());
        if (taken == 0 && isFull)
            taken = got; // no line is that long: not one of ours
        m_offset += taken;
        if (!m_moved && !isFull)
            return;
    }
}

qsizetype SpendJournal::takeLines(qsizetype size)
{
    const QByteArrayView text(m_buffer.data(), size);
    qsizetype at = 0;
    while (!m_moved) {
        const qsizetype end = text.indexOf('\n', at);
        if (end < 0)
            break;
        const QByteArrayView one = text.sliced(at, end - at);
        at = end + 1;
        const std::optional<JournalLine> line = readJournalLine(one);
        if (!line)
            continue; // torn, or of a newer version
        if (std::holds_alternative<JournalMoved>(*line)) {
            m_moved = true;
        } else if (const auto *run = std::get_if<JournalRun>(&*line)) {
            int &reached = m_reached[run->run];
            reached = qMax(reached, run->file);
        } else {
            const bool own = !m_found && one == m_wanted;
            m_found = m_found || own;
            m_take(*line, own);
        }
    }
    return at;
}

bool SpendJournal::goOn()
{
    const int next = m_number + 1;
    if ((QFile::exists(pathOf(next)) || makeNext(next)) && enter(next, AppendFile::Missing::Fail)) {
        removeOld();
        return true;
    }
    fail(Text::tr("The journal of budgets cannot go on in %1, so what is under way would be forgotten if "
                  "Switchyard ended now. Check the permissions of its folder and the room on the disk.")
             .arg(QDir::toNativeSeparators(pathOf(next))));
    return false;
}

// Whoever comes first makes the file, whole at once; what the others would put into it is the same.
bool SpendJournal::makeNext(int number)
{
    QByteArray text;
    for (auto run = m_reached.begin(); run != m_reached.end();) {
        if (m_runs.isDead(run.key())) {
            run = m_reached.erase(run);
            continue;
        }
        writeJournalLine(JournalRun {.run = run.key(), .file = run.value()}, text);
        ++run;
    }
    m_carry(text);

    QFile made(pathOf(number) + u'.' + run());
    if (!made.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    made.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const bool isWhole = made.write(text) == text.size() && made.flush();
    made.close();
    const std::filesystem::path from = QFileInfo(made).filesystemFilePath();
    const std::filesystem::path to = QFileInfo(pathOf(number)).filesystemFilePath();
    std::error_code failed;
    if (isWhole) {
        // Unlike renaming, this never replaces what somebody else made meanwhile.
        std::filesystem::create_hard_link(from, to, failed);
        // Some file systems have no links.
        if (failed && !std::filesystem::exists(to))
            std::filesystem::rename(from, to, failed);
    }
    made.remove();
    return QFile::exists(pathOf(number));
}

void SpendJournal::removeOld()
{
    int needed = m_number;
    for (auto run = m_reached.cbegin(); run != m_reached.cend(); ++run) {
        if (run.key() != this->run() && run.value() < needed && !m_runs.isDead(run.key()))
            needed = run.value();
    }
    for (int old = needed - 1; old > 0 && QFile::remove(pathOf(old)); --old) { }
}

QSet<QString> SpendJournal::dead(const QSet<QString> &runs) const
{
    QSet<QString> dead;
    for (const QString &run : runs) {
        if (m_runs.isDead(run))
            dead << run;
    }
    return dead;
}

} // namespace core
