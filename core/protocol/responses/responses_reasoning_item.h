#pragma once

#include "core/protocol/responses/responses_events.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace core {

/// One reasoning item of an answer as it grows.
///
/// Thoughts that a model's maker gives as a chain of thought in a Responses answer stay what they are, its
/// `content`; all others are shown as its `summary`, for that is what clients of this API show. What has to
/// come back to the model goes into `encrypted_content`: OpenAI's own as it is, everything else packed (see
/// responses_thoughts.h).
class ResponsesReasoningItem
{
public:
    /// `first`: the first block of the item, empty if its thoughts have no blocks.
    ResponsesReasoningItem(ResponsesEvents &events, const QJsonObject &first);

    /// Whether the item can take the block: it is of the same origin and the item is not at its end.
    bool takes(const QJsonObject &detail) const;
    void addDetail(const QJsonObject &detail);
    /// Thoughts without blocks.
    void addText(const QString &text);
    void end();
    /// For an answer that ends in an error: what the item is, without an event.
    void abandon();

private:
    enum class Kind { None, Summary, Content };

    bool isOpenAis() const;
    QString encrypted() const;
    QJsonObject item(QLatin1String status) const;
    QJsonObject partJson() const;
    QJsonObject place() const;
    void show(Kind kind, const QString &key, const QString &text);
    void closePart();

    ResponsesEvents &m_events;
    QString m_format; ///< Of its blocks; empty where they name none.
    QString m_blockId; ///< Of its blocks, as the provider gave it.
    QString m_id; ///< Of the item.
    int m_index = 0;
    QJsonArray m_details;
    bool m_clear = false; ///< Thoughts in clear text are among them.
    QString m_plain;
    QJsonArray m_summary; ///< Finished parts.
    QJsonArray m_content; ///< Finished parts.
    Kind m_kind = Kind::None; ///< Of the part that is open.
    QString m_key; ///< Tells the part that is open from the next.
    QString m_text; ///< Of the part that is open.
};

} // namespace core
