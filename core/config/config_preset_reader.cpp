#include "core/config/config_preset_reader.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Config)
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

bool hasSecret(const QJsonValue &value)
{
    if (value.isString())
        return looksLikeSecret(value.toString());
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        return std::any_of(list.begin(), list.end(), hasSecret);
    }
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(), hasSecret);
}

void checkNumber(const ConfigFields &fields, QLatin1String key, bool whole)
{
    const QJsonValue value = fields.json().value(key);
    if (value.isUndefined())
        return;
    if (!value.isDouble())
        fields.problems().add(fields.pathOf(key), Text::tr("This must be a number, without quotes."));
    else if (whole && std::trunc(value.toDouble()) != value.toDouble())
        fields.problems().add(fields.pathOf(key), Text::tr("This must be a whole number."));
}

void checkObjects(const ConfigFields &fields, QLatin1String key)
{
    fields.eachObject(key, [](const QString &, const QJsonObject &) {});
}

/// The types of what every reader of chat requests looks at, so that a slip is found here and not by the
/// first request. What is in the objects, the reader of requests judges.
void checkTypes(const ConfigFields &fields)
{
    using Check = void (*)(const ConfigFields &, QLatin1String);
    const std::pair<const char *, Check> checks[] = {
        {"model system reasoning_effort verbosity service_tier prompt_cache_key user session_id route",
         [](const ConfigFields &f, QLatin1String key) { f.string(key); }},
        {"temperature top_p min_p top_a frequency_penalty presence_penalty repetition_penalty",
         [](const ConfigFields &f, QLatin1String key) { checkNumber(f, key, false); }},
        {"top_k seed top_logprobs max_tokens max_completion_tokens",
         [](const ConfigFields &f, QLatin1String key) { checkNumber(f, key, true); }},
        {"logprobs parallel_tool_calls include_reasoning",
         [](const ConfigFields &f, QLatin1String key) { f.boolean(key); }},
        {"logit_bias response_format reasoning image_config cache_control metadata provider",
         [](const ConfigFields &f, QLatin1String key) { f.object(key); }},
        {"models modalities transforms", [](const ConfigFields &f, QLatin1String key) { f.strings(key); }},
        {"messages tools plugins", checkObjects},
        {"stop",
         [](const ConfigFields &f, QLatin1String key) {
             if (f.json().value(key).isArray())
                 f.strings(key);
             else
                 f.string(key);
         }},
        {"tool_choice",
         [](const ConfigFields &f, QLatin1String key) {
             if (!f.json().value(key).isString())
                 f.object(key);
         }},
    };
    for (const auto &[keys, check] : checks) {
        for (const QString &key : words(keys)) {
            if (!fields.json().value(key).isNull()) // as in a request: absent
                check(fields, QLatin1String(key.toLatin1()));
        }
    }
}

void checkSecrets(const ConfigFields &fields)
{
    const QJsonObject &json = fields.json();
    for (auto field = json.begin(); field != json.end(); ++field) {
        if (!hasSecret(field.value()))
            continue;
        const QString path = memberPath(fields.path(), field.key());
        // What a model is told can be long prose about keys and tokens, so a likeness there is only told.
        if (field.key() == QLatin1String("messages") || field.key() == QLatin1String("system"))
            fields.problems().warn(path,
                                   Text::tr("Something here looks like a secret. It would stand in this "
                                            "file and go to every provider that is asked."));
        else
            fields.problems().add(path, Text::tr("Something here looks like a secret itself. Presets are no "
                                                 "place for secrets: they go to the providers."));
    }
}

Preset presetFrom(const ConfigFields &fields)
{
    const QLatin1String enabledName("cache_enabled");
    const QLatin1String ttlName("cache_ttl_seconds");
    checkTypes(fields);
    checkSecrets(fields);
    Preset preset;
    preset.cacheEnabled = fields.boolean(enabledName);
    if (const auto seconds = fields.integer(ttlName, 1, kMostCacheSeconds))
        preset.cacheTtl = std::chrono::seconds(*seconds);
    preset.body = fields.json();
    preset.body.remove(enabledName);
    preset.body.remove(ttlName);
    return preset;
}

} // namespace

QHash<QString, Preset> presetsFrom(const ConfigFields &root)
{
    // It comes in the names of models, beside suffixes that begin with a colon.
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"));
    const QLatin1String key("presets");
    const QJsonObject json = root.object(key).value_or(QJsonObject());
    QHash<QString, Preset> presets;
    for (auto preset = json.begin(); preset != json.end(); ++preset) {
        const QString path = memberPath(root.pathOf(key), preset.key());
        if (!shape.match(preset.key()).hasMatch())
            root.problems().add(path, Text::tr("The name of a preset has letters, digits, dots, hyphens and "
                                               "underscores, at most 64, such as careful-reader."));
        else if (!preset.value().isObject())
            root.problems().add(path, Text::tr("This must be an object in curly brackets."));
        else
            presets.insert(preset.key(),
                           presetFrom(ConfigFields(root.problems(), path, preset.value().toObject(),
                                                   ConfigObject::Preset)));
    }
    return presets;
}

} // namespace core
