#pragma once

#include "core/base/result.h"
#include "core/tokens/image_rule.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

namespace core {

/// How the tokens of some models are counted: exactly, where their encoding and what is put around messages
/// is known; by one of OpenAI's encodings times a factor otherwise. Rows of `resources/tokens/families.json`.
struct TokenFamily {
    enum class Encoding { O200k, Cl100k };
    enum class ToolForm { Json, TypeScript };

    QString name;
    /// See ModelRule::patterns.
    QStringList models = {};
    Encoding encoding = Encoding::O200k;
    bool exact = false; ///< For plain text.
    double factor = 1; ///< Of the model's tokens to those of the encoding.
    double perMessage = 0; ///< Around each message, its role included.
    double perRequest = 0; ///< Around the whole.
    ToolForm toolForm = ToolForm::Json;
    double toolFactor = 1;
    double perTool = 0;
    double perTools = 0; ///< Once, where there are tools.
    double perToolCall = 0; ///< Around each call in the conversation.
    double schemaFactor = 1; ///< For the schema of an answer; 0 where the model does not see it.
    double perSchema = 0;
    double perThinking = 0; ///< Where the model is asked to think.
    double thoughtFactor = 1; ///< For earlier thoughts that are sent back; 0 where they are dropped.
    ImageRule image = {};
    /// How far off on recorded requests: on average, and where it was too low at worst.
    int errorPerMille = 0;
    int worstPerMille = 0;
    int samples = 0; ///< Recorded requests that these two were measured on.
};

/// With fewer samples an error is assumed rather than measured.
constexpr int kFewSamples = 5;

/// The rows of families.json; a row that is `like` an earlier one has its figures where it gives none.
/// Internal, with the row and the word, if one is not understood.
Result<QList<TokenFamily>> tokenFamiliesFromJson(QByteArrayView json);

/// The last row that names the model; later rows win, so the first, which names all, is for what is unknown.
/// `families` is not empty.
const TokenFamily &familyOf(const QList<TokenFamily> &families, const QString &modelId);

} // namespace core
