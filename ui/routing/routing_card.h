#pragma once

#include "core/model/chat.h"
#include "core/model/routing_settings.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace ui {

/// `routing` of config.json, both halves.
struct RoutingValues {
    core::RoutingPreferences preferences = {};
    core::RoutingSettings settings = {};
    bool operator==(const RoutingValues &) const = default;
};

/// Some of the routing settings under one heading. It shows values and says when the user changed one; it
/// saves nothing itself.
class RoutingCard : public QFrame
{
    Q_OBJECT

public:
    /// Shows the values, without edited(). A text that the user is just typing stays.
    void setValues(const RoutingValues &values);
    /// Puts what the card shows into `values` and leaves the rest alone.
    virtual void applyTo(RoutingValues &values) const = 0;

signals:
    void edited();

protected:
    RoutingCard(const QString &title, QWidget *parent);

    virtual void showValues(const RoutingValues &values) = 0;
    QVBoxLayout *body() const { return m_body; }
    /// An option with a sentence below it that says what it does.
    QCheckBox *addOption(const QString &text, const QString &note);
    /// `owner` is described by the note to assistive tools too.
    QLabel *addNote(const QString &text, QWidget *owner = nullptr);
    /// The wheel changes the field only where it has the focus: whoever scrolls the page means no setting.
    void scrollPast(QWidget *field);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QVBoxLayout *m_body;
};

} // namespace ui
