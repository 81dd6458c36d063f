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

QJsonObject candidateJson(const QJsonObject &token)
{
    return {{QLatin1String("token"), token.value(QLatin1String("token")).toString()},
            {QLatin1String("logProbability"), token.value(QLatin1String("logprob")).toDouble()}};
}

/// Where a citation points to, in bytes of UTF-8; empty if that is not known or not within the text.
QJsonObject segmentOf(const QJsonObject &citation, const QString &text)
{
    const qint64 start = citation.value(QLatin1String("start_index")).toInteger(-1);
    const qint64 end = citation.value(QLatin1String("end_index")).toInteger(-1);
    if (start < 0 || start >= end || end > text.size())
        return {};
    const QString piece = text.mid(start, end - start);
    const qsizetype from = text.first(start).toUtf8().size();
    return {{QLatin1String("startIndex"), from},
            {QLatin1String("endIndex"), from + piece.toUtf8().size()},
            {QLatin1String("text"), piece}};
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

QJsonObject geminiGrounding(const QJsonArray &annotations, const QString &text)
{
    QJsonArray chunks;
    QJsonArray supports;
    for (const QJsonValue &annotation : annotations) {
        const QJsonObject citation = annotation.toObject().value(QLatin1String("url_citation")).toObject();
        const QString url = citation.value(QLatin1String("url")).toString();
        if (url.isEmpty())
            continue;
        const QJsonObject web {{QLatin1String("uri"), url},
                               {QLatin1String("title"), citation.value(QLatin1String("title")).toString()}};
        const QJsonObject chunk {{QLatin1String("web"), web}};
        qsizetype index = 0;
        while (index < chunks.size() && chunks.at(index) != chunk)
            ++index;
        if (index == chunks.size())
            chunks.append(chunk);
        if (const QJsonObject segment = segmentOf(citation, text); !segment.isEmpty())
            supports.append(QJsonObject {{QLatin1String("segment"), segment},
                                         {QLatin1String("groundingChunkIndices"), QJsonArray {index}}});
    }
    if (chunks.isEmpty())
        return {};
    QJsonObject metadata {{QLatin1String("groundingChunks"), chunks}};
    if (!supports.isEmpty())
        metadata.insert(QLatin1String("groundingSupports"), supports);
    return metadata;
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

QJsonObject geminiLogprobsResult(const QJsonArray &tokens)
{
    QJsonArray chosen;
    QJsonArray top;
    for (const QJsonValue &entry : tokens) {
        const QJsonObject token = entry.toObject();
        QJsonArray alternatives;
        for (const QJsonValue &other : token.value(QLatin1String("top_logprobs")).toArray())
            alternatives.append(candidateJson(other.toObject()));
        chosen.append(candidateJson(token));
        top.append(QJsonObject {{QLatin1String("candidates"), alternatives}});
    }
    return {{QLatin1String("chosenCandidates"), chosen}, {QLatin1String("topCandidates"), top}};
}

} // namespace core
