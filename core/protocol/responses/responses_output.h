#pragma once

#include "core/model/chat_event.h"
#include "core/protocol/tool_call_assembler.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <map>
#include <optional>
#include <utility>

namespace core {

/// The output items of one answer of OpenAI's Responses. What the pieces of a stream did not bring is taken
/// from the ends of parts, from the ends of items and from the whole answer at last; what they brought is not
/// given again.
///
/// An event says to which item it belongs by `output_index` and `item_id`. Copilot writes a new id in every
/// event, llama.cpp no index at all, and several providers mix the events of their items, so either is enough
/// and the order says nothing.
class ResponsesOutput
{
public:
    /// `reasoningFormat`: for reasoning items that name none.
    explicit ResponsesOutput(QString reasoningFormat);

    /// Before anything else, where the answer has an id: the ids of calls that have none are made of it.
    void beginAnswer(const QString &id);
    /// An event about an item; any other is left alone.
    void readEvent(const QString &type, const QJsonObject &event, QList<ChatEvent> &out);
    /// The items of a whole answer.
    void readWhole(const QJsonArray &output, QList<ChatEvent> &out);
    void finish(QList<ChatEvent> &out) { m_calls.finish(out); }
    bool hasCalls() const { return !m_calls.isEmpty(); }

private:
    enum class Kind { Text, Refusal, Summary, Thought, Arguments };
    struct Part {
        qsizetype given = 0; ///< Length of what was given out.
        qsizetype textBefore = 0; ///< Characters of the answer's text before this part.
        int annotations = 0; ///< How many were given out.
        qsizetype logprobs = 0; ///< Likewise.
        int block = -1; ///< Number of the reasoning block.
    };
    struct Item {
        std::optional<int> index = {}; ///< `output_index`.
        QString id = {};
        QString type = {};
        QString format = {}; ///< Of a reasoning item.
        std::map<std::pair<Kind, int>, Part> parts = {};
        bool begun = false; ///< A call whose name and id were given out, or a message whose phase was.
        bool done = false;
    };
    struct Growth;

    bool readText(const QString &type, const QJsonObject &event, QList<ChatEvent> &out);
    void readItem(const QJsonObject &event, bool whole, QList<ChatEvent> &out);
    void readAnnotation(const QJsonObject &event, QList<ChatEvent> &out);
    Item &itemFor(const QJsonObject &event, QLatin1String type);
    Item *findItem(const QJsonObject &event);
    Item &newItem(const QJsonObject &item, std::optional<int> index);
    int numberOf(const Item &item) const { return int(&item - m_items.data()); }
    void takeItem(Item &item, const QJsonObject &json, bool whole, QList<ChatEvent> &out);
    void endMessage(Item &item, const QJsonObject &json, QList<ChatEvent> &out);
    void endReasoning(Item &item, const QJsonObject &json, QList<ChatEvent> &out);
    void beginCall(Item &item, const QJsonObject &json, bool whole, QList<ChatEvent> &out);
    void endServerItem(const QJsonObject &json, QList<ChatEvent> &out);
    void takePart(Item &item, const QJsonObject &json, int index, QList<ChatEvent> &out);
    void grow(Item &item, Kind kind, int index, const QString &text, bool whole, QList<ChatEvent> &out);
    void think(Item &item, Kind kind, Part &part, const QString &text, QList<ChatEvent> &out);
    void takeLogprobs(Part &part, const QJsonArray &logprobs, bool whole, QList<ChatEvent> &out);
    void annotate(Part &part, const QJsonArray &annotations, QList<ChatEvent> &out);

    QString m_reasoningFormat;
    QList<Item> m_items; ///< In the order in which they were first heard of.
    ToolCallAssembler m_calls {0, {}};
    int m_nextBlock = 0; ///< See responses_reasoning.h.
    bool m_sawMessage = false;
    qsizetype m_textLength = 0; ///< Characters of the answer's text so far.
    bool m_thoughtOpen = false; ///< Readable thoughts were given and end in the middle of a line.
};

} // namespace core
