#include "core/proxy/metrics.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr qsizetype kMostRows = 500;

using Labels = QList<QPair<const char *, QString>>;

/// Milliseconds as decimal seconds: `0.25`, `12`.
QByteArray seconds(qint64 milliseconds)
{
    QByteArray text = QByteArray::number(milliseconds / 1000);
    const qint64 rest = milliseconds % 1000;
    if (rest == 0)
        return text;
    text += '.' + QByteArray::number(rest).rightJustified(3, '0');
    while (text.endsWith('0'))
        text.chop(1);
    return text;
}

void appendEscaped(QByteArray &text, const QString &value)
{
    const QByteArray bytes = value.toUtf8();
    for (const char byte : bytes) {
        if (byte == '\n')
            text.append("\\n");
        else if (byte == '\\' || byte == '"')
            text.append('\\').append(byte);
        else
            text.append(byte);
    }
}

/// Writes families one after the other: what they are, then their lines.
class TextWriter
{
public:
    void family(const char *name, const char *type, const char *help)
    {
        m_name = name;
        m_text += QByteArrayLiteral("# HELP ") + name + ' ' + help + QByteArrayLiteral("\n# TYPE ") + name
                  + ' ' + type + '\n';
    }

    void line(const Labels &labels, const QByteArray &value, const char *suffix = "")
    {
        m_text.append(m_name).append(suffix);
        for (qsizetype i = 0; i < labels.size(); ++i) {
            m_text.append(i == 0 ? '{' : ',').append(labels.at(i).first).append("=\"");
            appendEscaped(m_text, labels.at(i).second);
            m_text.append('"');
        }
        if (!labels.isEmpty())
            m_text.append('}');
        m_text.append(' ').append(value).append('\n');
    }

    void line(const Labels &labels, qint64 value) { line(labels, QByteArray::number(value)); }

    void gauge(const char *name, qint64 value, const char *help)
    {
        family(name, "gauge", help);
        line({}, value);
    }

    void histogram(const Labels &labels, const DurationHistogram &counted,
                   const DurationHistogram::Bounds &bounds)
    {
        Labels bucket = labels;
        bucket.append({"le", QString()});
        for (int place = 0; place < DurationHistogram::kBounds; ++place) {
            bucket.last().second = QString::fromLatin1(seconds(bounds[size_t(place)]));
            line(bucket, QByteArray::number(counted.upTo(place)), "_bucket");
        }
        bucket.last().second = QStringLiteral("+Inf");
        line(bucket, QByteArray::number(counted.count()), "_bucket");
        line(labels, seconds(counted.sumMs()), "_sum");
        line(labels, QByteArray::number(counted.count()), "_count");
    }

    QByteArray take() { return std::move(m_text); }

private:
    QByteArray m_name;
    QByteArray m_text;
};

Labels labelsOf(const Metrics::TargetName &target)
{
    return {{"provider", target.first}, {"model", target.second}};
}

void writeTargets(TextWriter &text, const QMap<Metrics::TargetName, Metrics::Target> &targets)
{
    text.family("switchyard_requests_total", "counter",
                "Requests that ended, by who answered or was asked last, and by the hundreds of the status.");
    for (auto target = targets.cbegin(); target != targets.cend(); ++target) {
        for (size_t i = 0; i < target->answers.size(); ++i) {
            if (target->answers[i] == 0)
                continue;
            Labels labels = labelsOf(target.key());
            labels.append({"status", QStringLiteral("%1xx").arg(i + 1)});
            text.line(labels, target->answers[i]);
        }
    }
    text.family("switchyard_prompt_tokens_total", "counter", "Tokens of prompts that were answered.");
    for (auto target = targets.cbegin(); target != targets.cend(); ++target)
        text.line(labelsOf(target.key()), target->promptTokens);
    text.family("switchyard_completion_tokens_total", "counter", "Tokens of answers.");
    for (auto target = targets.cbegin(); target != targets.cend(); ++target)
        text.line(labelsOf(target.key()), target->completionTokens);
    text.family("switchyard_cost_dollars_total", "counter",
                "What requests cost, where that is known, without play money.");
    for (auto target = targets.cbegin(); target != targets.cend(); ++target)
        text.line(labelsOf(target.key()), target->cost.toDecimal().toLatin1());
}

void writeProviders(TextWriter &text, const QMap<QString, Metrics::Provider> &providers)
{
    text.family("switchyard_attempts_total", "counter", "Requests to providers, by how they ended.");
    for (auto provider = providers.cbegin(); provider != providers.cend(); ++provider) {
        const auto line = [&](const char *outcome, qint64 value) {
            text.line({{"provider", provider.key()}, {"outcome", QString::fromLatin1(outcome)}}, value);
        };
        line("answered", provider->answered);
        line("failed", provider->failed);
        line("cancelled", provider->cancelled);
    }
    text.family("switchyard_fallbacks_total", "counter",
                "Requests that took more than one attempt, by who answered or was asked last.");
    for (auto provider = providers.cbegin(); provider != providers.cend(); ++provider)
        text.line({{"provider", provider.key()}}, provider->fallbacks);
    text.family("switchyard_time_to_first_token_seconds", "histogram",
                "From the arrival of a request to the first token of its answer.");
    for (auto provider = providers.cbegin(); provider != providers.cend(); ++provider)
        text.histogram({{"provider", provider.key()}}, provider->firstToken, Metrics::firstTokenBounds());
    text.family("switchyard_request_duration_seconds", "histogram",
                "From the arrival of a request to its end.");
    for (auto provider = providers.cbegin(); provider != providers.cend(); ++provider)
        text.histogram({{"provider", provider.key()}}, provider->duration, Metrics::durationBounds());
}

void writeEngine(TextWriter &text, const EngineFigures &engine)
{
    text.gauge("switchyard_running_requests", engine.runningCalls, "Requests that are being answered.");
    text.gauge("switchyard_upstream_exchanges", engine.runningAttempts, "Requests under way at providers.");
    text.gauge("switchyard_history_queue_length", engine.waitingRows,
               "Ended requests that are not in the history yet.");

    text.family("switchyard_circuit_state", "gauge",
                "Circuit breaker of an endpoint that was asked: 0 closed, 1 half open, 2 open.");
    for (const CircuitFigure &circuit : engine.circuits.first(std::min(engine.circuits.size(), kMostRows)))
        text.line({{"provider", circuit.provider},
                   {"key", circuit.keyName},
                   {"model", circuit.model},
                   {"endpoint", circuit.endpoint}},
                  qint64(circuit.state));

    const QList<BudgetStatus> budgets = engine.budgets.first(std::min(engine.budgets.size(), kMostRows));
    const auto perBudget = [&](const char *name, const char *help, Money (*amount)(const BudgetStatus &)) {
        text.family(name, "gauge", help);
        for (const BudgetStatus &status : budgets)
            text.line({{"budget", status.budget.name}}, amount(status).toDecimal().toLatin1());
    };
    perBudget("switchyard_budget_spent_dollars", "Spent in the running period of a budget.",
              [](const BudgetStatus &status) { return status.spent; });
    perBudget("switchyard_budget_reserved_dollars", "Set aside for requests under way.",
              [](const BudgetStatus &status) { return status.reserved; });
    perBudget("switchyard_budget_limit_dollars", "The most that may be spent in a period.",
              [](const BudgetStatus &status) { return status.budget.limit; });
}

void writeProcess(TextWriter &text, const MetricsNow &now)
{
    text.gauge("switchyard_open_connections", now.openConnections, "Clients connected to the local API.");
    text.family("switchyard_build_info", "gauge", "Always 1; the version is in the label.");
    text.line({{"version", now.version}}, 1);
    text.gauge("process_start_time_seconds", now.startedAt,
               "When the program started, in seconds since 1970.");
    if (now.process.residentBytes)
        text.gauge("process_resident_memory_bytes", *now.process.residentBytes, "Memory in RAM.");
    if (now.process.openFiles)
        text.gauge("process_open_fds", *now.process.openFiles, "Open file descriptors.");
}

} // namespace

QByteArray metricsText(const Metrics &counted, const MetricsNow &now)
{
    TextWriter text;
    writeTargets(text, counted.targets());
    writeProviders(text, counted.providers());
    writeEngine(text, now.engine);
    writeProcess(text, now);
    return text.take();
}

} // namespace core
