#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace core {

/// What went wrong, in terms of what can be done about it. Every kind has one line in recoveryFor().
enum class ErrorKind {
    Cancelled, ///< The caller gave up. Nobody is to blame.
    BadRequest, ///< The request itself is wrong; every endpoint would refuse it.
    AuthFailed, ///< The provider refused the key (401, or 403 about the key or the account).
    ModelUnavailable, ///< Unknown, retired or not deployed at this provider.
    ContextTooLong, ///< Prompt and answer do not fit into this endpoint's context.
    Refused, ///< Moderation or a guardrail said no.
    RateLimited, ///< 429; Error::retryAfter says for how long, where the provider told.
    OutOfCredit, ///< The account behind the key has no money or no quota left.
    Overloaded, ///< 5xx, or the provider says that it is too busy.
    ConnectFailed, ///< No connection: DNS, TCP, TLS. The request never reached anybody.
    ConnectTimeout, ///< As ConnectFailed, by the clock.
    FirstTokenTimeout, ///< The request was sent, no first token came in time.
    IdleTimeout, ///< The stream went silent after it had started.
    StreamBroken, ///< The answer ended before its end: truncated, reset, half a chunk.
    BadReply, ///< An answer that is not in the protocol: HTML, nothing at all, broken JSON.
    NoRoute, ///< No endpoint is left after the filters; nothing was sent.
    UnknownModel, ///< No model of that name in the catalog; the message names the nearest.
    BudgetSpent, ///< A limit of the user's own is reached; nothing was sent.
    Interrupted, ///< The program ended while the request ran.
    AccessDenied, ///< A client of the local API has no, a wrong or an insufficient key.
    StorageFailed, ///< Database, file or key store.
    BadConfig, ///< The configuration is wrong; the message has path and line.
    Internal, ///< A broken promise of our own.
};

/// A failure as a value: what happened, to whom, and what comes next.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    /// A sentence for people that names the thing and the way out. Never holds a secret.
    QString message;
    /// HTTP status of the provider's answer, 0 where there was none.
    int httpStatus = 0;
    /// How long to stay away, where the provider said so.
    std::optional<std::chrono::milliseconds> retryAfter = {};
    /// Id of the provider concerned, empty where none is.
    QString provider = {};
    /// The provider's own machine-readable code or type, verbatim (`rate_limit_exceeded`, `1500`, …).
    QString code = {};
    /// The request field that the provider blames, verbatim.
    QString parameter = {};
    /// The provider's own words, verbatim but with secrets removed.
    QString providerMessage = {};
    /// Facts for programs, in the fields and words that OpenRouter has for them (openrouter-spec §5.6): of a
    /// 402 `reason`, `limit_source`, `remedy_hint`; of a limit of requests `headers` with X-RateLimit-*.
    QJsonObject metadata = {};

    bool operator==(const Error &) const = default;
};

/// What the attempt loop does next.
enum class Recovery {
    Stop, ///< Give the error to the caller.
    TryNext, ///< Another endpoint may do better.
    RetrySame, ///< A passing fault: another endpoint if there is one, else the same one once more.
    NextModel, ///< Every endpoint of the model would say the same; another model may not.
};

/// Who else would fail in the same way, and is not asked next if there is anybody else.
enum class FaultScope {
    Request, ///< Nobody to blame, or everybody would.
    Endpoint, ///< This endpoint, whichever key is used.
    Key, ///< The key there: another key of the same endpoint may do.
    Account, ///< All that is behind the key: it is refused or has no money.
};

/// The one table from error to recovery (openrouter-spec §4.5). Nobody else switches on ErrorKind to decide
/// that.
Recovery recoveryFor(const Error &error);

/// The same table's answer to whom a failure speaks against.
FaultScope faultScopeOf(const Error &error);

/// Whether the failure says something about the endpoint's health. Bad requests, refusals and cancelled calls
/// do not.
bool countsAgainstHealth(const Error &error);

/// Stable lower-case name for logs, history and JSON, such as `rate_limited`.
QString errorKindName(ErrorKind kind);

/// HTTP status that the local API answers with: the provider's own where it had one, else the kind's.
int httpStatusFor(const Error &error);

/// OpenRouter's `error_type` for this kind, such as `provider_overloaded` (openrouter-spec §5.6).
QString errorTypeFor(const Error &error);

} // namespace core
