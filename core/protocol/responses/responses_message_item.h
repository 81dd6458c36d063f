#pragma once

#include "core/protocol/responses/responses_events.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QLatin1String>
#include <QString>

namespace core {

/// One message item of an answer as it grows: parts of text and of refusal. Its beginning is written at once,
/// the rest as it comes.
class ResponsesMessageItem
{
public:
    /// `phase`: of the message, undefined where nobody said. `charactersBefore`: of the answer's text before
    /// this item, from where citations are counted.
    ResponsesMessageItem(ResponsesEvents &events, const QJsonValue &phase, qsizetype charactersBefore);

    /// `logprobs`: of this text, in the chat form.
    void addText(const QString &text, const QJsonArray &logprobs);
    void addRefusal(const QString &text);
    /// Log probabilities of text that was written before; they show in the events that end the part.
    void addLogprobs(const QJsonArray &logprobs);
    /// Citations in the chat form; those of kinds that the API has not are left out.
    void addAnnotations(const QJsonArray &annotations);
    void end(QLatin1String status);
    /// For an answer that ends in an error: what the item is, without an event.
    void abandon();

    qsizetype characters() const { return m_characters; }

private:
    enum class Kind { None, Text, Refusal };

    QJsonObject item(QLatin1String status) const;
    QJsonObject partJson() const;
    QJsonObject place() const;
    void openPart(Kind kind);
    void closePart();

    ResponsesEvents &m_events;
    QJsonValue m_phase;
    qsizetype m_charactersBefore;
    QString m_id;
    int m_index = 0;
    QJsonArray m_content; ///< Finished parts.
    Kind m_kind = Kind::None; ///< Of the part that is open.
    QString m_text; ///< Of that part; likewise the following.
    QJsonArray m_annotations;
    QJsonArray m_logprobs;
    qsizetype m_characters = 0; ///< Of all text.
};

} // namespace core
