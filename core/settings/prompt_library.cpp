#include "core/settings/prompt_library.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace core {

namespace {

const QString kPrompts = QStringLiteral("prompts");
const QString kId = QStringLiteral("id");
const QString kTitle = QStringLiteral("title");
const QString kText = QStringLiteral("text");
const QString kUse = QStringLiteral("use");
const QString kSystem = QStringLiteral("system");
const QString kQuestion = QStringLiteral("question");

QByteArray bytesOf(const QList<SavedPrompt> &prompts)
{
    QJsonArray array;
    for (const SavedPrompt &prompt : prompts) {
        array.append(QJsonObject {{kId, prompt.id},
                                  {kTitle, prompt.title},
                                  {kText, prompt.text},
                                  {kUse, prompt.use == SavedPrompt::Use::System ? kSystem : kQuestion}});
    }
    return QJsonDocument(QJsonObject {{kPrompts, array}}).toJson(QJsonDocument::Indented);
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

SavedPrompt promptFrom(const QJsonObject &json)
{
    const QString id = json.value(kId).toString();
    return {id.isEmpty() ? newId() : id, json.value(kTitle).toString(), json.value(kText).toString(),
            json.value(kUse).toString() == kSystem ? SavedPrompt::Use::System : SavedPrompt::Use::Question};
}

/// Without a title or text there is nothing to choose or to use.
bool isUsable(const SavedPrompt &prompt)
{
    return !prompt.title.trimmed().isEmpty() && !prompt.text.trimmed().isEmpty();
}

bool isBefore(const SavedPrompt &a, const SavedPrompt &b)
{
    const int order = a.title.localeAwareCompare(b.title);
    return order != 0 ? order < 0 : a.id < b.id;
}

/// In place of the one with that id.
void put(QList<SavedPrompt> &prompts, const SavedPrompt &prompt)
{
    prompts.removeIf([&](const SavedPrompt &other) { return other.id == prompt.id; });
    prompts.insert(std::upper_bound(prompts.begin(), prompts.end(), prompt, isBefore), prompt);
}

} // namespace

PromptLibrary::PromptLibrary(const QString &path, QObject *parent)
    : QObject(parent)
    , m_file(path, [this] { return bytesOf(m_prompts); })
{
    connect(&m_file, &JsonFile::failed, this, &PromptLibrary::failed);
    const Result<QJsonObject> json = JsonFile::read(
        path, tr("%1 is not what Switchyard has written: saved prompts cannot be read. It will "
                 "be kept beside a new one."));
    if (!json) {
        m_status = json.error();
        m_file.setUnreadable();
        return;
    }
    for (const QJsonValue &value : json->value(kPrompts).toArray()) {
        if (const SavedPrompt prompt = promptFrom(value.toObject()); isUsable(prompt))
            put(m_prompts, prompt);
    }
}

PromptLibrary::~PromptLibrary() = default;

void PromptLibrary::savePrompt(const SavedPrompt &prompt)
{
    SavedPrompt saved = prompt;
    saved.title = prompt.title.simplified();
    if (!isUsable(saved))
        return;
    if (saved.id.isEmpty())
        saved.id = newId();
    put(m_prompts, saved);
    m_file.changed();
    emit promptsChanged();
}

void PromptLibrary::removePrompt(const QString &id)
{
    const QString gone = id; // it may be that of the prompt itself
    if (m_prompts.removeIf([&](const SavedPrompt &prompt) { return prompt.id == gone; }) == 0)
        return;
    m_file.changed();
    emit promptsChanged();
}

} // namespace core
