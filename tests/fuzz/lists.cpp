#include "core/catalog/local_programs.h"
#include "core/engine/model_edits.h"

#include <QSet>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// A list of models from whatever answers at a port of this machine: what is read of it has its bounds, and
// the configuration that it is written into can be read again.

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void checkBounds(const core::ServedList &list)
{
    QSet<QString> seen;
    for (const core::ServedModel &model : list.models) {
        require(!model.id.trimmed().isEmpty() && model.id.size() <= 200, "a name without bounds");
        require(!seen.contains(model.id), "a model twice");
        require(model.contextLength >= 0 && model.sizeBytes >= 0, "figures below zero");
        seen << model.id;
    }
}

void checkConfig(const core::ServedList &list)
{
    core::ModelInfo known;
    known.id = QStringLiteral("lab/one-8b");
    known.type = QStringLiteral("chat");
    const core::Catalog catalog({known}, {});
    core::Config config;
    const core::LocalServer server {.provider = QStringLiteral("local-1"),
                                    .name = QStringLiteral("Local"),
                                    .baseUrl = QStringLiteral("http://127.0.0.1:1/v1"),
                                    .protocol = QStringLiteral("openai-chat"),
                                    .models = list.models};
    require(core::putLocalServer(config, server, catalog).ok(), "a server that is refused");
    const core::ConfigReading reading = core::readConfig(core::writeConfig(config), {});
    require(reading.ok(), "a configuration that cannot be read again");
    const QList<core::ProviderOverlay::ModelRow> rows = reading.config.providers.first().overlay.models;
    require(rows.size() == list.models.size(), "models that are lost");
    QSet<QString> ids;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        require(rows.at(i).endpoint.providerModelId == list.models.at(i).id, "a model under another name");
        require(rows.at(i).endpoint.pricing.isFree(), "a model that costs");
        const QString place = rows.at(i).modelId + u'\n' + rows.at(i).endpoint.quantization;
        require(!ids.contains(place), "two models of one id");
        ids << place;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const core::ServedListForm form :
         {core::ServedListForm::OpenAi, core::ServedListForm::Ollama, core::ServedListForm::LmStudio}) {
        if (const auto list = core::readServedModels(form, input)) {
            checkBounds(*list);
            checkConfig(*list);
        }
    }
    (void)core::hasMark({QStringLiteral("/o"), QStringLiteral("/info/title"), QStringLiteral("A")}, input);
    if (const auto address = core::serverAddressFrom(QString::fromUtf8(input)))
        require(address->port() > 0 && !address->host().isEmpty(), "an address without host or port");
    return 0;
}
