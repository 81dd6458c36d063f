#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/facet.h"
#include "core/catalog/model_index.h"

#include <QList>
#include <QScrollArea>

class QComboBox;
class QSpinBox;
class QVBoxLayout;

namespace ui {

class Disclosure;
class FacetList;
class LimitSlider;
class Theme;

/// What the catalog can be narrowed by, beside the table: facets with counts, limits of price, context and
/// age. It keeps no query of its own: it shows one and asks for another.
class FacetPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit FacetPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Which values there are. `marks` has the tags.
    void setCatalog(const core::ModelIndex &index, const core::ModelMarks &marks);
    void setState(const core::ModelQuery &query, const core::FacetCounts &counts);

signals:
    void queryAsked(const core::ModelQuery &query);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Group {
        QList<core::Facet> facets;
        FacetList *list;
        Disclosure *fold;
        bool folds; ///< Folded at first.
    };

    void addGroup(const QString &title, const QList<core::Facet> &facets, bool folds);
    QWidget *createPrice();
    QWidget *createContext();
    QWidget *createAge();
    Disclosure *addSection(const QString &title);
    void showPrice();
    void askPrice(std::optional<qint64> limit);
    template<typename Change>
    void ask(Change change);

    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QList<Group> m_groups;
    LimitSlider *m_price;
    QComboBox *m_priceOf;
    QSpinBox *m_blend;
    QWidget *m_blendRow;
    LimitSlider *m_context;
    QComboBox *m_age;
    core::ModelQuery m_query;
};

} // namespace ui
