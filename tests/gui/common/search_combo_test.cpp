#include "ui/common/search_combo.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

class SearchComboTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_combo = std::make_unique<ui::SearchCombo>();
        m_combo->setEntries({{QStringLiteral("Any"), QString()},
                             {QStringLiteral("Amazon Bedrock"), QStringLiteral("bedrock")},
                             {QStringLiteral("Groq"), QStringLiteral("groq")},
                             {QStringLiteral("GroqCloud EU"), QStringLiteral("groq-eu")}});
    }

    void whatIsTypedPicksTheOnlyEntryThatFits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("part of a name") << "bedr"
                                        << "bedrock";
        QTest::newRow("whole name though it begins another") << "groq"
                                                             << "groq";
        QTest::newRow("fits two") << "gro"
                                  << "";
        QTest::newRow("fits none") << "xyz"
                                   << "";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void whatIsTypedPicksTheOnlyEntryThatFits()
    {
        QFETCH(QString, typed);
        m_combo->lineEdit()->selectAll();
        if (typed.isEmpty())
            m_combo->lineEdit()->clear();
        QTest::keyClicks(m_combo->lineEdit(), typed);
        emit m_combo->lineEdit()->editingFinished();
        QTEST(m_combo->chosen(), "chosen");
        QCOMPARE(m_combo->currentText(), m_combo->itemText(m_combo->currentIndex()));
    }

    void newEntriesKeepTheChoiceOrSayThatItIsGone()
    {
        m_combo->choose(QStringLiteral("groq"));
        QSignalSpy changes(m_combo.get(), &QComboBox::currentIndexChanged);
        m_combo->setEntries(
            {{QStringLiteral("Any"), QString()}, {QStringLiteral("Groq"), QStringLiteral("groq")}});
        QCOMPARE(m_combo->chosen(), QStringLiteral("groq"));
        QCOMPARE(changes.count(), 0);
        m_combo->setEntries({{QStringLiteral("Any"), QString()}});
        QCOMPARE(m_combo->chosen(), QString());
        QCOMPARE(changes.count(), 1);
    }

private:
    std::unique_ptr<ui::SearchCombo> m_combo;
};

QTEST_MAIN(SearchComboTest)
#include "search_combo_test.moc"
