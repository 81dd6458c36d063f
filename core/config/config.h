#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/time.h"
#include "core/catalog/catalog_overlay.h"
#include "core/catalog/price_edit.h"
#include "core/model/api_key_rules.h"
#include "core/model/budget.h"
#include "core/model/chat.h"
#include "core/model/routing_settings.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

// config.json as values (contract §3). Holds references to secrets, never secrets.

struct ProviderKeyConfig {
    QString name;
    SecretRef secret;
    int priority = 1;
    int weight = 1;
    std::optional<Money> limitPerMonth = {};
    QString region = {}; ///< Amazon's region.
    QString project = {}; ///< Google Cloud's project; empty: that of the service account.
    QString location = {}; ///< Region of Google Cloud, or `global`.
    QStringList models = {}; ///< Patterns of the models that it is for; empty = all.
    KeyLimits limits = {};
    /// Hosts that the key may be sent to (`api.openai.com`, `*.openai.azure.com`); empty: those of the
    /// provider's row in the bundled catalog, or of its own base_url where it is no provider of the catalog.
    QStringList hosts = {};
    bool disabled = false;
    /// Free requests (`:free`) a day that the provider grants this account; absent: 50 (openrouter-spec
    /// §6.1).
    std::optional<qint64> freeRequestsPerDay = {};
    bool operator==(const ProviderKeyConfig &) const = default;
};

struct ProviderConfig {
    ProviderOverlay overlay; ///< overlay.id is the provider's id.
    QList<ProviderKeyConfig> keys = {};
    /// The entry as it stands in the file. What is written back is this with name, kind, protocol, base_url
    /// and keys brought up to date; `models`, `data_policy` and `headers` are taken from here alone.
    QJsonObject json = {};
    /// Whether the bundled catalog has a row of that id.
    bool inCatalog = true;
    bool operator==(const ProviderConfig &) const = default;
};

struct Timeouts {
    Milliseconds connect {10'000};
    Milliseconds firstToken {120'000};
    Milliseconds idle {120'000};
    bool operator==(const Timeouts &) const = default;
};

/// A key of the local API that the configuration defines.
struct ApiKeyConfig {
    QString name;
    SecretRef secret;
    bool loopbackWithoutKey = false; ///< `"no_key": true`: programs on this machine that cannot send a key.
    ApiKeyRules rules = {};
    bool operator==(const ApiKeyConfig &) const = default;
};

/// The certificate that the local API shows over TLS.
struct TlsConfig {
    QString certificate; ///< Path of a PEM file: the certificate and what leads to its root.
    QString key; ///< Path of a PEM file: the private key, without a pass phrase.
    bool operator==(const TlsConfig &) const = default;
};

/// Somebody who is told of finished requests: an OpenTelemetry collector or a web hook. Told are figures and
/// names, never what was asked or answered.
struct BroadcastTarget {
    enum class Kind { Otlp, Webhook };
    QString name;
    Kind kind = Kind::Otlp;
    QString url; ///< The whole address, such as `http://127.0.0.1:4318/v1/traces`.
    QList<QPair<QString, SecretRef>> headers = {}; ///< Sent along, such as an Authorization.
    int sampledPerMille = 1000; ///< Of all requests; those of one session stay together.
    QStringList keys = {}; ///< Names of the own keys whose requests are told; empty = all.
    bool operator==(const BroadcastTarget &) const = default;
};

struct HistoryConfig {
    QString bodies = QStringLiteral("off"); ///< off, errors, all.
    int retentionDays = 365;
    QString database = {}; ///< Path; empty = history.sqlite in the profile.
    bool operator==(const HistoryConfig &) const = default;
};

/// Whether and from where the catalog is refreshed over the network.
struct CatalogSettings {
    bool daily = false; ///< Once a day by itself; else on request alone.
    /// Who is asked; `openrouter` and `models.dev` are known.
    QStringList sources = {QStringLiteral("openrouter"), QStringLiteral("models.dev")};
    QString openRouterUrl = QStringLiteral("https://openrouter.ai/api/v1"); ///< Before `/models`.
    QString modelsDevUrl = QStringLiteral("https://models.dev/api.json");
    bool operator==(const CatalogSettings &) const = default;
};

struct Config {
    QString schema = {}; ///< `$schema`: where editors find the JSON Schema of this file.
    QString listen = QStringLiteral("127.0.0.1:8484");
    bool requireKey = true;
    QStringList allowedOrigins = {};
    QStringList allowedHosts = {};
    std::optional<TlsConfig> tls = {};
    bool allowPlainHttp = false; ///< Listen beyond this machine without TLS.
    QList<BroadcastTarget> broadcast = {};
    QList<ProviderConfig> providers = {};
    CatalogSettings catalog = {};
    QList<PriceEdit> prices = {}; ///< The user's own.
    RoutingPreferences routing = {};
    RoutingSettings routingSettings = {}; ///< The other half of the file's `routing`.
    QHash<QString, QStringList> modelSets = {};
    QHash<QString, Preset> presets = {};
    ResponseCacheSettings responseCache = {};
    WebSearchSettings webSearch = {};
    SecretRef webSearchSecret = {};
    Timeouts timeouts = {};
    QList<Budget> budgets = {};
    QList<ApiKeyConfig> keys = {};
    QString timeZone = {}; ///< IANA name that days, weeks and months of budgets follow; empty: the system's.
    HistoryConfig history = {};

    const ProviderConfig *findProvider(const QString &id) const;
    bool operator==(const Config &) const = default;
};

/// One thing that is wrong with a configuration file.
struct ConfigProblem {
    QString path; ///< JSON path such as `providers.groq.keys[0].secret`; empty for the file as a whole.
    int line = 0; ///< From 1; 0 where it is not known.
    QString text; ///< What is wrong and what would be right.
    bool operator==(const ConfigProblem &) const = default;
};

struct ConfigReading {
    Config config = {}; ///< Meaningful only without problems.
    QList<ConfigProblem> problems = {}; ///< All of them, in file order.
    QList<ConfigProblem> warnings = {}; ///< Settings that are valid but do nothing in this version.
    bool ok() const { return problems.isEmpty(); }
};

/// Reads the text of a config.json. `knownProviders` are the catalog's ids: a provider of another name needs
/// `protocol` and `base_url`.
ConfigReading readConfig(QByteArrayView json, const QStringList &knownProviders);
/// `file:line: path: text`, one problem a line.
QString describeProblems(const QString &file, const QList<ConfigProblem> &problems);
/// The same configuration as indented JSON; settings at their default are left out.
QByteArray writeConfig(const Config &config);

/// The catalog overlays that a configuration asks for.
QList<ProviderOverlay> overlaysOf(const Config &config);

} // namespace core

Q_DECLARE_METATYPE(core::Config)
