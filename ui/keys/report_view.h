#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

/// What came of the last action, and that one is under way.
class ReportView : public QWidget
{
    Q_OBJECT

public:
    enum class Cancel { Impossible, Possible };

    explicit ReportView(QWidget *parent = nullptr);

    /// `what` names it to assistive tools.
    void showBusy(const QString &what, Cancel cancel);
    void showIdle();
    /// `role`: a look of the style sheet, `muted`, `success` or `error`.
    void showResult(const QString &text, const char *role);

signals:
    void cancelled();

private:
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QLabel *m_result;
};

} // namespace ui
