#include "core/protocol/tool_call_assembler.h"

#include "core/protocol/openai_json.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <utility>

namespace core {

struct ToolCallAssembler::Fragment {
    std::optional<int> index = {};
    QString id;
    QString name;
    QString arguments;
    QJsonObject extra;

    explicit Fragment(const QJsonObject &entry)
    {
        if (const QJsonValue value = entry.value(QLatin1String("index")); value.isDouble())
            index = value.toInt();
        id = entry.value(QLatin1String("id")).toString();
        const bool custom = entry.value(QLatin1String("type")) == QLatin1String("custom");
        const QJsonObject body =
            entry.value(custom ? QLatin1String("custom") : QLatin1String("function")).toObject();
        name = body.value(QLatin1String("name")).toString();
        const QJsonValue text = body.value(custom ? QLatin1String("input") : QLatin1String("arguments"));
        arguments = text.isObject() ? compactJson(text.toObject()) : text.toString();
        extra = withoutVoid(entry, {QLatin1String("index"), QLatin1String("id"), QLatin1String("type"),
                                    QLatin1String("function"), QLatin1String("custom")});
        if (custom)
            extra.insert(QLatin1String("type"), QLatin1String("custom"));
    }
};

namespace {

bool isCompleteObject(const QString &arguments)
{
    return QJsonDocument::fromJson(arguments.toUtf8()).isObject();
}

} // namespace

ToolCallAssembler::ToolCallAssembler(int choice, QString seed)
    : m_choice(choice)
    , m_seed(std::move(seed))
{ }

/// Index of the call that the fragment goes on with, the number of calls if it begins a new one.
int ToolCallAssembler::callFor(const Fragment &fragment, bool whole) const
{
    const int fresh = int(m_calls.size());
    if (whole || m_calls.isEmpty())
        return fresh;

    int found = fresh;
    for (int i = 0; i < m_calls.size() && !fragment.index && !fragment.id.isEmpty(); ++i) {
        if (m_calls.at(i).id == fragment.id)
            return i;
    }
    if (!fragment.index)
        return fragment.name.isEmpty() && fragment.id.isEmpty() ? fresh - 1 : fresh;

    for (int i = 0; i < m_calls.size(); ++i) {
        if (m_calls.at(i).providerIndex == fragment.index)
            found = i;
    }
    if (found == fresh || fragment.name.isEmpty())
        return found;

    // A used index with a name again: a provider that repeats itself, or one that counts nothing. A new id
    // tells, and without ids another name, or arguments that begin again after they were complete.
    const Call &call = m_calls.at(found);
    if (!fragment.id.isEmpty() && !call.id.isEmpty())
        return fragment.id == call.id ? found : fresh;
    if (!call.name.isEmpty() && fragment.name != call.name)
        return fresh;
    return fragment.arguments.startsWith(u'{') && isCompleteObject(call.arguments) ? fresh : found;
}

void ToolCallAssembler::add(const QJsonObject &entry, bool whole, QList<ChatEvent> &out)
{
    const Fragment fragment(entry);
    const int index = callFor(fragment, whole);
    if (index == m_calls.size()) {
        m_calls.append(Call {});
        m_calls.last().providerIndex = fragment.index;
    }
    Call &call = m_calls[index];
    if (call.id.isEmpty())
        call.id = fragment.id;
    if (call.name.isEmpty())
        call.name = fragment.name;
    call.arguments += fragment.arguments;

    if (call.given) {
        giveOut(index, fragment.arguments, fragment.extra, out);
        return;
    }
    for (auto it = fragment.extra.constBegin(); it != fragment.extra.constEnd(); ++it)
        call.extra.insert(it.key(), it.value());
    if (!call.name.isEmpty())
        giveOut(index, call.arguments, call.extra, out);
}

void ToolCallAssembler::finish(QList<ChatEvent> &out)
{
    for (int i = 0; i < m_calls.size(); ++i) {
        const Call &call = m_calls.at(i);
        if (!call.given && (!call.id.isEmpty() || !call.arguments.isEmpty()))
            giveOut(i, call.arguments, call.extra, out);
    }
}

void ToolCallAssembler::giveOut(int index, const QString &arguments, const QJsonObject &extra,
                                QList<ChatEvent> &out)
{
    Call &call = m_calls[index];
    const bool begins = !call.given;
    if (begins)
        call.given = m_given++;
    ToolCallDelta delta;
    delta.index = *call.given;
    delta.choice = m_choice;
    delta.arguments = arguments;
    delta.extra = extra;
    if (begins) {
        if (call.id.isEmpty()) {
            const QString seed =
                QStringLiteral("%1/%2/%3/%4")
                    .arg(m_seed, QString::number(m_choice), QString::number(*call.given), call.name);
            constexpr int length = 24;
            const QByteArray hash =
                QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256).toHex();
            call.id = QStringLiteral("call_") + QString::fromLatin1(hash.left(length));
        }
        delta.id = call.id;
        delta.name = call.name;
    } else if (arguments.isEmpty() && extra.isEmpty()) {
        return;
    }
    out.append(delta);
}

} // namespace core
