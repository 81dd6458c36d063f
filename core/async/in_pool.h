#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>

namespace core {

/// Computes a value in a thread of the program's pool, or of another. For work on values alone that would
/// hold up the thread it is wanted in.
template<typename Work>
auto runInPool(Work work, QThreadPool &pool = *QThreadPool::globalInstance())
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Work>>>();
    promise->start();
    pool.start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

/// Likewise for long work that looks now and then whether anybody still waits for it: `work` is called with a
/// function that says so, by cancelling the future.
template<typename Work>
auto runInPoolUntilCancelled(Work work)
{
    using Value = std::invoke_result_t<Work, const std::function<bool()> &>;
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(work([promise] { return promise->isCanceled(); }));
        promise->finish();
    });
    return promise->future();
}

} // namespace core
