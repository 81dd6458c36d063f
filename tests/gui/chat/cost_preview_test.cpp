#include "ui/chat/cost_preview.h"

#include <QTest>

using core::Money;
using core::PromptTokens;
using ui::ExpectedAnswer;

Q_DECLARE_METATYPE(QList<ExpectedAnswer>)

namespace {

ExpectedAnswer answer(const PromptTokens &prompt, const char *dollars = nullptr, bool simulated = false)
{
    return {.modelName = QStringLiteral("M"),
            .prompt = prompt,
            .cost = dollars ? Money::fromDecimal(QString::fromLatin1(dollars)) : std::nullopt,
            .simulated = simulated};
}

const PromptTokens kExact {.tokens = 1'200, .exact = true};
const PromptTokens kEstimate {.tokens = 40, .errorPerMille = 23};

} // namespace

class CostPreviewTest : public QObject
{
    Q_OBJECT

private slots:
    void figuresAreAddedUp_data()
    {
        QTest::addColumn<QList<ExpectedAnswer>>("answers");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QList<ExpectedAnswer> &answers, const char *text) {
            QTest::newRow(name) << answers << QString::fromUtf8(text);
        };
        row("nothing", {}, "");
        row("exact", {answer(kExact, "0.001")}, "1,200 token(s) · about $0.001 for 1 answer(s)");
        row("one is only estimated", {answer(kExact, "0.001"), answer(kEstimate, "0.0021")},
            "≈ 1,240 token(s) · about $0.0031 for 2 answer(s)");
        row("one without a price", {answer(kExact), answer(kExact, "0.002")},
            "2,400 token(s) · about $0.002 for 1 answer(s)");
        row("no price", {answer(kEstimate)}, "≈ 40 token(s)");
        row("play money alone", {answer(kEstimate, "0.5", true), answer(kEstimate, "0.25", true)},
            "≈ 80 token(s) · about $0.75 simulated for 2 answer(s)");
        row("play money beside real", {answer(kEstimate, "0.5", true), answer(kEstimate, "0.25")},
            "≈ 80 token(s) · about $0.25 for 1 answer(s)");
    }
    void figuresAreAddedUp()
    {
        QFETCH(QList<ExpectedAnswer>, answers);
        QTEST(ui::previewText(answers), "text");
    }

    void detailsSayHowExactItIs()
    {
        const QString details = ui::previewDetails({answer(kExact, "0.001"), answer(kEstimate, "0.5", true)});
        QCOMPARE(details, QStringLiteral("M: 1,200 token(s) · exact · $0.001\n"
                                         "M: ≈ 40 token(s) · ± 2.3 % on average · $0.50 simulated\n"
                                         "Costs are for answers of 500 tokens."));
        QVERIFY(ui::previewDetails({}).isEmpty());
    }
};

int main(int argc, char *argv[])
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication application(argc, argv);
    CostPreviewTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "cost_preview_test.moc"
