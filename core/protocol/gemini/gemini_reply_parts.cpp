#include "core/protocol/gemini/gemini_reply_parts.h"

#include "core/protocol/answer_pieces.h"
#include "core/protocol/gemini/gemini_citations.h"
#include "core/protocol/gemini/gemini_media.h"
#include "core/protocol/gemini/gemini_signature.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr QLatin1String kText("text");
constexpr QLatin1String kThought("thought");
constexpr QLatin1String kSignature("thoughtSignature");
/// How much text is kept for the positions of sources; answers with sources are far shorter.
constexpr qsizetype kTextKept = qsizetype(256) * 1024;

/// Whether anything in the details would be lost if only their text came back.
bool hasSecrets(const QJsonArray &details)
{
    return std::any_of(details.begin(), details.end(), [](const QJsonValue &value) {
        const QJsonObject detail = value.toObject();
        return !isVoid(detail.value(QLatin1String("signature")))
               || !isVoid(detail.value(QLatin1String("data")));
    });
}

QString readableText(const QJsonObject &detail)
{
    return detail.value(kText).toString() + detail.value(QLatin1String("summary")).toString();
}

} // namespace

GeminiReplyParts::GeminiReplyParts(bool thoughts)
    : m_thoughts(thoughts)
{ }

void GeminiReplyParts::add(const QString &text)
{
    if (text.isEmpty())
        return;
    closeCalls();
    m_ready.append({Kind::Text, {{kText, text}}, m_textLength});
    if (m_text.size() == m_textLength && m_textLength + text.size() <= kTextKept)
        m_text += text;
    else
        m_text.clear();
    m_textLength += text.size();
}

void GeminiReplyParts::add(const ReasoningDelta &reasoning)
{
    bool written = false;
    QString readable;
    for (const QJsonValue &value : reasoning.details) {
        const QJsonObject detail = value.toObject();
        const QString format = detail.value(QLatin1String("format")).toString(QString(kClaudeReasoning));
        if (format == kGeminiReasoning) {
            written = written || detail.contains(kText);
            readDetail(detail);
        } else {
            readable += readableText(detail);
            mergeDetail(m_foreign, detail);
        }
    }
    if (!written)
        addThought(reasoning.text.isEmpty() ? readable : reasoning.text, {});
}

/// One of Google's own.
void GeminiReplyParts::readDetail(const QJsonObject &detail)
{
    if (detail.contains(kText))
        addThought(detail.value(kText).toString(), detail.value(QLatin1String("signature")).toString());
    else if (!isVoid(detail.value(QLatin1String("data"))))
        addSignature(detail);
}

void GeminiReplyParts::addThought(const QString &text, const QString &signature)
{
    if (!m_thoughts || (text.isEmpty() && signature.isEmpty()))
        return;
    closeCalls();
    Part part {Kind::Thought, {{kText, text}, {kThought, true}}};
    sign(part, signature);
    m_ready.append(part);
}

void GeminiReplyParts::addSignature(const QJsonObject &detail)
{
    const QString data = detail.value(QLatin1String("data")).toString();
    const QString id = detail.value(QLatin1String("id")).toString();
    if (!id.isEmpty()) {
        if (m_signedCalls.contains(id))
            return;
        m_unplaced.append(detail);
        for (Part &part : m_ready) {
            if (part.callId == id)
                sign(part, takeSignatureOf(id));
        }
        return;
    }
    const qint64 start = detail.value(kTextStart).toInteger(-1);
    const bool fits = !m_ready.isEmpty() && m_ready.last().kind == Kind::Text && m_ready.last().start == start
                      && detail.value(kTextEnd).toInteger(-1) == m_textLength
                      && !m_ready.last().json.contains(kSignature);
    if (!fits) {
        closeCalls();
        m_ready.append({Kind::Text, {{kText, QString()}}, m_textLength});
    }
    sign(m_ready.last(), data);
}

QString GeminiReplyParts::takeSignatureOf(const QString &callId)
{
    const auto found = std::find_if(m_unplaced.begin(), m_unplaced.end(), [&](const QJsonObject &detail) {
        return detail.value(QLatin1String("id")).toString() == callId;
    });
    if (found == m_unplaced.end())
        return {};
    const QString signature = found->value(QLatin1String("data")).toString();
    m_unplaced.erase(found);
    return signature;
}

void GeminiReplyParts::sign(Part &part, const QString &signature)
{
    if (signature.isEmpty())
        return;
    part.json.insert(kSignature, signature);
    if (!part.callId.isEmpty())
        m_signedCalls.insert(part.callId);
}

void GeminiReplyParts::add(const ToolCallDelta &delta)
{
    m_calls.add(delta);
}

/// Something else follows: what is complete of the calls goes before it.
void GeminiReplyParts::closeCalls()
{
    write(m_calls.takeClosed());
}

void GeminiReplyParts::write(const QList<ToolCallDelta> &calls)
{
    for (const ToolCallDelta &call : calls)
        write(call);
}

void GeminiReplyParts::write(const ToolCallDelta &call)
{
    QJsonObject function {{QLatin1String("name"), call.name},
                          {QLatin1String("args"), argumentsObject(call.arguments)}};
    if (!call.id.isEmpty() && !isMadeGeminiCallId(call.id)) // what its own service does not know, it need not
        function.insert(QLatin1String("id"), call.id);
    Part part {Kind::Other, {{QLatin1String("functionCall"), function}}, 0, call.id};
    // The same comes in both places, where it comes from Google.
    const QString named = takeSignatureOf(call.id);
    QString signature = thoughtSignatureOf(call.extra);
    if (signature.isEmpty())
        signature = named;
    if (signature.isEmpty() && hasSecrets(m_foreign))
        signature = wrappedReasoning(std::exchange(m_foreign, {}));
    sign(part, signature);
    m_ready.append(part);
}

void GeminiReplyParts::addExtra(const QJsonObject &fields)
{
    for (const QJsonValue &entry : fields.value(kGoogleParts).toArray())
        addOther(entry.toObject().value(QLatin1String("part")).toObject());
    addImages(fields.value(QLatin1String("images")).toArray());
    addAudio(fields.value(QLatin1String("audio")).toObject());
    const QJsonObject logprobs = fields.value(QLatin1String("logprobs")).toObject();
    for (const QJsonValue &token : logprobs.value(QLatin1String("content")).toArray())
        m_logprobs.append(token);
    addSources(fields);
}

void GeminiReplyParts::addImages(const QJsonArray &images)
{
    for (const QJsonValue &value : images) {
        const QJsonObject image = value.toObject();
        const QString url =
            image.value(QLatin1String("image_url")).toObject().value(QLatin1String("url")).toString();
        // Unlike Google, who reads only some addresses, its clients can read any.
        QJsonObject part = geminiMedia(url, {}).value_or(QJsonObject());
        if (part.isEmpty() && !url.isEmpty())
            part = {{QLatin1String("fileData"), QJsonObject {{QLatin1String("fileUri"), url}}}};
        if (const QString signature = thoughtSignatureOf(image); !signature.isEmpty() && !part.isEmpty())
            part.insert(kSignature, signature);
        addOther(part);
    }
}

/// Google's own, or OpenAI's, whose words stand beside the sound.
void GeminiReplyParts::addAudio(const QJsonObject &audio)
{
    add(audio.value(QLatin1String("transcript")).toString());
    const QString data = audio.value(QLatin1String("data")).toString();
    if (data.isEmpty())
        return;
    const QString type = audio.value(QLatin1String("mime_type")).toString(QStringLiteral("audio/pcm"));
    addOther({{QLatin1String("inlineData"),
               QJsonObject {{QLatin1String("mimeType"), type}, {QLatin1String("data"), data}}}});
}

void GeminiReplyParts::addOther(const QJsonObject &json)
{
    if (json.isEmpty())
        return;
    closeCalls();
    m_ready.append({Kind::Other, json});
}

/// What Google says beside the content of a candidate, or the same from the sources that others name.
void GeminiReplyParts::addSources(const QJsonObject &fields)
{
    const QJsonObject own = fields.value(kGoogleCandidate).toObject();
    for (auto it = own.constBegin(); it != own.constEnd(); ++it)
        m_beside.insert(it.key(), it.value());
    if (!own.isEmpty())
        return;
    for (const QJsonValue &annotation : fields.value(QLatin1String("annotations")).toArray())
        m_annotations.append(annotation);
}

QJsonObject GeminiReplyParts::take()
{
    write(m_calls.takeWhole());
    return takeReady();
}

QJsonObject GeminiReplyParts::takeLast()
{
    write(m_calls.takeAll());
    // The id of some is none of a call, but one that an aggregator wants back.
    for (const QJsonObject &detail : std::exchange(m_unplaced, {}))
        m_foreign.append(detail);
    if (hasSecrets(m_foreign))
        wrapForeign();
    if (m_ready.isEmpty())
        m_ready.append({Kind::Text, {{kText, QString()}}, m_textLength});
    QJsonObject candidate = takeReady();
    const QJsonObject grounding = geminiGrounding(m_annotations, m_text);
    if (!grounding.isEmpty())
        candidate.insert(QLatin1String("groundingMetadata"), grounding);
    mergeMissing(candidate, m_beside);
    return candidate;
}

void GeminiReplyParts::wrapForeign()
{
    const bool fits =
        !m_ready.isEmpty() && m_ready.last().kind == Kind::Text && !m_ready.last().json.contains(kSignature);
    if (!fits)
        m_ready.append({Kind::Text, {{kText, QString()}}, m_textLength});
    sign(m_ready.last(), wrappedReasoning(std::exchange(m_foreign, {})));
}

/// Neighbours of plain text become one part; what is signed stays as it is.
QJsonObject GeminiReplyParts::takeReady()
{
    QList<Part> merged;
    for (const Part &part : std::exchange(m_ready, {})) {
        const bool joins = !merged.isEmpty() && part.kind != Kind::Other && merged.last().kind == part.kind
                           && !merged.last().json.contains(kSignature) && !part.json.contains(kSignature);
        if (!joins) {
            merged.append(part);
            continue;
        }
        QJsonObject &json = merged.last().json;
        json.insert(kText, json.value(kText).toString() + part.json.value(kText).toString());
    }
    QJsonArray parts;
    for (const Part &part : std::as_const(merged))
        parts.append(part.json);
    if (parts.isEmpty())
        return {};
    const QJsonObject content {{QLatin1String("role"), QLatin1String("model")},
                               {QLatin1String("parts"), parts}};
    QJsonObject candidate {{QLatin1String("content"), content}};
    if (!m_logprobs.isEmpty())
        candidate.insert(QLatin1String("logprobsResult"),
                         geminiLogprobsResult(std::exchange(m_logprobs, {})));
    return candidate;
}

} // namespace core
