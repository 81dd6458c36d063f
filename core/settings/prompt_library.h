#pragma once

#include "core/base/result.h"
#include "core/conversation/saved_prompt.h"
#include "core/settings/json_file.h"

#include <QList>
#include <QObject>
#include <QString>

namespace core {

/// The user's prompts and system prompts, kept in `prompts.json` in the profile; written like
/// ColumnSetStore's file.
class PromptLibrary : public QObject
{
    Q_OBJECT

public:
    explicit PromptLibrary(const QString &path, QObject *parent = nullptr);
    ~PromptLibrary() override;

    /// In the order of their titles.
    const QList<SavedPrompt> &prompts() const { return m_prompts; }
    /// Why the file could not be read.
    const Status &status() const { return m_status; }

public slots:
    /// In place of the prompt with that id; with an empty id, as a new one.
    void savePrompt(const core::SavedPrompt &prompt);
    void removePrompt(const QString &id);

signals:
    void promptsChanged();
    void failed(const core::Error &error);

private:
    QList<SavedPrompt> m_prompts;
    Status m_status = Done {};
    JsonFile m_file; ///< Asks for the content until it is gone.
};

} // namespace core
