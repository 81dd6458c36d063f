#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/facet.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace core {

/// A catalog as numbers, so that thousands of endpoints are compared with a query at each keystroke.
struct FacetRows {
    explicit FacetRows(const Catalog &catalog);

    struct Endpoint {
        const EndpointInfo *info; ///< Null: stands in for a model without endpoints.
        int provider = -1; ///< In names[Facet::Provider]; -1: none.
        int place = -1; ///< In places.
        int parameters = 0; ///< In parameterSets.
        quint32 flags = 0; ///< 1 << Facet.
        qint64 context = 0;
        std::optional<Money> prompt = {}; ///< Of endpoints that can be called; likewise below.
        std::optional<Money> completion = {};
    };
    struct Model {
        int author = -1;
        int type = -1;
        QList<int> inputs = {};
        QList<int> outputs = {};
        std::optional<bool> openWeights = {};
        bool reasoning = false;
        quint32 endpointFlags = 0; ///< Of all its endpoints.
        QDate released = {};
        qsizetype begin = 0; ///< Of its endpoints; there is always one.
        qsizetype end = 0;
    };
    /// Where endpoints are.
    struct Place {
        QString region;
        QStringList countries;
        QList<int> areas = {}; ///< In names[Facet::Region].
        bool operator==(const Place &other) const
        {
            return region == other.region && countries == other.countries;
        }
    };

    const QStringList &namesOf(Facet facet) const { return names[size_t(facet)]; }

    std::vector<Model> models = {}; ///< As in the catalog.
    std::vector<Endpoint> endpoints = {};
    QList<Place> places = {};
    QList<QList<int>> parameterSets = {};
    std::array<QStringList, kFacets> names = {}; ///< The values of each facet that is a list, but for tags.

private:
    int numberOf(Facet facet, const QString &name);
    QList<int> numbersOf(Facet facet, const QStringList &list);
    int placeOf(const EndpointInfo &endpoint, const ProviderInfo *provider);
    int parameterSetOf(const QStringList &parameters);
    void addModel(const Catalog &catalog, const ModelInfo &info);
    Endpoint endpointOf(const Catalog &catalog, const ModelInfo &info, const EndpointInfo &endpoint);

    std::array<QHash<QString, int>, kFacets> m_numbers = {};
    QHash<QStringList, int> m_parameterSets = {};
    QStringList m_lastParameters =
        {}; ///< Most endpoints have the list of their model, which is found at once.
    int m_lastSet = -1;
};

} // namespace core
