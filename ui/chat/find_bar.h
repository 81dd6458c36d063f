#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace ui {

class Theme;

/// A field for words to look for, with the way to the next and the previous place. Enter and Shift+Enter do
/// the same, Esc closes.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    explicit FindBar(const Theme &theme, QWidget *parent = nullptr);

    QString words() const;
    /// Shows itself with the keyboard in the field and its text selected.
    void begin();
    /// `at` counts from 1; 0 of 0: the words are nowhere; below 0: not known.
    void showPlace(int at, int count);

signals:
    void wordsChanged(const QString &words);
    void stepRequested(int step);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLineEdit *m_field;
    QLabel *m_count;
};

} // namespace ui
