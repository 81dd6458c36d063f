#include "tests/unit/tokens/token_samples.h"

#include <cstdio>

// Prints every recorded request that token counts can be compared on: what its parts have in the two
// encodings, what the provider counted, and what the counter says. By hand, to fit the rows of families.json.

using namespace core;

int main()
{
    const TokenCounter &counter = builtCounter();
    std::printf("family,model,id,actual,estimate,messages,calls,tools,names,o_text,o_json,o_ts,o_schema,c_"
                "text,c_json,"
                "c_ts,c_schema\n");
    const QList<TokenSample> samples = tokenSamples();
    for (const TokenSample &sample : samples) {
        const PromptTokens estimate = counter.count(sample.request, sample.model);
        const PromptShape shape = shapeOf(sample.request);
        std::printf("%s,%s,%s,%lld,%lld,%lld,%lld,%lld,%lld", qPrintable(estimate.family),
                    qPrintable(sample.model), qPrintable(sample.id),
                    static_cast<long long>(sample.promptTokens), static_cast<long long>(estimate.tokens),
                    static_cast<long long>(shape.messages), static_cast<long long>(shape.toolCalls),
                    static_cast<long long>(shape.tools), static_cast<long long>(shape.names));
        for (const auto encoding : {TokenFamily::Encoding::O200k, TokenFamily::Encoding::Cl100k}) {
            const PromptMeasure measure = measured(sample.request, counter.encoding(encoding));
            std::printf(",%lld,%lld,%lld,%lld", static_cast<long long>(measure.text),
                        static_cast<long long>(measure.toolsAsJson),
                        static_cast<long long>(measure.toolsAsTypeScript),
                        static_cast<long long>(measure.schema));
        }
        std::printf("\n");
    }
    std::printf("\n");
    for (const FamilyError &error : familyErrors(counter, samples))
        std::printf("ERROR %s %d %d %d\n", qPrintable(error.family), error.meanPerMille,
                    error.tooLowAtWorstPerMille, error.samples);
    std::printf("\nmodel,id,actual,o200k,cl100k,characters\n");
    const QList<AnswerSample> answers = answerSamples();
    for (const AnswerSample &answer : answers) {
        const QByteArray text = answer.text.toUtf8();
        std::printf("%s,%s,%lld,%lld,%lld,%lld\n", qPrintable(answer.model), qPrintable(answer.id),
                    static_cast<long long>(answer.tokens),
                    static_cast<long long>(counter.encoding(TokenFamily::Encoding::O200k).count(text)),
                    static_cast<long long>(counter.encoding(TokenFamily::Encoding::Cl100k).count(text)),
                    static_cast<long long>(answer.text.size()));
    }
    return 0;
}
