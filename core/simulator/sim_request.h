#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// What the simulator understands of a chat request in OpenAI's form.
struct SimRequest {
    struct Tool {
        QString name;
        QString description;
        QJsonObject parameters;
    };
    struct ToolResult {
        QString name;
        QString text;
    };

    QString model;
    QString system;
    QString question; ///< The user's last message.
    QString previousQuestion;
    int turn = 0; ///< Messages of the user so far.
    int images = 0; ///< In the user's last message.
    bool hasImages = false; ///< In any message.
    QList<Tool> tools;
    QString toolChoice; ///< auto, none, required.
    QString forcedTool; ///< The one function that must be called.
    bool parallelTools = true;
    QList<ToolResult> toolResults; ///< Since the user's last message.
    bool wantsJson = false;
    QJsonObject schema; ///< Of the JSON that is wanted; may be empty.
    std::optional<qint64> maxTokens;
    QStringList stop;
    QString effort; ///< Of reasoning; empty: the model's own.
    bool stream = false;
    bool includeUsage = false;
    qint64 promptTokens = 0;
    qint64 cachedTokens = 0; ///< All that stood in the conversation before its last message.
    QByteArray identity; ///< The same for the same question, whoever answers and in whatever pieces.

    /// BadRequest names the field that is wrong, in the words of OpenAI's API.
    static Result<SimRequest> fromJson(const QByteArray &body);
};

/// The text in pieces of about a token: words with the space before them, signs, single ideographs. Joined
/// they give the text again; no piece splits a character.
QStringList simTokens(const QString &text);

/// How many these are.
qint64 simTokenCount(const QString &text);

} // namespace core
