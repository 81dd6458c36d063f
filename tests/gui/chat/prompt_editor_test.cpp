#include "ui/chat/prompt_editor.h"

#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>

class TestPromptEditor : public QObject
{
    Q_OBJECT

private slots:
    void enterSendsAndShiftEnterDoesNot()
    {
        ui::PromptEditor editor;
        QSignalSpy sent(&editor, &ui::PromptEditor::sendRequested);
        QTest::keyClicks(&editor, QStringLiteral("one"));
        QTest::keyClick(&editor, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(&editor, QStringLiteral("two"));
        QCOMPARE(sent.count(), 0);
        QCOMPARE(editor.toPlainText(), QStringLiteral("one\ntwo"));
        QTest::keyClick(&editor, Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        QTest::keyClick(&editor, Qt::Key_Enter);
        QCOMPARE(sent.count(), 2);
    }

    void enterBelongsToTheInputMethodWhileItComposes()
    {
        ui::PromptEditor editor;
        QSignalSpy sent(&editor, &ui::PromptEditor::sendRequested);
        QInputMethodEvent composing(QStringLiteral("nihao"), {});
        QCoreApplication::sendEvent(&editor, &composing);
        QTest::keyClick(&editor, Qt::Key_Return);
        QCOMPARE(sent.count(), 0);
        QInputMethodEvent done;
        done.setCommitString(QStringLiteral("你好"));
        QCoreApplication::sendEvent(&editor, &done);
        QVERIFY(editor.toPlainText().contains(QStringLiteral("你好")));
        QTest::keyClick(&editor, Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
    }

    void upAndDownWalkThroughEarlierPrompts()
    {
        ui::PromptEditor editor;
        editor.setPrompt(QStringLiteral("first"));
        editor.takePrompt();
        editor.setPrompt(QStringLiteral("second"));
        editor.takePrompt();
        QTest::keyClick(&editor, Qt::Key_Up);
        QCOMPARE(editor.toPlainText(), QStringLiteral("second"));
        QTest::keyClick(&editor, Qt::Key_Up);
        QTest::keyClick(&editor, Qt::Key_Up);
        QCOMPARE(editor.toPlainText(), QStringLiteral("first"));
        QTest::keyClick(&editor, Qt::Key_Down);
        QTest::keyClick(&editor, Qt::Key_Down);
        QCOMPARE(editor.toPlainText(), QString());
    }

    void draftStaysBelowTheHistory()
    {
        ui::PromptEditor editor;
        editor.setHistory({QStringLiteral("first"), QStringLiteral("second")});
        QTest::keyClicks(&editor, QStringLiteral("draft"));
        QTest::keyClick(&editor, Qt::Key_Up);
        QCOMPARE(editor.toPlainText(), QStringLiteral("second"));
        QTest::keyClicks(&editor, QStringLiteral(" changed"));
        QTest::keyClick(&editor, Qt::Key_Up);
        QCOMPARE(editor.toPlainText(), QStringLiteral("first"));
        QTest::keyClick(&editor, Qt::Key_Down);
        QCOMPARE(editor.toPlainText(), QStringLiteral("second changed"));
        QTest::keyClick(&editor, Qt::Key_Down);
        QCOMPARE(editor.toPlainText(), QStringLiteral("draft"));
        QTest::keyClick(&editor, Qt::Key_Down);
        QCOMPARE(editor.toPlainText(), QStringLiteral("draft"));
    }

    void draftComesBackAfterAnEarlierPromptWasSent()
    {
        ui::PromptEditor editor;
        editor.setHistory({QStringLiteral("first")});
        QTest::keyClicks(&editor, QStringLiteral("draft"));
        QTest::keyClick(&editor, Qt::Key_Up);
        QCOMPARE(editor.takePrompt(), QStringLiteral("first"));
        QCOMPARE(editor.toPlainText(), QStringLiteral("draft"));
        QCOMPARE(editor.takePrompt(), QStringLiteral("draft"));
        QVERIFY(editor.toPlainText().isEmpty());
    }

    void arrowsMoveWithinATextOfSeveralLinesFirst()
    {
        ui::PromptEditor editor;
        editor.resize(300, 100);
        editor.show();
        editor.setHistory({QStringLiteral("earlier")});
        editor.setPrompt(QStringLiteral("one\ntwo"));
        QTest::keyClick(&editor, Qt::Key_Up);
        QCOMPARE(editor.toPlainText(), QStringLiteral("one\ntwo"));
        QTest::keyClick(&editor, Qt::Key_Up);
        QCOMPARE(editor.toPlainText(), QStringLiteral("earlier"));
    }

    void arrowsBelongToTheInputMethodWhileItComposes()
    {
        ui::PromptEditor editor;
        editor.setHistory({QStringLiteral("earlier")});
        QInputMethodEvent composing(QStringLiteral("nihao"), {});
        QCoreApplication::sendEvent(&editor, &composing);
        QTest::keyClick(&editor, Qt::Key_Up);
        QVERIFY(!editor.toPlainText().contains(QStringLiteral("earlier")));
    }

    void undoBringsBackWhatAPromptReplaced()
    {
        ui::PromptEditor editor;
        QTest::keyClicks(&editor, QStringLiteral("mine"));
        editor.setPrompt(QStringLiteral("another"));
        editor.undo();
        QCOMPARE(editor.toPlainText(), QStringLiteral("mine"));
    }

    void fieldGrowsWithItsTextUpToAPoint()
    {
        ui::PromptEditor editor;
        editor.resize(300, 40);
        editor.show();
        const int one = editor.height();
        editor.setPrompt(QStringLiteral("a\nb\nc"));
        const int three = editor.height();
        editor.setPrompt(QString(50, u'\n'));
        const int many = editor.height();
        QVERIFY(three > one);
        QVERIFY(many > three);
        QVERIFY(many < 12 * editor.fontMetrics().lineSpacing());
    }
};

QTEST_MAIN(TestPromptEditor)
#include "prompt_editor_test.moc"
