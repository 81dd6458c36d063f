#include "tests/support/memory_key_store.h"

#include "core/async/on_thread.h"

using namespace core;

std::optional<Error> MemoryKeyStore::failure() const
{
    if (m_failure.isEmpty())
        return {};
    return Error {.kind = ErrorKind::StorageFailed, .message = m_failure};
}

QFuture<Status> MemoryKeyStore::probe()
{
    const auto error = failure();
    return readyFuture(error ? Status(*error) : Status(Done {}));
}

QFuture<Result<Secret>> MemoryKeyStore::read(const QString &name)
{
    using Answer = Result<Secret>;
    if (const auto error = failure())
        return readyFuture(Answer(*error));
    if (!m_secrets.contains(name))
        return readyFuture(
            Answer(Error {.kind = ErrorKind::StorageFailed,
                          .message = QStringLiteral("The key store has no entry '%1'.").arg(name)}));
    return readyFuture(Answer(m_secrets.value(name)));
}

QFuture<Status> MemoryKeyStore::write(const QString &name, const Secret &secret)
{
    if (const auto error = failure())
        return readyFuture(Status(*error));
    m_secrets.insert(name, secret);
    return readyFuture(Status(Done {}));
}

QFuture<Status> MemoryKeyStore::remove(const QString &name)
{
    if (const auto error = failure())
        return readyFuture(Status(*error));
    m_secrets.remove(name);
    return readyFuture(Status(Done {}));
}
