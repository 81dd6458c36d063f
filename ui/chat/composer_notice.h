#pragma once

#include <QFrame>
#include <QString>
#include <QStringList>

#include <functional>

class QLabel;
class QPushButton;

namespace ui {

class Theme;

/// What is to be said about the question that is being written: files that were not taken, pictures that were
/// changed, an offer. Stays until it is closed or clear() is called; hides where there is nothing to say.
class ComposerNotice : public QFrame
{
    Q_OBJECT

public:
    explicit ComposerNotice(const Theme &theme, QWidget *parent = nullptr);

    void addError(const QString &text);
    void addNote(const QString &text);
    /// A note with a button. Only the newest offer stands.
    void offer(const QString &text, const QString &action, std::function<void()> accepted);
    void clear();

private:
    void showAll();

    QStringList m_errors;
    QStringList m_notes;
    QString m_offer;
    std::function<void()> m_accepted;
    QLabel *m_errorText;
    QLabel *m_noteText;
    QPushButton *m_action;
};

} // namespace ui
