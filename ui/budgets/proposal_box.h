#pragma once

#include <QComboBox>

namespace ui {

/// A field for any text with a list of proposals, searched by any part of them. The wheel changes nothing
/// unless the field has the focus, so that it is safe in what scrolls.
class ProposalBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ProposalBox(QWidget *parent = nullptr);

    /// Leaves what stands in the field alone.
    void setProposals(const QStringList &proposals);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

/// A list to choose from with the same habit.
class SteadyBox : public QComboBox
{
    Q_OBJECT

public:
    explicit SteadyBox(QWidget *parent = nullptr);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace ui
