#pragma once

#include <QList>
#include <QWidget>

class QLabel;

namespace ui {

class QuietButton;
class Theme;

/// `‹ 2/3 ›`: goes through the variants of an answer or a question. Shows only where there are several.
class VariantPager : public QWidget
{
    Q_OBJECT

public:
    /// The names are of the two buttons.
    VariantPager(const QString &previousName, const QString &nextName, const Theme &theme,
                 QWidget *parent = nullptr);

    /// Turns, oldest first, and which of them is on show.
    void setVariants(const QList<qint64> &variants, qint64 shown);

signals:
    void chosen(qint64 turn);

private:
    void go(int step);

    QList<qint64> m_variants;
    qsizetype m_shown = -1;
    QuietButton *m_previous;
    QuietButton *m_next;
    QLabel *m_count;
};

} // namespace ui
