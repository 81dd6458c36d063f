#pragma once

#include "core/catalog/similar_models.h"

#include <QElapsedTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace ui {

class AlternativeModel;

/// Models like the shown one, and cheaper ones that can do as much. Ticked ones go into the comparison table.
class AlternativesView : public QWidget
{
    Q_OBJECT

public:
    explicit AlternativesView(QWidget *parent = nullptr);

    void showModel(const core::CatalogPtr &catalog, const QString &modelId);
    void setUsableProviders(const QSet<QString> &providers);
    /// Models that are not offered.
    void setHidden(const QSet<QString> &modelIds);
    /// How many tokens a cheaper model must have room for.
    void setNeededContext(qint64 tokens);

signals:
    void modelRequested(const QString &modelId);
    /// The shown model and the ticked ones.
    void tableRequested(const QStringList &modelIds);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Part {
        QLabel *title = nullptr;
        AlternativeModel *model = nullptr;
        QTableView *table = nullptr;
        QLabel *none = nullptr;
    };
    Part createPart(const QString &title, const QString &none);
    void fill();
    void show(const Part &part, const QList<core::Alternative> &alternatives);
    core::AlternativesQuery query() const;
    QStringList ticked() const;
    void showTicks();
    void openClicked(const QModelIndex &index);

    core::CatalogPtr m_catalog;
    QString m_modelId;
    qint64 m_neededContext = 0;
    QSet<QString> m_usable;
    QSet<QString> m_hidden;
    Part m_similar;
    Part m_cheaper;
    QCheckBox *m_onlyUsable;
    QPushButton *m_compare;
    bool m_hasTicked = false; ///< Since the mouse was pressed last.
    QElapsedTimer m_opened; ///< Since a click opened a model.
};

} // namespace ui
