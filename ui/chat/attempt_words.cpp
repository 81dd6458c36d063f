#include "ui/chat/attempt_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

using State = AttemptStep::State;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::AttemptWords)
};

/// The news of that attempt; null if there was none.
const core::CallProgress::Attempt *newsOf(const core::Turn &turn, int ordinal)
{
    const auto found = std::find_if(turn.attempts.cbegin(), turn.attempts.cend(),
                                    [&](const auto &attempt) { return attempt.ordinal == ordinal; });
    return found == turn.attempts.cend() ? nullptr : &*found;
}

QString nameOf(const core::Turn &turn, const core::AttemptRecord &attempt)
{
    if (const auto *news = newsOf(turn, attempt.ordinal); news && !news->provider.isEmpty())
        return news->provider;
    const core::RequestRecord &record = *turn.record;
    return record.provider == attempt.provider && !record.providerName.isEmpty() ? record.providerName
                                                                                 : attempt.provider;
}

QString who(const QString &provider, const QString &endpoint, const QString &model, const QString &asked)
{
    QString name = provider.isEmpty() ? endpoint : provider;
    // The endpoint says more only where the provider has several.
    if (endpoint.contains(u'/') && !provider.isEmpty())
        name += QStringLiteral(" (%1)").arg(endpoint);
    const bool other = !model.isEmpty() && !asked.isEmpty() && model != asked;
    return other ? Text::tr("%1 at %2", "a model, its provider").arg(model, name) : name;
}

QString saidBy(const core::Error &error)
{
    if (error.providerMessage.isEmpty() || error.message.contains(error.providerMessage))
        return error.message;
    return Text::tr("%1 In its own words: “%2”").arg(error.message, error.providerMessage);
}

AttemptStep stepOf(const core::Turn &turn, const core::AttemptRecord &attempt)
{
    AttemptStep step;
    step.who = who(nameOf(turn, attempt), attempt.endpoint, attempt.model, turn.record->modelAsked);
    step.why = attempt.why;
    const QString time = formatDuration(attempt.durationMs);
    if (!attempt.error) {
        step.state = State::Answered;
        step.outcome = attempt.firstByteMs ? Text::tr("answered in %1, the first byte after %2")
                                                 .arg(time, formatDuration(attempt.firstByteMs))
                                           : Text::tr("answered in %1").arg(time);
    } else if (attempt.error->kind == core::ErrorKind::Cancelled) {
        step.state = State::GivenUp;
        step.outcome = Text::tr("not waited for, after %1").arg(time);
        step.said = attempt.error->message;
    } else {
        step.state = State::Failed;
        step.outcome = attempt.httpStatus > 0
                           ? Text::tr("failed after %1 with status %2").arg(time).arg(attempt.httpStatus)
                           : Text::tr("failed after %1").arg(time);
        step.said = saidBy(*attempt.error);
    }
    if (attempt.cost && *attempt.cost > core::Money())
        step.outcome += QStringLiteral(" · ") + formatMoney(attempt.cost);
    for (const core::ParameterChange &change : attempt.changes)
        step.changes << core::parameterChangeText(change);
    return step;
}

/// While it runs, or where it was broken off before anybody could make a record of it.
QList<AttemptStep> stepsByNews(const core::Turn &turn)
{
    QList<AttemptStep> steps;
    const int newest = turn.attempts.isEmpty() ? 0 : turn.attempts.last().ordinal;
    QList<int> seen;
    for (const core::CallProgress::Attempt &attempt : turn.attempts) {
        // Whoever answers is told of a second time.
        if (seen.contains(attempt.ordinal))
            continue;
        seen << attempt.ordinal;
        AttemptStep step;
        step.who = who(attempt.provider, attempt.endpoint, attempt.model, turn.modelKey.section(u'@', 0, 0));
        step.why = attempt.why;
        if (attempt.ordinal != newest) {
            step.state = State::Failed;
            step.outcome = Text::tr("did not answer");
        } else if (turn.state == core::Turn::State::Waiting) {
            step.outcome = Text::tr("is being asked");
        } else if (turn.state == core::Turn::State::Streaming) {
            step.state = State::Answering;
            step.outcome = Text::tr("is answering");
        } else if (turn.state == core::Turn::State::Done) {
            step.state = State::Answered;
            step.outcome = Text::tr("answered");
        } else if (turn.state == core::Turn::State::Failed) {
            step.state = State::Failed;
            step.outcome = Text::tr("failed");
            step.said = turn.error ? saidBy(*turn.error) : QString();
        } else {
            step.state = State::GivenUp;
            step.outcome = turn.state == core::Turn::State::Stopped ? Text::tr("you stopped it")
                                                                    : Text::tr("the program ended meanwhile");
        }
        steps << step;
    }
    return steps;
}

} // namespace

QList<AttemptStep> attemptSteps(const core::Turn &turn)
{
    if (!turn.record || turn.record->attempts.isEmpty())
        return stepsByNews(turn);
    QList<AttemptStep> steps;
    for (const core::AttemptRecord &attempt : turn.record->attempts)
        steps << stepOf(turn, attempt);
    return steps;
}

QString attemptsSummary(const core::Turn &turn)
{
    const QList<AttemptStep> steps = attemptSteps(turn);
    if (steps.isEmpty() && turn.running())
        return Text::tr("A provider is being chosen.");
    if (steps.isEmpty())
        return turn.error ? Text::tr("Nobody was asked. %1").arg(turn.error->message)
                          : Text::tr("It is not known who was asked.");
    const auto answered = std::find_if(steps.cbegin(), steps.cend(), [](const AttemptStep &step) {
        return step.state == State::Answered || step.state == State::Answering;
    });
    if (answered == steps.cend())
        return turn.running() ? Text::tr("%n provider(s) asked so far.", nullptr, int(steps.size()))
                              : Text::tr("Nobody answered. Asked: %n.", nullptr, int(steps.size()));
    const int place = int(answered - steps.cbegin()) + 1;
    const bool answering = answered->state == State::Answering;
    if (place == 1 && steps.size() == 1)
        return answering ? Text::tr("%1 was asked first and is answering.").arg(answered->who)
                         : Text::tr("%1 was asked first and answered.").arg(answered->who);
    const QString ordinal = Text::tr("%1 of %2", "attempt number, of how many").arg(place).arg(steps.size());
    return answering ? Text::tr("%1 is answering, attempt %2.").arg(answered->who, ordinal)
                     : Text::tr("%1 answered, attempt %2.").arg(answered->who, ordinal);
}

} // namespace ui
