#include "core/routing/call_form.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CallForm)
};

const QLatin1String kAzure("azure-");

bool isForChat(const QString &protocol)
{
    static const QStringList unspoken {QStringLiteral("openai-moderations"),
                                       QStringLiteral("cohere-v2-rerank"), QStringLiteral("rerank")};
    return !otherTaskFor(protocol) && !unspoken.contains(protocol);
}

/// A base URL is that of the row's first protocol. It serves another protocol too only where both hang below
/// the same address: true for OpenAI's two shapes, wherever they are spoken, and nowhere else for certain
/// (Ollama has its OpenAI shape one level deeper than its own).
bool shareAddress(const QString &a, const QString &b)
{
    static const QStringList openAiShapes {QStringLiteral("openai-chat"), QStringLiteral("openai-responses"),
                                           QStringLiteral("azure-openai")};
    return a == b || (openAiShapes.contains(a) && openAiShapes.contains(b));
}

QString spokenProtocol(const EndpointInfo &endpoint, const ProviderInfo &provider, const CallFormFacts &facts)
{
    const QString first = endpoint.protocol.isEmpty() ? provider.protocol : endpoint.protocol;
    // A list of the endpoint's own is the whole truth about it; the provider's is for endpoints that say
    // nothing.
    const bool ownList = !endpoint.protocols.isEmpty();
    const QStringList &others = ownList                       ? endpoint.protocols
                                : endpoint.protocol.isEmpty() ? provider.protocols
                                                              : QStringList();
    const auto usable = [&](const QString &protocol) {
        return facts.spoken.contains(protocol) && shareAddress(first, protocol);
    };
    const QString chat = QStringLiteral("openai-chat");
    if (facts.preferChat && first == QLatin1String("openai-responses") && others.contains(chat)
        && usable(chat))
        return chat;
    if (facts.spoken.contains(first) && (!ownList || endpoint.protocols.contains(first)))
        return first;
    for (const QString &other : others) {
        if (usable(other))
            return other;
    }
    return {};
}

QString openAiProtocol(Task task)
{
    switch (task) {
    case Task::Embeddings:
        return QStringLiteral("openai-embeddings");
    case Task::Images:
        return QStringLiteral("openai-images");
    case Task::Speech:
        return QStringLiteral("openai-speech");
    case Task::Transcription:
        return QStringLiteral("openai-transcriptions");
    case Task::Chat:
        break;
    }
    return {};
}

/// The protocol for what is no chat. Providers with an embedding protocol of their own are asked in that,
/// whatever the row says: their OpenAI-compatible one hangs below another address.
QString otherProtocol(const EndpointInfo &endpoint, const ProviderInfo &provider, Task task)
{
    if (task == Task::Embeddings) {
        static const QHash<QString, QString> own {
            {QStringLiteral("google-generate-content"), QStringLiteral("google-embed-content")},
            {QStringLiteral("cohere-v2"), QStringLiteral("cohere-v2-embed")},
            {QStringLiteral("ollama"), QStringLiteral("ollama-embed")},
        };
        if (const QString protocol = own.value(provider.protocol); !protocol.isEmpty())
            return protocol;
    }
    const QString first = endpoint.protocol.isEmpty() ? provider.protocol : endpoint.protocol;
    QString protocol = otherTaskFor(first) == task ? first : QString();
    if (protocol.isEmpty() && isForChat(endpoint.protocol)
        && shareAddress(provider.protocol, QStringLiteral("openai-chat")))
        protocol = openAiProtocol(task);
    // Azure differs in where the key goes.
    const bool azure = provider.protocol.startsWith(QLatin1String("azure-openai"));
    return azure && protocol.startsWith(QLatin1String("openai-")) ? kAzure + protocol : protocol;
}

/// Google's addresses begin with the location, except for the global one.
QString vertexHost(const QString &location)
{
    const QString host = QStringLiteral("aiplatform.googleapis.com");
    return location == QLatin1String("global") ? host : location + u'-' + host;
}

/// Fills the `${NAME}` places of an address. Gives the name of the first one that nobody knows.
QString fillPlaces(QString &address, const EndpointInfo &endpoint, const CallFormFacts &facts)
{
    const QString location = !facts.key.location.isEmpty() ? facts.key.location
                             : !endpoint.region.isEmpty()  ? endpoint.region
                                                           : QStringLiteral("global");
    address.replace(QLatin1String("${GOOGLE_VERTEX_LOCATION}-aiplatform.googleapis.com"),
                    vertexHost(location));
    for (qsizetype at = address.indexOf(QLatin1String("${")); at >= 0;
         at = address.indexOf(QLatin1String("${"))) {
        const qsizetype end = address.indexOf(u'}', at);
        const QString name = address.mid(at + 2, end < 0 ? -1 : end - at - 2);
        QString value = facts.variables.value(name);
        if (name == QLatin1String("GOOGLE_VERTEX_ENDPOINT"))
            value = vertexHost(location);
        else if (name == QLatin1String("GOOGLE_VERTEX_LOCATION"))
            value = location;
        else if (name == QLatin1String("GOOGLE_VERTEX_PROJECT") && !facts.key.project.isEmpty())
            value = facts.key.project;
        else if (name == QLatin1String("AWS_REGION") && !facts.key.region.isEmpty())
            value = facts.key.region;
        if (end < 0 || value.isEmpty())
            return name;
        address.replace(at, end + 1 - at, value);
    }
    return {};
}

/// Where the user can put a value for the place.
QString placeAdvice(const QString &name, const ProviderInfo &provider)
{
    static const QHash<QString, QString> keyFields {
        {QStringLiteral("AWS_REGION"), QStringLiteral("region")},
        {QStringLiteral("GOOGLE_VERTEX_PROJECT"), QStringLiteral("project")},
    };
    const QString field = keyFields.value(name);
    if (!field.isEmpty())
        return Text::tr(
                   "%1 is missing in its address; set `%2` beside the key of %3 in the configuration, or "
                   "the environment variable %1")
            .arg(name, field, provider.id);
    return Text::tr("%1 is missing in its address; set `providers.%2.base_url` in the configuration, or the "
                    "environment variable %1")
        .arg(name, provider.id);
}

/// Amazon's and Google's rows of one model differ by region. Only those of the key's own are asked: where the
/// data goes is the user's choice. `us`, `eu` and such stand for all regions that begin so.
/// Amazon's rows name one region of the area that their inference profile serves.
bool isInRegion(const QString &region, const QString &chosen, bool wholeArea)
{
    if (region.isEmpty() || chosen.isEmpty() || region == chosen)
        return true;
    // Amazon's global profiles are asked from any region; Google's global endpoint is a place of its own.
    if (region == QLatin1String("global"))
        return wholeArea;
    const auto area = [](const QString &name) {
        const QString first = name.section(u'-', 0, 0);
        // Asia and the Pacific have profiles by part as well as for all of it.
        static const QStringList pacific {QStringLiteral("ap"), QStringLiteral("apac"), QStringLiteral("jp"),
                                          QStringLiteral("au")};
        return pacific.contains(first) ? QStringLiteral("ap") : first.left(2);
    };
    return area(region) == area(chosen) && (wholeArea || !region.contains(u'-') || !chosen.contains(u'-'));
}

bool isSigned(const QString &protocol)
{
    return protocol.startsWith(QLatin1String("bedrock"));
}

} // namespace

std::variant<CallForm, Refusal> callFormOf(const EndpointInfo &endpoint, const ProviderInfo &provider,
                                           const CallFormFacts &facts)
{
    const QString first = endpoint.protocol.isEmpty() ? provider.protocol : endpoint.protocol;
    if (facts.task == Task::Chat && !isForChat(first))
        return Refusal {ExclusionReason::NotForChat, Text::tr("offered only as %1").arg(first)};
    if (!endpoint.direct)
        return Refusal {ExclusionReason::NotDirect, Text::tr("cannot be called with a key of one's own")};
    const QString protocol = facts.task == Task::Chat ? spokenProtocol(endpoint, provider, facts)
                                                      : otherProtocol(endpoint, provider, facts.task);
    if (protocol.isEmpty() || !facts.spoken.contains(protocol))
        return Refusal {ExclusionReason::ProtocolNotSpoken,
                        Text::tr("speaks %1, which is not supported for this").arg(first)};

    QString baseUrl = endpoint.baseUrl.isEmpty() ? provider.baseUrl : endpoint.baseUrl;
    if (baseUrl.isEmpty())
        return Refusal {ExclusionReason::NoAddress,
                        Text::tr("has no known address; set `providers.%1.base_url` in the configuration")
                            .arg(provider.id)};
    const bool google = baseUrl.contains(QLatin1String("${GOOGLE_VERTEX"));
    if (const QString open = fillPlaces(baseUrl, endpoint, facts); !open.isEmpty())
        return Refusal {ExclusionReason::NoAddress, placeAdvice(open, provider)};
    while (baseUrl.endsWith(u'/'))
        baseUrl.chop(1);

    QString region;
    if (isSigned(protocol)) {
        region = facts.key.region.isEmpty() ? facts.variables.value(QStringLiteral("AWS_REGION"))
                                            : facts.key.region;
    }
    const QString chosen = google ? facts.key.location : region;
    if ((google || !region.isEmpty()) && !isInRegion(endpoint.region, chosen, !google))
        return Refusal {ExclusionReason::OtherRegion,
                        Text::tr("is in %1, the key is for %2").arg(endpoint.region, chosen)};
    return CallForm {protocol, baseUrl, region};
}

bool isCallable(const EndpointInfo &endpoint, const ProviderInfo &provider, const QStringList &spoken,
                Task task)
{
    const auto form =
        callFormOf(endpoint, provider, {.spoken = spoken, .key = {}, .variables = {}, .task = task});
    if (const auto *refusal = std::get_if<Refusal>(&form))
        return refusal->reason == ExclusionReason::NoAddress
               && !(endpoint.baseUrl + provider.baseUrl).isEmpty();
    return true;
}

} // namespace core
