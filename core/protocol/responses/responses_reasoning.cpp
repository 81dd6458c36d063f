#include "core/protocol/responses/responses_reasoning.h"

#include "core/protocol/reasoning_details.h"

#include <algorithm>

namespace core {

namespace {

const QLatin1String kEncryptedContent("encrypted_content");

/// A reasoning item that is being put together.
struct Draft {
    int before = 0;
    QString id = {};
    QString format = {};
    QJsonArray summary = {};
    QJsonArray content = {};
    QString encrypted = {};

    bool isEmpty() const { return summary.isEmpty() && content.isEmpty() && encrypted.isEmpty(); }

    bool takes(const QJsonObject &detail, int place) const
    {
        // Encrypted data is the last block of its item.
        return encrypted.isEmpty() && before == place && id == detail.value(QLatin1String("id")).toString()
               && format == detail.value(QLatin1String("format")).toString();
    }

    void add(const QJsonObject &detail)
    {
        const QString type = detail.value(QLatin1String("type")).toString();
        if (type == QLatin1String("reasoning.summary"))
            summary.append(QJsonObject {{QLatin1String("type"), QLatin1String("summary_text")},
                                        {QLatin1String("text"), detail.value(QLatin1String("summary"))}});
        else if (type == QLatin1String("reasoning.text"))
            content.append(QJsonObject {{QLatin1String("type"), QLatin1String("reasoning_text")},
                                        {QLatin1String("text"), detail.value(QLatin1String("text"))}});
        else if (type == QLatin1String("reasoning.encrypted"))
            encrypted = detail.value(QLatin1String("data")).toString();
    }

    /// Empty where the provider cannot use it.
    QJsonObject item(const Quirks &quirks) const
    {
        const bool readable = !content.isEmpty() && !quirks.reasoningField.isEmpty();
        if (encrypted.isEmpty() && !readable)
            return {};
        QJsonObject json {{QLatin1String("type"), QLatin1String("reasoning")},
                          {QLatin1String("summary"), summary}};
        if (!id.isEmpty())
            json.insert(QLatin1String("id"), id);
        if (readable)
            json.insert(QLatin1String("content"), content);
        if (!encrypted.isEmpty())
            json.insert(kEncryptedContent, encrypted);
        if (quirks.reasoningFormat.isEmpty() && !format.isEmpty())
            json.insert(QLatin1String("format"), format);
        return json;
    }
};

} // namespace

QList<PlacedReasoning> reasoningItems(const QJsonArray &details, const Quirks &quirks)
{
    QList<PlacedReasoning> items;
    Draft draft;
    const auto close = [&] {
        if (const QJsonObject item = draft.item(quirks); !item.isEmpty())
            items.append({draft.before, item});
        draft = {};
    };
    int blocks = 0;
    int before = 0;
    for (const QJsonValue &entry : mergedReasoningDetails(details)) {
        const QJsonObject detail = entry.toObject();
        before = std::max(before, detail.value(QLatin1String("index")).toInt() - blocks);
        ++blocks;
        const QString format = detail.value(QLatin1String("format")).toString();
        if (!quirks.reasoningFormat.isEmpty() && format != quirks.reasoningFormat)
            continue;
        if (!draft.isEmpty() && !draft.takes(detail, before))
            close();
        if (draft.isEmpty()) {
            draft.before = before;
            draft.id = detail.value(QLatin1String("id")).toString();
            draft.format = format;
        }
        draft.add(detail);
    }
    close();
    return items;
}

QJsonObject thoughtDetail(const QString &text, const QString &id, const QString &format, int index)
{
    QJsonObject json = textDetail(text, {}, format, index);
    if (!id.isEmpty())
        json.insert(QLatin1String("id"), id);
    return json;
}

void appendReasoningItem(QJsonArray &details, const QJsonObject &item, const QString &format, int &next)
{
    const QString id = item.value(QLatin1String("id")).toString();
    const QString own = item.value(QLatin1String("format")).toString(format);
    for (const QJsonValue &part : item.value(QLatin1String("summary")).toArray())
        details.append(
            summaryDetail(part.toObject().value(QLatin1String("text")).toString(), id, own, next++));
    for (const QJsonValue &part : item.value(QLatin1String("content")).toArray())
        details.append(
            thoughtDetail(part.toObject().value(QLatin1String("text")).toString(), id, own, next++));
    const QString encrypted = item.value(kEncryptedContent).toString();
    if (!encrypted.isEmpty())
        details.append(encryptedDetail(encrypted, id, own, next++));
}

} // namespace core
