#include "core/engine/model_listing.h"

#include "core/async/after.h"
#include "core/protocol/model_list.h"

#include <utility>

namespace core {

namespace {

/// A list that never ends is a fault of the server.
constexpr int kMostPages = 20;
constexpr DocumentFetch::Limits kLimits {.mostBytes = qsizetype(8) * 1024 * 1024,
                                         .whole = Milliseconds(30'000)};

} // namespace

ModelListing::ModelListing(Transport &network, EndpointTarget target, Secret key, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_target(std::move(target))
    , m_key(std::move(key))
{ }

QFuture<Result<QList<ServedModel>>> ModelListing::run()
{
    m_promise.start();
    const QFuture<Result<QList<ServedModel>>> future = m_promise.future();
    askNext({});
    return future;
}

void ModelListing::askNext(const QString &page)
{
    Result<WireRequest> wire = modelListRequest(m_target, page);
    if (!wire) {
        answer(wire.error());
        return;
    }
    WireRequest question = std::move(wire).value();
    if (m_key.isEmpty())
        question.keyPlacement = KeyPlacement::None;
    ++m_pages;
    auto *fetch = new DocumentFetch(m_network, question, m_key, m_target.providerName, kLimits, this);
    after(fetch->run(), this, [this](const Result<DocumentFetch::Document> &document) { onPage(document); });
}

void ModelListing::onPage(const Result<DocumentFetch::Document> &document)
{
    if (!document) {
        Error error = document.error();
        error.provider = m_target.providerId;
        answer(error);
        return;
    }
    const Result<ModelListPage> page = readModelListPage(m_target, document->body);
    if (!page) {
        answer(page.error());
        return;
    }
    m_models += page->models;
    if (page->next.isEmpty() || page->models.isEmpty() || m_pages == kMostPages)
        answer(m_models);
    else
        askNext(page->next);
}

void ModelListing::answer(const Result<QList<ServedModel>> &result)
{
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace core
