#include "core/protocol/gemini/gemini_ingress_turn.h"

#include "core/protocol/gemini/gemini_ingress_contents.h"
#include "core/protocol/gemini/gemini_signature.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"

#include <QCoreApplication>

#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::GeminiIngress)
};

const QLatin1String kText("text");
const QLatin1String kThought("thought");
const QLatin1String kThoughtSignature("thoughtSignature");
const QLatin1String kSignature("signature");

/// Whether it is nothing but text that Google's client was shown.
bool isShownThought(const QJsonObject &detail)
{
    return detail.value(QLatin1String("format")) == kGeminiReasoning && detail.contains(kText)
           && !detail.contains(kSignature);
}

QJsonArray withoutShownThoughts(const QJsonArray &details)
{
    QJsonArray kept;
    for (const QJsonValue &detail : details) {
        if (!isShownThought(detail.toObject()))
            kept.append(detail);
    }
    return kept;
}

} // namespace

GeminiTurnReader::GeminiTurnReader(std::optional<Error> &problem)
    : m_problem(problem)
{ }

void GeminiTurnReader::read(FieldReader &content, qsizetype number)
{
    m_open = true;
    m_number = number;
    m_turn.message.role = Role::Assistant;
    forEachGeminiPart(content, m_problem, [this](FieldReader &part) {
        readPart(part);
        m_continues = false;
    });
    m_continues = true;
}

GeminiTurn GeminiTurnReader::take()
{
    m_open = false;
    m_continues = false;
    m_length = 0;
    return std::exchange(m_turn, {});
}

void GeminiTurnReader::readPart(FieldReader &part)
{
    const QJsonObject json = part.rest();
    if (json.contains(kText) && json.value(kThought).toBool())
        readThought(part);
    else if (json.contains(kText))
        readText(part);
    else if (json.contains(QLatin1String("functionCall")))
        readCall(part);
    else
        keepPart(geminiRest(part));
}

void GeminiTurnReader::readThought(FieldReader &part)
{
    const QString text = part.text(kText).value_or(QString());
    const QString signature = part.text(kThoughtSignature).value_or(QString());
    m_turn.message.reasoning += text;
    if (takeForeign(signature))
        return;
    QJsonArray &details = m_turn.message.reasoningDetails;
    QJsonObject before = m_continues && !details.isEmpty() ? details.last().toObject() : QJsonObject();
    if (isShownThought(before) && before.value(kTextStart).toInteger() == m_length) {
        before.insert(kText, before.value(kText).toString() + text);
        if (!signature.isEmpty())
            before.insert(kSignature, signature);
        details.replace(details.size() - 1, before);
        return;
    }
    QJsonObject detail = textDetail(text, signature, kGeminiReasoning, int(details.size()));
    if (m_length > 0)
        detail.insert(kTextStart, m_length);
    details.append(detail);
}

void GeminiTurnReader::readText(FieldReader &part)
{
    const QString text = part.text(kText).value_or(QString());
    const QString signature = part.text(kThoughtSignature).value_or(QString());
    const qsizetype start = m_length;
    m_length += text.size();
    QList<ContentPart> &content = m_turn.message.content;
    auto *before = m_continues && !content.isEmpty() ? std::get_if<TextPart>(&content.last()) : nullptr;
    if (before)
        before->text += text;
    else if (!text.isEmpty())
        content.append(TextPart {text});
    if (signature.isEmpty() || takeForeign(signature))
        return;
    QJsonArray &details = m_turn.message.reasoningDetails;
    QJsonObject detail = encryptedDetail(signature, {}, kGeminiReasoning, int(details.size()));
    detail.insert(kTextStart, start);
    detail.insert(kTextEnd, m_length);
    details.append(detail);
}

void GeminiTurnReader::readCall(FieldReader &part)
{
    const QLatin1String name("functionCall");
    FieldReader function = geminiReader(part.take(name), part.pathOf(name), m_problem);
    const QLatin1String nameName("name");
    ToolCall call;
    call.id = function.text(QLatin1String("id")).value_or(QString());
    if (call.id.isEmpty())
        call.id = madeGeminiCallId(QStringLiteral("request/%1/%2").arg(m_number).arg(m_turn.calls.size()));
    const auto functionName = function.text(nameName);
    if (!functionName)
        function.complain(nameName, Text::tr("a string"));
    call.name = functionName.value_or(QString());
    call.arguments = compactJson(function.object(QLatin1String("args")).value_or(QJsonObject()));
    const QString signature = part.text(kThoughtSignature).value_or(QString());
    if (!signature.isEmpty() && !takeForeign(signature)) {
        QJsonArray &details = m_turn.message.reasoningDetails;
        call.extra = thoughtSignatureExtra(signature);
        details.append(encryptedDetail(signature, call.id, kGeminiReasoning, int(details.size())));
    }
    m_turn.calls.append({call.id, call.name});
    m_turn.message.toolCalls.append(call);
}

/// Takes the thoughts of another service out of the signature that carried them. The thoughts that were
/// shown to the client are part of them.
bool GeminiTurnReader::takeForeign(const QString &signature)
{
    const std::optional<QJsonArray> foreign = unwrappedReasoning(signature);
    if (!foreign)
        return false;
    QJsonArray &details = m_turn.message.reasoningDetails;
    if (!foreign->isEmpty())
        details = withoutShownThoughts(details);
    for (const QJsonValue &detail : *foreign)
        details.append(detail);
    return true;
}

void GeminiTurnReader::keepPart(const QJsonObject &part)
{
    QJsonObject &extra = m_turn.message.extra;
    QJsonArray parts = extra.value(kGoogleParts).toArray();
    parts.append(QJsonObject {{kTextStart, m_length}, {QLatin1String("part"), part}});
    extra.insert(kGoogleParts, parts);
}

} // namespace core
