#pragma once

#include "core/async/after.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>

namespace core {

/// Runs `work` in the thread of `object` and gives its value as a future. Where `work` itself returns a
/// future, that one's value. Runs at once when the caller is in that thread already.
template<typename Work>
auto runOn(QObject *object, Work work)
{
    using Returned = std::invoke_result_t<Work>;
    if constexpr (requires(Returned returned) { returned.resultCount(); }) {
        using Value = std::decay_t<decltype(std::declval<Returned>().result())>;
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        QMetaObject::invokeMethod(object, [object, promise, work = std::move(work)]() mutable {
            after(work(), object, [promise](const Value &value) {
                promise->addResult(value);
                promise->finish();
            });
        });
        return promise->future();
    } else {
        auto promise = std::make_shared<QPromise<Returned>>();
        promise->start();
        QMetaObject::invokeMethod(object, [promise, work = std::move(work)]() mutable {
            promise->addResult(work());
            promise->finish();
        });
        return promise->future();
    }
}

/// A future that holds its value already.
template<typename Value>
QFuture<Value> readyFuture(Value value)
{
    QPromise<Value> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace core
