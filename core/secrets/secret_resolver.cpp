#include "core/secrets/secret_resolver.h"

#include "core/async/on_thread.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::SecretResolver)
};

// Keys are short; the largest secret is a service account's JSON of a few kilobytes.
constexpr qint64 kLargestFile = 64 * 1024;

Error secretError(const QString &message)
{
    return {ErrorKind::StorageFailed, message};
}

Result<Secret> fromEnvironment(const QProcessEnvironment &environment, const QString &name)
{
    if (!environment.contains(name))
        return secretError(
            Text::tr("The environment variable %1 is not set. Set it and start Switchyard again.").arg(name));
    const QByteArray value = environment.value(name).toUtf8().trimmed();
    if (value.isEmpty())
        return secretError(
            Text::tr("The environment variable %1 is empty. Set it and start Switchyard again.").arg(name));
    return Secret(value);
}

Result<Secret> fromFile(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    QFile file(path);
    if (QFileInfo(path).isDir())
        return secretError(Text::tr("%1 is a folder; a file with the key is needed.").arg(shown));
    if (!file.open(QIODevice::ReadOnly))
        return secretError(Text::tr("The key file %1 cannot be read: %2. Check the path and its permissions.")
                               .arg(shown, file.errorString()));
    QByteArray content = file.read(kLargestFile + 1);
    if (content.size() > kLargestFile)
        return secretError(
            Text::tr("The key file %1 is larger than 64 KiB, so it cannot be a key. Check the path.")
                .arg(shown));
    if (content.startsWith("\xEF\xBB\xBF"))
        content.remove(0, 3);
    // A service account is a JSON object over many lines; everything else is the first line.
    if (!content.trimmed().startsWith('{'))
        content.truncate(content.indexOf('\n') < 0 ? content.size() : content.indexOf('\n'));
    const QByteArray value = content.trimmed();
    if (value.isEmpty())
        return secretError(
            Text::tr("The first line of the key file %1 is empty. Put the key there.").arg(shown));
    return Secret(value);
}

} // namespace

SecretResolver::SecretResolver(KeyStore &store, QProcessEnvironment environment, QString baseFolder,
                               QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_environment(std::move(environment))
    , m_baseFolder(std::move(baseFolder))
{ }

QFuture<Result<Secret>> SecretResolver::resolve(const SecretRef &ref)
{
    using Answer = Result<Secret>;
    switch (ref.kind) {
    case SecretRef::Kind::Environment:
        return readyFuture(fromEnvironment(m_environment, ref.name));
    case SecretRef::Kind::File: {
        const bool isInHome = ref.name.startsWith(QLatin1String("~/"));
        const QString path = isInHome ? QDir::homePath() + ref.name.mid(1) : ref.name;
        return readyFuture(fromFile(QDir::cleanPath(QDir(m_baseFolder).absoluteFilePath(path))));
    }
    case SecretRef::Kind::Session: {
        const auto found = m_session.constFind(ref.name);
        if (found != m_session.cend() && !found->isEmpty())
            return readyFuture(Answer(*found));
        return readyFuture(Answer(secretError(
            Text::tr(
                "The key '%1' was kept for one session only, which has ended. Enter it again under Keys.")
                .arg(ref.name))));
    }
    case SecretRef::Kind::Keychain:
        return after(m_store.read(ref.name), this, [ref](const Answer &found) -> Answer {
            if (found && found->isEmpty())
                return secretError(
                    Text::tr("The entry '%1' in the key store is empty. Set the key again under Keys.")
                        .arg(ref.name));
            return found;
        });
    case SecretRef::Kind::None:
        break;
    }
    return readyFuture(
        Answer(secretError(Text::tr("This key refers to no secret. A reference is keychain:NAME, "
                                    "env:VARIABLE, file:PATH or session:NAME."))));
}

void SecretResolver::setSessionSecret(const QString &name, const Secret &secret)
{
    m_session.insert(name, secret);
}

void SecretResolver::removeSessionSecret(const QString &name)
{
    m_session.remove(name);
}

} // namespace core
