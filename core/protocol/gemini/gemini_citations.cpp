#include "core/protocol/gemini/gemini_citations.h"

#include <QSet>

#include <optional>

namespace core {

namespace {

struct Range {
    qsizetype start = 0;
    qsizetype end = 0;
};

class Annotations
{
public:
    explicit Annotations(const QString &text)
        : m_text(text)
        , m_bytes(text.toUtf8())
    { }

    void addGrounding(const QJsonObject &metadata)
    {
        const QJsonArray chunks = metadata.value(QLatin1String("groundingChunks")).toArray();
        QSet<int> cited;
        for (const QJsonValue &entry : metadata.value(QLatin1String("groundingSupports")).toArray()) {
            const QJsonObject support = entry.toObject();
            const auto range = rangeOf(support.value(QLatin1String("segment")).toObject());
            for (const QJsonValue &index : support.value(QLatin1String("groundingChunkIndices")).toArray()) {
                cited.insert(index.toInt());
                addChunk(chunks.at(index.toInt()).toObject(), range);
            }
        }
        for (int i = 0; i < chunks.size(); ++i) {
            if (!cited.contains(i))
                addChunk(chunks.at(i).toObject(), std::nullopt);
        }
    }

    void addCitations(const QJsonObject &metadata)
    {
        // AI Studio's name and Vertex's.
        for (const QLatin1String list : {QLatin1String("citationSources"), QLatin1String("citations")}) {
            for (const QJsonValue &entry : metadata.value(list).toArray())
                add(entry.toObject(), {}, rangeOf(entry.toObject()));
        }
    }

    QJsonArray list() const { return m_list; }

private:
    void addChunk(const QJsonObject &chunk, const std::optional<Range> &range)
    {
        for (const QJsonValue &source : chunk) {
            if (source.isObject())
                add(source.toObject(), source.toObject().value(QLatin1String("text")).toString(), range);
        }
    }

    void add(const QJsonObject &source, const QString &content, const std::optional<Range> &range)
    {
        const QString url = source.value(QLatin1String("uri")).toString();
        if (url.isEmpty()) // a document of the user's own, which has no address; it stays in the raw metadata
            return;
        QJsonObject citation {{QLatin1String("url"), url},
                              {QLatin1String("title"), source.value(QLatin1String("title")).toString()}};
        if (!content.isEmpty())
            citation.insert(QLatin1String("content"), content);
        if (range) {
            citation.insert(QLatin1String("start_index"), range->start);
            citation.insert(QLatin1String("end_index"), range->end);
        }
        m_list.append(QJsonObject {{QLatin1String("type"), QLatin1String("url_citation")},
                                   {QLatin1String("url_citation"), citation}});
    }

    std::optional<Range> rangeOf(const QJsonObject &segment) const
    {
        const qint64 start = segment.value(QLatin1String("startIndex")).toInteger();
        const qint64 end = segment.value(QLatin1String("endIndex")).toInteger();
        const QString quoted = segment.value(QLatin1String("text")).toString();
        if (start >= 0 && start < end && end <= m_bytes.size()) {
            const qsizetype from = QString::fromUtf8(m_bytes.constData(), qsizetype(start)).size();
            const QString piece = QString::fromUtf8(m_bytes.constData() + start, qsizetype(end - start));
            if (quoted.isEmpty() || piece == quoted)
                return Range {from, from + piece.size()};
        }
        // Positions count from the start of a part, and parts are joined here.
        const qsizetype at = quoted.isEmpty() ? -1 : m_text.indexOf(quoted);
        return at < 0 ? std::nullopt : std::optional(Range {at, at + quoted.size()});
    }

    QString m_text;
    QByteArray m_bytes;
    QJsonArray m_list;
};

QJsonObject tokenJson(const QJsonObject &candidate)
{
    const QString token = candidate.value(QLatin1String("token")).toString();
    QJsonArray bytes;
    for (const char byte : token.toUtf8())
        bytes.append(int(static_cast<unsigned char>(byte)));
    return {{QLatin1String("token"), token},
            {QLatin1String("logprob"), candidate.value(QLatin1String("logProbability")).toDouble()},
            {QLatin1String("bytes"), bytes}};
}

} // namespace

QJsonArray geminiAnnotations(const QJsonObject &candidate, const QString &text)
{
    const QJsonObject grounding = candidate.value(QLatin1String("groundingMetadata")).toObject();
    const QJsonObject citations = candidate.value(QLatin1String("citationMetadata")).toObject();
    if (grounding.isEmpty() && citations.isEmpty())
        return {};
    Annotations annotations(text);
    annotations.addGrounding(grounding);
    annotations.addCitations(citations);
    return annotations.list();
}

QJsonObject geminiLogprobs(const QJsonObject &result)
{
    const QJsonArray top = result.value(QLatin1String("topCandidates")).toArray();
    const QJsonArray chosen = result.value(QLatin1String("chosenCandidates")).toArray();
    QJsonArray content;
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        QJsonArray alternatives;
        for (const QJsonValue &entry : top.at(i).toObject().value(QLatin1String("candidates")).toArray())
            alternatives.append(tokenJson(entry.toObject()));
        QJsonObject token = tokenJson(chosen.at(i).toObject());
        token.insert(QLatin1String("top_logprobs"), alternatives);
        content.append(token);
    }
    return {{QLatin1String("content"), content}};
}

} // namespace core
