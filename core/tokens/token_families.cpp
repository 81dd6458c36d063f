#include "core/tokens/token_families.h"

#include "core/model/model_traits.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace core {

namespace {

template<auto Member>
bool takeNumber(TokenFamily &family, const QJsonValue &value)
{
    family.*Member = static_cast<std::remove_reference_t<decltype(family.*Member)>>(value.toDouble());
    return value.isDouble() && value.toDouble() >= 0;
}

bool takeEncoding(TokenFamily &family, const QJsonValue &value)
{
    const QString word = value.toString();
    family.encoding =
        word == QLatin1String("cl100k_base") ? TokenFamily::Encoding::Cl100k : TokenFamily::Encoding::O200k;
    return word == QLatin1String("cl100k_base") || word == QLatin1String("o200k_base");
}

bool takeToolForm(TokenFamily &family, const QJsonValue &value)
{
    const QString word = value.toString();
    family.toolForm =
        word == QLatin1String("typescript") ? TokenFamily::ToolForm::TypeScript : TokenFamily::ToolForm::Json;
    return word == QLatin1String("typescript") || word == QLatin1String("json");
}

struct Field {
    QLatin1String name;
    bool (*take)(TokenFamily &, const QJsonValue &);
};

constexpr Field kFields[] = {
    {QLatin1String("encoding"), takeEncoding},
    {QLatin1String("factor"), takeNumber<&TokenFamily::factor>},
    {QLatin1String("per_message"), takeNumber<&TokenFamily::perMessage>},
    {QLatin1String("per_request"), takeNumber<&TokenFamily::perRequest>},
    {QLatin1String("tools_as"), takeToolForm},
    {QLatin1String("tool_factor"), takeNumber<&TokenFamily::toolFactor>},
    {QLatin1String("per_tool"), takeNumber<&TokenFamily::perTool>},
    {QLatin1String("per_tools"), takeNumber<&TokenFamily::perTools>},
    {QLatin1String("per_tool_call"), takeNumber<&TokenFamily::perToolCall>},
    {QLatin1String("schema_factor"), takeNumber<&TokenFamily::schemaFactor>},
    {QLatin1String("per_schema"), takeNumber<&TokenFamily::perSchema>},
    {QLatin1String("per_thinking"), takeNumber<&TokenFamily::perThinking>},
    {QLatin1String("thoughts"), takeNumber<&TokenFamily::thoughtFactor>},
    {QLatin1String("error_per_mille"), takeNumber<&TokenFamily::errorPerMille>},
    {QLatin1String("worst_per_mille"), takeNumber<&TokenFamily::worstPerMille>},
    {QLatin1String("samples"), takeNumber<&TokenFamily::samples>},
    {QLatin1String("exact"),
     [](TokenFamily &family, const QJsonValue &value) {
         family.exact = value.toBool();
         return value.isBool();
     }},
    {QLatin1String("family"),
     [](TokenFamily &family, const QJsonValue &value) {
         family.name = value.toString();
         return !family.name.isEmpty();
     }},
    {QLatin1String("models"),
     [](TokenFamily &family, const QJsonValue &value) {
         for (const QJsonValue &pattern : value.toArray())
             family.models << pattern.toString();
         return !family.models.isEmpty();
     }},
    {QLatin1String("image"),
     [](TokenFamily &family, const QJsonValue &value) {
         const Result<ImageRule> rule = imageRuleFromJson(value.toObject());
         if (rule)
             family.image = *rule;
         return rule.ok();
     }},
    // For the reader of the file.
    {QLatin1String("note"), [](TokenFamily &, const QJsonValue &value) { return value.isString(); }},
};

bool takeField(TokenFamily &family, const QString &name, const QJsonValue &value)
{
    const auto field = std::find_if(std::begin(kFields), std::end(kFields),
                                    [&name](const Field &one) { return one.name == name; });
    return field != std::end(kFields) && field->take(family, value);
}

} // namespace

Result<QList<TokenFamily>> tokenFamiliesFromJson(QByteArrayView json)
{
    QList<TokenFamily> families;
    const QJsonArray rows = QJsonDocument::fromJson(json.toByteArray()).array();
    for (const QJsonValue &entry : rows) {
        QJsonObject row = entry.toObject();
        TokenFamily family;
        if (const QString like = row.take(QLatin1String("like")).toString(); !like.isEmpty()) {
            const auto earlier = std::find_if(families.cbegin(), families.cend(),
                                              [&like](const TokenFamily &one) { return one.name == like; });
            if (earlier == families.cend())
                return Error {ErrorKind::Internal,
                              QStringLiteral("no token family '%1' before one that is like it").arg(like)};
            family = *earlier;
            family.models.clear();
        }
        for (auto it = row.constBegin(); it != row.constEnd(); ++it) {
            if (!takeField(family, it.key(), it.value()))
                return Error {ErrorKind::Internal, QStringLiteral("token family %1: '%2' is not understood")
                                                       .arg(families.size() + 1)
                                                       .arg(it.key())};
        }
        families << family;
    }
    if (families.isEmpty() || !families.first().models.contains(QStringLiteral("*")))
        return Error {ErrorKind::Internal, QStringLiteral("no token family for models that are unknown")};
    return families;
}

const TokenFamily &familyOf(const QList<TokenFamily> &families, const QString &modelId)
{
    Q_ASSERT(!families.isEmpty());
    const QString name = comparableModelName(modelId);
    const auto found = std::find_if(families.crbegin(), families.crend(), [&name](const TokenFamily &family) {
        return std::any_of(family.models.cbegin(), family.models.cend(),
                           [&name](const QString &pattern) { return namesModel(pattern, name); });
    });
    return found == families.crend() ? families.first() : *found;
}

} // namespace core
