#include "core/protocol/gemini/gemini_answer_reader.h"

#include "core/protocol/gemini/gemini_citations.h"
#include "core/protocol/gemini/gemini_finish.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/gemini/gemini_usage.h"
#include "core/protocol/openai_errors.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// How much text is kept for the positions of citations; grounded answers are far shorter.
constexpr qsizetype kTextKept = 256 * 1024;

// With `$alt=json;enum-encoding=int` in the address enums come as numbers. Those that follow in the lists
// mean different things at AI Studio and at Vertex.
constexpr QLatin1String kFinishNumbers[] = {
    QLatin1String(),         QLatin1String("STOP"),       QLatin1String("MAX_TOKENS"),
    QLatin1String("SAFETY"), QLatin1String("RECITATION"), QLatin1String("OTHER")};
constexpr QLatin1String kBlockNumbers[] = {QLatin1String(), QLatin1String("SAFETY"), QLatin1String("OTHER"),
                                           QLatin1String("BLOCKLIST"), QLatin1String("PROHIBITED_CONTENT")};

template<size_t Size>
QString enumWord(const QJsonValue &value, const QLatin1String (&names)[Size])
{
    if (!value.isDouble()) {
        const QString word = value.toString();
        return word.endsWith(QLatin1String("_UNSPECIFIED")) ? QString() : word;
    }
    const int number = value.toInt();
    return number >= 0 && number < int(Size) ? QString(names[number]) : QString::number(number);
}

QJsonObject rawPart(const QJsonObject &part, qsizetype textStart)
{
    const QJsonObject entry {{kTextStart, textStart}, {QLatin1String("part"), part}};
    return {{kGoogleParts, QJsonArray {entry}}};
}

/// Old names stay, lists of citations grow, everything else is replaced by what came later.
void mergeBeside(QJsonObject &beside, const QJsonObject &json)
{
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        if (it.key() != QLatin1String("citationMetadata")) {
            beside.insert(it.key(), it.value());
            continue;
        }
        QJsonObject metadata = beside.value(it.key()).toObject();
        const QJsonObject more = it.value().toObject();
        for (auto list = more.constBegin(); list != more.constEnd(); ++list) {
            QJsonArray entries = metadata.value(list.key()).toArray();
            for (const QJsonValue &entry : list.value().toArray()) {
                if (!entries.contains(entry))
                    entries.append(entry);
            }
            metadata.insert(list.key(), entries);
        }
        beside.insert(it.key(), metadata);
    }
}

} // namespace

GeminiAnswerReader::GeminiAnswerReader(EndpointTarget target)
    : m_target(std::move(target))
{ }

void GeminiAnswerReader::readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out)
{
    Q_UNUSED(name)
    readWhole(json, out);
}

void GeminiAnswerReader::readWhole(const QJsonObject &json, QList<ChatEvent> &out)
{
    const QJsonArray candidates = json.value(QLatin1String("candidates")).toArray();
    const QString blocked =
        enumWord(json.value(QLatin1String("promptFeedback")).toObject().value(QLatin1String("blockReason")),
                 kBlockNumbers);
    if (!blocked.isEmpty())
        m_blockReason = blocked;
    if (!candidates.isEmpty() || !blocked.isEmpty())
        readInfo(json, out);
    for (int i = 0; i < candidates.size(); ++i) {
        const QJsonObject candidate = candidates.at(i).toObject();
        const int index = std::max(0, candidate.value(QLatin1String("index")).toInt(i));
        Candidate &known = m_candidates[index];
        known.index = index;
        readCandidate(candidate, known, out);
    }
    readUsage(json, out);
}

bool GeminiAnswerReader::readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out)
{
    if (name != "error" && !isErrorAnswer(json))
        return false;
    readUsage(json.toObject(), out);
    out.append(errorInAnswer(json, m_target));
    return true;
}

bool GeminiAnswerReader::complete() const
{
    const bool allFinished = std::all_of(m_candidates.begin(), m_candidates.end(),
                                         [](const auto &entry) { return !entry.second.finish.isEmpty(); });
    return allFinished && (!m_candidates.empty() || !m_blockReason.isEmpty());
}

void GeminiAnswerReader::finish(QList<ChatEvent> &out)
{
    if (m_candidates.empty())
        out.append(Finished {FinishReason::ContentFilter, m_blockReason, 0});
    for (auto &[index, candidate] : m_candidates) {
        endPartialCall(candidate, out);
        // A word that is not known counts as stop.
        FinishReason reason = geminiFinishReason(candidate.finish).value_or(FinishReason::Stop);
        if (reason == FinishReason::Error) {
            out.append(failureOf(candidate));
            return;
        }
        // The API says STOP for answers that end in calls, too.
        if (reason == FinishReason::Stop && candidate.calls > 0)
            reason = FinishReason::ToolCalls;
        QJsonObject fields;
        const QJsonArray annotations = geminiAnnotations(candidate.beside, candidate.text);
        if (!annotations.isEmpty())
            fields.insert(QLatin1String("annotations"), annotations);
        if (!candidate.beside.isEmpty())
            fields.insert(kGoogleCandidate, candidate.beside);
        if (!fields.isEmpty())
            out.append(ExtraDelta {fields, index});
        out.append(Finished {reason, candidate.finish, index});
    }
}

Error GeminiAnswerReader::failureOf(const Candidate &candidate) const
{
    const QJsonObject error {
        {QLatin1String("code"), candidate.finish},
        {QLatin1String("message"), candidate.beside.value(QLatin1String("finishMessage"))}};
    return errorInAnswer(QJsonObject {{QLatin1String("error"), error}}, m_target);
}

void GeminiAnswerReader::readInfo(const QJsonObject &json, QList<ChatEvent> &out)
{
    if (m_infoGiven)
        return;
    m_infoGiven = true;
    ReplyInfo info;
    info.id = json.value(QLatin1String("responseId")).toString();
    info.model = m_model = json.value(QLatin1String("modelVersion")).toString();
    const QString created = json.value(QLatin1String("createTime")).toString();
    if (const QDateTime time = QDateTime::fromString(created, Qt::ISODateWithMs); time.isValid())
        info.created = time.toSecsSinceEpoch();
    m_seed = info.id.isEmpty() ? created : info.id;
    const QJsonObject rest = withoutVoid(json, {QLatin1String("responseId"), QLatin1String("modelVersion"),
                                                QLatin1String("candidates"), QLatin1String("usageMetadata")});
    if (!rest.isEmpty())
        info.extra.insert(kGoogleExtra, rest);
    out.append(info);
}

void GeminiAnswerReader::readUsage(const QJsonObject &json, QList<ChatEvent> &out)
{
    const QJsonObject usage = json.value(QLatin1String("usageMetadata")).toObject();
    Usage read = usageFromGemini(usage);
    read.webSearches = billedSearches();
    if (usage.isEmpty() || (usage == m_usage && read.webSearches == m_searches))
        return;
    m_usage = usage;
    m_searches = read.webSearches;
    out.append(UsageReport {read});
}

/// Google charges each search from Gemini 3 on, and before that each prompt for which it searched
/// (ai.google.dev/gemini-api/docs/pricing).
qint64 GeminiAnswerReader::billedSearches() const
{
    qint64 searches = 0;
    for (const auto &[index, candidate] : m_candidates) {
        const QJsonArray queries = candidate.beside.value(QLatin1String("groundingMetadata"))
                                       .toObject()
                                       .value(QLatin1String("webSearchQueries"))
                                       .toArray();
        searches += std::count_if(queries.begin(), queries.end(),
                                  [](const QJsonValue &query) { return !query.toString().isEmpty(); });
    }
    const bool byPrompt =
        m_model.contains(QLatin1String("gemini-2")) || m_model.contains(QLatin1String("gemini-1"));
    return byPrompt ? std::min<qint64>(searches, 1) : searches;
}

void GeminiAnswerReader::readCandidate(const QJsonObject &json, Candidate &candidate, QList<ChatEvent> &out)
{
    const QJsonObject content = json.value(QLatin1String("content")).toObject();
    for (const QJsonValue &part : content.value(QLatin1String("parts")).toArray())
        readPart(part.toObject(), candidate, out);
    if (const QJsonValue result = json.value(QLatin1String("logprobsResult")); !isVoid(result)) {
        const QJsonObject logprobs = geminiLogprobs(result.toObject());
        out.append(ExtraDelta {QJsonObject {{QLatin1String("logprobs"), logprobs}}, candidate.index});
    }
    mergeBeside(candidate.beside,
                withoutVoid(json, {QLatin1String("content"), QLatin1String("index"),
                                   QLatin1String("finishReason"), QLatin1String("logprobsResult")}));
    const QString word = enumWord(json.value(QLatin1String("finishReason")), kFinishNumbers);
    if (!word.isEmpty())
        candidate.finish = word;
}

void GeminiAnswerReader::readPart(const QJsonObject &part, Candidate &candidate, QList<ChatEvent> &out)
{
    const QString signature = part.value(QLatin1String("thoughtSignature")).toString();
    const bool thought = part.value(QLatin1String("thought")).toBool();
    const QJsonValue text = part.value(QLatin1String("text"));
    const bool isEmptyPart = withoutVoid(part, {QLatin1String("thoughtSignature")}).isEmpty()
                             && !part.contains(QLatin1String("functionCall"));
    if (text.isString() && thought)
        readThought(text.toString(), signature, candidate, out);
    else if (text.isString() || isEmptyPart)
        readText(text.toString(), signature, candidate, out);
    else if (const QJsonValue call = part.value(QLatin1String("functionCall")); call.isObject())
        readCall(call.toObject(), signature, candidate, out);
    else if (!thought && part.value(QLatin1String("inlineData")).isObject())
        readMedia(part, candidate, out);
    else
        out.append(ExtraDelta {rawPart(part, candidate.textLength), candidate.index});
}

void GeminiAnswerReader::readText(const QString &text, const QString &signature, Candidate &candidate,
                                  QList<ChatEvent> &out)
{
    const qsizetype start = candidate.textLength;
    if (!text.isEmpty()) {
        const bool keeps = start == candidate.text.size() && start + text.size() <= kTextKept;
        if (keeps)
            candidate.text += text;
        else
            candidate.text.clear();
        candidate.textLength += text.size();
        out.append(TextDelta {text, candidate.index});
    }
    if (candidate.thinking && (!text.isEmpty() || !signature.isEmpty())) {
        candidate.thinking = false;
        ++candidate.details;
    }
    if (signature.isEmpty())
        return;
    QJsonObject detail = encryptedDetail(signature, {}, kGeminiReasoning, candidate.details++);
    detail.insert(kTextStart, start);
    detail.insert(kTextEnd, candidate.textLength);
    out.append(ReasoningDelta {{}, {detail}, candidate.index});
}

void GeminiAnswerReader::readThought(const QString &text, const QString &signature, Candidate &candidate,
                                     QList<ChatEvent> &out)
{
    if (text.isEmpty() && signature.isEmpty())
        return;
    QJsonObject detail = textDetail(text, signature, kGeminiReasoning, candidate.details);
    if (candidate.textLength > 0)
        detail.insert(kTextStart, candidate.textLength);
    candidate.thinking = signature.isEmpty();
    if (!candidate.thinking)
        ++candidate.details;
    out.append(ReasoningDelta {text, {detail}, candidate.index});
}

void GeminiAnswerReader::readCall(const QJsonObject &call, const QString &signature, Candidate &candidate,
                                  QList<ChatEvent> &out)
{
    const QString name = call.value(QLatin1String("name")).toString();
    const bool goesOn = call.value(QLatin1String("willContinue")).toBool();
    const QJsonArray pieces = call.value(QLatin1String("partialArgs")).toArray();
    if (name.isEmpty() && !candidate.partial)
        return;
    ToolCallDelta delta;
    delta.choice = candidate.index;
    delta.extra = thoughtSignatureExtra(signature);
    if (!name.isEmpty()) {
        endPartialCall(candidate, out);
        delta.id = call.value(QLatin1String("id")).toString();
        if (delta.id.isEmpty())
            delta.id = madeGeminiCallId(
                QStringLiteral("%1/%2/%3").arg(m_seed).arg(candidate.index).arg(candidate.calls));
        delta.name = name;
        delta.index = candidate.calls++;
        candidate.lastCallId = delta.id;
        if (goesOn || !pieces.isEmpty())
            candidate.partial.emplace();
        else
            delta.arguments = compactJson(call.value(QLatin1String("args")).toObject());
    } else {
        delta.index = candidate.calls - 1;
    }
    if (!name.isEmpty() || !signature.isEmpty())
        out.append(delta);
    if (candidate.thinking) {
        candidate.thinking = false;
        ++candidate.details;
    }
    if (!signature.isEmpty()) {
        const QJsonObject detail =
            encryptedDetail(signature, candidate.lastCallId, kGeminiReasoning, candidate.details++);
        out.append(ReasoningDelta {{}, {detail}, candidate.index});
    }
    if (candidate.partial)
        candidate.partial->add(pieces);
    if (!goesOn)
        endPartialCall(candidate, out);
}

void GeminiAnswerReader::endPartialCall(Candidate &candidate, QList<ChatEvent> &out)
{
    if (!candidate.partial)
        return;
    ToolCallDelta delta;
    delta.index = candidate.calls - 1;
    delta.choice = candidate.index;
    delta.arguments = compactJson(candidate.partial->arguments());
    candidate.partial.reset();
    out.append(delta);
}

/// Images in OpenRouter's form, with the signature that Google wants back with them; sound as OpenAI's audio
/// has it.
void GeminiAnswerReader::readMedia(const QJsonObject &part, Candidate &candidate, QList<ChatEvent> &out)
{
    const QJsonObject media = part.value(QLatin1String("inlineData")).toObject();
    const QString type = media.value(QLatin1String("mimeType")).toString();
    const QString data = media.value(QLatin1String("data")).toString();
    QJsonObject fields;
    if (type.startsWith(QLatin1String("image/"))) {
        QJsonObject image {
            {QLatin1String("type"), QLatin1String("image_url")},
            {QLatin1String("image_url"), QJsonObject {{QLatin1String("url"), makeDataUrl(type, data)}}}};
        mergeMissing(image, thoughtSignatureExtra(part.value(QLatin1String("thoughtSignature")).toString()));
        fields.insert(QLatin1String("images"), QJsonArray {image});
    } else if (type.startsWith(QLatin1String("audio/"))) {
        fields.insert(QLatin1String("audio"),
                      QJsonObject {{QLatin1String("data"), data}, {QLatin1String("mime_type"), type}});
    } else {
        fields = rawPart(part, candidate.textLength);
    }
    out.append(ExtraDelta {fields, candidate.index});
}

} // namespace core
