#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QLabel;
class QSlider;

namespace ui {

/// A slider over a few chosen limits, with the words for the one it stands at. One end means "no limit".
class LimitSlider : public QWidget
{
    Q_OBJECT

public:
    struct Step {
        std::optional<qint64> limit;
        QString text;
    };

    explicit LimitSlider(const QString &name, QWidget *parent = nullptr);

    /// In the order from left to right; one of them has no limit.
    void setSteps(const QList<Step> &steps);
    /// A limit that is no step is shown by `text` at the step nearest to it.
    void setLimit(std::optional<qint64> limit, const QString &text);

signals:
    void chosen(std::optional<qint64> limit);

private:
    int stepFor(std::optional<qint64> limit) const;
    void showStep(int step);

    QString m_name;
    QSlider *m_slider;
    QLabel *m_text;
    QList<Step> m_steps;
};

} // namespace ui
