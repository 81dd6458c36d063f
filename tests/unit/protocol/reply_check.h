#pragma once

#include "core/protocol/client_shape.h"
#include "core/protocol/sse_decoder.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonValue>
#include <QSet>
#include <QString>
#include <QStringList>

/// What writers are given in tests: id `gen-1`, created 1700000000, model `acme/large`, provider `Acme`.
core::ReplyFacts replyFacts();

/// A recorded answer of any protocol.
struct RecordedAnswer {
    QString folder; ///< Of the fixtures.
    QString protocol; ///< Whose codec reads it.
    Capture capture;
};
/// All recorded answers with status 200, in the order of folders and names.
const QList<RecordedAnswer> &recordedAnswers();
/// A test's column `index` into recordedAnswers(), with a row for each.
void addRecordedAnswers();

/// A recorded answer (status 200) as events, read by the codec of `protocol`.
QList<core::ChatEvent> eventsOf(const Capture &capture, const QString &protocol);

/// Writes a stream event by event, as the local API does.
QByteArray streamOf(core::ReplyWriter &writer, const QList<core::ChatEvent> &events,
                    std::optional<core::Money> cost = {});

/// The server-sent events of a stream.
QList<core::SseEvent> sseEventsOf(const QByteArray &stream);

/// What the recorded JSON has and the written one does not, or has otherwise, as `path: recorded → written`.
/// What was added is no difference, nor is a number in another spelling. `ignored`: paths such as
/// `message.usage` or, with any index, `content[].id`, of which nothing is looked at.
QStringList lost(const QJsonValue &recorded, const QJsonValue &written, const QSet<QString> &ignored = {});
