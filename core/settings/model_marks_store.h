#pragma once

#include "core/base/result.h"
#include "core/catalog/model_marks.h"
#include "core/settings/json_file.h"

#include <QObject>
#include <QString>

namespace core {

/// What models.json in the profile holds.
struct ModelMarksFile {
    ModelMarks marks = {};
    QList<SavedView> views = {};
    bool operator==(const ModelMarksFile &) const = default;
};

/// Empty if there is no such file. What is wrong in it is left out; BadConfig if it is no JSON object.
Result<ModelMarksFile> readModelMarks(const QString &path);
QByteArray writeModelMarks(const ModelMarksFile &content);

/// The user's marks on models and the saved views, kept in a file. Changes are written a moment later, beside
/// the thread of this object, and at the latest when it goes.
class ModelMarksStore : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kLongestWord = 60; ///< Of a tag, of a view's name.

    explicit ModelMarksStore(const QString &path, QObject *parent = nullptr);
    ~ModelMarksStore() override;

    const ModelMarks &marks() const { return m_content.marks; }
    const QList<SavedView> &views() const { return m_content.views; }
    /// Why the file could not be read; it is set aside when something new is written.
    const Status &status() const { return m_status; }

public slots:
    void setFavourite(const QString &modelId, bool favourite);
    void setHidden(const QString &modelId, bool hidden);
    /// Blanks around tags, empty ones and ones that are there twice are dropped.
    void setTags(const QString &modelId, const QStringList &tags);
    /// In place of the view of that name.
    void saveView(const core::SavedView &view);
    void removeView(const QString &name);

signals:
    void marksChanged();
    void viewsChanged();
    void failed(const core::Error &error);

private:
    ModelMarksFile m_content;
    Status m_status = Done {};
    JsonFile m_file; ///< Asks for the content until it is gone.
};

} // namespace core
