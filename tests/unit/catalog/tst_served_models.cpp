#include "core/catalog/local_programs.h"
#include "core/catalog/served_models.h"
#include "tests/unit/catalog/real_catalog.h"

#include <QJsonArray>
#include <QTest>

using namespace core;

class ServedModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void listsAreRead_data();
    void listsAreRead();
    void whatIsNoListIsRefused_data();
    void whatIsNoListIsRefused();
    void everyCutIsRefused();
    void hostileRowsAreLeftOut_data();
    void hostileRowsAreLeftOut();
    void listsHaveAnEnd();
    void everyProgramHasItsSource();
    void aWrongRowIsNamed_data();
    void aWrongRowIsNamed();
    void marksTellProgramsApart_data();
    void marksTellProgramsApart();
    void addressesAreTyped_data();
    void addressesAreTyped();
};

Q_DECLARE_METATYPE(core::ServedListForm)

// Below the class, because moc loses its way in raw strings with slashes.
namespace {

QList<LocalProgram> shippedPrograms()
{
    const auto programs = localProgramsFromJson(shippedFile(QStringLiteral("local_servers.json")));
    return programs ? programs.value() : QList<LocalProgram>();
}

const QByteArray kOllama = R"({"models":[
    {"name":"llama3.3:70b","model":"llama3.3:70b","modified_at":"2026-01-01T00:00:00Z","size":42520413916,
     "digest":"a6eb4748fd29","details":{"parent_model":"","format":"gguf","family":"llama","families":["llama"],
     "parameter_size":"70.6B","quantization_level":"Q4_K_M"}},
    {"name":"nomic-embed-text:latest","model":"nomic-embed-text:latest","size":274302450,"digest":"0a109f422b47",
     "details":{"family":"nomic-bert","quantization_level":"F16"}},
    {"name":"gpt-oss:120b-cloud","model":"gpt-oss:120b-cloud","remote_model":"gpt-oss:120b",
     "remote_host":"https://ollama.com:443","size":384,"digest":"569662207105",
     "details":{"family":"gptoss","quantization_level":"MXFP4"}}]})";
const QByteArray kLmStudio = R"({"object":"list","data":[
    {"id":"qwen2-vl-7b-instruct","object":"model","type":"vlm","publisher":"mlx-community","arch":"qwen2_vl",
     "compatibility_type":"mlx","quantization":"4bit","state":"not-loaded","max_context_length":32768},
    {"id":"openai/gpt-oss-20b","object":"model","type":"llm","state":"loaded","quantization":"MXFP4",
     "max_context_length":131072,"loaded_context_length":8192},
    {"id":"text-embedding-nomic-embed-text-v1.5","object":"model","type":"embeddings","state":"not-loaded",
     "quantization":"Q4_0","max_context_length":2048}]})";
const QByteArray kLlamaCpp =
    R"({"models":[{"name":"/models/gemma-4-12B-it-Q8_0.gguf"}],"object":"list","data":[
    {"id":"/models/gemma-4-12B-it-Q8_0.gguf","object":"model","created":1791322978,"owned_by":"llamacpp",
     "meta":{"ftype":"Q8_0","n_ctx":16384,"n_ctx_train":262144,"n_params":11907350576,"size":12653822144}}]})";
const QByteArray kVllm = R"({"object":"list","data":[
    {"id":"Qwen/Qwen3-32B","object":"model","created":1729693000,"owned_by":"vllm","root":"Qwen/Qwen3-32B",
     "parent":null,"max_model_len":40960,"permission":[]},
    {"id":"sql-lora","object":"model","owned_by":"vllm","parent":"Qwen/Qwen3-32B","max_model_len":null}]})";

/// `id|context|size|quantization`, one a model.
QStringList figures(const ServedList &list)
{
    QStringList lines;
    for (const ServedModel &model : list.models)
        lines << QStringLiteral("%1|%2|%3|%4")
                     .arg(model.id)
                     .arg(model.contextLength)
                     .arg(model.sizeBytes)
                     .arg(model.quantization);
    return lines;
}

} // namespace

void ServedModelsTest::listsAreRead_data()
{
    QTest::addColumn<ServedListForm>("form");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QStringList>("models");
    QTest::newRow("Ollama") << ServedListForm::Ollama << kOllama << ""
                            << QStringList {QStringLiteral("llama3.3:70b|0|42520413916|q4_k_m")};
    QTest::newRow("LM Studio") << ServedListForm::LmStudio << kLmStudio << ""
                               << QStringList {QStringLiteral("qwen2-vl-7b-instruct|32768|0|4bit"),
                                               QStringLiteral("openai/gpt-oss-20b|8192|0|mxfp4")};
    // What it was started with, not what the model could do.
    QTest::newRow("llama.cpp") << ServedListForm::OpenAi << kLlamaCpp << "llamacpp"
                               << QStringList {QStringLiteral(
                                      "/models/gemma-4-12B-it-Q8_0.gguf|16384|12653822144|q8_0")};
    QTest::newRow("vLLM") << ServedListForm::OpenAi << kVllm << "vllm"
                          << QStringList {QStringLiteral("Qwen/Qwen3-32B|40960|0|"),
                                          QStringLiteral("sql-lora|0|0|")};
    QTest::newRow("nothing installed")
        << ServedListForm::Ollama << QByteArray(R"({"models":[]})") << "" << QStringList();
    QTest::newRow("owners differ")
        << ServedListForm::OpenAi
        << QByteArray(R"({"data":[{"id":"a","owned_by":"vllm"},{"id":"b","owned_by":"x"}]})") << ""
        << QStringList {QStringLiteral("a|0|0|"), QStringLiteral("b|0|0|")};
}

void ServedModelsTest::listsAreRead()
{
    QFETCH(ServedListForm, form);
    QFETCH(QByteArray, answer);
    const Result<ServedList> list = readServedModels(form, answer);
    QVERIFY(list.ok());
    QTEST(figures(*list), "models");
    QTEST(list->owner, "owner");
}

void ServedModelsTest::whatIsNoListIsRefused_data()
{
    QTest::addColumn<ServedListForm>("form");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, ServedListForm form, const QByteArray &answer) {
        QTest::newRow(name) << form << answer;
    };
    row("nothing", ServedListForm::OpenAi, {});
    row("a page", ServedListForm::OpenAi, "<!doctype html><title>Hello</title>");
    row("a list at the top", ServedListForm::OpenAi, R"([{"id":"a"}])");
    row("no list", ServedListForm::OpenAi, R"({"data":{"id":"a"}})");
    row("a list of something else", ServedListForm::OpenAi, R"({"data":[1,2,3]})");
    row("a list of other things", ServedListForm::OpenAi, R"({"data":[{"user":"anna"}]})");
    row("OpenAI's for Ollama's", ServedListForm::Ollama, kVllm);
    row("OpenAI's for LM Studio's", ServedListForm::LmStudio, kVllm);
    row("deep", ServedListForm::OpenAi, QByteArray(100'000, '['));
    row("long", ServedListForm::OpenAi,
        R"({"data":[],"pad":")" + QByteArray(kLongestServedList, 'x') + "\"}");
}

void ServedModelsTest::whatIsNoListIsRefused()
{
    QFETCH(ServedListForm, form);
    QFETCH(QByteArray, answer);
    const Result<ServedList> list = readServedModels(form, answer);
    QVERIFY(!list.ok());
    QCOMPARE(list.error().kind, ErrorKind::BadReply);
}

void ServedModelsTest::everyCutIsRefused()
{
    for (const QByteArray &whole : {kOllama, kLmStudio, kLlamaCpp, kVllm}) {
        const ServedListForm form = whole == kOllama     ? ServedListForm::Ollama
                                    : whole == kLmStudio ? ServedListForm::LmStudio
                                                         : ServedListForm::OpenAi;
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(!readServedModels(form, whole.left(size)).ok(), qPrintable(QString::number(size)));
    }
}

void ServedModelsTest::hostileRowsAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("left"); // empty: the row is left out
    QTest::newRow("empty name") << QByteArray(R"({"id":""})") << "";
    QTest::newRow("line break") << QByteArray(R"({"id":"a\nb"})") << "";
    QTest::newRow("invisible") << QByteArray(R"({"id":"a\u202eb"})") << "";
    QTest::newRow("NUL") << QByteArray(R"({"id":"a\u0000b"})") << "";
    QTest::newRow("too long") << QByteArray(R"({"id":")" + QByteArray(201, 'x') + "\"}") << "";
    QTest::newRow("a number") << QByteArray(R"({"id":7})") << "";
    QTest::newRow("context below 0") << QByteArray(R"({"id":"a","max_model_len":-1})") << "a|0|0|";
    QTest::newRow("context without end") << QByteArray(R"({"id":"a","max_model_len":1e300})") << "a|0|0|";
    QTest::newRow("context as text") << QByteArray(R"({"id":"a","max_model_len":"9"})") << "a|0|0|";
    QTest::newRow("strange quantization")
        << QByteArray(R"({"id":"a","meta":{"ftype":"q4 / x"}})") << "a|0|0|";
    QTest::newRow("twice") << QByteArray(R"({"id":"good"})") << "";
    QTest::newRow("not ASCII") << QByteArray(R"({"id":"modèle-9b"})") << QStringLiteral("modèle-9b|0|0|");
}

void ServedModelsTest::hostileRowsAreLeftOut()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, left);
    const Result<ServedList> list =
        readServedModels(ServedListForm::OpenAi, R"({"data":[{"id":"good"},)" + row + "]}");
    QVERIFY(list.ok());
    QStringList wanted {QStringLiteral("good|0|0|")};
    if (!left.isEmpty())
        wanted << left;
    QCOMPARE(figures(*list), wanted);
}

void ServedModelsTest::listsHaveAnEnd()
{
    QByteArray rows;
    for (int i = 0; i < 5000; ++i)
        rows += R"({"id":"m)" + QByteArray::number(i) + "\"},";
    rows.chop(1);
    QCOMPARE(readServedModels(ServedListForm::OpenAi, R"({"data":[)" + rows + "]}")->models.size(), 2000);
}

void ServedModelsTest::everyProgramHasItsSource()
{
    const Result<Catalog> catalog = shippedCatalog();
    QVERIFY(catalog.ok());
    QVERIFY(shippedPrograms().size() >= 5);
    for (const LocalProgram &program : shippedPrograms()) {
        QVERIFY2(program.source.startsWith(QLatin1String("https://")), qPrintable(program.id));
        QVERIFY2(!program.asOf.isEmpty() && !program.start.isEmpty(), qPrintable(program.id));
        // Where the catalog has the provider, both must mean the same server.
        if (const ProviderInfo *provider = catalog->findProvider(program.id)) {
            QCOMPARE(provider->kind, QStringLiteral("local"));
            QCOMPARE(provider->protocol, program.protocol);
            QCOMPARE(QUrl(provider->baseUrl).port(), int(program.port));
            QCOMPARE(QUrl(provider->baseUrl).path(), program.basePath);
        }
    }
}

void ServedModelsTest::aWrongRowIsNamed_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char *from, const char *to, const char *wrong) {
        QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(wrong);
    };
    row(R"("id":"a")", R"("id":"")", "id");
    row(R"("name":"A",)", "", "name");
    row(R"("port":1)", R"("port":0)", "port");
    row(R"("port":1)", R"("port":70000)", "port");
    row(R"("form":"openai")", R"("form":"opanai")", "lists");
    row(R"("path":"/m")", R"("path":"//evil.example/m")", "lists");
    row(R"("at":"/t")", R"("at":"t")", "mark");
}

void ServedModelsTest::aWrongRowIsNamed()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, wrong);
    QByteArray json =
        R"({"servers":[{"id":"a","name":"A","protocol":"openai-chat","port":1,)"
        R"("lists":[{"path":"/m","form":"openai"}],"mark":{"path":"/o","at":"/t","contains":"A"}}]})";
    QVERIFY(localProgramsFromJson(json).ok());
    QVERIFY(json.contains(from));
    json.replace(from, to);
    const auto programs = localProgramsFromJson(json);
    QVERIFY(!programs.ok());
    QVERIFY(programs.error().message.contains(u'\'' + wrong + u'\''));
}

void ServedModelsTest::marksTellProgramsApart_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QStringList>("programs");
    const auto title = [](const char *text) { return R"({"info":{"title":")" + QByteArray(text) + "\"}}"; };
    QTest::newRow("Jan") << title("Jan API Server Endpoints") << QStringList {QStringLiteral("jan")};
    QTest::newRow("Atomic Chat") << title("Atomic Chat API Server Endpoints")
                                 << QStringList {QStringLiteral("atomic-chat")};
    QTest::newRow("somebody else") << title("January sales") << QStringList();
    QTest::newRow("no JSON") << QByteArray("Jan ") << QStringList();
    QTest::newRow("elsewhere") << QByteArray(R"({"title":"Jan API"})") << QStringList();
}

void ServedModelsTest::marksTellProgramsApart()
{
    QFETCH(QByteArray, answer);
    QStringList programs;
    for (const LocalProgram &program : shippedPrograms()) {
        if (program.mark && hasMark(*program.mark, answer))
            programs << program.id;
    }
    QTEST(programs, "programs");
}

void ServedModelsTest::addressesAreTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address"); // empty: refused
    const auto row = [](const char *typed, const char *address) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(address);
    };
    row("8081", "http://127.0.0.1:8081");
    row(" 8081 ", "http://127.0.0.1:8081");
    row("localhost:8081", "http://localhost:8081");
    row("192.168.1.5:11434", "http://192.168.1.5:11434");
    row("[::1]:8000", "http://[::1]:8000");
    row("http://box.local:8000/v1/", "http://box.local:8000");
    row("http://box.local", "http://box.local:80");
    row("https://box.local/v1?x=1#y", "https://box.local:443");
    row("", "");
    row("0", "");
    row("70000", "");
    row("box.local", "");
    row("ftp://box.local:21", "");
    row("http://user:secret@box.local:8000", "");
    row("http://", "");
    row("two words:80", "");
}

void ServedModelsTest::addressesAreTyped()
{
    QFETCH(QString, typed);
    const Result<QUrl> address = serverAddressFrom(typed);
    QTEST(address ? address->toString() : QString(), "address");
    if (!address)
        QCOMPARE(address.error().kind, ErrorKind::BadRequest);
}

QTEST_APPLESS_MAIN(ServedModelsTest)
#include "tst_served_models.moc"
