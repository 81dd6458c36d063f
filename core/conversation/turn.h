#pragma once

#include "core/model/call_progress.h"
#include "core/model/chat.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// A file that goes along with a question.
struct Attachment {
    enum class Kind { Image, Pdf, Text };
    Kind kind = Kind::Text;
    QString name; ///< As people know it; no folder.
    QString mediaType = {}; ///< `image/png`, `application/pdf`, `text/plain`, ….
    QByteArray bytes = {}; ///< Of a text: UTF-8.
    bool operator==(const Attachment &) const = default;
};

/// What is asked at once.
struct Question {
    QString text = {};
    QList<Attachment> attachments = {};
    bool isEmpty() const { return text.trimmed().isEmpty() && attachments.isEmpty(); }
    bool operator==(const Question &) const = default;
};

/// One question, one answer to it, and how that came about.
struct Turn {
    enum class State {
        Waiting,
        Streaming,
        Done,
        Stopped, ///< By the reader.
        Failed,
        Interrupted ///< The program ended meanwhile.
    };

    qint64 id = 0; ///< In its tree, from 1 without gaps, in the order of asking.
    qint64 parent = 0; ///< The turn before it; 0: it opens the conversation.
    /// Id of the oldest turn with the same parent and the same asking of the question: answers with the same
    /// number are variants of each other, another number beside them is an edited question.
    qint64 questionId = 0;
    Question question = {};
    State state = State::Waiting;
    QString answer = {}; ///< Markdown, so far.
    QString reasoning = {};
    QJsonArray reasoningDetails = {};
    QString refusal = {};
    QList<ToolCall> toolCalls = {};
    QStringList images = {}; ///< Of the answer: data URLs and https addresses.
    std::optional<Error> error = {};
    QList<CallProgress::Attempt> attempts = {};
    std::optional<RequestRecord> record = {};
    QList<WireExchange> exchanges = {};
    QString modelName = {}; ///< Who was asked; another column's model after taking over its conversation.
    QString modelKey = {}; ///< The same for programs: ColumnSettings::key().
    QDateTime askedAt = {}; ///< UTC.
    qint64 askedAtMs = 0; ///< On the owner's clock; means nothing after a restart.
    std::optional<qint64> firstTokenMs = {}; ///< From asking to the first content, as seen here.
    std::optional<qint64> reasoningMs = {}; ///< From the first to the last piece of reasoning.
    std::optional<qint64> reasoningFromMs = {}; ///< When reasoning began, from asking.
    qint64 lastTokenMs = 0; ///< From asking to the newest content.
    /// The answer is being gone on with: how long it was before.
    std::optional<qsizetype> continuedFrom = {};
    Money costBefore = {}; ///< Of the calls that wrote what is being gone on with.

    bool running() const { return state == State::Waiting || state == State::Streaming; }
    bool hasContent() const
    {
        return !answer.isEmpty() || !refusal.isEmpty() || !toolCalls.isEmpty() || !images.isEmpty();
    }
    /// There is a part of an answer that can be gone on with.
    bool canContinue() const;
};

/// The question as a message: text, then images and files; texts of files within fences that they cannot
/// close. Takes four milliseconds for a megabyte of files. `pictureHead`: for an estimate, so many bytes of
/// each picture, which tell how large it is.
Message questionMessage(const Question &question, std::optional<qsizetype> pictureHead = {});

} // namespace core
