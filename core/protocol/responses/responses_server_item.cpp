#include "core/protocol/responses/responses_server_item.h"

#include "core/protocol/wire_support.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace core {

namespace {

const QLatin1String kType("type");
const QLatin1String kId("id");
const QLatin1String kStatus("status");
const QLatin1String kResult("result");
const QLatin1String kPicture("image_generation_call");

/// What happens between the beginning and the end of an item, as recorded answers and OpenAI's SDKs have it.
struct Stages {
    QLatin1String type;
    std::initializer_list<QLatin1String> first; ///< Words behind `response.TYPE.`.
    QLatin1String grown; ///< Field that grows in a stream, with `response.TYPE_GROWN.delta`; empty for none.
    std::initializer_list<QLatin1String> last; ///< The last of them tells the outcome.
    std::initializer_list<QLatin1String> outcome; ///< Fields that an item has not got at its beginning.
};

const QLatin1String kInProgress("in_progress");
const QLatin1String kCompleted("completed");

const Stages *stagesOf(const QString &type)
{
    static const Stages all[] = {
        {QLatin1String("web_search_call"),
         {kInProgress, QLatin1String("searching")},
         QLatin1String(),
         {kCompleted},
         {QLatin1String("action")}},
        {QLatin1String("file_search_call"),
         {kInProgress, QLatin1String("searching")},
         QLatin1String(),
         {kCompleted},
         {QLatin1String("results")}},
        {QLatin1String("code_interpreter_call"),
         {kInProgress},
         QLatin1String("code"),
         {QLatin1String("interpreting"), kCompleted},
         {QLatin1String("outputs")}},
        {kPicture, {kInProgress, QLatin1String("generating")}, QLatin1String(), {kCompleted}, {kResult}},
        {QLatin1String("mcp_call"),
         {kInProgress},
         QLatin1String("arguments"),
         {kCompleted},
         {QLatin1String("output"), QLatin1String("error")}},
        {QLatin1String("mcp_list_tools"),
         {kInProgress},
         QLatin1String(),
         {kCompleted},
         {QLatin1String("tools")}},
    };
    const auto found = std::find_if(std::begin(all), std::end(all),
                                    [&](const Stages &stages) { return type == stages.type; });
    return found == std::end(all) ? nullptr : found;
}

QJsonObject beginningOf(const QJsonObject &item, const Stages *stages)
{
    QJsonObject json = item;
    if (json.contains(kStatus))
        json.insert(kStatus, kInProgress);
    if (!stages)
        return json;
    for (const QLatin1String name : stages->outcome) {
        if (name == QLatin1String("action"))
            json.remove(name);
        else if (json.contains(name))
            json.insert(name, json.value(name).isArray() ? QJsonValue(QJsonArray()) : QJsonValue());
    }
    if (!stages->grown.isEmpty() && json.value(stages->grown).isString())
        json.insert(stages->grown, QString());
    return json;
}

bool hasFailed(const QJsonObject &item)
{
    const QJsonValue error = item.value(QLatin1String("error"));
    return item.value(kStatus) == QLatin1String("failed") || error.isObject() || !error.toString().isEmpty();
}

QJsonObject pictureItem(const DataUrl &picture)
{
    QJsonObject item {{kType, kPicture}, {kStatus, kCompleted}, {kResult, picture.base64}};
    const QString format = picture.mediaType.section(u'/', 1);
    if (!format.isEmpty())
        item.insert(QLatin1String("output_format"), format);
    return item;
}

} // namespace

void writeServerItem(ResponsesEvents &events, QJsonObject item)
{
    const QString type = item.value(kType).toString();
    const bool picture = type == kPicture;
    const QString id =
        events.idFor(item.value(kId).toString(), picture ? QLatin1String("ig") : QLatin1String("item"));
    item.insert(kId, id);
    const Stages *stages = stagesOf(type);
    const int index = events.begin(beginningOf(item, stages));
    const QJsonObject place {{QLatin1String("item_id"), id}, {QLatin1String("output_index"), index}};
    if (stages) {
        const QString stem = QStringLiteral("response.") + type;
        for (const QLatin1String word : stages->first)
            events.add(stem + u'.' + word, place);
        const QString grown = item.value(stages->grown).toString();
        if (!stages->grown.isEmpty() && !grown.isEmpty()) {
            QJsonObject fields = place;
            fields.insert(QLatin1String("delta"), grown);
            events.add(stem + u'_' + stages->grown + QLatin1String(".delta"), fields);
            fields = place;
            fields.insert(stages->grown, grown);
            events.add(stem + u'_' + stages->grown + QLatin1String(".done"), fields);
        }
        for (const QLatin1String word : stages->last) {
            const bool failed =
                word == kCompleted && type.startsWith(QLatin1String("mcp_")) && hasFailed(item);
            events.add(stem + u'.' + (failed ? QLatin1String("failed") : word), place);
        }
    }
    events.end(index, item);
}

QJsonArray serverItemsOf(const QJsonObject &fields)
{
    QList<DataUrl> pictures;
    for (const QJsonValue &value : fields.value(QLatin1String("images")).toArray()) {
        const QString url = value.toObject()
                                .value(QLatin1String("image_url"))
                                .toObject()
                                .value(QLatin1String("url"))
                                .toString();
        if (const auto data = parseDataUrl(url); data)
            pictures.append(*data);
    }
    QJsonArray items;
    for (const QJsonValue &value : fields.value(QLatin1String("output_items")).toArray()) {
        QJsonObject item = value.toObject();
        if (item.value(kType) == kPicture && !pictures.isEmpty())
            item.insert(kResult, pictures.takeFirst().base64);
        items.append(item);
    }
    for (const DataUrl &picture : std::as_const(pictures))
        items.append(pictureItem(picture));
    return items;
}

} // namespace core
