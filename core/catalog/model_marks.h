#pragma once

#include <QHash>
#include <QList>
#include <QMetaType>
#include <QSet>
#include <QString>
#include <QStringList>

namespace core {

/// What the user has marked models with, by catalog id. Marks stay while a model is away from the catalog.
struct ModelMarks {
    QSet<QString> favourites = {};
    QSet<QString> hidden = {}; ///< Shown only where they are asked for.
    QHash<QString, QStringList> tags = {}; ///< The user's own words, without empty lists.
    bool operator==(const ModelMarks &) const = default;
};

/// A filtered catalog that the user has given a name.
struct SavedView {
    QString name;
    QString link; ///< See catalog_link.h.
    bool operator==(const SavedView &) const = default;
};

} // namespace core

Q_DECLARE_METATYPE(core::ModelMarks)
