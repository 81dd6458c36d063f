#pragma once

#include "core/catalog/catalog.h"
#include "core/engine/engine.h"
#include "core/history/history_store.h"
#include "core/net/qnam_transport.h"
#include "core/secrets/secret_resolver.h"
#include "core/settings/config_store.h"
#include "tests/support/memory_key_store.h"

#include <QJsonObject>
#include <QList>
#include <QTemporaryDir>
#include <QVariantMap>

#include <functional>
#include <memory>

/// A provider of a harness: a row of the catalog and of config.json.
struct HarnessProvider {
    QString id;
    QString baseUrl;
    QString promptPrice = QStringLiteral("0.000001"); ///< Dollars per token; orders the endpoints.
    QString kind = QStringLiteral("inference");
    core::Quirks quirks = {};
    QString protocol = QStringLiteral("openai-chat");
    QString cacheReadPrice = {}; ///< Dollars per token; empty: no cache of prompts.
    QStringList environment = {}; ///< Variables that hold its key by custom.
};

/// A whole engine over a small catalog: model `test/model` at each given provider, each with the key `main`,
/// and the same for what is no chat: `test/embedding`, `test/image`, `test/speech`, `test/transcription`.
/// Real transport, real configuration file, real database; the key store is in memory, and holds `key-of-X`
/// for each `keychain:X/main` that the configuration names and `key-of-X/Y` for each other `keychain:X/Y`.
class EngineHarness
{
public:
    explicit EngineHarness(const QList<HarnessProvider> &providers, const QByteArray &extraConfig = {});
    ~EngineHarness();

    core::Engine &engine() { return *m_engine; }
    core::SecretResolver &secrets() { return m_secrets; }
    core::HistoryStore &history() { return *m_history; }
    MemoryKeyStore &keyStore() { return m_keyStore; }
    QString path(const QString &file) const { return m_folder.filePath(file); }

    /// Changes config.json as an editor would, under the running engine, and waits until it is read.
    void editConfig(const std::function<void(QJsonObject &)> &edit);
    /// Ends the engine and starts another one on the same files.
    void restart();
    /// What a statement finds in the history file once everything is written, read by a connection of its
    /// own.
    QList<QVariantMap> historyRows(const QString &statement);

    /// A streamed question to `test/model`.
    static core::ChatRequest question(const QString &text = QStringLiteral("Hello?"));

private:
    void open();

    core::CatalogPtr m_catalog;
    QStringList m_providers;
    QTemporaryDir m_folder;
    MemoryKeyStore m_keyStore;
    core::SecretResolver m_secrets;
    core::QnamTransport m_transport;
    std::unique_ptr<core::ConfigStore> m_config;
    std::unique_ptr<core::HistoryStore> m_history;
    std::unique_ptr<core::Engine> m_engine;
};

/// Everything that a call told, and its parts put together.
class CallLog : public QObject
{
    Q_OBJECT

public:
    explicit CallLog(std::unique_ptr<core::CallHandle> call);

    bool isFinished() const { return record.has_value(); }
    void drop() { handle.reset(); }

    std::unique_ptr<core::CallHandle> handle;
    QStringList providers; ///< Display name of each attempt.
    QString text;
    QString reasoning;
    QList<core::ChatEvent> events;
    std::optional<core::RequestRecord> record;
    QList<core::WireExchange> exchanges;
};
