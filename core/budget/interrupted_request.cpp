#include "core/budget/open_spending.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::InterruptedRequest)
};

Error interruption(bool isOpen)
{
    return {.kind = ErrorKind::Interrupted,
            .message = isOpen
                           ? Text::tr("Switchyard ended while this request was under way. What it may have "
                                      "cost at most is counted as spent.")
                           : Text::tr("Switchyard ended before this request was written down. What it cost "
                                      "is known, its answer is not.")};
}

/// The code that costReasonWords() has for what nobody but the journal remembers.
QString reasonFor(CostSource source)
{
    switch (source) {
    case CostSource::Reported:
        return QStringLiteral("provider");
    case CostSource::Computed:
        return QStringLiteral("usage");
    case CostSource::Estimated:
        return QStringLiteral("estimated_tokens");
    case CostSource::Simulated:
        return QStringLiteral("simulated");
    case CostSource::Unknown:
        return QStringLiteral("price_unknown");
    }
    Q_UNREACHABLE();
}

AttemptRecord attemptRow(const OpenSpending::Attempt &one)
{
    const JournalBegin &begin = one.begin;
    AttemptRecord row;
    row.ordinal = begin.ordinal;
    row.model = begin.facts.model;
    row.provider = begin.facts.provider;
    row.keyName = begin.facts.providerKey;
    // Whether it answered is not known; as an interruption of ours it is held against nobody.
    row.error = interruption(!one.end);
    row.started = QDateTime::fromMSecsSinceEpoch(begin.begun, Qt::UTC);
    row.durationMs = one.end ? qMax<qint64>(0, one.end->time - begin.begun) : 0;
    row.cost = one.end ? one.end->cost : begin.worst;
    return row;
}

} // namespace

RequestRecord interruptedRequest(const QString &id, const OpenSpending::Request &request)
{
    Q_ASSERT(!request.attempts.empty()); // else it would not be there
    const JournalBegin &first = request.attempts.front().begin;
    const OpenSpending::Attempt &last = request.attempts.back();
    const bool isOpen = request.isOpen();

    RequestRecord record;
    record.id = id;
    record.time = QDateTime::fromMSecsSinceEpoch(first.arrived, Qt::UTC);
    record.clientShape = first.clientShape;
    record.keyName = first.facts.keyName;
    record.keyId = first.facts.keyId;
    record.member = first.facts.member;
    record.app = first.facts.app;
    record.modelAsked = first.modelAsked;
    record.sessionId = first.sessionId;
    record.streamed = first.streamed;
    record.model = last.begin.facts.model;
    record.provider = last.begin.facts.provider;
    record.error = interruption(isOpen);
    record.status = httpStatusFor(*record.error);
    record.finishReason = QStringLiteral("error");
    record.costSource = last.end ? last.end->source : CostSource::Unknown;
    for (const OpenSpending::Attempt &one : request.attempts) {
        const AttemptRecord row = attemptRow(one);
        if (row.cost)
            record.cost = record.cost.value_or(Money {}) + *row.cost;
        record.durationMs = qMax(record.durationMs, record.time.msecsTo(row.started) + row.durationMs);
        record.attempts << row;
    }
    if (last.end && last.end->promptTokens + last.end->completionTokens > 0) {
        record.usage =
            Usage {.promptTokens = last.end->promptTokens, .completionTokens = last.end->completionTokens};
    }
    if (last.begin.facts.simulated)
        record.costSource = CostSource::Simulated;
    else if (isOpen)
        record.costSource = CostSource::Estimated;
    record.costReason = isOpen ? QStringLiteral("interrupted") : reasonFor(record.costSource);
    return record;
}

} // namespace core
