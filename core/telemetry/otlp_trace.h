#pragma once

#include "core/model/request_record.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>

namespace core {

// Finished requests as OpenTelemetry traces: OTLP over HTTP in its JSON form, with the names of the semantic
// conventions for generative AI (version 1.37 and what was added to it since) and, beside them, those that
// OpenRouter's broadcast uses. A request is one trace: a span for the whole and below it one for each
// attempt. Only figures and names go in; no prompt, answer or error message, because those repeat what was
// asked.

using RecordPtr = std::shared_ptr<const RequestRecord>;

/// What the traces say about whoever sends them.
struct TraceSource {
    QString version; ///< Of this program.
    /// The conventions' names for providers that have another id here, such as `aws.bedrock`.
    QHash<QString, QString> providerNames = {};
};

/// The same record without the texts and tables that are never told, as it waits to be told.
RequestRecord withoutTexts(RequestRecord record);

/// 32 digits. The same request always has the same, so that one that is told twice is one trace.
QByteArray traceIdOf(const QString &requestId);
/// 16 digits; 0 is the span of the whole request, above that come the attempts' ordinals.
QByteArray spanIdOf(const QString &requestId, int ordinal);

/// The body of a request to a collector.
QByteArray otlpTraces(const QList<RecordPtr> &records, const TraceSource &source);

} // namespace core
