#pragma once

#include "core/engine/engine.h"

#include <QPromise>

#include <memory>
#include <vector>

namespace core {

/// Tries a provider key with the shortest possible question to the provider's cheapest chat model. Where that
/// model is not served (any more), to the next cheapest, three at the most. Deletes itself.
class KeyTest : public QObject
{
    Q_OBJECT

public:
    KeyTest(Engine &engine, const Catalog &catalog, QString provider, QString keyName);

    QFuture<Result<KeyTestReport>> run();

private:
    void tryNext();
    void onProgress(const CallProgress &progress);
    void answer(const Result<KeyTestReport> &result);

    Engine &m_engine;
    QString m_provider;
    QString m_keyName;
    QStringList m_models; ///< Still to try, cheapest first.
    std::unique_ptr<CallHandle> m_call;
    /// Handles must not outlive the engine, so they go with us and not later by themselves.
    std::vector<std::unique_ptr<CallHandle>> m_ended;
    QPromise<Result<KeyTestReport>> m_promise;
};

} // namespace core
