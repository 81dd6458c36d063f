#pragma once

#include <QComboBox>

namespace ui {

/// A drop-down list that is searched by typing any part of an entry. Its text is always that of an entry:
/// what fits none is put back when the focus leaves.
class SearchCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit SearchCombo(QWidget *parent = nullptr);

    /// Replaces the entries (text, data) and keeps the chosen one where it is still there; else the first.
    void setEntries(const QList<QPair<QString, QString>> &entries);
    QString chosen() const { return currentData().toString(); }
    void choose(const QString &data);
    /// Chooses nothing, so that the user has to; `hint` stands in the empty field.
    void clearChoice(const QString &hint);

private:
    void settleText();
};

} // namespace ui
