#pragma once

#include "ui/common/theme.h"

#include <QPlainTextEdit>
#include <QString>

#include <functional>
#include <memory>

namespace ui {

/// A text of up to some megabytes, read-only, in the fixed-width font. It is made in another thread and then
/// taken over piece by piece, so that the window never waits for it. Lines of more than a thousand letters
/// are shown as several; what is copied is as it was.
class WireTextView : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Colouring {
        None,
        Message, ///< Header fields up to an empty line, then JSON.
        Command, ///< Of a shell.
    };

    explicit WireTextView(const Theme &theme, QWidget *parent = nullptr);
    ~WireTextView() override;

    /// `make` gives the text; it is called in another thread, and may be called again.
    void load(std::function<QString()> make, Colouring colouring);
    /// Whether all of the text is here.
    bool isLoaded() const { return m_loaded; }
    /// All of it, as it was made; what is not there yet is missing.
    const QString &text() const { return m_text; }

    /// How often the words are in the text, without regard to case.
    qsizetype count(const QString &words) const;
    /// Selects the next place behind the selection, or before it, and begins anew at the end. False where
    /// there is none.
    bool findNext(const QString &words, bool backwards = false);
    /// Selects the first place at or behind the selection, for words that are still being typed.
    bool findHere(const QString &words);

signals:
    void loaded();

protected:
    QMimeData *createMimeDataFromSelection() const override;

private:
    void renewDocument();
    void reload();
    void take(const QString &text);
    /// Shows further pieces for some milliseconds, and goes on later.
    void showMore(int load);
    bool findFrom(const QString &words, qsizetype from);
    void select(qsizetype at, qsizetype size);

    const Theme &m_theme;
    std::function<QString()> m_make;
    Colouring m_colouring = Colouring::None;
    QString m_text;
    QString m_display; ///< With the breaks of long lines: letter for letter what the document holds.
    qsizetype m_shown = 0;
    qsizetype m_wantedAt = -1; ///< To be selected as soon as it is there, …
    qsizetype m_wantedSize = 0; ///< … and so many letters.
    std::unique_ptr<QTextDocument> m_document;
    int m_load = 0; ///< Counts load(), so that what comes late is known.
    bool m_loaded = true;
};

} // namespace ui
