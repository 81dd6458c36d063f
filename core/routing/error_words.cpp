#include "core/routing/error_words.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ErrorWords)
};

QString wordsFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return Text::tr("cancelled");
    case ErrorKind::BadRequest:
        return Text::tr("refused the request");
    case ErrorKind::AuthFailed:
        return Text::tr("refused the key");
    case ErrorKind::ModelUnavailable:
        return Text::tr("does not have the model");
    case ErrorKind::ContextTooLong:
        return Text::tr("prompt too long");
    case ErrorKind::Refused:
        return Text::tr("refused the content");
    case ErrorKind::RateLimited:
        return Text::tr("rate limited");
    case ErrorKind::OutOfCredit:
        return Text::tr("no credit left");
    case ErrorKind::Overloaded:
        return Text::tr("overloaded");
    case ErrorKind::ConnectFailed:
        return Text::tr("no connection");
    case ErrorKind::ConnectTimeout:
        return Text::tr("no connection in time");
    case ErrorKind::FirstTokenTimeout:
        return Text::tr("no answer in time");
    case ErrorKind::IdleTimeout:
        return Text::tr("went silent");
    case ErrorKind::StreamBroken:
        return Text::tr("answer broke off");
    case ErrorKind::BadReply:
        return Text::tr("unreadable answer");
    case ErrorKind::NoRoute:
        return Text::tr("no endpoint left");
    case ErrorKind::UnknownModel:
        return Text::tr("unknown model");
    case ErrorKind::BudgetSpent:
        return Text::tr("budget spent");
    case ErrorKind::Interrupted:
        return Text::tr("interrupted");
    case ErrorKind::AccessDenied:
        return Text::tr("access denied");
    case ErrorKind::StorageFailed:
        return Text::tr("storage failed");
    case ErrorKind::BadConfig:
        return Text::tr("wrong configuration");
    case ErrorKind::Internal:
        return Text::tr("internal error");
    }
    Q_UNREACHABLE();
}

} // namespace

QString inFewWords(const Error &error)
{
    const QString words = wordsFor(error.kind);
    return error.httpStatus >= 400 ? QStringLiteral("%1 (%2)").arg(words).arg(error.httpStatus) : words;
}

QString waitInWords(Milliseconds wait)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    if (seconds < std::chrono::minutes(2))
        return Text::tr("%n second(s)", nullptr, int(seconds.count()));
    return Text::tr("%n minute(s)", nullptr, int(std::chrono::ceil<std::chrono::minutes>(seconds).count()));
}

} // namespace core
