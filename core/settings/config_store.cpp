#include "core/settings/config_store.h"

#include "core/settings/atomic_file.h"

#include <QCoreApplication>
#include <QDir>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ConfigStore)
};

Error badConfig(const QString &message)
{
    return {ErrorKind::BadConfig, message};
}

} // namespace

ConfigStore::ConfigStore(QString path, QStringList knownProviders, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_knownProviders(std::move(knownProviders))
    , m_watch(m_path, this)
{
    qRegisterMetaType<Config>();
    connect(&m_watch, &FileWatch::settled, this, &ConfigStore::reload);
}

Result<ConfigStore::Snapshot> ConfigStore::read() const
{
    const auto text = readWholeFile(m_path);
    if (!text)
        return badConfig(text.error().message);
    Snapshot snapshot {*text, {}};
    if (!snapshot.text)
        return snapshot;
    snapshot.reading = readConfig(*snapshot.text, m_knownProviders);
    if (!snapshot.reading.ok())
        return badConfig(describeProblems(QDir::toNativeSeparators(m_path), snapshot.reading.problems));
    return snapshot;
}

void ConfigStore::takeOver(const Snapshot &snapshot)
{
    m_lastText = snapshot.text;
    m_config = snapshot.reading.config;
    m_warnings = snapshot.reading.warnings;
    m_lastRejection.clear();
}

Status ConfigStore::load()
{
    m_watch.start(); // also after a failure: the user repairs the file while the program runs
    const auto snapshot = read();
    if (!snapshot) {
        m_lastRejection = snapshot.error().message;
        return snapshot.error();
    }
    takeOver(*snapshot);
    return Done {};
}

void ConfigStore::reload()
{
    const auto snapshot = read();
    if (!snapshot) {
        rejectReload(snapshot.error());
        return;
    }
    if (!snapshot->text && m_lastText) {
        rejectReload(
            badConfig(Text::tr("%1 is gone. The settings from before stay in force until Switchyard is "
                               "started again or the file is back.")
                          .arg(QDir::toNativeSeparators(m_path))));
        return;
    }
    const bool isNews = snapshot->reading.config != m_config || snapshot->reading.warnings != m_warnings
                        || !m_lastRejection.isEmpty();
    takeOver(*snapshot);
    if (isNews)
        emit changed(m_config);
}

void ConfigStore::rejectReload(const Error &error)
{
    // Other files in the folder change as well, and that is no reason to complain again.
    if (std::exchange(m_lastRejection, error.message) != error.message)
        emit reloadFailed(error);
}

Status ConfigStore::change(const std::function<void(Config &)> &edit)
{
    const auto onDisk = read();
    if (!onDisk)
        return onDisk.error();
    // A file that was removed meanwhile takes no settings with it.
    Config config = onDisk->text ? onDisk->reading.config : m_config;
    edit(config);

    Snapshot next {writeConfig(config), {}};
    next.reading = readConfig(*next.text, m_knownProviders);
    if (!next.reading.ok())
        return badConfig(Text::tr("The change was not made, because the configuration would be wrong:\n%1")
                             .arg(describeProblems(QDir::toNativeSeparators(m_path), next.reading.problems)));
    if (const Status written = replaceFile(m_path, *next.text); !written)
        return written;
    const bool isNews = next.reading.config != m_config;
    takeOver(next);
    if (isNews)
        emit changed(m_config);
    return Done {};
}

} // namespace core
