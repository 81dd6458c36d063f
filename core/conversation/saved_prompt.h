#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// A prompt of the library. Its text may have variables: `{{name}}`, with a type `{{name: number}}`, with a
/// default `{{name: text = Berlin}}`, with choices `{{tone: choice = formal | plain}}`.
struct SavedPrompt {
    enum class Use { Question, System };
    QString id = {}; ///< Of the library's own making.
    QString title = {};
    QString text = {};
    Use use = Use::Question;
    bool operator==(const SavedPrompt &) const = default;
};

/// A place in a prompt that is filled in before it is used.
struct PromptVariable {
    enum class Type { Text, LongText, Number, Choice, Date };
    QString name;
    Type type = Type::Text;
    QString initial = {}; ///< Its default; of a choice, the first one.
    QStringList choices = {};
    bool operator==(const PromptVariable &) const = default;
};

/// In the order of their first appearance, each name once.
QList<PromptVariable> promptVariables(const QString &text);
/// What is wrong with a value, for people; nothing if it fits the variable.
std::optional<QString> variableProblem(const PromptVariable &variable, const QString &value);
/// The text with the values, by name, in the variables' places; a variable without a value stays as it is.
QString filledPrompt(const QString &text, const QHash<QString, QString> &values);

} // namespace core
