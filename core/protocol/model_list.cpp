#include "core/protocol/model_list.h"

#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelList)
};

constexpr qsizetype kLongestId = 400;
constexpr qsizetype kLongestName = 200;
constexpr qsizetype kMostModels = 5000;
const QString kGeminiPrefix = QStringLiteral("models/");

enum class Form { OpenAi, Anthropic, Gemini, Cohere, Ollama };

std::optional<Form> formOf(const QString &protocol)
{
    static const QHash<QString, Form> forms {
        {QStringLiteral("openai-chat"), Form::OpenAi},
        {QStringLiteral("openai-responses"), Form::OpenAi},
        {QStringLiteral("anthropic-messages"), Form::Anthropic},
        {QStringLiteral("google-generate-content"), Form::Gemini},
        {QStringLiteral("cohere-v2"), Form::Cohere},
        {QStringLiteral("ollama"), Form::Ollama},
    };
    const auto form = forms.constFind(protocol);
    return form == forms.cend() ? std::nullopt : std::optional(*form);
}

QString joined(const QString &query, const char *field, const QString &page)
{
    return page.isEmpty() ? query
                          : query + QLatin1Char('&') + QLatin1String(field) + u'=' + pathSegment(page);
}

/// Its list stands beside the newer half of its protocol, not in it.
EndpointTarget inFirstVersion(EndpointTarget target)
{
    const QLatin1String newer("/v2");
    if (target.baseUrl.endsWith(newer))
        target.baseUrl = target.baseUrl.chopped(newer.size()) + QLatin1String("/v1");
    return target;
}

/// Whether there is anything to print in it that does not change the line around it.
bool isUsableId(const QString &id)
{
    return !id.isEmpty() && id.size() <= kLongestId
           && std::none_of(id.cbegin(), id.cend(), [](QChar c) { return c.isSpace() || !c.isPrint(); });
}

QString text(const QJsonObject &row, const char *key)
{
    QString value = row.value(QLatin1String(key)).toString().left(kLongestName);
    value.removeIf([](QChar c) { return !c.isPrint(); });
    return value;
}

/// The first of these fields that is a number of tokens.
qint64 tokens(const QJsonObject &row, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (const qint64 count = row.value(QLatin1String(key)).toInteger(); count > 0)
            return count;
    }
    return 0;
}

bool answersPrompts(Form form, const QJsonObject &row)
{
    const auto has = [&](const char *list, const char *word) {
        const QJsonValue value = row.value(QLatin1String(list));
        return !value.isArray() || value.toArray().contains(QLatin1String(word));
    };
    if (form == Form::Gemini)
        return has("supportedGenerationMethods", "generateContent");
    if (form == Form::Cohere)
        return has("endpoints", "chat");
    // Ollama also lists models that it only passes on to a service elsewhere: neither local nor free.
    if (form == Form::Ollama)
        return row.value(QLatin1String("remote_host")).toString().isEmpty();
    return true;
}

ServedModel modelFrom(Form form, const QJsonObject &row)
{
    ServedModel model;
    switch (form) {
    case Form::OpenAi:
        model.id = row.value(QLatin1String("id")).toString();
        model.name = text(row, "name");
        model.contextLength = tokens(row, {"context_length", "context_window", "max_context_length",
                                           "max_model_len", "max_input_tokens"});
        break;
    case Form::Anthropic:
        model.id = row.value(QLatin1String("id")).toString();
        model.name = text(row, "display_name");
        model.contextLength = tokens(row, {"max_input_tokens"});
        break;
    case Form::Gemini:
        model.id = row.value(QLatin1String("name")).toString();
        if (model.id.startsWith(kGeminiPrefix))
            model.id.remove(0, kGeminiPrefix.size());
        model.name = text(row, "displayName");
        model.contextLength = tokens(row, {"inputTokenLimit"});
        break;
    case Form::Cohere:
        model.id = row.value(QLatin1String("name")).toString();
        model.contextLength = tokens(row, {"context_length"});
        break;
    case Form::Ollama: {
        model.id = row.value(QLatin1String("model")).toString();
        if (model.id.isEmpty())
            model.id = row.value(QLatin1String("name")).toString();
        model.sizeBytes = std::max<qint64>(row.value(QLatin1String("size")).toInteger(), 0);
        model.quantization = text(row.value(QLatin1String("details")).toObject(), "quantization_level");
        break;
    }
    }
    return model;
}

QString nextPage(Form form, const QJsonObject &list)
{
    switch (form) {
    case Form::Anthropic:
        return list.value(QLatin1String("has_more")).toBool()
                   ? list.value(QLatin1String("last_id")).toString()
                   : QString();
    case Form::Gemini:
        return list.value(QLatin1String("nextPageToken")).toString();
    case Form::Cohere:
        return list.value(QLatin1String("next_page_token")).toString();
    case Form::OpenAi:
    case Form::Ollama:
        break;
    }
    return {};
}

Error noList(const EndpointTarget &target)
{
    return {.kind = ErrorKind::BadRequest,
            .message =
                Text::tr("%1 has no list of models that a program can ask for.").arg(target.providerName),
            .provider = target.providerId};
}

} // namespace

Result<WireRequest> modelListRequest(const EndpointTarget &target, const QString &page)
{
    const std::optional<Form> form = formOf(target.protocol);
    if (!form)
        return noList(target);
    QString path = QStringLiteral("/models");
    QString query;
    if (*form == Form::Anthropic)
        query = joined(QStringLiteral("limit=1000"), "after_id", page);
    else if (*form == Form::Gemini)
        query = joined(QStringLiteral("pageSize=1000"), "pageToken", page);
    else if (*form == Form::Cohere)
        query = joined(QStringLiteral("page_size=1000"), "page_token", page);
    else if (*form == Form::Ollama)
        path = QStringLiteral("/api/tags");
    Result<WireRequest> made =
        jsonRequest(*form == Form::Cohere ? inFirstVersion(target) : target, path, {}, false, query);
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    wire.method = "GET";
    wire.body.clear();
    if (*form == Form::Anthropic) {
        wire.keyPlacement = KeyPlacement::ApiKeyHeader;
        wire.keyHeader = "x-api-key";
        setHeader(wire.headers, "anthropic-version", "2023-06-01");
    } else if (*form == Form::Gemini) {
        wire.keyPlacement = KeyPlacement::ApiKeyHeader;
        wire.keyHeader = "x-goog-api-key";
    }
    return wire;
}

Result<ModelListPage> readModelListPage(const EndpointTarget &target, const QByteArray &json)
{
    const std::optional<Form> form = formOf(target.protocol);
    if (!form)
        return noList(target);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const bool named = *form == Form::OpenAi || *form == Form::Anthropic;
    // Some compatible servers answer with the bare list.
    const QJsonValue rows =
        document.isArray() ? QJsonValue(document.array())
                           : document.object().value(named ? QLatin1String("data") : QLatin1String("models"));
    if (!rows.isArray())
        return Error {.kind = ErrorKind::BadReply,
                      .message =
                          Text::tr("What %1 answered is no list of models. Check its address under Keys.")
                              .arg(target.providerName),
                      .provider = target.providerId};
    ModelListPage page;
    const QJsonArray list = rows.toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject row = value.toObject();
        const ServedModel model = modelFrom(*form, row);
        if (isUsableId(model.id) && answersPrompts(*form, row) && page.models.size() < kMostModels)
            page.models << model;
    }
    page.next = nextPage(*form, document.object());
    return page;
}

} // namespace core
