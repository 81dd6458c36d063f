#include "ui/chat/prompt_exchange.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::PromptExchange)
};

constexpr QLatin1String kPrompts("prompts");
constexpr QLatin1String kTitle("title");
constexpr QLatin1String kText("text");
constexpr QLatin1String kUse("use");
constexpr QLatin1String kSystem("system");
constexpr QLatin1String kQuestion("question");

core::Error wrong(const QString &message)
{
    return {.kind = core::ErrorKind::BadRequest, .message = message};
}

} // namespace

QByteArray promptsToJson(const QList<core::SavedPrompt> &prompts)
{
    QJsonArray list;
    for (const core::SavedPrompt &prompt : prompts) {
        const bool isSystem = prompt.use == core::SavedPrompt::Use::System;
        list << QJsonObject {
            {kTitle, prompt.title}, {kText, prompt.text}, {kUse, isSystem ? kSystem : kQuestion}};
    }
    return QJsonDocument(QJsonObject {{kPrompts, list}}).toJson();
}

core::Result<QList<core::SavedPrompt>> promptsFromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (document.isNull())
        return wrong(Text::tr("The file is no JSON: %1.").arg(problem.errorString()));
    const bool bare = document.isArray();
    if (!bare && !document.object().value(kPrompts).isArray())
        return wrong(Text::tr("The file has no list “prompts”. Export prompts to see what it looks like."));
    const QJsonArray list = bare ? document.array() : document.object().value(kPrompts).toArray();
    QList<core::SavedPrompt> prompts;
    for (const QJsonValue &entry : list) {
        const QString place = Text::tr("Prompt %1 of the file").arg(prompts.size() + 1);
        const QJsonObject fields = entry.toObject();
        if (fields.value(kText).toString().trimmed().isEmpty())
            return wrong(Text::tr("%1 has no “text”.").arg(place));
        if (fields.contains(kTitle) && !fields.value(kTitle).isString())
            return wrong(Text::tr("%1 has a “title” that is no text.").arg(place));
        const QString use = fields.value(kUse).toString(kQuestion);
        if ((fields.contains(kUse) && !fields.value(kUse).isString()) || (use != kSystem && use != kQuestion))
            return wrong(Text::tr("%1 has a “use” other than question or system.").arg(place));
        prompts << core::SavedPrompt {.id = {},
                                      .title = fields.value(kTitle).toString(),
                                      .text = fields.value(kText).toString(),
                                      .use = use == kSystem ? core::SavedPrompt::Use::System
                                                            : core::SavedPrompt::Use::Question};
    }
    if (prompts.isEmpty())
        return wrong(Text::tr("The file has no prompts."));
    return prompts;
}

} // namespace ui
