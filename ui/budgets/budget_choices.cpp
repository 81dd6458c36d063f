#include "ui/budgets/budget_choices.h"

#include "core/async/after.h"
#include "core/engine/engine.h"
#include "core/proxy/proxy_server.h"

#include <memory>

namespace ui {

namespace {

void addUnique(QStringList &list, const QString &value)
{
    if (!value.isEmpty() && !list.contains(value))
        list << value;
}

} // namespace

void gatherChoices(core::Engine &engine, core::ProxyServer &proxy, const core::Catalog &catalog,
                   QObject *context, const std::function<void(const BudgetChoices &)> &take)
{
    auto choices = std::make_shared<BudgetChoices>();
    for (const core::ModelInfo &model : catalog.models())
        choices->models << model.id;
    for (const core::ProviderInfo &provider : catalog.providers())
        choices->providers << provider.id;
    take(*choices);
    core::after(engine.providerKeys(), context, [choices, take](const QList<core::KeyStatus> &keys) {
        for (const core::KeyStatus &key : keys)
            addUnique(choices->providerKeys, key.provider + u'/' + key.name);
        take(*choices);
    });
    core::after(engine.config(), context, [choices, take](const core::Config &config) {
        QStringList sets = config.modelSets.keys();
        sets.sort();
        for (const QString &set : std::as_const(sets))
            choices->sets << QStringLiteral("set/") + set;
        take(*choices);
    });
    core::after(proxy.apiKeys(), context, [choices, take](const QList<core::ApiKeyInfo> &keys) {
        for (const core::ApiKeyInfo &key : keys) {
            addUnique(choices->keys, key.name);
            addUnique(choices->members, key.rules.member);
            addUnique(choices->apps, key.rules.app);
        }
        take(*choices);
    });
}

} // namespace ui
