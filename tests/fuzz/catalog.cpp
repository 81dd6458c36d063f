#include "core/catalog/catalog_diff.h"
#include "core/catalog/catalog_merge.h"
#include "core/catalog/change_json.h"
#include "core/catalog/gone_rows.h"
#include "core/catalog/models_dev.h"
#include "core/catalog/openrouter_models.h"
#include "core/protocol/model_list.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// Any bytes at all are refused as a source of the catalog, or give a catalog that says where requests go only
// what the catalog before said.

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

core::Catalog bundled()
{
    core::ProviderInfo provider {QStringLiteral("acme"), QStringLiteral("Acme")};
    provider.kind = QStringLiteral("lab");
    provider.protocol = QStringLiteral("openai-chat");
    provider.baseUrl = QStringLiteral("https://api.acme.example/v1");
    provider.modelsDevIds = provider.openRouterIds = QStringList {provider.id};
    core::ProviderInfo router = provider;
    router.id = core::kOpenRouterSource;
    core::ModelInfo model;
    model.id = QStringLiteral("acme/one-1");
    model.author = provider.id;
    model.type = QStringLiteral("chat");
    model.endpoints << core::EndpointInfo {provider.id, QStringLiteral("one-1")};
    QList<core::ProviderInfo> providers;
    providers << provider << router;
    QList<core::ModelInfo> models;
    models << model;
    return core::Catalog(models, providers);
}

void check(const core::Result<core::SourceSnapshot> &snapshot)
{
    static const core::Catalog before = bundled();
    if (!snapshot) {
        require(!snapshot.error().message.isEmpty(), "a refusal without words");
        return;
    }
    const core::Catalog after = core::mergeCatalog(before, {*snapshot});
    require(after.providers() == before.providers(), "a provider was changed");
    for (const core::ModelInfo &model : after.models()) {
        for (const core::EndpointInfo &endpoint : model.endpoints) {
            require(endpoint.baseUrl.isEmpty() && endpoint.protocol.isEmpty() && endpoint.extraBody.isEmpty()
                        && endpoint.extraHeaders.isEmpty() && !endpoint.dataPolicy,
                    "an endpoint is called in another way");
            require(endpoint.pricing.base.prompt.value_or(core::Money()) >= core::Money(),
                    "a negative price");
        }
    }
    const auto changes = core::catalogChanges(before, after, snapshot->taken);
    const auto again = core::changesFromJson(core::changesToJson(changes));
    require(again.ok() && again->size() == changes.size(), "a change was lost");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QDateTime taken(QDate(2026, 9, 1), QTime(12, 0), Qt::UTC);
    core::SourceLimits limits;
    limits.leastModels = 0;
    check(core::readOpenRouterModels(bytes, taken, limits));
    check(core::readOpenRouterEndpoints(bytes, taken, limits));
    check(core::readModelsDev(bytes, taken, limits));
    for (const QString &source : {QString(core::kOpenRouterSource), QString(core::kModelsDevSource)}) {
        const QByteArray gone = core::goneRows(source, bytes, bytes, "{}", QStringLiteral("2026-09-02"));
        check(core::readSource(source, bytes, gone, taken, limits));
    }
    core::EndpointTarget target {QStringLiteral("acme"), QStringLiteral("Acme"), {}, {}, {}};
    for (const char *protocol :
         {"openai-chat", "anthropic-messages", "google-generate-content", "cohere-v2", "ollama"}) {
        target.protocol = QString::fromLatin1(protocol);
        (void)core::readModelListPage(target, bytes).ok();
    }
    return 0;
}
