#pragma once

#include "core/catalog/catalog.h"
#include "core/model/local_server.h"

#include <QMultiHash>
#include <QSet>
#include <QString>

namespace core {

/// What models of a local server are called in the catalog.
///
/// A name counts as that of a known model only where nothing else can be meant: its very id or that of its
/// weights, or a name with the number of parameters in it (`llama3.3:70b`, `Qwen3-8B-Q4_K_M.gguf`) that fits
/// exactly one model whose weights are open. `deepseek-r1` fits nothing: Ollama has a small model of that
/// name.
class LocalModelNames
{
public:
    LocalModelNames(const Catalog &catalog, QString provider);

    /// The catalog id for the next model of the server: a known model's, or `PROVIDER/NAME`. No two models
    /// get one id, unless they are two quantizations of one known model.
    QString next(const ServedModel &model);

    /// The id of the known model that must be meant; empty: none.
    QString knownModel(const QString &servedId) const;

private:
    QString ownId(const QString &servedId);

    const Catalog &m_catalog;
    QString m_provider;
    QMultiHash<QString, QString> m_idsByForm;
    QHash<QString, QString> m_idByExactName; ///< Lower-case ids and names of weights.
    QSet<QString> m_given; ///< Known models with the quantization, and own ids.
};

/// `provider/name` for a model of one's own: lower-case, without path, file ending and what a name cannot
/// have.
QString suggestedModelId(const QString &provider, const QString &servedId);
/// The name as people know it: without path and file ending.
QString servedModelName(const QString &servedId);

} // namespace core
