#include "core/protocol/gemini/gemini_model_turn.h"

#include "core/protocol/gemini/gemini_media.h"
#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr QLatin1String kText("text");
constexpr QLatin1String kSignature("thoughtSignature");
/// What Google's documentation says to send for a call that another model made.
constexpr QLatin1String kNoSignature("skip_thought_signature_validator");

/// Something that has its place in the turn's text: a whole part, or a signature on a piece of the text.
struct Anchor {
    qsizetype start = 0;
    qsizetype end = 0;
    QJsonObject part = {};
    QString signature = {};
};

class ModelTurn
{
public:
    ModelTurn(const Message &message, const GeminiTurnRules &rules)
        : m_message(message)
        , m_rules(rules)
    {
        for (const ToolCall &call : message.toolCalls)
            m_callSignatures.insert(call.id, thoughtSignatureOf(call.extra));
    }

    QJsonArray parts()
    {
        readContent();
        readDetails(); // before the other parts: what the model thinks at one place, it thinks first
        readRawParts();
        writeText();
        writeImages();
        writeCalls();
        return m_parts;
    }

private:
    void readContent()
    {
        for (const ContentPart &part : m_message.content) {
            if (const auto *text = std::get_if<TextPart>(&part)) {
                m_text += text->text;
                m_boundaries << m_text.size();
            } else if (const auto written = geminiPart(part)) {
                m_anchors.append({m_text.size(), m_text.size(), *written});
            }
        }
        if (!m_message.refusal.isEmpty()) {
            m_text += m_message.refusal;
            m_boundaries << m_text.size();
        }
    }

    void readRawParts()
    {
        for (const QJsonValue &value : m_message.extra.value(kGoogleParts).toArray()) {
            const QJsonObject entry = value.toObject();
            const QJsonObject part = entry.value(QLatin1String("part")).toObject();
            const qsizetype at = positionOf(entry.value(kTextStart)).value_or(0);
            if (!part.isEmpty())
                m_anchors.append({at, at, part});
        }
    }

    void readDetails()
    {
        for (const QJsonValue &entry :
             reasoningDetailsOf(m_message.reasoningDetails, {QString(kGeminiReasoning)})) {
            const QJsonObject detail = entry.toObject();
            const QString type = detail.value(QLatin1String("type")).toString();
            if (type == QLatin1String("reasoning.text"))
                readThought(detail);
            else if (type == QLatin1String("reasoning.encrypted"))
                readSignature(detail);
        }
    }

    void readThought(const QJsonObject &detail)
    {
        QJsonObject part {{kText, detail.value(kText).toString()}, {QLatin1String("thought"), true}};
        putSignature(part, detail.value(QLatin1String("signature")).toString());
        const qsizetype at = positionOf(detail.value(kTextStart)).value_or(0);
        m_anchors.append({at, at, part});
    }

    void readSignature(const QJsonObject &detail)
    {
        const QString data = detail.value(QLatin1String("data")).toString();
        const QString id = detail.value(QLatin1String("id")).toString();
        if (!id.isEmpty()) {
            const auto call = m_callSignatures.find(id);
            if (call != m_callSignatures.end() && call->isEmpty())
                *call = data;
            return;
        }
        const auto start = positionOf(detail.value(kTextStart));
        const auto end = positionOf(detail.value(kTextEnd));
        if (start && end && *start <= *end)
            m_anchors.append({*start, *end, {}, data});
        else if (!data.isEmpty())
            m_lastSignature = data;
    }

    /// A place in the text, unless the text is no longer the one that it was told for.
    std::optional<qsizetype> positionOf(const QJsonValue &value) const
    {
        const qint64 position = value.toInteger(-1);
        return position >= 0 && position <= m_text.size() ? std::optional(qsizetype(position)) : std::nullopt;
    }

    void writeText()
    {
        std::stable_sort(m_anchors.begin(), m_anchors.end(),
                         [](const Anchor &a, const Anchor &b) { return a.start < b.start; });
        qsizetype at = 0;
        for (const Anchor &anchor : std::as_const(m_anchors)) {
            writePlain(at, anchor.start);
            at = std::max(at, anchor.start);
            if (!anchor.part.isEmpty()) {
                m_parts.append(anchor.part);
                continue;
            }
            const qsizetype end = std::max(at, anchor.end);
            m_parts.append(QJsonObject {{kText, m_text.mid(at, end - at)}, {kSignature, anchor.signature}});
            at = end;
        }
        writePlain(at, m_text.size());
        if (!m_lastSignature.isEmpty())
            signLastText();
    }

    void writePlain(qsizetype from, qsizetype to)
    {
        for (const qsizetype boundary : std::as_const(m_boundaries)) {
            if (boundary > from && boundary < to) {
                m_parts.append(QJsonObject {{kText, m_text.mid(from, boundary - from)}});
                from = boundary;
            }
        }
        if (from < to)
            m_parts.append(QJsonObject {{kText, m_text.mid(from, to - from)}});
    }

    /// For a signature whose place got lost on the way.
    void signLastText()
    {
        QJsonObject last = m_parts.isEmpty() ? QJsonObject() : m_parts.last().toObject();
        const bool plain = last.keys() == QStringList {kText};
        if (!plain) {
            m_parts.append(QJsonObject {{kText, QString()}, {kSignature, m_lastSignature}});
            return;
        }
        last.insert(kSignature, m_lastSignature);
        m_parts.replace(m_parts.size() - 1, last);
    }

    void writeImages()
    {
        for (const QJsonValue &value : m_message.extra.value(QLatin1String("images")).toArray()) {
            const QJsonObject image = value.toObject();
            const QString url =
                image.value(QLatin1String("image_url")).toObject().value(QLatin1String("url")).toString();
            std::optional<QJsonObject> part = geminiMedia(url, {});
            if (!part)
                continue;
            putSignature(*part, thoughtSignatureOf(image));
            m_parts.append(*part);
        }
    }

    void writeCalls()
    {
        bool first = true;
        for (const ToolCall &call : m_message.toolCalls) {
            QJsonObject function {{QLatin1String("name"), call.name},
                                  {QLatin1String("args"), argumentsObject(call.arguments)}};
            if (const QString id = geminiCallId(call.id, m_rules); !id.isEmpty())
                function.insert(QLatin1String("id"), id);
            QJsonObject part {{QLatin1String("functionCall"), function}};
            // Of calls with one id only the first gets what was kept under it.
            QString signature = thoughtSignatureOf(call.extra);
            const QString kept = m_callSignatures.take(call.id);
            if (signature.isEmpty())
                signature = kept;
            if (signature.isEmpty() && first && m_rules.signaturesNeeded)
                signature = kNoSignature;
            putSignature(part, signature);
            first = false;
            m_parts.append(part);
        }
    }

    static void putSignature(QJsonObject &part, const QString &signature)
    {
        if (!signature.isEmpty())
            part.insert(kSignature, signature);
    }

    const Message &m_message;
    const GeminiTurnRules &m_rules;
    QString m_text;
    QList<qsizetype> m_boundaries; ///< Where a text part of the message ends.
    QList<Anchor> m_anchors;
    QHash<QString, QString> m_callSignatures;
    QString m_lastSignature; ///< Of some text, nobody knows which.
    QJsonArray m_parts;
};

} // namespace

QJsonArray geminiModelParts(const Message &message, const GeminiTurnRules &rules)
{
    return ModelTurn(message, rules).parts();
}

QString geminiCallId(const QString &id, const GeminiTurnRules &rules)
{
    return rules.callIds && !isMadeGeminiCallId(id) ? id : QString();
}

} // namespace core
