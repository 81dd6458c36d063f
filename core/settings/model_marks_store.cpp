#include "core/settings/model_marks_store.h"

#include "core/async/after.h"
#include "core/async/in_pool.h"
#include "core/settings/atomic_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr int kPauseMs = 300;

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

/// Where a file goes that nobody can read.
Status setAside(const QString &path)
{
    for (int number = 1; number < 100; ++number) {
        if (QFile::rename(path, QStringLiteral("%1.unreadable-%2").arg(path).arg(number)))
            return Done {};
    }
    return Error {ErrorKind::StorageFailed,
                  ModelMarksStore::tr("%1 cannot be read and cannot be moved aside. Move it away by hand.")
                      .arg(QDir::toNativeSeparators(path))};
}

} // namespace

Result<ModelMarksFile> readModelMarks(const QString &path)
{
    const Result<std::optional<QByteArray>> bytes = readWholeFile(path);
    if (!bytes)
        return bytes.error();
    if (!*bytes)
        return ModelMarksFile {};
    const QJsonDocument document = QJsonDocument::fromJson(**bytes);
    if (!document.isObject())
        return Error {ErrorKind::BadConfig,
                      ModelMarksStore::tr("%1 is not what Switchyard has written: favourites, tags and saved "
                                          "views cannot be read. It will be kept beside a new one.")
                          .arg(QDir::toNativeSeparators(path))};
    const QJsonObject json = document.object();
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

ModelMarksStore::ModelMarksStore(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    if (Result<ModelMarksFile> content = readModelMarks(m_path))
        m_content = std::move(content).value();
    else
        m_status = content.error();
    m_later.setSingleShot(true);
    m_later.setInterval(kPauseMs);
    connect(&m_later, &QTimer::timeout, this, &ModelMarksStore::write);
}

ModelMarksStore::~ModelMarksStore()
{
    m_writing.waitForFinished();
    if ((m_later.isActive() || m_again) && (m_status || setAside(m_path)))
        static_cast<void>(replaceFile(m_path, writeModelMarks(m_content)));
}

void ModelMarksStore::setFavourite(const QString &modelId, bool favourite)
{
    if (favourite == m_content.marks.favourites.contains(modelId))
        return;
    if (favourite)
        m_content.marks.favourites.insert(modelId);
    else
        m_content.marks.favourites.remove(modelId);
    changed();
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
    changed();
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
    changed();
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
    changed();
    emit viewsChanged();
}

void ModelMarksStore::removeView(const QString &name)
{
    if (m_content.views.removeIf([&](const SavedView &view) { return view.name == name; }) == 0)
        return;
    changed();
    emit viewsChanged();
}

void ModelMarksStore::changed()
{
    if (!m_later.isActive())
        m_later.start();
}

void ModelMarksStore::write()
{
    if (m_writing.isRunning()) {
        m_again = true;
        return;
    }
    if (!m_status) {
        if (const Status moved = setAside(m_path); !moved) {
            emit failed(moved.error());
            return;
        }
        m_status = Done {};
    }
    m_writing =
        runInPool([path = m_path, bytes = writeModelMarks(m_content)] { return replaceFile(path, bytes); });
    after(m_writing, this, [this](const Status &written) {
        if (!written)
            emit failed(written.error());
        if (std::exchange(m_again, false))
            m_later.start();
    });
}

} // namespace core
