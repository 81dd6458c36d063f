#include "core/catalog/local_programs.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::LocalPrograms)
};

constexpr int kLastPort = 65'535;

std::optional<ServedListForm> formFrom(const QString &word)
{
    if (word == QLatin1String("openai"))
        return ServedListForm::OpenAi;
    if (word == QLatin1String("ollama"))
        return ServedListForm::Ollama;
    if (word == QLatin1String("lmstudio"))
        return ServedListForm::LmStudio;
    return std::nullopt;
}

bool isPath(const QString &text)
{
    return text.startsWith(u'/') && !text.startsWith(QLatin1String("//"));
}

/// What is wrong with the row; empty if nothing is.
QString readRow(const QJsonObject &json, LocalProgram &program)
{
    const auto text = [&json](QLatin1String key) { return json.value(key).toString(); };
    program.id = text(QLatin1String("id"));
    program.name = text(QLatin1String("name"));
    program.protocol = text(QLatin1String("protocol"));
    program.basePath = text(QLatin1String("base_path"));
    program.start = text(QLatin1String("start"));
    program.source = text(QLatin1String("source"));
    program.asOf = text(QLatin1String("as_of"));
    program.ownedBy = text(QLatin1String("owned_by"));
    const int port = json.value(QLatin1String("port")).toInt();
    if (program.id.isEmpty())
        return QStringLiteral("id");
    if (program.name.isEmpty())
        return QStringLiteral("name");
    if (program.protocol.isEmpty())
        return QStringLiteral("protocol");
    if (port < 1 || port > kLastPort)
        return QStringLiteral("port");
    program.port = quint16(port);
    if (!program.basePath.isEmpty() && !isPath(program.basePath))
        return QStringLiteral("base_path");
    for (const QJsonValue &value : json.value(QLatin1String("lists")).toArray()) {
        const QJsonObject list = value.toObject();
        const QString path = list.value(QLatin1String("path")).toString();
        const auto form = formFrom(list.value(QLatin1String("form")).toString());
        if (!isPath(path) || !form)
            return QStringLiteral("lists");
        program.listings << LocalProgram::Listing {path, *form};
    }
    if (program.listings.isEmpty())
        return QStringLiteral("lists");
    if (const QJsonObject mark = json.value(QLatin1String("mark")).toObject(); !mark.isEmpty()) {
        program.mark = LocalProgram::Mark {mark.value(QLatin1String("path")).toString(),
                                           mark.value(QLatin1String("at")).toString(),
                                           mark.value(QLatin1String("contains")).toString()};
        if (!isPath(program.mark->path) || !program.mark->pointer.startsWith(u'/')
            || program.mark->contains.isEmpty())
            return QStringLiteral("mark");
    }
    return {};
}

} // namespace

Result<QList<LocalProgram>> localProgramsFromJson(const QByteArray &json)
{
    QList<LocalProgram> programs;
    const QJsonArray rows = QJsonDocument::fromJson(json).object().value(QLatin1String("servers")).toArray();
    for (const QJsonValue &row : rows) {
        LocalProgram program;
        const QString wrong = readRow(row.toObject(), program);
        if (!wrong.isEmpty())
            return Error {
                ErrorKind::BadConfig,
                Text::tr("The row of the local server '%1' is wrong at '%2'.").arg(program.id, wrong)};
        programs << program;
    }
    return programs;
}

bool hasMark(const LocalProgram::Mark &mark, const QByteArray &answer)
{
    QJsonValue value = QJsonDocument::fromJson(answer).object();
    const QStringList steps = mark.pointer.mid(1).split(u'/');
    for (const QString &step : steps)
        value = value.toObject().value(step);
    return value.toString().contains(mark.contains);
}

Result<QUrl> serverAddressFrom(const QString &typed)
{
    const QString text = typed.trimmed();
    const bool onlyDigits = !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
    QString address = text;
    if (onlyDigits)
        address = QStringLiteral("http://127.0.0.1:%1").arg(text);
    else if (!text.contains(QLatin1String("://")))
        address = QLatin1String("http://") + text;
    QUrl url(address, QUrl::StrictMode);
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isHttp || url.host().isEmpty() || !url.userInfo().isEmpty() || url.port(1) == 0
        || (!text.contains(QLatin1String("://")) && url.port() < 0))
        return Error {ErrorKind::BadRequest,
                      Text::tr("“%1” is no address of a server. Write a port such as 8081, a host with its "
                               "port such as 192.168.1.5:11434, or a whole address such as "
                               "http://box.local:8000.")
                          .arg(text)};
    if (url.port() < 0)
        url.setPort(url.scheme() == QLatin1String("https") ? 443 : 80);
    url.setPath({});
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

} // namespace core
