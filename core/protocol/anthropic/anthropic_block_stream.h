#pragma once

#include "core/model/chat_event.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace core {

/// Turns the events of an answer into the `content_block_…` events of the Messages API: blocks that never
/// overlap, with indexes from 0 without a gap, of the first alternative answer only.
///
/// The API writes one block after the other, but some providers write several tool calls at once. As long as
/// the JSON of a call's arguments is not at its end, everything else waits.
///
/// Thoughts of other vendors become blocks whose signature or data is sealed (anthropic_seal.h).
class AnthropicBlockStream
{
public:
    enum class Thoughts { Shown, Omitted };

    /// With Thoughts::Omitted blocks of thoughts have no text but all that has to come back, as under
    /// `thinking.display: omitted`. `seed`: what ids are made of for tool calls that came without.
    AnthropicBlockStream(Thoughts thoughts, QString seed);

    /// The events for this one; Error, usage, facts and the end have none.
    QList<QJsonObject> add(const ChatEvent &event);
    /// What waits, and the end of the last block.
    QList<QJsonObject> finish();

private:
    enum class Open { Nothing, Text, Thought, Call };

    /// How deep in objects and lists a JSON text is that comes in pieces.
    struct JsonDepth {
        int depth = 0;
        bool begun = false;
        bool inString = false;
        bool escaped = false;

        void add(const QString &text);
        bool complete() const { return begun && depth <= 0 && !inString; }
    };
    struct Visitor;

    void handle(const ChatEvent &event);
    bool mustWait(const ChatEvent &event) const;

    void addText(const QString &text);
    void addPlainThought(const QString &text);
    void addThought(const QJsonObject &detail);
    void addHiddenThought(const QJsonObject &detail);
    void addCall(const ToolCallDelta &call);
    void addExtra(const QJsonObject &fields);
    void addBlock(const QJsonObject &block);
    void addCitations(const QJsonArray &citations);

    void begin(Open open, const QJsonObject &block);
    void delta(const QJsonObject &delta);
    void close();
    void whole(const QJsonObject &block);

    bool m_omitThoughts;
    QString m_seed;
    int m_index = 0;
    Open m_open = Open::Nothing;
    QJsonObject m_detail; ///< Of the open thought; empty for thoughts that are text alone.
    int m_call = -1; ///< The last tool call that was begun.
    QString m_callId;
    QJsonObject m_callContent; ///< Its `extra_content`.
    JsonDepth m_arguments;
    QList<ChatEvent> m_waiting;
    QList<QJsonObject> m_out;
};

/// The content of a whole message: what the events of its blocks add up to.
QJsonArray contentOfBlocks(const QList<QJsonObject> &events);

} // namespace core
