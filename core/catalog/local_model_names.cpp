#include "core/catalog/local_model_names.h"

#include <QRegularExpression>

#include <utility>

namespace core {

namespace {

const QLatin1String kFileEnding(".gguf");

bool isFilePath(const QString &servedId)
{
    return servedId.endsWith(kFileEnding, Qt::CaseInsensitive) || servedId.startsWith(u'/')
           || servedId.contains(u'\\');
}

QString lastPart(const QString &servedId)
{
    QString path = servedId;
    path.replace(u'\\', u'/');
    while (path.endsWith(u'/'))
        path.chop(1);
    QString name = path.mid(path.lastIndexOf(u'/') + 1);
    if (name.endsWith(kFileEnding, Qt::CaseInsensitive))
        name.chop(kFileEnding.size());
    return name;
}

/// A name without what differs between those who write it: separators, how the weights are packed, and the
/// word for "can be talked to".
QString formOf(const QString &name)
{
    static const QRegularExpression packing(QStringLiteral(
        "[-_.:](?:(?:ud[-_])?i?q\\d(?:_(?:k|\\d|xxs|xs|s|m|l|xl|nl))*|\\d+bit|bf16|fp?16|fp?32|fp8|fp4|"
        "mxfp4|nvfp4|int4|int8|w4a16|awq|gptq|mlx|gguf)$"));
    static const QRegularExpression manner(QStringLiteral("[-_:](?:instruct|chat|it)$"));
    static const QRegularExpression separator(QStringLiteral("[-_: ]"));
    QString form = name.toLower();
    for (qsizetype before = -1; before != form.size();) {
        before = form.size();
        form.remove(packing);
    }
    return form.remove(manner).remove(separator);
}

bool namesItsSize(const QString &form)
{
    static const QRegularExpression size(QStringLiteral("\\d(?:\\.\\d+)?b"));
    return form.contains(size);
}

QString sanitized(const QString &name)
{
    static const QRegularExpression strange(QStringLiteral("[^a-z0-9._:+-]+"));
    static const QRegularExpression edges(QStringLiteral("^[-.:+]+|[-.:+]+$"));
    QString plain = name.toLower();
    const QLatin1String latest(":latest"); // what Ollama adds where nobody asked for a tag
    if (plain.endsWith(latest))
        plain.chop(latest.size());
    plain.replace(strange, QStringLiteral("-")).remove(edges);
    return plain.isEmpty() ? QStringLiteral("model") : plain;
}

} // namespace

LocalModelNames::LocalModelNames(const Catalog &catalog, QString provider)
    : m_catalog(catalog)
    , m_provider(std::move(provider))
{
    for (const ModelInfo &model : catalog.models()) {
        if (model.openWeights == std::optional(false) || model.type != QLatin1String("chat"))
            continue;
        m_idByExactName.insert(model.id.toLower(), model.id);
        QSet<QString> forms {formOf(lastPart(model.id))};
        if (!model.huggingFaceId.isEmpty()) {
            m_idByExactName.insert(model.huggingFaceId.toLower(), model.id);
            forms << formOf(lastPart(model.huggingFaceId));
        }
        for (const QString &form : std::as_const(forms))
            m_idsByForm.insert(form, model.id);
    }
}

QString LocalModelNames::knownModel(const QString &servedId) const
{
    if (const QString exact = m_idByExactName.value(servedId.toLower()); !exact.isEmpty())
        return exact;
    const QString form = formOf(lastPart(servedId));
    const QStringList ids = m_idsByForm.values(form);
    if (ids.size() != 1 || !namesItsSize(form))
        return {};
    const qsizetype slash = servedId.lastIndexOf(u'/');
    if (slash < 0 || isFilePath(servedId))
        return ids.first();
    // Somebody else's model of the same name can be another one.
    const QString owner = servedId.left(slash);
    const ModelInfo *model = m_catalog.findModel(ids.first());
    const QString weightsOwner = model->huggingFaceId.section(u'/', 0, 0);
    const bool isOwn = owner.compare(model->author, Qt::CaseInsensitive) == 0
                       || owner.compare(weightsOwner, Qt::CaseInsensitive) == 0;
    return isOwn ? ids.first() : QString();
}

QString LocalModelNames::next(const ServedModel &model)
{
    const QString known = knownModel(model.id);
    if (!known.isEmpty()) {
        // The endpoints of one model are told apart by their quantization.
        const QString place = known + u'\n' + model.quantization;
        if (!m_given.contains(place)) {
            m_given << place;
            return known;
        }
    }
    return ownId(model.id);
}

QString LocalModelNames::ownId(const QString &servedId)
{
    const QString shortest = suggestedModelId(m_provider, servedId);
    QString id = shortest;
    if (m_given.contains(id) && !isFilePath(servedId))
        id = m_provider + u'/' + sanitized(servedId);
    for (int number = 2; m_given.contains(id); ++number)
        id = shortest + u'-' + QString::number(number);
    m_given << id;
    return id;
}

QString suggestedModelId(const QString &provider, const QString &servedId)
{
    return provider + u'/' + sanitized(lastPart(servedId));
}

QString servedModelName(const QString &servedId)
{
    const QString name = lastPart(servedId);
    return name.isEmpty() ? servedId : name;
}

} // namespace core
