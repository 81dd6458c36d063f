#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/catalog/catalog.h"
#include "core/catalog/local_programs.h"
#include "core/config/config.h"
#include "core/history/history_store.h"
#include "core/model/api_key_rules.h"
#include "core/model/budget.h"
#include "core/model/call_progress.h"
#include "core/model/chat.h"
#include "core/model/endpoint_record.h"
#include "core/model/engine_figures.h"
#include "core/model/local_server.h"
#include "core/model/own_key_spend.h"
#include "core/model/prompt_tokens.h"
#include "core/model/route_plan.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QUrl>

#include <memory>
#include <optional>

namespace core {

class ConfigStore;
class KeyStore;
class SecretResolver;
class TokenCounter;
class Transport;
struct RecentFigures;

/// Who asks; kept with the request.
struct CallOrigin {
    QString clientShape = QStringLiteral("app");
    QString keyName = {}; ///< Own API key.
    QString keyId = {}; ///< The same key by what stays when it is renamed.
    QString app = {};
    ApiKeyRules rules = {}; ///< Of that key.
    bool tellRoute = false; ///< The last progress says how the endpoint was found.
    bool keepExchanges = false; ///< The last progress has what was sent and received.
    /// Use only this provider key (`provider`, `name`); for testing it.
    std::optional<QPair<QString, QString>> onlyKey = {};
};

class Engine;

/// A call under way, in the thread that started it. Destroying it cancels the call and closes the connection
/// upstream.
class CallHandle : public QObject
{
    Q_OBJECT

public:
    ~CallHandle() override;
    const QString &id() const { return m_id; }
    /// The reader cannot keep up: pauses the connection to the provider until called with false.
    void setPaused(bool paused);

signals:
    void progressed(const core::CallProgress &progress);

private:
    friend class Engine;
    CallHandle(Engine &engine, QString id);
    Engine &m_engine;
    QString m_id;
};

/// What can be set about a provider key beside the key itself; see ProviderKeyConfig.
struct ProviderKeySettings {
    int priority = 1; ///< Lower is tried first.
    int weight = 1; ///< Share among the keys of one priority.
    std::optional<Money> limitPerMonth = {};
    KeyLimits limits = {};
    QStringList models = {}; ///< Patterns; empty = all.
    QStringList hosts = {}; ///< As in the configuration: empty stands for the provider's own.
    bool disabled = false;
    std::optional<qint64> freeRequestsPerDay = {};
    bool operator==(const ProviderKeySettings &) const = default;
};

/// A provider key as the user sees it. Never holds the key.
struct KeyStatus {
    QString provider;
    QString providerName;
    QString name;
    QString storage; ///< The reference, such as `keychain:openai/work`.
    bool usable = false;
    QString problem = {}; ///< For people, when it is not usable.
    QString host = {}; ///< Host that the key is sent to.
    QStringList hosts = {}; ///< Patterns of all hosts that it may be sent to.
    bool session = false; ///< Lives until the program ends.
    ProviderKeySettings settings = {};
    Money spentThisMonth = {};
    bool hasBalance = false; ///< Whether its provider tells what is left on the account.
    QDateTime lastUsed = {};
    QString lastError = {};
};

struct KeyStoreState {
    bool available = false;
    QString message = {}; ///< For people, when it is not: what that means for them.
};

/// Where a new key is put.
enum class KeyStorage { Keychain, SessionOnly, Reference };

struct NewProviderKey {
    QString provider;
    QString name;
    KeyStorage storage = KeyStorage::Keychain;
    Secret secret = {}; ///< For Keychain and SessionOnly.
    SecretRef reference = {}; ///< For Reference: `env:` or `file:`.
    QString region = {}; ///< Amazon's region.
    QString location = {}; ///< Region of Google Cloud, or `global`.
    ProviderKeySettings settings = {};
};

/// What is left on the account behind a provider key, as the provider tells it.
struct ProviderBalance {
    QString amount = {}; ///< Decimal, in `currency`.
    QString currency = {}; ///< ISO 4217, such as `USD` or `CNY`.
    QString used = {}; ///< Decimal; empty where the provider does not tell.
    QString limit = {}; ///< Likewise.
};

/// A variable of the environment that holds a provider key by the provider's own custom.
struct EnvironmentKey {
    QString variable;
    QString provider;
    QString providerName;
    QString usedBy = {}; ///< Name of the provider's key that refers to it already; empty: none does.
    QString host = {}; ///< Where it would be sent.
};

/// What a test with a real request showed.
struct KeyTestReport {
    QString model;
    QString provider;
    qint64 ttftMs = 0;
    std::optional<Money> cost = {};
};

struct EngineParts {
    CatalogPtr catalog; ///< Bundled, before overlays.
    ConfigStore *config; ///< Lives in the engine's thread.
    KeyStore *keyStore; ///< Likewise.
    SecretResolver *secrets; ///< Likewise.
    Transport *transport; ///< Likewise.
    HistoryStore *history; ///< Callable from any thread.
    QList<ProviderOverlay> builtIn; ///< The simulator's rows.
    std::shared_ptr<const TokenCounter> tokens;
    QString spendJournal =
        {}; ///< Path of SpendBook's file; empty: money that is not in the history yet can be lost.
};

/// The façade that windows, local API and commands use. It lives in the engine thread; unless said otherwise
/// its functions may be called from any thread and answer by future or signal.
class Engine : public QObject
{
    Q_OBJECT

public:
    explicit Engine(EngineParts parts);
    ~Engine() override;

    /// Reads the keys, probes the key store. The first thing to call, once the engine is in its thread.
    QFuture<Done> start();
    /// Cancels what runs. The last thing to call, in the engine's thread, before it is destroyed there.
    void shutDown();

    /// Starts a call. Progress arrives in the calling thread, never from within this function.
    std::unique_ptr<CallHandle> call(const ChatRequest &request, const CallOrigin &origin);
    /// Dry run: the plan that call() would follow now.
    QFuture<RoutePlan> explain(const ChatRequest &request, const CallOrigin &origin = {});
    /// What these endpoints did lately, by endpointStatsId(); those that were never used are left out.
    QFuture<QHash<QString, RecentFigures>> endpointFigures(const QStringList &statsIds);
    /// How many tokens the prompt has for the model that it names, by whatever name. Counted beside the
    /// engine's thread, so that a long prompt holds up no running answer; so nobody may wait for it within
    /// that thread.
    QFuture<PromptTokens> countTokens(const ChatRequest &request);
    /// The catalog with all overlays.
    QFuture<CatalogPtr> catalog();
    /// Replaces the catalog that the overlays are laid over, after a refresh.
    QFuture<Done> setBaseCatalog(const CatalogPtr &catalog);
    /// Writes `catalog` to config.json.
    QFuture<Status> changeCatalogSettings(const CatalogSettings &settings);
    QFuture<Config> config();

    /// Asks the provider itself which models it has for the user's key.
    QFuture<Result<QList<ServedModel>>> listProviderModels(const QString &provider);
    /// Looks on this machine's loopback address, and at the places that the user named, for programs that
    /// serve models. No key is sent. Takes up to two seconds.
    QFuture<QList<LocalServer>> findLocalServers(const QList<QUrl> &places = {});
    /// The programs that it knows.
    static QList<LocalProgram> localPrograms();
    /// Writes the server and its models to config.json as a provider; one that is there gets its new list.
    QFuture<Status> addLocalServer(const LocalServer &server);
    /// Writes a model of the user's own to config.json, in place of the one with the same id and name at that
    /// provider. BadRequest for what the configuration would not take.
    QFuture<Status> saveOwnModel(const QString &provider, const ProviderOverlay::ModelRow &row);
    QFuture<Status> removeOwnModel(const QString &provider, const QString &modelId,
                                   const QString &providerModelId);
    /// Writes a price of the user's own to config.json, in place of the one for the same endpoint.
    QFuture<Status> savePrice(const PriceEdit &edit);
    QFuture<Status> removePrice(const QString &model, const QString &endpoint);
    /// The endpoint as it would be without a price of the user's own; nothing where there is none.
    QFuture<std::optional<EndpointInfo>> endpointAsListed(const QString &model, const QString &endpoint);

    QFuture<QList<KeyStatus>> providerKeys();
    /// Ids of the providers that a request can go to: those with a usable key and those that need none.
    QFuture<QSet<QString>> usableProviders();
    /// Known once the probe of start() is over.
    QFuture<KeyStoreState> keyStoreState();
    QFuture<Status> addProviderKey(const NewProviderKey &key);
    QFuture<Status> removeProviderKey(const QString &provider, const QString &name);
    /// Sends the shortest possible question to the provider's cheapest model with this key.
    QFuture<Result<KeyTestReport>> testProviderKey(const QString &provider, const QString &name);

    /// Replaces what is set about a key, in config.json or for the session.
    QFuture<Status> changeProviderKey(const QString &provider, const QString &name,
                                      const ProviderKeySettings &settings);
    /// Asks the provider what is left on the account. BadRequest where it has no place to ask.
    QFuture<Result<ProviderBalance>> providerBalance(const QString &provider, const QString &name);
    /// The variables of this program's environment that hold keys of known providers.
    QFuture<QList<EnvironmentKey>> environmentKeys();
    /// Adds references to these variables as keys; the others of the list are added even where one fails.
    /// `PROVIDER/VARIABLE` says which provider a variable is meant for; the name alone is enough where
    /// environmentKeys() has it once.
    QFuture<Status> importEnvironmentKeys(const QStringList &variables);

    /// In the order of the configuration.
    QFuture<QList<BudgetStatus>> budgets();
    /// Writes a budget to config.json in place of the one named `replaces`, or as a new one where that is
    /// empty. BadRequest for a name that is taken and for what the configuration would not take.
    QFuture<Status> saveBudget(const QString &replaces, const Budget &budget);
    QFuture<Status> removeBudget(const QString &name);
    /// The limits that own keys carry (budgets with BudgetScope::keyId); from whoever keeps those keys.
    QFuture<Done> setKeyBudgets(const QList<Budget> &budgets);
    /// Of all own keys that ever spent anything, by id.
    QFuture<Result<QList<OwnKeySpend>>> ownKeySpend();

    QFuture<Result<QList<DailySpend>>> spendPerDay(const SpendQuery &query);
    QFuture<Result<QList<RequestRow>>> lastRequests(int most);
    /// From the moment on in which the request ended, and for as long as the history keeps it; nothing for an
    /// id that is not there. See findRequest() in core/history for what may be missing in it.
    QFuture<Result<std::optional<RequestRecord>>> findRequest(const QString &id);
    /// What went through endpoints, by days of UTC. Takes milliseconds however many requests there were.
    QFuture<Result<QList<EndpointDay>>> activity(const ActivityQuery &query);
    /// What the user's own requests showed of the endpoints, sorted by model, provider and endpoint.
    QFuture<Result<QList<EndpointRecord>>> endpointRecords(const EndpointRecordQuery &query);
    /// What all requests ever cost, in real money.
    QFuture<Result<Money>> totalSpent();
    /// Never waits for anything.
    QFuture<EngineFigures> figures();
    /// Known once start() has opened the database.
    QFuture<HistoryState> historyState();

    /// Writes both halves of `routing` to config.json; the whole of each is replaced.
    QFuture<Status> changeRouting(const RoutingPreferences &preferences, const RoutingSettings &settings);

signals:
    void catalogChanged(const core::CatalogPtr &catalog);
    void keysChanged(const QList<core::KeyStatus> &keys);
    void configChanged(const core::Config &config);
    /// A changed config file could not be used.
    void configRejected(const core::Error &error);
    void keyStoreChanged(const core::KeyStoreState &state);
    void historyStateChanged(const core::HistoryState &state);
    /// At most twice a second.
    void budgetsChanged(const QList<core::BudgetStatus> &budgets);
    /// A threshold of a budget was reached; once for each in a period.
    void budgetWarned(const core::BudgetNotice &notice);
    /// A request is over and on its way into the history. Comes for each of them, so do little.
    void requestEnded(const core::RequestRecord &record);
    /// New rows in the history; at most twice a second.
    void historyGrew();

private:
    friend class CallHandle;
    void cancelCall(const QString &id);
    void pauseCall(const QString &id, bool paused);
    void beginCall(class Call *call, const QString &id);
    void prepare(class Call *call, const QString &id);
    void send(class Call *call);

    struct Private;
    std::unique_ptr<Private> d;
};

/// Why the candidate stands at its place in the plan, in words for people.
QString routeReason(const RouteCandidate &candidate);

} // namespace core

Q_DECLARE_METATYPE(core::KeyStoreState)
Q_DECLARE_METATYPE(QList<core::KeyStatus>)
