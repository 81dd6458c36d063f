#include "tests/support/engine_harness.h"

#include "core/settings/bundled_tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QSaveFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

namespace {

core::CatalogPtr catalogOf(const QList<HarnessProvider> &providers)
{
    core::ModelInfo model;
    model.id = QStringLiteral("test/model");
    model.name = QStringLiteral("Test model");
    model.author = QStringLiteral("test");
    model.type = QStringLiteral("chat");
    model.contextLength = 100'000;
    QList<core::ProviderInfo> infos;
    for (const HarnessProvider &provider : providers) {
        core::ProviderInfo info;
        info.id = provider.id;
        info.name = provider.id.left(1).toUpper() + provider.id.mid(1);
        info.kind = provider.kind;
        info.protocol = provider.protocol;
        info.baseUrl = provider.baseUrl;
        info.quirks = provider.quirks;
        info.environment = provider.environment;
        infos << info;
        core::EndpointInfo endpoint;
        endpoint.providerId = provider.id;
        endpoint.providerModelId = QStringLiteral("native-model");
        endpoint.contextLength = model.contextLength;
        endpoint.inputModalities = {QStringLiteral("text")};
        endpoint.pricing.base.prompt = core::Money::fromDecimal(provider.promptPrice);
        endpoint.pricing.base.completion = core::Money::fromDecimal(provider.promptPrice);
        if (!provider.cacheReadPrice.isEmpty())
            endpoint.pricing.base.cacheRead = core::Money::fromDecimal(provider.cacheReadPrice);
        model.endpoints << endpoint;
    }
    QList<core::ModelInfo> models {model};
    for (const core::Task task :
         {core::Task::Embeddings, core::Task::Images, core::Task::Speech, core::Task::Transcription}) {
        core::ModelInfo other = model;
        other.type = core::modelTypeFor(task);
        other.id = QStringLiteral("test/") + other.type;
        models << other;
    }
    return std::make_shared<const core::Catalog>(models, infos);
}

QJsonObject configOf(const QList<HarnessProvider> &providers, const QByteArray &extra)
{
    QJsonObject json = QJsonDocument::fromJson(extra).object();
    QJsonObject rows = json.value(QLatin1String("providers")).toObject();
    for (const HarnessProvider &provider : providers) {
        if (provider.kind == QLatin1String("local") || provider.kind == QLatin1String("simulator"))
            continue;
        const QJsonObject key {
            {QStringLiteral("name"), QStringLiteral("main")},
            {QStringLiteral("secret"), QStringLiteral("keychain:%1/main").arg(provider.id)}};
        if (!rows.contains(provider.id))
            rows.insert(provider.id, QJsonObject {{QStringLiteral("keys"), QJsonArray {key}}});
    }
    json.insert(QStringLiteral("providers"), rows);
    // Unless a test wants it otherwise, the first provider is asked first, and nothing is left to chance.
    if (!json.contains(QLatin1String("routing")))
        json.insert(QStringLiteral("routing"),
                    QJsonObject {{QStringLiteral("sort"), QStringLiteral("price")}});
    return json;
}

/// The entries of the key store that the configuration names.
QStringList keychainEntries(const QJsonObject &config)
{
    const QLatin1String keychain("keychain:");
    QStringList entries;
    for (const QJsonValue &provider : config.value(QLatin1String("providers")).toObject()) {
        for (const QJsonValue &key : provider.toObject().value(QLatin1String("keys")).toArray()) {
            const QString secret = key.toObject().value(QLatin1String("secret")).toString();
            if (secret.startsWith(keychain))
                entries << secret.mid(keychain.size());
        }
    }
    return entries;
}

} // namespace

EngineHarness::EngineHarness(const QList<HarnessProvider> &providers, const QByteArray &extraConfig)
    : m_catalog(catalogOf(providers))
    , m_secrets(m_keyStore, QProcessEnvironment::systemEnvironment(), m_folder.path())
{
    const QJsonObject config = configOf(providers, extraConfig);
    QFile file(path(QStringLiteral("config.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(config).toJson()) < 0)
        qFatal("cannot write the test's configuration");
    file.close();

    for (const HarnessProvider &provider : providers)
        m_providers << provider.id;
    const QLatin1String main("/main");
    for (const QString &entry : keychainEntries(config)) {
        const QString name = entry.endsWith(main) ? entry.chopped(main.size()) : entry;
        m_keyStore.write(entry, core::Secret("key-of-" + name.toUtf8()));
    }
    open();
}

void EngineHarness::open()
{
    m_config = std::make_unique<core::ConfigStore>(path(QStringLiteral("config.json")), m_providers);
    if (const core::Status loaded = m_config->load(); !loaded)
        qFatal("%s", qUtf8Printable(loaded.error().message));
    m_history = std::make_unique<core::HistoryStore>(path(QStringLiteral("history.sqlite")));
    m_engine = std::make_unique<core::Engine>(core::EngineParts {m_catalog,
                                                                 m_config.get(),
                                                                 &m_keyStore,
                                                                 &m_secrets,
                                                                 &m_transport,
                                                                 m_history.get(),
                                                                 {},
                                                                 core::bundledTokenCounter(),
                                                                 path(QStringLiteral("spend.journal"))});
    m_engine->start();
}

void EngineHarness::editConfig(const std::function<void(QJsonObject &)> &edit)
{
    QFile file(path(QStringLiteral("config.json")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read the test's configuration");
    QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    edit(json);
    QSaveFile written(file.fileName());
    QSignalSpy changes(m_config.get(), &core::ConfigStore::changed);
    if (!written.open(QIODevice::WriteOnly) || written.write(QJsonDocument(json).toJson()) < 0
        || !written.commit() || (changes.isEmpty() && !changes.wait()))
        qFatal("the test's configuration was not taken over");
}

void EngineHarness::restart()
{
    m_engine->shutDown();
    m_engine.reset();
    m_history.reset();
    m_config.reset();
    open();
}

QList<QVariantMap> EngineHarness::historyRows(const QString &statement)
{
    if (const core::Status written = m_history->flush().result(); !written)
        qFatal("%s", qUtf8Printable(written.error().message));
    const QString name = QStringLiteral("history rows");
    QList<QVariantMap> rows;
    {
        QSqlDatabase reader = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        reader.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        reader.setDatabaseName(path(QStringLiteral("history.sqlite")));
        QSqlQuery query(reader);
        if (!reader.open() || !query.exec(statement))
            qFatal("%s", qUtf8Printable(query.lastError().text() + reader.lastError().text()));
        const QSqlRecord columns = query.record();
        while (query.next()) {
            QVariantMap row;
            for (int i = 0; i < columns.count(); ++i)
                row.insert(columns.fieldName(i), query.value(i));
            rows << row;
        }
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}

EngineHarness::~EngineHarness()
{
    m_engine->shutDown();
}

core::ChatRequest EngineHarness::question(const QString &text)
{
    core::ChatRequest request;
    request.model = QStringLiteral("test/model");
    request.messages = {core::Message::text(core::Role::User, text)};
    request.stream = true;
    return request;
}

CallLog::CallLog(std::unique_ptr<core::CallHandle> call)
    : handle(std::move(call))
{
    connect(handle.get(), &core::CallHandle::progressed, this, [this](const core::CallProgress &progress) {
        if (progress.attempt)
            providers << progress.attempt->provider;
        for (const core::ChatEvent &event : progress.events) {
            if (const auto *delta = std::get_if<core::TextDelta>(&event))
                text += delta->text;
            else if (const auto *thought = std::get_if<core::ReasoningDelta>(&event))
                reasoning += thought->text;
        }
        events += progress.events;
        exchanges += progress.exchanges;
        if (progress.finished)
            record = progress.finished;
    });
}
