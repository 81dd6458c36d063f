#include "core/broadcast/broadcaster.h"

#include "core/async/after.h"
#include "core/async/on_thread.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QResource>

#include <algorithm>
#include <utility>

namespace core {

namespace {

TraceSource traceSource()
{
    TraceSource source {.version = QStringLiteral(SWITCHYARD_VERSION)};
    const QResource names(QStringLiteral(":/telemetry/provider_names.json"));
    const QJsonObject json = QJsonDocument::fromJson(names.uncompressedData()).object();
    for (auto name = json.begin(); name != json.end(); ++name)
        source.providerNames.insert(name.key(), name.value().toString());
    return source;
}

} // namespace

Broadcaster::Broadcaster(Transport &network, SecretResolver &secrets, const BroadcastLimits &limits)
    : m_network(network)
    , m_secrets(secrets)
    , m_limits(limits)
    , m_source(traceSource())
{ }

Broadcaster::~Broadcaster() = default;

void Broadcaster::setTargets(const QList<BroadcastTarget> &targets)
{
    std::vector<std::unique_ptr<BroadcastOutlet>> before = std::exchange(m_outlets, {});
    for (const BroadcastTarget &target : targets) {
        const auto known = std::find_if(before.begin(), before.end(), [&target](const auto &outlet) {
            return outlet && outlet->target().name == target.name;
        });
        if (known != before.end() && (*known)->target() == target) {
            m_outlets.push_back(std::move(*known));
            continue;
        }
        auto outlet = std::make_unique<BroadcastOutlet>(
            target, BroadcastOutlet::Ways {m_network, m_secrets, m_source, m_limits});
        if (known != before.end()) {
            for (const RecordPtr &record : (*known)->takePending())
                outlet->offer(record);
        }
        m_outlets.push_back(std::move(outlet));
    }
}

void Broadcaster::tell(const RequestRecord &record)
{
    if (m_outlets.empty())
        return;
    const auto kept = std::make_shared<const RequestRecord>(withoutTexts(record));
    for (const auto &outlet : m_outlets)
        outlet->offer(kept);
}

QFuture<Done> Broadcaster::finish()
{
    return runOn(this, [this] {
        if (m_farewell)
            return m_farewell->future();
        m_farewell.emplace();
        m_farewell->start();
        const QFuture<Done> future = m_farewell->future();
        for (const auto &outlet : m_outlets) {
            connect(outlet.get(), &BroadcastOutlet::emptied, this, &Broadcaster::endFarewell);
            outlet->hurry();
        }
        QTimer::singleShot(m_limits.farewell, this, [this] {
            for (const auto &outlet : m_outlets)
                outlet->abandon();
            endFarewell();
        });
        endFarewell();
        return future;
    });
}

void Broadcaster::endFarewell()
{
    const bool allIdle = std::all_of(m_outlets.cbegin(), m_outlets.cend(),
                                     [](const auto &outlet) { return outlet->isIdle(); });
    if (!allIdle || !m_farewell)
        return;
    // Nothing is left; what the log has yet to say is said.
    for (const auto &outlet : m_outlets)
        outlet->abandon();
    m_farewell->addResult(Done {});
    m_farewell->finish();
    m_farewell.reset();
}

QFuture<QList<BroadcastState>> Broadcaster::states()
{
    return runOn(this, [this] {
        QList<QFuture<BroadcastState>> asked;
        for (const auto &outlet : m_outlets)
            asked << outlet->probe();
        return after(QtFuture::whenAll(asked.begin(), asked.end()), this,
                     [](const QList<QFuture<BroadcastState>> &told) {
                         QList<BroadcastState> states;
                         for (const QFuture<BroadcastState> &state : told) {
                             if (state.resultCount() > 0) // else its target went meanwhile
                                 states << state.result();
                         }
                         return states;
                     });
    });
}

} // namespace core
