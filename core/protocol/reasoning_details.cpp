#include "core/protocol/reasoning_details.h"

#include <initializer_list>

namespace core {

namespace {

constexpr QLatin1String kType("type");
constexpr QLatin1String kText("reasoning.text");
constexpr QLatin1String kSummary("reasoning.summary");
constexpr QLatin1String kEncrypted("reasoning.encrypted");
constexpr QLatin1String kFormat("format");
constexpr QLatin1String kId("id");

bool isOwnFormat(QStringView format)
{
    return format == kBedrockReasoning || format == kCohereThinking || format == kCohereToolPlan;
}

QJsonObject detail(QLatin1String type, QLatin1String contentName, const QString &content,
                   const QString &format, int index)
{
    return {{kType, type}, {contentName, content}, {kFormat, format}, {QLatin1String("index"), index}};
}

/// Whether the two agree in a field, or one of them leaves it out.
bool agree(const QJsonObject &a, const QJsonObject &b, QLatin1String name)
{
    const QJsonValue one = a.value(name);
    const QJsonValue other = b.value(name);
    return one.isUndefined() || one.isNull() || other.isUndefined() || other.isNull() || one == other;
}

bool continues(const QJsonObject &block, const QJsonObject &fragment)
{
    const QJsonValue type = block.value(kType);
    // Encrypted data always comes whole, and so does everything after a signature.
    if (type != fragment.value(kType) || (type != kText && type != kSummary))
        return false;
    if (!block.value(QLatin1String("signature")).toString().isEmpty())
        return false;
    return agree(block, fragment, kFormat) && agree(block, fragment, QLatin1String("index"))
           && agree(block, fragment, kId);
}

QJsonObject joined(QJsonObject block, const QJsonObject &fragment)
{
    for (auto it = fragment.constBegin(); it != fragment.constEnd(); ++it) {
        const bool content = it.key() == QLatin1String("text") || it.key() == QLatin1String("summary");
        if (content)
            block.insert(it.key(), block.value(it.key()).toString() + it.value().toString());
        else if (!it.value().isNull())
            block.insert(it.key(), it.value());
    }
    return block;
}

} // namespace

QJsonObject textDetail(const QString &text, const QString &signature, const QString &format, int index)
{
    QJsonObject json = detail(kText, QLatin1String("text"), text, format, index);
    if (!signature.isEmpty())
        json.insert(QLatin1String("signature"), signature);
    return json;
}

QJsonObject summaryDetail(const QString &summary, const QString &id, const QString &format, int index)
{
    QJsonObject json = detail(kSummary, QLatin1String("summary"), summary, format, index);
    if (!id.isEmpty())
        json.insert(kId, id);
    return json;
}

QJsonObject encryptedDetail(const QString &data, const QString &id, const QString &format, int index)
{
    QJsonObject json = detail(kEncrypted, QLatin1String("data"), data, format, index);
    if (!id.isEmpty())
        json.insert(kId, id);
    return json;
}

QJsonArray mergedReasoningDetails(const QJsonArray &fragments)
{
    QJsonArray blocks;
    for (const QJsonValue &entry : fragments) {
        const QJsonObject fragment = entry.toObject();
        if (!blocks.isEmpty() && continues(blocks.last().toObject(), fragment))
            blocks[blocks.size() - 1] = joined(blocks.last().toObject(), fragment);
        else
            blocks.append(entry);
    }
    return blocks;
}

QJsonObject publicDetail(const QJsonObject &detail)
{
    const QString format = detail.value(kFormat).toString();
    if (!isOwnFormat(format))
        return detail;
    QJsonObject json = detail;
    json.insert(kFormat, QLatin1String("unknown"));
    json.insert(kId, format + u'/' + detail.value(kId).toString());
    return json;
}

QJsonObject ownDetail(const QJsonObject &detail)
{
    const QString id = detail.value(kId).toString();
    const qsizetype slash = id.indexOf(u'/');
    if (slash < 0 || !isOwnFormat(QStringView(id).first(slash)))
        return detail;
    QJsonObject json = detail;
    json.insert(kFormat, id.first(slash));
    if (slash + 1 < id.size())
        json.insert(kId, id.mid(slash + 1));
    else
        json.remove(kId);
    return json;
}

QJsonArray reasoningDetailsOf(const QJsonArray &details, const QStringList &formats)
{
    QJsonArray kept;
    for (const QJsonValue &entry : mergedReasoningDetails(details)) {
        const QString format =
            entry.toObject().value(QLatin1String("format")).toString(QString(kClaudeReasoning));
        if (formats.contains(format))
            kept.append(entry);
    }
    return kept;
}

} // namespace core
