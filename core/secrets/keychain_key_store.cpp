#include "core/secrets/keychain_key_store.h"

#include "core/async/on_thread.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibrary>
#include <QStandardPaths>
#include <qt6keychain/keychain.h>

#include <functional>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::KeychainKeyStore)
};

const QString kService = QStringLiteral("switchyard");

Error storeError(const QString &message)
{
    return {ErrorKind::StorageFailed, message};
}

QString waysThatRemain()
{
    return Text::tr(
        "Until then keys can come from environment variables (env:NAME), from files (file:PATH), or be "
        "kept for this session only.");
}

#ifdef Q_OS_LINUX
bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QLatin1String("/bus"));
}

bool hasLibsecret()
{
    return QLibrary(QStringLiteral("secret-1"), 0).load();
}
#endif

// QtKeychain has one code, OtherError, for all of these and a text that helps nobody, so the cause is looked
// up.
QString whatIsMissing()
{
#ifdef Q_OS_LINUX
    if (!hasLibsecret())
        return Text::tr("This system has no key store that Switchyard can use: the library libsecret is not "
                        "installed. Install it (Debian: libsecret-1-0) together with a key store such as "
                        "gnome-keyring or KeePassXC.");
    if (!hasSessionBus())
        return Text::tr(
            "The key store cannot be reached because this session has no D-Bus. Log in to a desktop "
            "session, or start Switchyard with dbus-run-session.");
    return Text::tr(
        "No key store answers in this session. Install and start one, such as gnome-keyring, KWallet "
        "or KeePassXC with its Secret Service switched on.");
#else
    return Text::tr("The system's key store does not answer.");
#endif
}

Error describe(const QKeychain::Job &job, const QString &name)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return storeError(
            Text::tr("The key store has no entry '%1', or it is locked. Unlock the key store, or set "
                     "the key again under Keys.")
                .arg(name));
    case QKeychain::AccessDeniedByUser:
        return storeError(
            Text::tr("Access to '%1' in the key store was refused. Allow it when the key store asks.")
                .arg(name));
    case QKeychain::AccessDenied:
        return storeError(
            Text::tr("The key store is locked. Unlock it, then try again. %1").arg(waysThatRemain()));
    case QKeychain::CouldNotDeleteEntry:
        return storeError(Text::tr("The key store did not remove '%1': %2").arg(name, job.errorString()));
    default:
        return storeError(Text::tr("%1 %2 (The system says: %3)")
                              .arg(whatIsMissing(), waysThatRemain(), job.errorString()));
    }
}

/// Starts the job, which deletes itself, and gives what `answerOf` makes of it when it is done.
template<typename Answer, typename KeychainJob>
QFuture<Answer> run(QObject *context, KeychainJob *job, const QString &name,
                    std::function<Answer(KeychainJob &)> answerOf)
{
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    job->setKey(name);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context, [promise, job, answerOf = std::move(answerOf)] {
        promise->addResult(answerOf(*job));
        promise->finish();
    });
    job->start();
    return promise->future();
}

} // namespace

QFuture<Result<Secret>> KeychainKeyStore::read(const QString &name)
{
    using Answer = Result<Secret>;
    return run<Answer, QKeychain::ReadPasswordJob>(this, new QKeychain::ReadPasswordJob(kService), name,
                                                   [name](QKeychain::ReadPasswordJob &job) -> Answer {
                                                       if (job.error() != QKeychain::NoError)
                                                           return describe(job, name);
                                                       return Secret(job.binaryData());
                                                   });
}

QFuture<Status> KeychainKeyStore::write(const QString &name, const Secret &secret)
{
    if (secret.isEmpty())
        return readyFuture<Status>(storeError(Text::tr("The key '%1' is empty. Enter a key.").arg(name)));
    const QString text = QString::fromUtf8(secret.reveal());
    if (text.toUtf8() != secret.reveal() || text.contains(QChar::Null))
        return readyFuture<Status>(
            storeError(Text::tr("The key '%1' is not text. Check what was entered.").arg(name)));
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setTextData(text);
    return run<Status, QKeychain::WritePasswordJob>(this, job, name,
                                                    [name](QKeychain::WritePasswordJob &done) -> Status {
                                                        if (done.error() != QKeychain::NoError)
                                                            return describe(done, name);
                                                        return Done {};
                                                    });
}

QFuture<Status> KeychainKeyStore::remove(const QString &name)
{
    return run<Status, QKeychain::DeletePasswordJob>(this, new QKeychain::DeletePasswordJob(kService), name,
                                                     [name](QKeychain::DeletePasswordJob &job) -> Status {
                                                         if (job.error() != QKeychain::NoError
                                                             && job.error() != QKeychain::EntryNotFound)
                                                             return describe(job, name);
                                                         return Done {};
                                                     });
}

QFuture<Status> KeychainKeyStore::probe()
{
    // Only a full round shows that the store is there and open: without one, reading merely finds nothing.
    // The process id keeps a second Switchyard that starts at the same moment from removing this one's entry.
    const QString name = QStringLiteral("probe-%1").arg(QCoreApplication::applicationPid());
    const Secret canary(QByteArrayLiteral("switchyard tries the key store"));
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const auto settle = [promise](const Status &status) {
        promise->addResult(status);
        promise->finish();
    };
    after(write(name, canary), this, [this, name, canary, settle](const Status &written) {
        if (!written) {
            settle(written);
            return;
        }
        after(read(name), this, [this, name, canary, settle](const Result<Secret> &found) {
            after(remove(name), this, [found, canary, settle](const Status &removed) {
                if (!found)
                    settle(found.error());
                else if (!found->equals(canary.reveal()))
                    settle(
                        storeError(Text::tr("The key store gave back something else than what was stored. %1")
                                       .arg(waysThatRemain())));
                else
                    settle(removed);
            });
        });
    });
    return promise->future();
}

} // namespace core
