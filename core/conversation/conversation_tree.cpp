#include "core/conversation/conversation_tree.h"

#include <algorithm>

namespace core {

namespace {

/// For the model, so in the language that all of them know best.
const QString kGoOn = QStringLiteral("Your last answer was cut off. Go on exactly where it stopped, without "
                                     "repeating anything and without any introduction.");

/// What one turn adds to the messages of a later one.
void appendAnswered(QList<Message> &messages, const Turn &turn, const ContextRules &rules)
{
    messages << questionMessage(turn.question, rules.pictureHead);
    Message answer = Message::text(Role::Assistant, turn.answer);
    answer.reasoning = turn.reasoning;
    answer.reasoningDetails = turn.reasoningDetails;
    messages << answer;
}

QStringList imagesIn(const QJsonObject &fields)
{
    QStringList addresses;
    for (const QJsonValue &image : fields.value(QLatin1String("images")).toArray()) {
        const QJsonValue address = image[QLatin1String("image_url")];
        const QString text =
            address.isString() ? address.toString() : address[QLatin1String("url")].toString();
        if (!text.isEmpty())
            addresses << text;
    }
    return addresses;
}

bool isSameExchange(const Turn &a, const Turn &b)
{
    return a.modelKey == b.modelKey && a.answer == b.answer && a.question == b.question;
}

} // namespace

ConversationTree::ConversationTree(std::vector<Turn> turns, qint64 head)
{
    for (Turn &turn : turns) {
        turn.id = qint64(m_turns.size()) + 1;
        if (turn.parent < 0 || turn.parent >= turn.id)
            turn.parent = 0;
        if (turn.questionId <= 0 || turn.questionId > turn.id)
            turn.questionId = turn.id;
        if (turn.running())
            turn.state = Turn::State::Interrupted;
        turn.continuedFrom.reset();
        m_children[turn.parent] << turn.id;
        m_turns.push_back(std::move(turn));
    }
    showPathTo(find(head) ? head : 0);
}

const Turn *ConversationTree::find(qint64 id) const
{
    return id > 0 && id <= qint64(m_turns.size()) ? &m_turns[size_t(id - 1)] : nullptr;
}

QList<qint64> ConversationTree::answerVariants(qint64 turn) const
{
    const Turn *known = find(turn);
    QList<qint64> variants;
    if (!known)
        return variants;
    for (qint64 sibling : m_children.value(known->parent)) {
        if (find(sibling)->questionId == known->questionId)
            variants << sibling;
    }
    return variants;
}

QList<qint64> ConversationTree::questionVariants(qint64 turn) const
{
    const Turn *known = find(turn);
    QList<qint64> variants;
    if (!known)
        return variants;
    for (qint64 sibling : m_children.value(known->parent)) {
        const qint64 question = find(sibling)->questionId;
        const auto same = std::find_if(variants.begin(), variants.end(),
                                       [&](qint64 other) { return find(other)->questionId == question; });
        if (same == variants.end())
            variants << sibling;
        else if (question != known->questionId || sibling == turn)
            *same = sibling;
    }
    return variants;
}

qint64 ConversationTree::add(Turn turn)
{
    turn.id = qint64(m_turns.size()) + 1;
    if (turn.questionId == 0)
        turn.questionId = turn.id;
    const qint64 id = turn.id;
    m_children[turn.parent] << id;
    m_turns.push_back(std::move(turn));
    m_changed << id;
    showPathTo(id);
    return id;
}

void ConversationTree::begin(Turn &turn, const Asked &asked)
{
    turn.state = Turn::State::Waiting;
    turn.modelName = asked.modelName;
    turn.modelKey = asked.modelKey;
    turn.askedAt = asked.at;
    turn.askedAtMs = asked.nowMs;
}

qint64 ConversationTree::ask(const Question &question, const Asked &asked)
{
    stop();
    Turn turn;
    turn.parent = headId();
    turn.question = question;
    begin(turn, asked);
    return m_running = add(std::move(turn));
}

qint64 ConversationTree::askAgain(qint64 id, const Asked &asked)
{
    const Turn *known = find(id);
    if (!known)
        return 0;
    stop();
    Turn turn;
    turn.parent = known->parent;
    turn.questionId = known->questionId;
    turn.question = known->question;
    begin(turn, asked);
    return m_running = add(std::move(turn));
}

qint64 ConversationTree::edit(qint64 id, const Question &question, const Asked &asked)
{
    const Turn *known = find(id);
    if (!known)
        return 0;
    stop();
    Turn turn;
    turn.parent = known->parent;
    turn.question = question;
    begin(turn, asked);
    return m_running = add(std::move(turn));
}

qint64 ConversationTree::continueAnswer(qint64 id, const Asked &asked)
{
    stop();
    Turn *turn = at(id);
    if (!turn || !turn->canContinue())
        return 0;
    if (turn->record && turn->record->costSource != CostSource::Simulated)
        turn->costBefore += turn->record->cost.value_or(Money());
    const QString modelName = turn->modelName;
    begin(*turn, asked);
    if (!modelName.isEmpty() && modelName != asked.modelName)
        turn->modelName = modelName; // it wrote the greater part
    turn->continuedFrom = turn->answer.size();
    turn->error.reset();
    turn->record.reset();
    turn->attempts.clear();
    turn->firstTokenMs.reset();
    turn->lastTokenMs = 0;
    m_changed << id;
    showPathTo(id);
    return m_running = id;
}

void ConversationTree::showPathTo(qint64 id)
{
    m_path.clear();
    for (const Turn *turn = find(id); turn; turn = find(turn->parent)) {
        m_path.prepend(turn->id);
        m_lastShown[turn->parent] = turn->id;
    }
}

void ConversationTree::select(qint64 id)
{
    if (!find(id))
        return;
    for (QList<qint64> children = m_children.value(id); !children.isEmpty(); children = m_children.value(id))
        id = m_lastShown.value(id, children.last());
    showPathTo(id);
}

void ConversationTree::goTo(qint64 id)
{
    if (id == 0 || find(id))
        showPathTo(id);
}

void ConversationTree::adopt(const ConversationTree &other)
{
    stop();
    qint64 parent = 0;
    for (qint64 theirs : other.path()) {
        Turn copy = *other.find(theirs);
        const QList<qint64> children = m_children.value(parent);
        const auto same = std::find_if(children.begin(), children.end(),
                                       [&](qint64 child) { return isSameExchange(*find(child), copy); });
        if (same != children.end()) {
            parent = *same;
            continue;
        }
        copy.parent = parent;
        copy.questionId = 0;
        for (qint64 child : children) {
            if (find(child)->question == copy.question)
                copy.questionId = find(child)->questionId;
        }
        if (copy.running())
            copy.state = Turn::State::Stopped;
        parent = add(std::move(copy));
    }
    showPathTo(parent);
}

void ConversationTree::take(const CallProgress &news, qint64 nowMs)
{
    Turn *turn = at(m_running);
    if (!turn)
        return;
    m_changed << turn->id;
    if (news.attempt)
        turn->attempts << *news.attempt;
    for (const ChatEvent &event : news.events)
        takeEvent(*turn, event, nowMs);
    if (!news.finished)
        return;
    turn->record = news.finished;
    turn->error = news.finished->error;
    turn->exchanges << news.exchanges;
    turn->state = turn->error ? Turn::State::Failed : Turn::State::Done;
    turn->continuedFrom.reset();
    m_running = 0;
}

void ConversationTree::takeEvent(Turn &turn, const ChatEvent &event, qint64 nowMs)
{
    if (isContent(event)) {
        turn.state = Turn::State::Streaming;
        if (!turn.firstTokenMs)
            turn.firstTokenMs = nowMs - turn.askedAtMs;
        turn.lastTokenMs = nowMs - turn.askedAtMs;
    }
    if (const auto *text = std::get_if<TextDelta>(&event)) {
        // Only the first alternative is shown; nobody here ever asks for more.
        if (text->choice == 0)
            turn.answer += text->text;
    } else if (const auto *reasoning = std::get_if<ReasoningDelta>(&event)) {
        turn.reasoning += reasoning->text;
        for (const QJsonValue &detail : reasoning->details)
            turn.reasoningDetails.append(detail);
        if (!turn.reasoningFromMs)
            turn.reasoningFromMs = nowMs - turn.askedAtMs;
        turn.reasoningMs = nowMs - turn.askedAtMs - *turn.reasoningFromMs;
    } else if (const auto *refusal = std::get_if<RefusalDelta>(&event)) {
        turn.refusal += refusal->text;
    } else if (const auto *extra = std::get_if<ExtraDelta>(&event)) {
        if (extra->choice == 0)
            turn.images += imagesIn(extra->fields);
    } else if (const auto *call = std::get_if<ToolCallDelta>(&event)) {
        while (turn.toolCalls.size() <= call->index)
            turn.toolCalls.append(ToolCall {});
        ToolCall &known = turn.toolCalls[call->index];
        if (!call->id.isEmpty())
            known.id = call->id;
        if (!call->name.isEmpty())
            known.name = call->name;
        known.arguments += call->arguments;
    }
}

void ConversationTree::stop()
{
    if (Turn *turn = at(m_running)) {
        turn->state = Turn::State::Stopped;
        turn->continuedFrom.reset();
        m_changed << turn->id;
    }
    m_running = 0;
}

void ConversationTree::forgetExchanges(qint64 id)
{
    if (Turn *turn = at(id))
        turn->exchanges.clear();
}

void ConversationTree::markAllChanged()
{
    for (const Turn &turn : m_turns)
        m_changed << turn.id;
}

QList<Message> ConversationTree::messagesBefore(const Turn *asking, const ContextRules &rules) const
{
    QList<const Turn *> earlier;
    for (qint64 id : m_path) {
        const Turn *turn = find(id);
        if (turn == asking)
            break;
        if (!turn->answer.isEmpty())
            earlier << turn;
    }
    if (rules.earlierTurns)
        earlier = earlier.mid(std::max<qsizetype>(0, earlier.size() - *rules.earlierTurns));
    QList<Message> messages;
    if (!rules.systemPrompt.trimmed().isEmpty())
        messages << Message::text(Role::System, rules.systemPrompt);
    for (const Turn *turn : std::as_const(earlier))
        appendAnswered(messages, *turn, rules);
    return messages;
}

QList<Message> ConversationTree::context(const ContextRules &rules) const
{
    return messagesBefore(nullptr, rules);
}

QList<Message> ConversationTree::messages(const ContextRules &rules) const
{
    const Turn *asking = find(m_running);
    QList<Message> messages = messagesBefore(asking, rules);
    if (!asking)
        return messages;
    if (asking->continuedFrom) {
        appendAnswered(messages, *asking, rules);
        messages << Message::text(Role::User, kGoOn);
    } else {
        messages << questionMessage(asking->question, rules.pictureHead);
    }
    return messages;
}

qsizetype ConversationTree::attachedBytes() const
{
    qsizetype sum = 0;
    for (qint64 id : m_path) {
        for (const Attachment &attachment : find(id)->question.attachments)
            sum += attachment.bytes.size();
    }
    return sum;
}

Money ConversationTree::cost() const
{
    Money sum;
    for (const Turn &turn : m_turns) {
        sum += turn.costBefore;
        if (turn.record && turn.record->costSource != CostSource::Simulated)
            sum += turn.record->cost.value_or(Money());
    }
    return sum;
}

} // namespace core
