#include "core/engine/key_test.h"

#include "core/protocol/codec.h"
#include "core/routing/call_form.h"

#include <algorithm>
#include <tuple>

namespace core {

namespace {

constexpr qsizetype kModelsToTry = 3;
/// The smallest limit that every provider takes (some refuse less than 16).
constexpr qint64 kAnswerTokens = 16;

bool canBeAsked(const ProviderInfo &provider, const ModelInfo &model, const EndpointInfo &endpoint)
{
    if (endpoint.providerId != provider.id || !endpoint.direct || model.type != QLatin1String("chat"))
        return false;
    return isCallable(endpoint, provider, spokenProtocols());
}

QStringList cheapestModels(const Catalog &catalog, const ProviderInfo &provider)
{
    // Retired ones last, then unknown prices, then by price.
    using Rank = std::tuple<bool, bool, Money, QString>;
    QList<Rank> ranked;
    for (const ModelInfo &model : catalog.models()) {
        for (const EndpointInfo &endpoint : model.endpoints) {
            if (!canBeAsked(provider, model, endpoint))
                continue;
            const bool known = endpoint.pricing.isKnown();
            const Money price =
                known ? *endpoint.pricing.base.prompt + *endpoint.pricing.base.completion : Money();
            ranked << Rank {endpoint.status == QLatin1String("deprecated"), !known, price, model.id};
        }
    }
    std::sort(ranked.begin(), ranked.end());
    QStringList models;
    for (const Rank &rank : ranked) {
        if (models.size() < kModelsToTry && !models.contains(std::get<3>(rank)))
            models << std::get<3>(rank);
    }
    return models;
}

} // namespace

KeyTest::KeyTest(Engine &engine, const Catalog &catalog, QString provider, QString keyName)
    : QObject(&engine)
    , m_engine(engine)
    , m_provider(std::move(provider))
    , m_keyName(std::move(keyName))
{
    if (const ProviderInfo *info = catalog.findProvider(m_provider))
        m_models = cheapestModels(catalog, *info);
}

QFuture<Result<KeyTestReport>> KeyTest::run()
{
    m_promise.start();
    const QFuture<Result<KeyTestReport>> future = m_promise.future();
    if (m_models.isEmpty()) {
        answer(Error {ErrorKind::NoRoute,
                      tr("The catalog lists no chat model of %1 that can be asked with a key of your own.")
                          .arg(m_provider)});
        return future;
    }
    tryNext();
    return future;
}

void KeyTest::tryNext()
{
    ChatRequest request;
    request.model = m_models.takeFirst();
    request.messages = {Message::text(Role::User, QStringLiteral("Say OK."))};
    request.maxTokens = kAnswerTokens;
    request.stream = true;
    request.routing.only = {m_provider};
    CallOrigin origin;
    origin.clientShape = QStringLiteral("key-test");
    origin.onlyKey = {m_provider, m_keyName};
    m_call = m_engine.call(request, origin);
    connect(m_call.get(), &CallHandle::progressed, this, &KeyTest::onProgress);
}

void KeyTest::onProgress(const CallProgress &progress)
{
    if (!progress.finished)
        return;
    const RequestRecord record = *progress.finished;
    m_ended.push_back(std::move(m_call)); // we are inside its signal
    if (!record.error) {
        answer(KeyTestReport {record.model, record.providerName, record.ttftMs.value_or(record.durationMs),
                              record.cost});
        return;
    }
    const bool aboutModel =
        record.error->kind == ErrorKind::ModelUnavailable || record.error->kind == ErrorKind::BadRequest;
    if (aboutModel && !m_models.isEmpty())
        tryNext();
    else
        answer(*record.error);
}

void KeyTest::answer(const Result<KeyTestReport> &result)
{
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace core
