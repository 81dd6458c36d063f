#pragma once

#include "core/model/chat_event.h"
#include "core/model/route_plan.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

/// One recorded answer of tests/fixtures.
struct Capture {
    QString id; ///< protocol/provider/case
    QString provider;
    QString model;
    int status = 0;
    bool stream = false;
    QString framing; ///< `json`, `sse`, `ndjson`, `json-array`, `eventstream`, `text`.
    QString contentType; ///< What to send when replaying.
    core::HeaderList headers;
    QByteArray body;
    QJsonObject expect;
    QJsonObject request; ///< The body that was sent; empty where the recording has none.
    QString requestUrl;

    /// A target named like the capture's provider that speaks `protocol`.
    core::EndpointTarget target(const QString &protocol) const;
};

/// Every capture of a folder of the fixtures, in the order of their names. Aborts the program if there is
/// none.
QList<Capture> capturesOf(const QString &folder);

/// What a reader of the events ends up with.
struct Answer {
    struct Call {
        QString id;
        QString name;
        QString arguments;
        QJsonObject extra;
        bool operator==(const Call &) const = default;
    };
    struct Choice {
        QString text;
        QString reasoning;
        QJsonArray details;
        QString refusal;
        QList<Call> calls;
        QJsonObject extra;
        std::optional<core::Finished> finished;
        bool operator==(const Choice &) const = default;
        bool sameContent(const Choice &other) const;
    };
    QMap<int, Choice> choices;
    std::optional<core::ReplyInfo> info;
    std::optional<core::Usage> usage;
    std::optional<core::Error> error;
    /// What breaks the rules of an event list: a second ReplyInfo, content before it, an id in a later
    /// fragment, anything after an Error, content after its Finished.
    QStringList violations;

    Choice first() const { return choices.value(0); }
    bool sameContent(const Answer &other) const;
};

/// Goes on with an answer.
void collectInto(Answer &answer, const QList<core::ChatEvent> &events);
Answer collect(const QList<core::ChatEvent> &events);
