#include "core/base/error.h"

#include "core/base/error_names.h"

namespace core {

namespace {

struct Row {
    ErrorKind kind;
    const char *name;
    Recovery recovery;
    FaultScope scope;
    bool unhealthy;
    int status;
    const char *type;
};

// One row a kind. The status is used only where the provider gave none.
constexpr Row kRows[] = {
    {ErrorKind::Cancelled, "cancelled", Recovery::Stop, FaultScope::Request, false, 499, "cancelled"},
    {ErrorKind::BadRequest, "bad_request", Recovery::Stop, FaultScope::Request, false, 400,
     "invalid_request"},
    {ErrorKind::AuthFailed, "auth_failed", Recovery::TryNext, FaultScope::Account, true, 401,
     "authentication"},
    {ErrorKind::ModelUnavailable, "model_unavailable", Recovery::TryNext, FaultScope::Endpoint, true, 404,
     "not_found"},
    {ErrorKind::ContextTooLong, "context_too_long", Recovery::TryNext, FaultScope::Endpoint, false, 400,
     "context_length_exceeded"},
    {ErrorKind::Refused, "refused", Recovery::NextModel, FaultScope::Request, false, 403,
     "content_policy_violation"},
    {ErrorKind::RateLimited, "rate_limited", Recovery::RetrySame, FaultScope::Key, true, 429,
     "rate_limit_exceeded"},
    {ErrorKind::OutOfCredit, "out_of_credit", Recovery::TryNext, FaultScope::Account, true, 402,
     "payment_required"},
    {ErrorKind::Overloaded, "overloaded", Recovery::RetrySame, FaultScope::Endpoint, true, 503,
     "provider_overloaded"},
    {ErrorKind::ConnectFailed, "connect_failed", Recovery::RetrySame, FaultScope::Endpoint, true, 502,
     "provider_unavailable"},
    {ErrorKind::ConnectTimeout, "connect_timeout", Recovery::RetrySame, FaultScope::Endpoint, true, 504,
     "timeout"},
    {ErrorKind::FirstTokenTimeout, "first_token_timeout", Recovery::TryNext, FaultScope::Endpoint, true, 504,
     "timeout"},
    {ErrorKind::IdleTimeout, "idle_timeout", Recovery::TryNext, FaultScope::Endpoint, true, 504, "timeout"},
    {ErrorKind::StreamBroken, "stream_broken", Recovery::RetrySame, FaultScope::Endpoint, true, 502,
     "provider_unavailable"},
    {ErrorKind::BadReply, "bad_reply", Recovery::TryNext, FaultScope::Endpoint, true, 502,
     "provider_unavailable"},
    {ErrorKind::NoRoute, "no_route", Recovery::Stop, FaultScope::Request, false, 404, "not_found"},
    {ErrorKind::UnknownModel, "unknown_model", Recovery::Stop, FaultScope::Request, false, 400,
     "invalid_request"},
    {ErrorKind::BudgetSpent, "budget_spent", Recovery::TryNext, FaultScope::Request, false, 402,
     "payment_required"},
    {ErrorKind::Interrupted, "interrupted", Recovery::Stop, FaultScope::Request, false, 500, "server"},
    {ErrorKind::AccessDenied, "access_denied", Recovery::Stop, FaultScope::Request, false, 401,
     "authentication"},
    {ErrorKind::StorageFailed, "storage_failed", Recovery::Stop, FaultScope::Request, false, 500, "server"},
    {ErrorKind::BadConfig, "bad_config", Recovery::Stop, FaultScope::Request, false, 500, "server"},
    {ErrorKind::Internal, "internal", Recovery::Stop, FaultScope::Request, false, 500, "server"},
};

const Row &rowOf(ErrorKind kind)
{
    for (const Row &row : kRows) {
        if (row.kind == kind)
            return row;
    }
    Q_UNREACHABLE(); // every kind has a row; a unit test walks the enum
}

struct StatusType {
    int status;
    const char *type;
};
constexpr StatusType kStatusTypes[] = {
    {401, "authentication"},    {402, "payment_required"}, {403, "permission_denied"},   {404, "not_found"},
    {413, "payload_too_large"}, {422, "unprocessable"},    {429, "rate_limit_exceeded"},
};

/// Kinds whose errors are refused in more than one way, and tell by their status in which.
bool saysMoreByStatus(ErrorKind kind)
{
    return kind == ErrorKind::BadRequest || kind == ErrorKind::NoRoute || kind == ErrorKind::BudgetSpent
           || kind == ErrorKind::AccessDenied;
}

} // namespace

Recovery recoveryFor(const Error &error)
{
    return rowOf(error.kind).recovery;
}

FaultScope faultScopeOf(const Error &error)
{
    return rowOf(error.kind).scope;
}

bool countsAgainstHealth(const Error &error)
{
    return rowOf(error.kind).unhealthy;
}

QString errorKindName(ErrorKind kind)
{
    return QString::fromLatin1(rowOf(kind).name);
}

std::optional<ErrorKind> errorKindFromName(QStringView name)
{
    for (const Row &row : kRows) {
        if (name == QLatin1String(row.name))
            return row.kind;
    }
    return {};
}

int httpStatusFor(const Error &error)
{
    // Only a 4xx or 5xx can be handed on: an error that came inside a 200 gets its kind's own status.
    return error.httpStatus >= 400 && error.httpStatus <= 599 ? error.httpStatus : rowOf(error.kind).status;
}

QString errorTypeFor(const Error &error)
{
    for (const StatusType &row : kStatusTypes) {
        if (saysMoreByStatus(error.kind) && row.status == error.httpStatus)
            return QString::fromLatin1(row.type);
    }
    return QString::fromLatin1(rowOf(error.kind).type);
}

} // namespace core
