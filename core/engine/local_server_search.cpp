#include "core/engine/local_server_search.h"

#include "core/net/hop_header.h"

#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>

namespace core {

namespace {

const QLatin1String kOpenAiList("/v1/models");
const QLatin1String kOpenAiBase("/v1");

QString addressOf(QUrl place, const QString &path)
{
    place.setPath(path);
    return place.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
}

/// A name for the address that can be the id of a provider.
QString idOf(const QUrl &place)
{
    QString host = isLoopbackHost(place.host()) ? QStringLiteral("local") : place.host().toLower();
    for (QChar &c : host) {
        const bool plain = c.unicode() < 0x80 && c.isLetterOrNumber();
        c = plain ? c : QChar(u'-');
    }
    return host + u'-' + QString::number(place.port());
}

QStringList questionsOf(const QList<LocalProgram> &programs)
{
    QStringList paths {kOpenAiList};
    for (const LocalProgram &program : programs) {
        for (const LocalProgram::Listing &listing : program.listings)
            paths << listing.path;
        if (program.mark)
            paths << program.mark->path;
    }
    paths.removeDuplicates();
    return paths;
}

} // namespace

LocalServerSearch::LocalServerSearch(Transport &network, QList<LocalProgram> programs,
                                     const QList<QUrl> &places, QObject *parent, Milliseconds patience)
    : QObject(parent)
    , m_network(network)
    , m_programs(std::move(programs))
    , m_places(places)
    , m_patience(patience)
{
    // What says who it is goes before what only looks like somebody: llama.cpp answers as Ollama does, too.
    std::stable_partition(m_programs.begin(), m_programs.end(), [](const LocalProgram &program) {
        return program.mark || !program.ownedBy.isEmpty();
    });
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &LocalServerSearch::answer);
}

LocalServerSearch::~LocalServerSearch() = default;

QFuture<QList<LocalServer>> LocalServerSearch::run()
{
    m_promise.start();
    const QFuture<QList<LocalServer>> future = m_promise.future();
    const QStringList paths = questionsOf(m_programs);
    for (const QUrl &place : std::as_const(m_places)) {
        for (const QString &path : paths)
            m_probes.push_back(Probe {place, path});
    }
    m_open = qsizetype(m_probes.size());
    for (Probe &probe : m_probes)
        ask(probe);
    m_end.start(m_open > 0 ? m_patience : Milliseconds(0));
    return future;
}

void LocalServerSearch::ask(Probe &probe)
{
    WireRequest wire;
    wire.method = "GET";
    wire.url = probe.place;
    wire.url.setPath(probe.path);
    wire.headers = {{"Accept", "application/json"}};
    wire.keyPlacement = KeyPlacement::None;
    probe.exchange = m_network.send(
        wire, {}, {.connect = m_patience, .firstByte = m_patience, .idle = m_patience}, probe.place.host());
    const Exchange *exchange = probe.exchange.get();
    connect(exchange, &Exchange::headersArrived, this, [&probe](int status) { probe.status = status; });
    connect(exchange, &Exchange::bodyArrived, this, [this, &probe](const QByteArray &bytes) {
        probe.body += bytes;
        if (probe.body.size() > kLongestServedList)
            close(probe);
    });
    connect(exchange, &Exchange::finished, this, [this, &probe] {
        probe.answered = true;
        close(probe);
    });
    connect(exchange, &Exchange::failed, this, [this, &probe] { close(probe); });
}

void LocalServerSearch::close(Probe &probe)
{
    // We are inside its signal.
    probe.exchange->disconnect(this);
    probe.exchange.release()->deleteLater();
    if (--m_open == 0)
        answer();
}

const LocalServerSearch::Probe *LocalServerSearch::probeOf(const QUrl &place, const QString &path) const
{
    const auto probe = std::find_if(m_probes.cbegin(), m_probes.cend(),
                                    [&](const Probe &one) { return one.place == place && one.path == path; });
    return probe == m_probes.cend() ? nullptr : &*probe;
}

Result<ServedList> LocalServerSearch::listAt(const QUrl &place, const LocalProgram::Listing &listing) const
{
    const Probe *probe = probeOf(place, listing.path);
    if (!probe || !probe->answered || probe->status != 200)
        return Error {ErrorKind::BadReply, tr("There is no list of models.")};
    return readServedModels(listing.form, probe->body);
}

std::optional<LocalServer> LocalServerSearch::read(const QUrl &place, const LocalProgram &program) const
{
    const LocalServer server {.provider = program.id,
                              .name = program.name,
                              .baseUrl = addressOf(place, program.basePath),
                              .protocol = program.protocol};
    bool isIt = false;
    if (program.mark) {
        const Probe *probe = probeOf(place, program.mark->path);
        isIt = probe && probe->answered && probe->status == 200 && hasMark(*program.mark, probe->body);
        if (!isIt)
            return std::nullopt;
    }
    for (const LocalProgram::Listing &listing : program.listings) {
        const Result<ServedList> list = listAt(place, listing);
        if (!list || (!program.ownedBy.isEmpty() && list->owner != program.ownedBy))
            continue;
        LocalServer found = server;
        found.models = list->models;
        return found;
    }
    // It is there, but tells its models only to those who have a key.
    return isIt ? std::optional(server) : std::nullopt;
}

std::optional<LocalServer> LocalServerSearch::serverAt(const QUrl &place) const
{
    for (const LocalProgram &program : m_programs) {
        if (const std::optional<LocalServer> server = read(place, program))
            return server;
    }
    const Result<ServedList> list = listAt(place, {kOpenAiList, ServedListForm::OpenAi});
    if (!list)
        return std::nullopt;
    const QString where = isLoopbackHost(place.host()) ? tr("Server at port %1").arg(place.port())
                                                       : tr("Server at %1").arg(place.authority());
    return LocalServer {.provider = idOf(place),
                        .name = where,
                        .baseUrl = addressOf(place, kOpenAiBase),
                        .protocol = QStringLiteral("openai-chat"),
                        .models = list->models};
}

void LocalServerSearch::answer()
{
    if (m_promise.future().isFinished())
        return;
    m_end.stop();
    QList<LocalServer> found;
    QSet<int> loopbackPorts;
    for (const QUrl &place : std::as_const(m_places)) {
        const bool isLoopback = isLoopbackHost(place.host());
        if (isLoopback && loopbackPorts.contains(place.port()))
            continue;
        const std::optional<LocalServer> server = serverAt(place);
        if (!server)
            continue;
        found << *server;
        if (isLoopback)
            loopbackPorts << place.port();
    }
    std::sort(found.begin(), found.end(), [](const LocalServer &left, const LocalServer &right) {
        const auto key = [](const LocalServer &server) {
            return std::make_tuple(server.name.toLower(), server.baseUrl);
        };
        return key(left) < key(right);
    });
    m_promise.addResult(found);
    m_promise.finish();
    deleteLater();
}

QList<QUrl> searchPlaces(const QList<LocalProgram> &programs, const QList<QUrl> &named, const QString &own)
{
    QList<QUrl> places;
    const auto addLoopback = [&places](int port) {
        for (const QLatin1String host : {QLatin1String("127.0.0.1"), QLatin1String("::1")}) {
            QUrl url;
            url.setScheme(QStringLiteral("http"));
            url.setHost(host);
            url.setPort(port);
            if (!places.contains(url))
                places << url;
        }
    };
    for (const LocalProgram &program : programs)
        addLoopback(program.port);
    for (const QUrl &url : named) {
        if (isLoopbackHost(url.host()) && url.scheme() == QLatin1String("http"))
            addLoopback(url.port());
        else if (!places.contains(url))
            places << url;
    }
    const QUrl self(QLatin1String("http://") + own);
    places.removeIf([&](const QUrl &url) {
        const bool isHere = isLoopbackHost(url.host()) || url.host() == self.host();
        return isHere && url.port() == self.port(0);
    });
    return places;
}

} // namespace core
