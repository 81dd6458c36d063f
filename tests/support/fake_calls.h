#pragma once

#include "ui/chat/column_session.h"

#include <QList>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

/// Stands in for the engine: keeps what was asked, and the test tells the news.
struct FakeCalls {
    QList<core::ChatRequest> requests = {};
    std::function<void(const core::CallProgress &)> news = {}; ///< Of the call that began last.
    QPointer<QObject> handle = {}; ///< Likewise; null once it was cancelled.
    QList<std::function<void(const core::CallProgress &)>> all = {}; ///< Of each call, in order.

    ui::CallStarter starter()
    {
        return [this](const core::ChatRequest &request,
                      std::function<void(const core::CallProgress &)> callback) {
            requests.append(request);
            news = std::move(callback);
            all << news;
            auto call = std::make_unique<QObject>();
            handle = call.get();
            return call;
        };
    }

    /// `call`: which one, from 0; below zero: the last.
    void text(const QString &delta, int call = -1)
    {
        core::CallProgress progress;
        progress.events = {core::TextDelta {delta}};
        tell(progress, call);
    }

    void finish(const std::optional<core::Error> &error = {}, int call = -1)
    {
        core::CallProgress progress;
        progress.finished = core::RequestRecord {};
        progress.finished->error = error;
        progress.finished->providerName = QStringLiteral("Groq");
        tell(progress, call);
    }

    void tell(const core::CallProgress &progress, int call = -1)
    {
        (call < 0 ? news : all.at(call))(progress);
    }
};
