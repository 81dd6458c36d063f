#include "core/settings/model_marks_store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace core {

namespace {

const QString kFavourites = QStringLiteral("favourites");
const QString kHidden = QStringLiteral("hidden");
const QString kTags = QStringLiteral("tags");
const QString kViews = QStringLiteral("views");
const QString kName = QStringLiteral("name");
const QString kLink = QStringLiteral("link");

QStringList wordsFrom(const QJsonValue &json)
{
    QStringList words;
    for (const QJsonValue &value : json.toArray()) {
        const QString word = value.toString();
        if (!word.isEmpty() && !words.contains(word))
            words << word;
    }
    return words;
}

QSet<QString> setFrom(const QJsonValue &json)
{
    const QStringList words = wordsFrom(json);
    return {words.cbegin(), words.cend()};
}

/// Sorted, so that the same marks are the same file.
QJsonArray jsonOf(const QSet<QString> &set)
{
    QStringList words = set.values();
    words.sort();
    return QJsonArray::fromStringList(words);
}

} // namespace

Result<ModelMarksFile> readModelMarks(const QString &path)
{
    const Result<QJsonObject> file = JsonFile::read(
        path, ModelMarksStore::tr("%1 is not what Switchyard has written: favourites, tags and saved "
                                  "views cannot be read. It will be kept beside a new one."));
    if (!file)
        return file.error();
    const QJsonObject &json = *file;
    ModelMarksFile content;
    content.marks.favourites = setFrom(json.value(kFavourites));
    content.marks.hidden = setFrom(json.value(kHidden));
    const QJsonObject tags = json.value(kTags).toObject();
    for (auto entry = tags.begin(); entry != tags.end(); ++entry) {
        if (const QStringList words = wordsFrom(entry.value()); !words.isEmpty())
            content.marks.tags.insert(entry.key(), words);
    }
    for (const QJsonValue &value : json.value(kViews).toArray()) {
        const SavedView view {value[kName].toString(), value[kLink].toString()};
        if (!view.name.isEmpty() && !view.link.isEmpty())
            content.views << view;
    }
    return content;
}

QByteArray writeModelMarks(const ModelMarksFile &content)
{
    QJsonObject tags;
    for (auto entry = content.marks.tags.cbegin(); entry != content.marks.tags.cend(); ++entry)
        tags.insert(entry.key(), QJsonArray::fromStringList(*entry));
    QJsonArray views;
    for (const SavedView &view : content.views)
        views.append(QJsonObject {{kName, view.name}, {kLink, view.link}});
    const QJsonObject json {{kFavourites, jsonOf(content.marks.favourites)},
                            {kHidden, jsonOf(content.marks.hidden)},
                            {kTags, tags},
                            {kViews, views}};
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

ModelMarksStore::ModelMarksStore(const QString &path, QObject *parent)
    : QObject(parent)
    , m_file(path, [this] { return writeModelMarks(m_content); })
{
    connect(&m_file, &JsonFile::failed, this, &ModelMarksStore::failed);
    if (Result<ModelMarksFile> content = readModelMarks(path)) {
        m_content = std::move(content).value();
    } else {
        m_status = content.error();
        m_file.setUnreadable();
    }
}

ModelMarksStore::~ModelMarksStore() = default;

void ModelMarksStore::setFavourite(const QString &modelId, bool favourite)
{
    if (favourite == m_content.marks.favourites.contains(modelId))
        return;
    if (favourite)
        m_content.marks.favourites.insert(modelId);
    else
        m_content.marks.favourites.remove(modelId);
    m_file.changed();
    emit marksChanged();
}

void ModelMarksStore::setHidden(const QString &modelId, bool hidden)
{
    if (hidden == m_content.marks.hidden.contains(modelId))
        return;
    if (hidden)
        m_content.marks.hidden.insert(modelId);
    else
        m_content.marks.hidden.remove(modelId);
    m_file.changed();
    emit marksChanged();
}

void ModelMarksStore::setTags(const QString &modelId, const QStringList &tags)
{
    QStringList words;
    for (const QString &tag : tags) {
        const QString word = tag.simplified().left(kLongestWord);
        if (!word.isEmpty() && !words.contains(word, Qt::CaseInsensitive))
            words << word;
    }
    if (words == m_content.marks.tags.value(modelId))
        return;
    if (words.isEmpty())
        m_content.marks.tags.remove(modelId);
    else
        m_content.marks.tags.insert(modelId, words);
    m_file.changed();
    emit marksChanged();
}

void ModelMarksStore::saveView(const SavedView &view)
{
    const SavedView named {view.name.simplified().left(kLongestWord), view.link};
    if (named.name.isEmpty() || named.link.isEmpty())
        return;
    const auto same = std::find_if(m_content.views.begin(), m_content.views.end(),
                                   [&](const SavedView &other) { return other.name == named.name; });
    if (same != m_content.views.end())
        *same = named;
    else
        m_content.views << named;
    m_file.changed();
    emit viewsChanged();
}

void ModelMarksStore::removeView(const QString &name)
{
    if (m_content.views.removeIf([&](const SavedView &view) { return view.name == name; }) == 0)
        return;
    m_file.changed();
    emit viewsChanged();
}

} // namespace core
