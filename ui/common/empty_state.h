#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// Stands where a list would be: what would be here, and the way there.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// Without `action` there is no button.
    void setContent(const QString &title, const QString &text, const QString &action = {});

signals:
    void actionTriggered();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace ui
