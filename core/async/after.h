#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>

namespace core {

/// Calls `function` with the future's value, in the thread of `context`, and gives what it returns as a
/// future.
///
/// Use this and not QFuture::then(context, …): that one (Qt 6.4) asserts when the context is gone before the
/// value comes, and looks at the context from the wrong thread. Here nothing happens once the context is
/// gone; the returned future is cancelled then, and also when the given one is. Call it in the context's
/// thread. A value that is there already is handed over at once.
template<typename Value, typename Function>
auto after(const QFuture<Value> &future, QObject *context, Function function)
{
    using Returned = std::invoke_result_t<Function, const Value &>;
    constexpr bool isVoid = std::is_void_v<Returned>;
    using Given = std::conditional_t<isVoid, bool, Returned>;

    Q_ASSERT(QThread::currentThread() == context->thread());
    auto promise = std::make_shared<QPromise<Given>>();
    promise->start();
    const QFuture<Given> given = promise->future();

    auto handOver = [promise, function](const QFuture<Value> &done) mutable {
        if (done.resultCount() == 0)
            return; // cancelled
        if constexpr (isVoid) {
            function(done.result());
            promise->addResult(true);
        } else {
            promise->addResult(function(done.result()));
        }
        promise->finish();
    };
    if (future.isFinished()) {
        handOver(future);
        return given;
    }
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, handOver]() mutable {
        const QFuture<Value> done = watcher->future();
        watcher->deleteLater();
        handOver(done);
    });
    watcher->setFuture(future);
    return given;
}

} // namespace core
