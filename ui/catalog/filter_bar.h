#pragma once

#include "core/catalog/model_query.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QWidget>

class QComboBox;
class QPushButton;
class QToolButton;

namespace ui {

class SearchCombo;

/// The facets of the catalog: kind of model, provider, and what it must be able to do. The text is not its
/// business.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(const core::Catalog &catalog, QWidget *parent = nullptr);

    void setCatalog(const core::Catalog &catalog);
    void setUsableProviders(const QSet<QString> &providers);
    /// Without its text.
    core::ModelQuery query() const;
    /// Whether anything differs from how it starts.
    bool isFiltering() const;
    void clear();
    /// Puts a widget of the owner behind the facets.
    void addTrailing(QWidget *widget);

signals:
    void queryChanged();

private:
    QToolButton *addChip(const QString &text, const QString &toolTip);

    QComboBox *m_type;
    SearchCombo *m_provider;
    QToolButton *m_withKey;
    QToolButton *m_tools;
    QToolButton *m_reasoning;
    QToolButton *m_vision;
    QToolButton *m_openWeights;
    QToolButton *m_free;
    QSet<QString> m_usableProviders;
};

} // namespace ui
