#include "core/budget/open_spending.h"

#include "core/budget/scope_match.h"

#include <QMap>

#include <algorithm>

namespace core {

namespace {

constexpr qint64 kMillisecondsPerMinute = 60'000;

} // namespace

QString attemptId(const QString &requestId, int ordinal)
{
    return requestId + u'#' + QString::number(ordinal);
}

bool OpenSpending::Request::isOpen() const
{
    return std::any_of(attempts.begin(), attempts.end(), [](const Attempt &one) { return !one.end; });
}

OpenSpending::Attempt *OpenSpending::attempt(const QString &requestId, int ordinal)
{
    const auto request = m_requests.find(requestId);
    if (request == m_requests.end())
        return nullptr;
    for (Attempt &one : request->attempts) {
        if (one.begin.ordinal == ordinal)
            return &one;
    }
    return nullptr;
}

bool OpenSpending::begin(const JournalBegin &line)
{
    if (attempt(line.requestId, line.ordinal))
        return false;
    Request &request = m_requests[line.requestId];
    if (request.attempts.empty()) {
        request.run = line.run;
        m_order.push_back(line.requestId);
    }
    request.attempts.push_back({.begin = line});
    return true;
}

const OpenSpending::Attempt *OpenSpending::end(const JournalEnd &line)
{
    Attempt *ended = attempt(line.requestId, line.ordinal);
    if (!ended || ended->end)
        return nullptr;
    ended->end = line;
    return ended;
}

bool OpenSpending::withdraw(const JournalVoid &line)
{
    const auto request = m_requests.find(line.requestId);
    if (request == m_requests.end())
        return false;
    const auto gone = std::erase_if(request->attempts, [&line](const Attempt &one) {
        return one.begin.ordinal == line.ordinal && !one.end;
    });
    if (request->attempts.empty())
        m_requests.erase(request);
    return gone > 0;
}

void OpenSpending::stored(const QStringList &requestIds)
{
    for (const QString &id : requestIds) {
        const auto request = m_requests.find(id);
        if (request == m_requests.end())
            continue;
        if (m_keeping) {
            request->stored = true;
            m_kept << id;
        } else {
            m_requests.erase(request);
        }
    }
    while (!m_order.empty() && !m_requests.contains(m_order.front()))
        m_order.pop_front();
}

void OpenSpending::keepStored(bool keep)
{
    m_keeping = keep;
    if (!keep)
        stored(std::exchange(m_kept, {}));
}

void OpenSpending::forgetBeyond(qsizetype most)
{
    // Once around at most, for what is open goes to the end of the queue.
    for (std::size_t left = m_order.size(); left > 0 && m_requests.size() > most; --left) {
        const QString id = m_order.front();
        m_order.pop_front();
        const auto request = m_requests.find(id);
        if (request == m_requests.end())
            continue;
        if (request->isOpen())
            m_order.push_back(id);
        else
            m_requests.erase(request);
    }
}

const OpenSpending::Request *OpenSpending::find(const QString &requestId) const
{
    const auto request = m_requests.constFind(requestId);
    return request == m_requests.cend() ? nullptr : &*request;
}

QStringList OpenSpending::requestsOf(const QSet<QString> &runs) const
{
    QStringList ids;
    for (auto request = m_requests.cbegin(); request != m_requests.cend(); ++request) {
        if (runs.contains(request->run))
            ids << request.key();
    }
    return ids;
}

QSet<QString> OpenSpending::runs() const
{
    QSet<QString> runs;
    for (const Request &request : m_requests)
        runs << request.run;
    return runs;
}

QList<PastSpend> OpenSpending::spentUnder(const QList<SpendQuestion> &questions) const
{
    QList<PastSpend> sums;
    for (const SpendQuestion &question : questions) {
        PastSpend past {.budget = question.budget.name, .question = question.id};
        QMap<qint64, Money> minutes;
        const qint64 from = question.from.isValid() ? question.from.toMSecsSinceEpoch() : INT64_MIN;
        for (const Request &request : m_requests) {
            for (const Attempt &one : request.attempts) {
                if (!one.end || one.end->cost.value_or(Money {}) <= Money {} || one.begin.arrived < from
                    || !budgetCounts(question.budget, one.begin.facts))
                    continue;
                past.total += *one.end->cost;
                minutes[one.begin.arrived / kMillisecondsPerMinute] += *one.end->cost;
            }
        }
        if (question.budget.period == BudgetPeriod::Rolling) {
            for (auto minute = minutes.cbegin(); minute != minutes.cend(); ++minute)
                past.minutes << std::pair(minute.key(), minute.value());
        }
        sums << past;
    }
    return sums;
}

void OpenSpending::carryOver(QByteArray &out) const
{
    for (const Request &request : m_requests) {
        if (request.stored)
            continue;
        for (const Attempt &one : request.attempts) {
            writeJournalLine(one.begin, out);
            if (one.end)
                writeJournalLine(*one.end, out);
        }
    }
}

} // namespace core
