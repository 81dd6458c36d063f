#include "core/protocol/openai_errors.h"

#include "core/base/secret.h"
#include "core/protocol/error_facts.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ProviderErrors)
};

/// How many of the provider's own words go into a sentence.
constexpr qsizetype kWordsShown = 300;

bool saysAny(const QString &words, std::initializer_list<QLatin1String> phrases)
{
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](QLatin1String phrase) { return words.contains(phrase); });
}

bool saysContextTooLong(const QString &words)
{
    return saysAny(words, {QLatin1String("context_length_exceeded"), QLatin1String("exceed_context_size"),
                           QLatin1String("maximum context length"), QLatin1String("context window"),
                           QLatin1String("prompt is too long"), QLatin1String("prompt too long"),
                           QLatin1String("input tokens exceeded"), QLatin1String("input is too long"),
                           QLatin1String("too_many_tokens"), QLatin1String("too_many_prompt_tokens"),
                           QLatin1String("too large for model"), QLatin1String("model's context length"),
                           QLatin1String("maximum prompt length")})
           || (words.contains(QLatin1String("input token count"))
               && words.contains(QLatin1String("exceeds")));
}

bool saysRateLimit(const QString &words)
{
    return saysAny(words, {QLatin1String("rate_limit"), QLatin1String("rate limit"),
                           QLatin1String("rate_limited"), QLatin1String("too many requests"),
                           QLatin1String("resource_exhausted"), QLatin1String("throttlingexception")});
}

/// Gemini says "exceeded your current quota" for a limit per minute too, so that phrase alone proves nothing.
bool saysOutOfCredit(const QString &words)
{
    return saysAny(words, {QLatin1String("insufficient_quota"), QLatin1String("insufficient balance"),
                           QLatin1String("insufficient_balance"), QLatin1String("credit balance"),
                           QLatin1String("billing_error"), QLatin1String("billing_hard_limit"),
                           QLatin1String("spending limit"), QLatin1String("spend limit"),
                           QLatin1String("specified api usage limits"), QLatin1String("payment_required"),
                           QLatin1String("account is suspended"), QLatin1String("credits are depleted")});
}

bool saysBadKey(const QString &words)
{
    return saysAny(words, {QLatin1String("api_key_invalid"), QLatin1String("invalid_api_key"),
                           QLatin1String("api key not valid"), QLatin1String("incorrect api key"),
                           QLatin1String("invalid api key"), QLatin1String("api key expired"),
                           QLatin1String("authentication_error")});
}

bool saysRefused(const QString &words)
{
    return saysAny(words, {QLatin1String("content_filter"), QLatin1String("content_policy"),
                           QLatin1String("responsibleaipolicyviolation"),
                           QLatin1String("content management policy"), QLatin1String("input was flagged"),
                           QLatin1String("moderation"), QLatin1String("usage guidelines"),
                           QLatin1String("usage policy"), QLatin1String("policy_violation")});
}

bool saysNoModel(const ErrorFacts &facts)
{
    const QString &words = facts.words;
    if (saysAny(words,
                {QLatin1String("model_not_found"), QLatin1String("model not found"),
                 QLatin1String("deploymentnotfound"), QLatin1String("model_decommissioned"),
                 QLatin1String("not a valid model"), QLatin1String("invalid model"),
                 QLatin1String("unknown model"), QLatin1String("invalid_model"),
                 QLatin1String("no endpoints found"), QLatin1String("model not exist"),
                 QLatin1String("unsupported_country_region"), QLatin1String("location is not supported")}))
        return true;
    return words.contains(QLatin1String("model"))
           && saysAny(words, {QLatin1String("does not exist"), QLatin1String("not_found"),
                              QLatin1String("on-demand throughput")});
}

/// llama.cpp answers a request that it cannot serve with 500.
bool saysUnsupportedRequest(const QString &words)
{
    return saysAny(words, {QLatin1String("input is not supported"), QLatin1String("requires --jinja"),
                           QLatin1String("invalid_request_error")});
}

/// The model's own fault: a tool call that is none, or an answer that could not be brought
/// into the form that was asked for. Another try or another endpoint may do better.
bool saysBrokenByModel(const ErrorFacts &facts)
{
    constexpr QLatin1String finishReasons[] = {QLatin1String("MALFORMED_FUNCTION_CALL"),
                                               QLatin1String("UNEXPECTED_TOOL_CALL"),
                                               QLatin1String("TOO_MANY_TOOL_CALLS"),
                                               QLatin1String("MALFORMED_RESPONSE"),
                                               QLatin1String("LANGUAGE"),
                                               QLatin1String("NO_IMAGE"),
                                               QLatin1String("IMAGE_OTHER"),
                                               QLatin1String("INVALID_TOOL_GENERATION"),
                                               QLatin1String("malformed_tool_use"),
                                               QLatin1String("malformed_model_output")};
    return facts.words.contains(QLatin1String("tool_use_failed"))
           || std::any_of(std::begin(finishReasons), std::end(finishReasons),
                          [&](QLatin1String reason) { return facts.code == reason; });
}

/// What the words say, where they say more than the status.
std::optional<ErrorKind> kindByWords(const ErrorFacts &facts)
{
    const QString &words = facts.words;
    if (saysOutOfCredit(words))
        return ErrorKind::OutOfCredit;
    if (saysBrokenByModel(facts))
        return ErrorKind::BadReply;
    // Before the context: Groq's 413 speaks of a request "too large for model", and means tokens per minute.
    if (facts.status != 404 && saysRateLimit(words))
        return ErrorKind::RateLimited;
    if (facts.status < 500 && saysContextTooLong(words))
        return ErrorKind::ContextTooLong;
    if (facts.moderated || (facts.status < 500 && saysRefused(words)))
        return ErrorKind::Refused;
    if (facts.status < 500 && saysBadKey(words))
        return ErrorKind::AuthFailed;
    if (facts.status < 429 && facts.status != 401
        && (saysNoModel(facts) || facts.parameter == QLatin1String("model")))
        return ErrorKind::ModelUnavailable;
    if (facts.status == 403 && words.contains(QLatin1String("credits")))
        return ErrorKind::OutOfCredit;
    if (facts.status >= 500 && (saysUnsupportedRequest(words) || saysContextTooLong(words)))
        return saysContextTooLong(words) ? ErrorKind::ContextTooLong : ErrorKind::BadRequest;
    return std::nullopt;
}

/// A provider that gives no status says at least what class of error it is.
ErrorKind kindWithoutStatus(const QString &words)
{
    if (saysAny(words, {QLatin1String("invalid_request"), QLatin1String("invalid_argument"),
                        QLatin1String("badrequest"), QLatin1String("validationexception"),
                        QLatin1String("missing_thought_signature"), QLatin1String("invalid_prompt"),
                        QLatin1String("invalid_image"), QLatin1String("invalid_base64"),
                        QLatin1String("unsupported_"), QLatin1String("image_too_"),
                        QLatin1String("image_parse_error"), QLatin1String("image_file_"),
                        QLatin1String("empty_image_file"), QLatin1String("failed_to_download_image")}))
        return ErrorKind::BadRequest;
    if (words.contains(QLatin1String("permission_error")))
        return ErrorKind::AuthFailed;
    if (words.contains(QLatin1String("request_too_large")))
        return ErrorKind::ContextTooLong;
    return ErrorKind::Overloaded;
}

ErrorKind kindByStatus(const ErrorFacts &facts)
{
    switch (facts.status) {
    case 0:
        return kindWithoutStatus(facts.words);
    case 401:
        return ErrorKind::AuthFailed;
    case 402:
        return ErrorKind::OutOfCredit;
    case 403:
        return facts.html ? ErrorKind::BadReply : ErrorKind::AuthFailed;
    case 404:
    case 410:
        return facts.html ? ErrorKind::BadReply : ErrorKind::ModelUnavailable;
    case 408:
    case 409:
    case 424:
    case 425:
    case 498:
    case 499:
        return ErrorKind::Overloaded;
    case 413:
        return ErrorKind::ContextTooLong;
    case 429:
        return ErrorKind::RateLimited;
    case 508: // a loop, which asking once more does not open
        return ErrorKind::BadReply;
    default:
        break;
    }
    if (facts.status >= 500)
        return ErrorKind::Overloaded;
    if (facts.status >= 400)
        return ErrorKind::BadRequest;
    // A redirect, or something that is no answer to a POST at all.
    return ErrorKind::BadReply;
}

QString sentenceFor(ErrorKind kind, const ErrorFacts &facts, const QString &name, const QString &mark)
{
    switch (kind) {
    case ErrorKind::AuthFailed:
        return Text::tr("%1 refused the key (%2). Check it under Keys.").arg(name, mark);
    case ErrorKind::OutOfCredit:
        return Text::tr(
                   "The account at %1 has no credit or quota left (%2). Top it up there, or use another key.")
            .arg(name, mark);
    case ErrorKind::RateLimited:
        if (facts.retryAfter) {
            const double seconds = double(facts.retryAfter->count()) / 1000;
            return Text::tr("%1 limits the requests of this key (%2) and asks for a pause of %3 s.")
                .arg(name, mark, QString::number(seconds, 'g', 6));
        }
        return Text::tr(
                   "%1 limits the requests of this key (%2). Wait a little, or use another key or provider.")
            .arg(name, mark);
    case ErrorKind::ModelUnavailable:
        return Text::tr("%1 does not offer this model to this key (%2). Choose another model or provider.")
            .arg(name, mark);
    case ErrorKind::ContextTooLong:
        return Text::tr(
                   "The request is too long for this model at %1 (%2). Shorten it, or choose a model with a "
                   "larger context.")
            .arg(name, mark);
    case ErrorKind::Refused:
        return Text::tr(
                   "The content filter of %1 refused the request (%2). Change its wording, or choose another "
                   "model.")
            .arg(name, mark);
    case ErrorKind::BadReply:
        if (facts.status == 508)
            return Text::
                tr("The address of %1 leads back to a Switchyard (%2). Correct its base_url under Keys or "
                   "in config.json.")
                    .arg(name, mark);
        if (facts.html)
            return Text::tr("%1 answered with a web page instead of data (%2). Check its address under Keys.")
                .arg(name, mark);
        return Text::tr(
                   "%1 could not make an answer of what the model wrote (%2). Try again, or choose another "
                   "model.")
            .arg(name, mark);
    case ErrorKind::BadRequest:
        if (!facts.parameter.isEmpty())
            return Text::tr("%1 does not accept the field '%3' of the request (%2). Change or remove it.")
                .arg(name, mark, facts.parameter);
        return Text::tr("%1 does not accept the request (%2). Change it, or choose another model.")
            .arg(name, mark);
    default:
        return Text::tr("%1 is overloaded or out of order (%2). Try again later, or choose another provider.")
            .arg(name, mark);
    }
}

QString withWords(const QString &sentence, QString words)
{
    words = words.simplified();
    if (words.isEmpty())
        return sentence;
    if (words.size() > kWordsShown)
        words = words.left(kWordsShown) + u'…';
    return Text::tr("%1 It said: %2").arg(sentence, words);
}

QString nameOf(const EndpointTarget &target)
{
    return target.providerName.isEmpty() ? target.providerId : target.providerName;
}

Error judged(const ErrorFacts &facts, int httpStatus, const EndpointTarget &target)
{
    Error error;
    error.kind = kindByWords(facts).value_or(kindByStatus(facts));
    error.httpStatus = httpStatus;
    error.retryAfter = facts.retryAfter;
    error.provider = target.providerId;
    error.code = redact(facts.code);
    error.parameter = redact(facts.parameter);
    error.providerMessage = redact(facts.message);

    QString mark = facts.status != 0 ? QString::number(facts.status) : error.code;
    if (mark.isEmpty())
        mark = Text::tr("no code given");
    error.message = withWords(sentenceFor(error.kind, facts, nameOf(target), mark), error.providerMessage);
    return error;
}

} // namespace

bool isHtml(QByteArrayView body)
{
    return body.trimmed().startsWith('<');
}

Error errorFromResponse(int status, const HeaderList &headers, QByteArrayView body,
                        const EndpointTarget &target)
{
    return judged(readErrorFacts(status, headers, body), status, target);
}

Error errorInAnswer(const QJsonValue &json, const EndpointTarget &target)
{
    constexpr int ok = 200;
    return judged(readErrorFacts(json), ok, target);
}

bool isErrorAnswer(const QJsonValue &json)
{
    if (json.isArray())
        return json.toArray().size() == 1 && isErrorAnswer(json.toArray().first());
    const QJsonObject object = json.toObject();
    const QJsonValue error = object.value(QLatin1String("error"));
    if (error.isObject() ? !error.toObject().isEmpty() : !error.toString().isEmpty())
        return true;
    if (error.isArray() && !error.toArray().isEmpty())
        return true;
    if (object.contains(QLatin1String("choices")))
        return false;
    return object.value(QLatin1String("object")) == QLatin1String("error")
           || object.value(QLatin1String("type")) == QLatin1String("error")
           || object.contains(QLatin1String("detail")) || object.value(QLatin1String("message")).isString();
}

Error badReply(const EndpointTarget &target, const QString &what, QByteArrayView body)
{
    Error error;
    error.kind = ErrorKind::BadReply;
    error.provider = target.providerId;
    error.providerMessage =
        redact(QString::fromUtf8(body.first(std::min(body.size(), kWordsShown))).simplified());
    error.message = withWords(
        Text::tr("%1 %2 Check its address under Keys, or choose another provider.").arg(nameOf(target), what),
        error.providerMessage);
    return error;
}

Error streamBroken(const EndpointTarget &target)
{
    Error error;
    error.kind = ErrorKind::StreamBroken;
    error.provider = target.providerId;
    error.message =
        Text::tr("The answer of %1 broke off before its end. Try again, or choose another provider.")
            .arg(nameOf(target));
    return error;
}

} // namespace core
