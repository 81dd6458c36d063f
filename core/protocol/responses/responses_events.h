#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>
#include <QSet>
#include <QString>

namespace core {

/// The events of one answer in the form of OpenAI's Responses, numbered from 0 without gaps, and what is
/// counted through the whole answer: the places of its items and their ids.
class ResponsesEvents
{
public:
    /// `seed` goes into the ids, so that they differ between answers.
    explicit ResponsesEvents(QString seed);

    void add(const QString &type, QJsonObject fields);
    /// The events since the last call, as server-sent events named by their type.
    QByteArray take();

    /// The `output_index` of an item that begins; dense and from 0.
    int nextIndex() { return int(m_output.size()); }
    /// An id that no other item of the answer has: `wanted`, or one made of `prefix`.
    QString idFor(const QString &wanted, QLatin1String prefix);

    /// Begins an item: it is written with `output_item.added`. Returns its index.
    int begin(const QJsonObject &item);
    /// Ends the item at this index: it is written with `output_item.done`.
    void end(int index, const QJsonObject &item);
    /// What an item is at the moment, without an event.
    void update(int index, const QJsonObject &item) { m_output[index] = item; }
    /// All items.
    const QJsonArray &output() const { return m_output; }

private:
    QString m_seed;
    QByteArray m_bytes;
    int m_sequence = 0;
    QSet<QString> m_ids;
    QJsonArray m_output;
};

} // namespace core
