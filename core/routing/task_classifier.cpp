#include "core/routing/task_classifier.h"

#include <algorithm>
#include <array>
#include <variant>

namespace core {

namespace {

/// A word, or its beginning, that speaks for a task. Letters and digits count only at the start of a word;
/// everything else, and Chinese, anywhere.
struct Hint {
    TaskKind task;
    const char16_t *text;
    int weight;
};

/// From this sum of weights on a task is taken for what is meant.
constexpr int kEnough = 2;

constexpr Hint kHints[] = {
    {TaskKind::Translation, u"translat", 4},
    {TaskKind::Translation, u"übersetz", 4},
    {TaskKind::Translation, u"翻译", 4},
    {TaskKind::Translation, u"翻譯", 4},
    {TaskKind::Translation, u"译成", 4},
    {TaskKind::Translation, u"into english", 2},
    {TaskKind::Translation, u"into german", 2},
    {TaskKind::Translation, u"into french", 2},
    {TaskKind::Translation, u"into spanish", 2},
    {TaskKind::Translation, u"into chinese", 2},
    {TaskKind::Translation, u"ins englische", 2},
    {TaskKind::Translation, u"ins deutsche", 2},

    {TaskKind::Summary, u"summar", 4},
    {TaskKind::Summary, u"tl;dr", 4},
    {TaskKind::Summary, u"tldr", 4},
    {TaskKind::Summary, u"key points", 3},
    {TaskKind::Summary, u"main points", 3},
    {TaskKind::Summary, u"condense", 2},
    {TaskKind::Summary, u"zusammenfass", 4},
    {TaskKind::Summary, u"zusammengefasst", 3},
    {TaskKind::Summary, u"fasse ", 2},
    {TaskKind::Summary, u"zusammen.", 1},
    {TaskKind::Summary, u"stichpunkte", 2},
    {TaskKind::Summary, u"总结", 4},
    {TaskKind::Summary, u"總結", 4},
    {TaskKind::Summary, u"概括", 4},
    {TaskKind::Summary, u"摘要", 4},

    {TaskKind::Extraction, u"extract", 4},
    {TaskKind::Extraction, u"classif", 3},
    {TaskKind::Extraction, u"categori", 2},
    {TaskKind::Extraction, u"as json", 3},
    {TaskKind::Extraction, u"json object", 2},
    {TaskKind::Extraction, u"as csv", 3},
    {TaskKind::Extraction, u"sentiment", 2},
    {TaskKind::Extraction, u"fill in the fields", 3},
    {TaskKind::Extraction, u"extrahier", 4},
    {TaskKind::Extraction, u"als json", 3},
    {TaskKind::Extraction, u"klassifizier", 3},
    {TaskKind::Extraction, u"ordne", 1},
    {TaskKind::Extraction, u"提取", 4},
    {TaskKind::Extraction, u"抽取", 4},
    {TaskKind::Extraction, u"分类", 3},
    {TaskKind::Extraction, u"json格式", 3},

    {TaskKind::Code, u"```", 2},
    {TaskKind::Code, u"#include", 3},
    {TaskKind::Code, u"def ", 1},
    {TaskKind::Code, u"class ", 1},
    {TaskKind::Code, u"return ", 1},
    {TaskKind::Code, u"();", 2},
    {TaskKind::Code, u"=>", 1},
    {TaskKind::Code, u"std::", 2},
    {TaskKind::Code, u"console.log", 3},
    {TaskKind::Code, u"traceback (", 4},
    {TaskKind::Code, u"exception", 2},
    {TaskKind::Code, u"segfault", 3},
    {TaskKind::Code, u"segmentation fault", 3},
    {TaskKind::Code, u"stack trace", 3},
    {TaskKind::Code, u"select * from", 3},
    {TaskKind::Code, u"npm ", 2},
    {TaskKind::Code, u"git ", 2},
    {TaskKind::Code, u"code", 1},
    {TaskKind::Code, u"function", 1},
    {TaskKind::Code, u"bug", 2},
    {TaskKind::Code, u"debug", 2},
    {TaskKind::Code, u"refactor", 3},
    {TaskKind::Code, u"compil", 2},
    {TaskKind::Code, u"unit test", 3},
    {TaskKind::Code, u"regex", 3},
    {TaskKind::Code, u"regular expression", 3},
    {TaskKind::Code, u"python", 2},
    {TaskKind::Code, u"javascript", 2},
    {TaskKind::Code, u"typescript", 2},
    {TaskKind::Code, u"c++", 2},
    {TaskKind::Code, u"c#", 2},
    {TaskKind::Code, u"golang", 2},
    {TaskKind::Code, u"sql", 2},
    {TaskKind::Code, u"bash", 2},
    {TaskKind::Code, u"html", 2},
    {TaskKind::Code, u"algorithm", 1},
    {TaskKind::Code, u"programm", 2},
    {TaskKind::Code, u"script", 1},
    {TaskKind::Code, u"funktion", 1},
    {TaskKind::Code, u"fehlermeldung", 2},
    {TaskKind::Code, u"quelltext", 2},
    {TaskKind::Code, u"kompilier", 2},
    {TaskKind::Code, u"代码", 3},
    {TaskKind::Code, u"函数", 1},
    {TaskKind::Code, u"编程", 3},
    {TaskKind::Code, u"报错", 2},
    {TaskKind::Code, u"程序", 2},

    {TaskKind::Math, u"solve", 2},
    {TaskKind::Math, u"equation", 2},
    {TaskKind::Math, u"integral", 3},
    {TaskKind::Math, u"derivative", 3},
    {TaskKind::Math, u"theorem", 3},
    {TaskKind::Math, u"prove ", 2},
    {TaskKind::Math, u"proof", 2},
    {TaskKind::Math, u"probability", 3},
    {TaskKind::Math, u"calculate", 2},
    {TaskKind::Math, u"square root", 2},
    {TaskKind::Math, u"prime number", 2},
    {TaskKind::Math, u"matrix", 2},
    {TaskKind::Math, u"\\frac", 3},
    {TaskKind::Math, u"\\int", 3},
    {TaskKind::Math, u"\\sum", 3},
    {TaskKind::Math, u"$$", 2},
    {TaskKind::Math, u"berechne", 2},
    {TaskKind::Math, u"gleichung", 2},
    {TaskKind::Math, u"beweis", 2},
    {TaskKind::Math, u"ableitung", 3},
    {TaskKind::Math, u"wahrscheinlichkeit", 3},
    {TaskKind::Math, u"wurzel", 1},
    {TaskKind::Math, u"计算", 2},
    {TaskKind::Math, u"方程", 3},
    {TaskKind::Math, u"证明", 2},
    {TaskKind::Math, u"积分", 3},
    {TaskKind::Math, u"导数", 3},
    {TaskKind::Math, u"概率", 3},

    {TaskKind::Writing, u"poem", 3},
    {TaskKind::Writing, u"haiku", 3},
    {TaskKind::Writing, u"short story", 3},
    {TaskKind::Writing, u"a story", 3},
    {TaskKind::Writing, u"essay", 3},
    {TaskKind::Writing, u"blog post", 3},
    {TaskKind::Writing, u"cover letter", 3},
    {TaskKind::Writing, u"write a letter", 3},
    {TaskKind::Writing, u"write an email", 3},
    {TaskKind::Writing, u"write a mail", 3},
    {TaskKind::Writing, u"slogan", 2},
    {TaskKind::Writing, u"lyrics", 2},
    {TaskKind::Writing, u"rewrite", 2},
    {TaskKind::Writing, u"proofread", 2},
    {TaskKind::Writing, u"gedicht", 3},
    {TaskKind::Writing, u"kurzgeschichte", 3},
    {TaskKind::Writing, u"eine geschichte", 2},
    {TaskKind::Writing, u"aufsatz", 3},
    {TaskKind::Writing, u"bewerbungsschreiben", 3},
    {TaskKind::Writing, u"eine e-mail", 2},
    {TaskKind::Writing, u"einen brief", 2},
    {TaskKind::Writing, u"formulier", 2},
    {TaskKind::Writing, u"写一首", 3},
    {TaskKind::Writing, u"写一篇", 3},
    {TaskKind::Writing, u"写一封", 3},
    {TaskKind::Writing, u"故事", 2},
    {TaskKind::Writing, u"作文", 3},
    {TaskKind::Writing, u"润色", 3},
};

/// Of two tasks with the same weight the earlier one: what is to be done to a text goes before what the text
/// is about.
constexpr TaskKind kByText[] = {TaskKind::Translation, TaskKind::Summary, TaskKind::Extraction,
                                TaskKind::Code,        TaskKind::Math,    TaskKind::Writing};

/// The wish stands before or after the text that it is about.
QString telling(const QString &text)
{
    constexpr qsizetype kBeginning = 4000;
    constexpr qsizetype kEnd = 2000;
    if (text.size() <= kBeginning + kEnd)
        return text.toLower();
    return (text.left(kBeginning) + u'\n' + text.right(kEnd)).toLower();
}

/// Whether the character belongs to a word that is set off from others by blanks.
bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() && c.script() != QChar::Script_Han;
}

bool stands(const QString &text, QStringView hint)
{
    for (qsizetype at = text.indexOf(hint); at >= 0; at = text.indexOf(hint, at + 1)) {
        const bool withinWord = at > 0 && isWordCharacter(hint.front()) && isWordCharacter(text.at(at - 1));
        if (!withinWord)
            return true;
    }
    return false;
}

QString lastQuestion(const ChatRequest &request)
{
    for (auto message = request.messages.crbegin(); message != request.messages.crend(); ++message) {
        if (message->role == Role::User)
            return message->plainText();
    }
    return {};
}

bool showsPicture(const Message &message)
{
    return std::any_of(message.content.cbegin(), message.content.cend(),
                       [](const ContentPart &part) { return std::holds_alternative<ImagePart>(part); });
}

TaskKind taskOfText(const QString &text, bool wantsForm)
{
    std::array<int, std::size(kByText)> sums {};
    const auto add = [&](TaskKind task, int weight) {
        const auto *place = std::find(std::begin(kByText), std::end(kByText), task);
        sums.at(std::size_t(place - std::begin(kByText))) += weight;
    };
    for (const Hint &hint : kHints) {
        if (stands(text, QStringView(hint.text)))
            add(hint.task, hint.weight);
    }
    if (wantsForm)
        add(TaskKind::Extraction, kEnough);
    const auto best = std::max_element(sums.cbegin(), sums.cend());
    return *best >= kEnough ? kByText[best - sums.cbegin()] : TaskKind::Chat;
}

} // namespace

QString taskName(TaskKind task)
{
    switch (task) {
    case TaskKind::Chat:
        return QStringLiteral("chat");
    case TaskKind::Code:
        return QStringLiteral("code");
    case TaskKind::Math:
        return QStringLiteral("math");
    case TaskKind::Writing:
        return QStringLiteral("writing");
    case TaskKind::Translation:
        return QStringLiteral("translation");
    case TaskKind::Summary:
        return QStringLiteral("summary");
    case TaskKind::Extraction:
        return QStringLiteral("extraction");
    case TaskKind::Vision:
        return QStringLiteral("vision");
    case TaskKind::LongContext:
        return QStringLiteral("long_context");
    case TaskKind::Agentic:
        return QStringLiteral("agentic");
    }
    Q_UNREACHABLE();
}

TaskKind classifyTask(const ChatRequest &request, qint64 promptTokens)
{
    const bool toolsOff = request.toolChoice && request.toolChoice->mode == ToolChoice::Mode::None;
    if (!request.tools.isEmpty() && !toolsOff)
        return TaskKind::Agentic;
    if (std::any_of(request.messages.cbegin(), request.messages.cend(), showsPicture))
        return TaskKind::Vision;
    const bool wantsForm =
        request.responseFormat && request.responseFormat->kind != ResponseFormat::Kind::Text;
    const TaskKind task = taskOfText(telling(lastQuestion(request)), wantsForm);
    return task == TaskKind::Chat && promptTokens >= kLongPromptTokens ? TaskKind::LongContext : task;
}

} // namespace core
