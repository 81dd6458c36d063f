#include "core/protocol/codec.h"
#include "core/protocol/gemini/gemini_ingress.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>

using namespace core;

namespace {

QString camel(const QString &name)
{
    QStringList words = name.split(u'_', Qt::SkipEmptyParts);
    for (int i = 1; i < words.size(); ++i)
        words[i][0] = words.at(i).at(0).toUpper();
    return words.join(QString());
}

/// camelCase names, no nulls.
QJsonObject named(const QJsonValue &value)
{
    QJsonObject object;
    const QJsonObject given = value.toObject();
    for (auto it = given.begin(); it != given.end(); ++it) {
        if (!it.value().isNull())
            object.insert(camel(it.key()), it.value());
    }
    return object;
}

void takeVoid(QJsonObject &object, const char *name, const QJsonValue &nothing)
{
    if (object.value(QLatin1String(name)) == nothing)
        object.remove(QLatin1String(name));
}

void rename(QJsonObject &object, const char *from, const char *to)
{
    if (object.contains(QLatin1String(from)))
        object.insert(QLatin1String(to), object.take(QLatin1String(from)));
}

void upperCase(QJsonObject &object, const char *name)
{
    if (object.contains(QLatin1String(name)))
        object.insert(QLatin1String(name), object.value(QLatin1String(name)).toString().toUpper());
}

QJsonArray list(const QJsonValue &value)
{
    return value.isObject() ? QJsonArray {value} : value.toArray();
}

QJsonValue schema(const QJsonValue &value)
{
    static const QStringList types {QString(),
                                    QStringLiteral("string"),
                                    QStringLiteral("number"),
                                    QStringLiteral("integer"),
                                    QStringLiteral("boolean"),
                                    QStringLiteral("array"),
                                    QStringLiteral("object")};
    if (!value.isObject())
        return value;
    QJsonObject object = named(value);
    if (const QJsonValue type = object.value(QLatin1String("type")); type.isDouble())
        object.insert(QLatin1String("type"), types.value(type.toInt()));
    else if (type.isString())
        object.insert(QLatin1String("type"), type.toString().toLower());
    QJsonObject properties = object.value(QLatin1String("properties")).toObject();
    for (QJsonValueRef property : properties)
        property = schema(property);
    if (object.contains(QLatin1String("properties")))
        object.insert(QLatin1String("properties"), properties);
    return object;
}

QJsonObject content(const QJsonValue &value, bool vertex)
{
    QJsonObject object = named(value);
    QJsonArray parts;
    for (const QJsonValue &entry : list(object.value(QLatin1String("parts")))) {
        QJsonObject part = named(entry);
        takeVoid(part, "thought", false);
        for (const QLatin1String inner : {QLatin1String("inlineData"), QLatin1String("functionCall"),
                                          QLatin1String("functionResponse")}) {
            if (!part.contains(inner))
                continue;
            QJsonObject body = named(part.value(inner));
            if (vertex)
                body.remove(QLatin1String("id"));
            part.insert(inner, body);
        }
        parts.append(part);
    }
    object.insert(QLatin1String("parts"), parts);
    return object;
}

QJsonArray tools(const QJsonValue &value)
{
    QJsonArray functions;
    QJsonArray all;
    for (const QJsonValue &entry : list(value)) {
        QJsonObject tool = named(entry);
        for (const QJsonValue &declared : list(tool.take(QLatin1String("functionDeclarations")))) {
            QJsonObject function = named(declared);
            takeVoid(function, "description", QString());
            rename(function, "parameters", "parametersJsonSchema");
            const QLatin1String name("parametersJsonSchema");
            if (function.contains(name))
                function.insert(name, schema(function.value(name)));
            functions.append(function);
        }
        for (auto it = tool.begin(); it != tool.end(); ++it)
            all.append(QJsonObject {{it.key(), it.value()}});
    }
    if (!functions.isEmpty())
        all.prepend(QJsonObject {{QStringLiteral("functionDeclarations"), functions}});
    return all;
}

/// What two requests have in common that mean the same. Spelling only:
/// - names in snake_case or camelCase; null or absent; `thought: false`, an empty description or an empty
///   generationConfig or absent; a list of one or its entry alone
/// - the system's content with a role, which nobody reads; no system text or an empty one
/// - the model, which also stands in the address
/// - functions in one tool or several; schemas in Google's subset (types in capitals or as numbers) under
///   `parameters` and `responseSchema`, or as JSON Schema under the names for that
/// - words of enums in capitals or not
/// Forced by the service: Vertex has no place for ids of calls in its stable version, and goes by name and
/// order.
QJsonObject normalised(const QJsonObject &request, bool vertex)
{
    QJsonObject body = named(request);
    body.remove(QLatin1String("model"));
    QJsonArray contents;
    for (const QJsonValue &entry : body.value(QLatin1String("contents")).toArray())
        contents.append(content(entry, vertex));
    body.insert(QLatin1String("contents"), contents);

    QJsonObject system = content(body.take(QLatin1String("systemInstruction")), vertex);
    system.remove(QLatin1String("role"));
    const QJsonArray nothing {QJsonObject {{QStringLiteral("text"), QString()}}};
    const QJsonArray said = system.value(QLatin1String("parts")).toArray();
    if (!said.isEmpty() && said != nothing)
        body.insert(QLatin1String("systemInstruction"), system);

    if (body.contains(QLatin1String("tools")))
        body.insert(QLatin1String("tools"), tools(body.value(QLatin1String("tools"))));
    QJsonObject config = named(body.take(QLatin1String("toolConfig")));
    QJsonObject calling = named(config.take(QLatin1String("functionCallingConfig")));
    upperCase(calling, "mode");
    if (!calling.isEmpty())
        config.insert(QLatin1String("functionCallingConfig"), calling);
    if (!config.isEmpty())
        body.insert(QLatin1String("toolConfig"), config);

    QJsonObject generation = named(body.take(QLatin1String("generationConfig")));
    QJsonObject thinking = named(generation.take(QLatin1String("thinkingConfig")));
    upperCase(thinking, "thinkingLevel");
    if (!thinking.isEmpty())
        generation.insert(QLatin1String("thinkingConfig"), thinking);
    rename(generation, "responseSchema", "responseJsonSchema");
    const QLatin1String schemaName("responseJsonSchema");
    if (generation.contains(schemaName))
        generation.insert(schemaName, schema(generation.value(schemaName)));
    if (!generation.isEmpty())
        body.insert(QLatin1String("generationConfig"), generation);
    return body;
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/// Every recorded request, read as a client's and written again for the same model, is the same request.
class GeminiRequest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_captures = capturesOf(QStringLiteral("gemini")); }
    void recordedRequestIsWrittenAgain_data();
    void recordedRequestIsWrittenAgain();
    void cleanupTestCase();

private:
    struct Tally {
        int checked = 0;
        int equal = 0;
    };
    QList<Capture> m_captures;
    QMap<QString, Tally> m_tally;
};

void GeminiRequest::recordedRequestIsWrittenAgain_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_captures.size(); ++i) {
        if (!m_captures.at(i).request.isEmpty())
            QTest::newRow(qPrintable(m_captures.at(i).id)) << i;
    }
}

void GeminiRequest::recordedRequestIsWrittenAgain()
{
    QFETCH(int, index);
    const Capture &capture = m_captures.at(index);
    const bool vertex = capture.provider == QLatin1String("vertex");
    ++m_tally[capture.provider].checked;

    EndpointTarget target =
        capture.target(vertex ? QStringLiteral("vertex-gemini") : QStringLiteral("google-generate-content"));
    target.baseUrl = vertex
                         ? QStringLiteral("https://eu-aiplatform.googleapis.com/v1/projects/p/locations/eu")
                         : QStringLiteral("https://generativelanguage.googleapis.com/v1beta");
    // What was recorded says itself which of the two ways it was.
    target.traits.thinking = ModelTraits::Thinking::Either;

    const Result<ChatRequest> request = chatRequestFromGemini(capture.model, capture.stream, capture.request);
    QVERIFY2(request, request.ok() ? "" : qPrintable(request.error().message));
    const Result<WireRequest> wire = codecFor(target.protocol)->encode(*request, target);
    QVERIFY2(wire, wire.ok() ? "" : qPrintable(wire.error().message));
    QVERIFY(wire->changes.isEmpty());

    const QJsonObject sent = normalised(QJsonDocument::fromJson(wire->body).object(), vertex);
    const QJsonObject recorded = normalised(capture.request, vertex);
    for (const QString &name : QStringList(sent.keys() + recorded.keys()))
        QCOMPARE(text({{name, sent.value(name)}}), text({{name, recorded.value(name)}}));
    // One was recorded with countTokens, one without asking for events.
    const QString path = QUrl(capture.requestUrl).path();
    const bool sameMethod = path.endsWith(QLatin1String(":generateContent"))
                            || path.endsWith(QLatin1String(":streamGenerateContent"));
    if (sameMethod)
        QCOMPARE(wire->url.path().section(QLatin1String("/models/"), -1),
                 path.section(QLatin1String("/models/"), -1));
    QCOMPARE(wire->url.query(), capture.stream ? QStringLiteral("alt=sse") : QString());
    ++m_tally[capture.provider].equal;
}

void GeminiRequest::cleanupTestCase()
{
    qInfo("%-20s %-16s %8s %7s", "protocol", "provider", "requests", "equal");
    for (auto it = m_tally.cbegin(); it != m_tally.cend(); ++it)
        qInfo("%-20s %-16s %8d %7d", "gemini", qPrintable(it.key()), it->checked, it->equal);
}

QTEST_GUILESS_MAIN(GeminiRequest)
#include "tst_gemini_request.moc"
