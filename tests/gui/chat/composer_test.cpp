#include "core/settings/prompt_library.h"
#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/fake_prompter.h"
#include "tests/support/pictures.h"
#include "ui/chat/attachment_bar.h"
#include "ui/chat/attachment_chip.h"
#include "ui/chat/attachment_preview.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_notice.h"
#include "ui/chat/prompt_editor.h"
#include "ui/chat/prompt_library_dialog.h"
#include "ui/chat/prompt_menu.h"
#include "ui/chat/variables_dialog.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QInputMethodEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class ComposerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_theme.apply(ui::ColorScheme::Light);
        m_harness = std::make_unique<EngineHarness>(
            QList<HarnessProvider> {{text("groq"), text("http://127.0.0.1:9/v1")}});
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = std::make_unique<core::PromptLibrary>(m_folder->filePath(text("prompts.json")));
        m_library->savePrompt({.title = text("Summary"), .text = text("Sum this up.")});
        m_library->savePrompt(
            {.title = text("Letter"),
             .text = text("Write to {{name}} in {{tone: choice = formal | plain}} words.")});
        m_library->savePrompt(
            {.title = text("Pirate"), .text = text("Be a pirate."), .use = core::SavedPrompt::Use::System});
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addStretch(1);
        m_composer = new ui::Composer(m_harness->engine(), *m_library, m_theme, m_prompter);
        layout->addWidget(m_composer);
        m_composer->setTargets(3, 3);
        m_window->resize(900, 600);
        m_window->show();
        m_window->activateWindow();
        m_composer->focusPrompt();
    }

    void cleanup()
    {
        m_window.reset();
        m_library.reset();
    }

    void cleanupTestCase() { m_harness.reset(); }

    void everyControlHasAName() { QCOMPARE(unnamedControls(*m_window), QStringList()); }

    void enterAndTheButtonSendWhatThereIs()
    {
        QSignalSpy sent(m_composer, &ui::Composer::sendRequested);
        QVERIFY(!button("Send")->isEnabled());
        QTest::keyClick(prompt(), Qt::Key_Return);
        QCOMPARE(sent.count(), 0);
        QTest::keyClicks(prompt(), text("Why?"));
        QTest::keyClick(prompt(), Qt::Key_Return);
        QTest::keyClick(prompt(), Qt::Key_Return, Qt::ControlModifier);
        QTest::mouseClick(button("Send"), Qt::LeftButton);
        QCOMPARE(sent.count(), 3);
        m_composer->setTargets(0, 0);
        QTest::keyClick(prompt(), Qt::Key_Return);
        QCOMPARE(sent.count(), 3);
    }

    void targetsAreNamed()
    {
        QCOMPARE(prompt()->placeholderText(), text("Ask 3 model(s)…"));
        m_composer->setTargets(2, 3);
        QCOMPARE(prompt()->placeholderText(), text("Ask 2 of 3 model(s)…"));
    }

    void stoppingIsOfferedWhileSomethingRuns()
    {
        QSignalSpy stopped(m_composer, &ui::Composer::stopRequested);
        QTest::mouseClick(button("Stop all"), Qt::LeftButton);
        QCOMPARE(stopped.count(), 0);
        m_composer->setRunning(true);
        QTest::mouseClick(button("Stop all"), Qt::LeftButton);
        QCOMPARE(stopped.count(), 1);
    }

    void problemIsShownUntilItIsGone()
    {
        const QString problem = text("2 of 3 models cannot read PDF files");
        m_composer->setProblem(problem);
        QLabel *label = labelWith(problem);
        QVERIFY(label && label->isVisible());
        m_composer->setProblem({});
        QVERIFY(!label->isVisible());
    }

    void systemPromptButtonShowsAStateAndAsks()
    {
        QSignalSpy asked(m_composer, &ui::Composer::systemPromptRequested);
        auto *system = control<QToolButton>(*m_composer, text("System prompt"));
        QTest::mouseClick(system, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QVERIFY(!system->isChecked());
        m_composer->setHasSystemPrompt(true);
        QTest::mouseClick(system, Qt::LeftButton);
        QVERIFY(system->isChecked());
    }

    void questionsComeBackAsTheyWere()
    {
        const core::Question question {text("What is this?\n  And that?"),
                                       {{.kind = core::Attachment::Kind::Text,
                                         .name = text("a.txt"),
                                         .mediaType = text("text/plain"),
                                         .bytes = "words"},
                                        {.kind = core::Attachment::Kind::Pdf,
                                         .name = text("b.pdf"),
                                         .mediaType = text("application/pdf"),
                                         .bytes = "%PDF-"}}};
        m_composer->setQuestion(question);
        QCOMPARE(m_composer->question(), question);
        QCOMPARE(chips().size(), 2);
        QCOMPARE(m_composer->takeQuestion(), question);
        QVERIFY(m_composer->question().isEmpty());
        QVERIFY(chips().isEmpty());
        QTest::keyClick(prompt(), Qt::Key_Up);
        QCOMPARE(prompt()->toPlainText(), question.text);
    }

    void pastedPictureIsAttached()
    {
        pastePicture();
        const core::Attachment attachment = m_composer->question().attachments.constFirst();
        QCOMPARE(attachment.kind, core::Attachment::Kind::Image);
        QCOMPARE(QImage::fromData(attachment.bytes).size(), picture(40, 20).size());
        QVERIFY(prompt()->toPlainText().isEmpty());
        // A question may be a picture alone. A second one gets a name of its own.
        QVERIFY(button("Send")->isEnabled());
        QTest::keyClick(prompt(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(chips().size() == 2 && !m_composer->isReading());
        QVERIFY(m_composer->question().attachments.at(1).name != attachment.name);
    }

    void pastedFilesAreAttachedAndWordsAreNot()
    {
        auto *mime = new QMimeData;
        mime->setUrls({QUrl::fromLocalFile(file("a.txt", "one")), QUrl::fromLocalFile(file("b.txt", "two"))});
        QApplication::clipboard()->setMimeData(mime);
        QTest::keyClick(prompt(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(names(), QStringList({text("a.txt"), text("b.txt")}));
        QApplication::clipboard()->setText(text("plain words"));
        QTest::keyClick(prompt(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(prompt()->toPlainText(), text("plain words"));
        QCOMPARE(chips().size(), 2);
    }

    void longPasteIsOfferedAsAFile()
    {
        const QString words = text("word ").repeated(5'000);
        QTest::keyClicks(prompt(), text("Sum up: "));
        QApplication::clipboard()->setText(words);
        QTest::keyClick(prompt(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(prompt()->toPlainText().endsWith(words));
        QPushButton *offer = nullptr;
        for (QPushButton *each : m_composer->findChildren<QPushButton *>()) {
            if (each->text() == text("Attach as a file"))
                offer = each;
        }
        QVERIFY(offer && offer->isVisible());
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(prompt()->toPlainText(), text("Sum up: "));
        QTRY_COMPARE(m_composer->question().attachments.size(), 1);
        QCOMPARE(m_composer->question().attachments.constFirst().bytes, words.toUtf8());
        QVERIFY(!offer->isVisible());
    }

    void droppedFilesAreAttachedWhereverTheyFall_data()
    {
        QTest::addColumn<bool>("onField");
        QTest::newRow("on the field") << true;
        QTest::newRow("beside it") << false;
    }
    void droppedFilesAreAttachedWhereverTheyFall()
    {
        QFETCH(bool, onField);
        QWidget *target = onField ? prompt()->viewport() : m_composer;
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file("a.txt", "one"))});
        const QPoint place(5, 5);
        QDragEnterEvent enter(place, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QApplication::sendEvent(target, &enter));
        QVERIFY(enter.isAccepted());
        QCOMPARE(enter.dropAction(), Qt::CopyAction);
        QVERIFY(m_composer->property("drop").toBool());
        QDropEvent drop(place, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &drop);
        QVERIFY(drop.isAccepted());
        QVERIFY(!m_composer->property("drop").toBool());
        QTRY_COMPARE(names(), QStringList {text("a.txt")});
        QVERIFY(prompt()->toPlainText().isEmpty());
    }

    void dropStateGoesWithTheDrag()
    {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file("a.txt", "one"))});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_composer, &enter);
        QVERIFY(m_composer->property("drop").toBool());
        QDragLeaveEvent leave;
        QApplication::sendEvent(m_composer, &leave);
        QVERIFY(!m_composer->property("drop").toBool());
        QMimeData page;
        page.setUrls({QUrl(text("https://example.org/"))});
        QVERIFY(!m_composer->takeMime(&page));
    }

    void whatCannotBeAttachedIsSaidAndTheRestStays()
    {
        QFile large(file("large.pdf", "%PDF-"));
        QVERIFY(large.resize(ui::kMostAttachmentBytes + 1));
        m_composer->attachFiles({file("good.txt", "words"), file("program", QByteArray("\x7f\0\1\2", 4)),
                                 m_folder->path(), large.fileName()});
        QTRY_COMPARE(names(), QStringList {text("good.txt")});
        QTRY_VERIFY(!m_composer->isReading());
        QVERIFY(labelWith(text("“program” is not a picture")));
        QVERIFY(labelWith(text("is a folder")));
        QVERIFY(labelWith(text("“large.pdf” has more than the 32.0 MB")));
        QTest::mouseClick(control<QToolButton>(*m_composer, text("Close the notice")), Qt::LeftButton);
        QVERIFY(!m_composer->findChild<ui::ComposerNotice *>()->isVisible());
    }

    void tooManyFilesAreRefusedByName()
    {
        QStringList paths;
        for (int i = 0; i <= ui::AttachmentBar::kMostAttachments; ++i)
            paths << file(QByteArray("f" + QByteArray::number(i) + ".txt").constData(), "x");
        m_composer->attachFiles(paths);
        QTRY_COMPARE(names().size(), qsizetype(ui::AttachmentBar::kMostAttachments));
        QVERIFY(labelWith(text("Not attached: f20.txt.")));
    }

    void chipsAreRemovedByMouseAndKeyboard()
    {
        m_composer->attachFiles({file("a.txt", "1"), file("b.txt", "2"), file("c.txt", "3")});
        QTRY_COMPARE(names().size(), 3);
        QSignalSpy changed(m_composer, &ui::Composer::questionChanged);
        QTest::mouseClick(control<QToolButton>(*m_composer, text("Remove b.txt")), Qt::LeftButton);
        QCOMPARE(names(), QStringList({text("a.txt"), text("c.txt")}));
        QVERIFY(changed.count() > 0);
        QTRY_VERIFY(QApplication::activeWindow() == m_window.get());
        chips().constFirst()->setFocus();
        QTest::keyClick(chips().constFirst(), Qt::Key_Right);
        QVERIFY(chips().at(1)->hasFocus());
        QTest::keyClick(chips().at(1), Qt::Key_Delete);
        QCOMPARE(names(), QStringList {text("a.txt")});
        QVERIFY(chips().constFirst()->hasFocus());
        QTest::keyClick(chips().constFirst(), Qt::Key_Backspace);
        QVERIFY(names().isEmpty());
        QVERIFY(prompt()->hasFocus());
    }

    void nothingIsSentWhileFilesAreRead()
    {
        QTest::keyClicks(prompt(), text("Why?"));
        // Nobody reads before this lets go.
        QSemaphore gate;
        QThreadPool &pool = *QThreadPool::globalInstance();
        for (int i = 0; i < pool.maxThreadCount(); ++i)
            pool.start([&gate] { gate.acquire(); });
        const auto open = qScopeGuard([&] {
            gate.release(pool.maxThreadCount());
            pool.waitForDone();
        });
        m_composer->attachFiles({file("a.txt", "1")});
        QVERIFY(m_composer->isReading());
        QSignalSpy sent(m_composer, &ui::Composer::sendRequested);
        QTest::keyClick(prompt(), Qt::Key_Return);
        QCOMPARE(sent.count(), 0);
        QTest::mouseClick(control<QToolButton>(*m_composer, text("Cancel reading a.txt")), Qt::LeftButton);
        QVERIFY(!m_composer->isReading());
        QTest::keyClick(prompt(), Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        QVERIFY(m_composer->question().attachments.isEmpty());
    }

    void previewShowsTheFirstLinesOfAText()
    {
        QByteArray lines;
        for (int i = 1; i <= ui::AttachmentPreview::kMostLines + 50; ++i)
            lines += "line " + QByteArray::number(i) + '\n';
        m_composer->attachFiles({file("long.txt", lines)});
        QTRY_COMPARE(names().size(), 1);
        QTest::keyClick(chips().constFirst(), Qt::Key_Return);
        auto *preview = m_composer->findChild<ui::AttachmentPreview *>();
        QVERIFY(preview && preview->isVisible());
        auto *shown = control<QPlainTextEdit>(*preview, text("Text of long.txt"));
        QVERIFY(shown->toPlainText().contains(text("line 200")));
        QVERIFY(!shown->toPlainText().contains(text("line 201")));
        QTest::keyClick(preview, Qt::Key_Escape);
        QTRY_VERIFY(!m_composer->findChild<ui::AttachmentPreview *>());
    }

    void previewShowsAPicture()
    {
        pastePicture();
        QTest::mouseClick(chips().constFirst(), Qt::LeftButton);
        auto *preview = m_composer->findChild<ui::AttachmentPreview *>();
        QVERIFY(preview && preview->isVisible());
        auto *view = control<QWidget>(*preview, text("Picture Pasted image.png"));
        QVERIFY(view);
        QTRY_COMPARE(view->grab().toImage().pixelColor(view->rect().center()), QColor(Qt::darkCyan));
    }

    void tabGoesFromTheFieldToItsFiles()
    {
        m_composer->attachFiles({file("a.txt", "1"), file("b.txt", "2")});
        QTRY_COMPARE(names().size(), 2);
        QTRY_VERIFY(QApplication::activeWindow() == m_window.get());
        m_composer->focusPrompt();
        QTest::keyClick(prompt(), Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(chips().at(1)->hasFocus());
        QTest::keyClick(chips().at(1), Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(chips().at(0)->hasFocus());
        QTest::keyClick(chips().at(0), Qt::Key_Tab);
        QTest::keyClick(chips().at(1), Qt::Key_Tab);
        QVERIFY(prompt()->hasFocus());
        QTest::keyClick(prompt(), Qt::Key_Tab);
        QVERIFY(control<QToolButton>(*m_composer, text("Attach"))->hasFocus());
    }

    void enterWhileAnInputMethodComposesSendsNothing()
    {
        QSignalSpy sent(m_composer, &ui::Composer::sendRequested);
        QTest::keyClicks(prompt(), text("x"));
        QInputMethodEvent composing(text("nihao"), {});
        QApplication::sendEvent(prompt(), &composing);
        QTest::keyClick(prompt(), Qt::Key_Return);
        QCOMPARE(sent.count(), 0);
        QInputMethodEvent done;
        done.setCommitString(text("你好"));
        QApplication::sendEvent(prompt(), &done);
        QTest::keyClick(prompt(), Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
    }

    void clipboardMenuTakesWhatIsThere()
    {
        auto *menu = control<QToolButton>(*m_composer, text("Attach"))->menu();
        const auto fromClipboard = [menu] { menu->actions().at(1)->trigger(); };
        QApplication::clipboard()->setText(text("copied words"));
        fromClipboard();
        QTRY_COMPARE(m_composer->question().attachments.size(), 1);
        QCOMPARE(m_composer->question().attachments.constFirst().bytes, QByteArray("copied words"));
        QApplication::clipboard()->clear();
        fromClipboard();
        QVERIFY(labelWith(text("The clipboard has no picture")));
    }

    void slashFindsPromptsAsOneTypes()
    {
        QSignalSpy sent(m_composer, &ui::Composer::sendRequested);
        QTest::keyClicks(prompt(), text("/"));
        QVERIFY(menu()->isVisible());
        QCOMPARE(entries(), QStringList({text("Letter"), text("Summary")})); // no system prompts
        QTest::keyClicks(prompt(), text("sum"));
        QCOMPARE(entries(), QStringList {text("Summary")});
        QTest::keyClick(prompt(), Qt::Key_Return);
        QVERIFY(!menu()->isVisible());
        QCOMPARE(prompt()->toPlainText(), text("Sum this up."));
        QCOMPARE(sent.count(), 0);
        prompt()->undo();
        QCOMPARE(prompt()->toPlainText(), text("/sum"));
    }

    void slashMenuLetsOneTypeOn()
    {
        QTest::keyClicks(prompt(), text("/"));
        QTest::keyClick(prompt(), Qt::Key_Escape);
        QVERIFY(!menu()->isVisible());
        QCOMPARE(prompt()->toPlainText(), text("/"));
        QTest::keyClicks(prompt(), text("etc"));
        QVERIFY(!menu()->isVisible());
        prompt()->clear();
        // What is no prompt's name hides it, and Enter sends then.
        QSignalSpy sent(m_composer, &ui::Composer::sendRequested);
        QTest::keyClicks(prompt(), text("/usr/bin"));
        QVERIFY(!menu()->isVisible());
        QTest::keyClick(prompt(), Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        // A slash within a text is none.
        prompt()->clear();
        QTest::keyClicks(prompt(), text("a/"));
        QVERIFY(!menu()->isVisible());
    }

    void slashMenuGoesWithTheFocusAndComesBack()
    {
        QTRY_VERIFY(prompt()->hasFocus());
        QTest::keyClicks(prompt(), text("/"));
        QVERIFY(menu()->isVisible());
        m_window->resize(800, 500);
        QTRY_VERIFY(!menu()->isVisible());
        QTest::keyClicks(prompt(), text("s"));
        QVERIFY(menu()->isVisible());
        control<QToolButton>(*m_composer, text("Attach"))->setFocus();
        QVERIFY(!menu()->isVisible());
    }

    void arrowsMoveInTheSlashMenu()
    {
        QTest::keyClicks(prompt(), text("/"));
        QTest::keyClick(prompt(), Qt::Key_Down);
        QTest::keyClick(prompt(), Qt::Key_Tab);
        QCOMPARE(prompt()->toPlainText(), text("Sum this up."));
    }

    void variablesAreAskedForAndRemembered()
    {
        QTest::keyClicks(prompt(), text("/letter"));
        QTest::keyClick(prompt(), Qt::Key_Return);
        auto *dialog = m_composer->findChild<ui::VariablesDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(control<QLineEdit>(*dialog, text("name")), text("{{tone}} & Co"));
        control<QComboBox>(*dialog, text("tone"))->setCurrentIndex(1);
        QCOMPARE(control<QPlainTextEdit>(*dialog, text("Preview"))->toPlainText(),
                 text("Write to {{tone}} & Co in plain words."));
        QTest::keyClick(control<QLineEdit>(*dialog, text("name")), Qt::Key_Return);
        QCOMPARE(prompt()->toPlainText(), text("Write to {{tone}} & Co in plain words."));
        QTRY_VERIFY(!m_composer->findChild<ui::VariablesDialog *>());

        prompt()->clear();
        QTest::keyClicks(prompt(), text("/letter"));
        QTest::keyClick(prompt(), Qt::Key_Return);
        dialog = m_composer->findChild<ui::VariablesDialog *>();
        QCOMPARE(control<QLineEdit>(*dialog, text("name"))->text(), text("{{tone}} & Co"));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(prompt()->toPlainText(), text("/letter"));
    }

    void libraryButtonInsertsWhereTheCursorIs()
    {
        QTest::keyClicks(prompt(), text("AB"));
        QTest::keyClick(prompt(), Qt::Key_Left);
        QTest::mouseClick(control<QToolButton>(*m_composer, text("Prompt library")), Qt::LeftButton);
        QVERIFY(menu()->isVisible());
        auto *search = control<QLineEdit>(*menu(), text("Find a prompt"));
        QTest::keyClicks(search, text("up."));
        QCOMPARE(entries(), QStringList {text("Summary")});
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(prompt()->toPlainText(), text("ASum this up.B"));
    }

    void menuWorksBySlashAndByButtonInTurns()
    {
        auto *library = control<QToolButton>(*m_composer, text("Prompt library"));
        for (int round = 0; round < 2; ++round) {
            QTest::keyClicks(prompt(), text("/"));
            QVERIFY(menu()->isVisible() && !menu()->isWindow());
            QTest::keyClick(prompt(), Qt::Key_Escape);
            prompt()->clear();
            QTest::mouseClick(library, Qt::LeftButton);
            QVERIFY(menu()->isVisible() && menu()->isWindow());
            QTest::keyClick(control<QLineEdit>(*menu(), text("Find a prompt")), Qt::Key_Escape);
            QVERIFY(!menu()->isVisible());
        }
    }

    void promptIsSavedFromTheMenu()
    {
        QTest::keyClicks(prompt(), text("Explain this."));
        QTest::mouseClick(control<QToolButton>(*m_composer, text("Prompt library")), Qt::LeftButton);
        for (QPushButton *each : menu()->findChildren<QPushButton *>()) {
            if (each->text() == text("Save this prompt…"))
                QTest::mouseClick(each, Qt::LeftButton);
        }
        auto *dialog = m_composer->findChild<ui::PromptLibraryDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(control<QLineEdit>(*dialog, text("Title")), text("Explain"));
        dialog->reject();
        QCOMPARE(prompt()->toPlainText(), text("Explain this."));
        prompt()->clear();
        QTest::keyClicks(prompt(), text("/expl"));
        QTest::keyClick(prompt(), Qt::Key_Return);
        QCOMPARE(prompt()->toPlainText(), text("Explain this."));
    }

    void failureToSaveIsTold()
    {
        emit m_library->failed(
            {.kind = core::ErrorKind::StorageFailed, .message = text("The disk is full.")});
        QCOMPARE(m_prompter.errors.size(), 1);
        QVERIFY(m_prompter.errors.constFirst().contains(text("The disk is full.")));
    }

    void previewIsAskedAfterAPause()
    {
        int asked = 0;
        m_composer->setPreviewSource([&asked] {
            ++asked;
            return QList<ui::CostPreview::Question>();
        });
        QTest::keyClicks(prompt(), text("Why is it so?"));
        QCOMPARE(asked, 0);
        QTRY_COMPARE(asked, 1);
    }

    void estimateKnowsTheFilesWithoutAllOfTheirBytes()
    {
        QTest::keyClicks(prompt(), text("Why?"));
        QCOMPARE(m_composer->previewMessage(), core::questionMessage(m_composer->question()));
        const core::Attachment file {
            .kind = core::Attachment::Kind::Text, .name = text("a.txt"), .bytes = "words"};
        m_composer->setQuestion({text("Why?"), {file}});
        QCOMPARE(m_composer->previewMessage(), core::questionMessage(m_composer->question()));
        core::Attachment image {
            .kind = core::Attachment::Kind::Image, .name = text("a.png"), .mediaType = text("image/png")};
        image.bytes = QByteArray(3'000'000, 'x');
        m_composer->setQuestion({text("Why?"), {file, image}});
        const core::Message message = m_composer->previewMessage();
        QCOMPARE(message.content.size(), 3);
        QVERIFY(
            std::get<core::ImagePart>(message.content.at(2)).url.startsWith(text("data:image/png;base64,")));
        QVERIFY(std::get<core::ImagePart>(message.content.at(2)).url.size() < 400'000);
        m_composer->setQuestion({});
        QCOMPARE(m_composer->previewMessage(), core::questionMessage({}));
    }

private:
    void pastePicture()
    {
        auto *mime = new QMimeData;
        mime->setImageData(picture(40, 20));
        QApplication::clipboard()->setMimeData(mime);
        QTest::keyClick(prompt(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(chips().size() == 1 && !m_composer->isReading());
    }
    ui::PromptEditor *prompt() const { return control<ui::PromptEditor>(*m_composer, text("Prompt")); }
    /// The one on show; while there is none, one of them.
    ui::PromptMenu *menu() const
    {
        const auto menus = m_window->findChildren<ui::PromptMenu *>();
        for (ui::PromptMenu *menu : menus) {
            if (menu->isVisible())
                return menu;
        }
        return menus.value(0);
    }
    QPushButton *button(const char *name) const
    {
        for (QPushButton *each : m_composer->findChildren<QPushButton *>()) {
            if (each->text() == text(name))
                return each;
        }
        return nullptr;
    }
    QLabel *labelWith(const QString &words) const
    {
        for (QLabel *label : m_composer->findChildren<QLabel *>()) {
            if (label->text().contains(words))
                return label;
        }
        return nullptr;
    }
    QList<ui::AttachmentChip *> chips() const
    {
        QList<ui::AttachmentChip *> all;
        for (auto *chip : m_composer->findChildren<ui::AttachmentChip *>()) {
            if (!chip->isHidden())
                all << chip;
        }
        return all;
    }
    QStringList names() const
    {
        QStringList names;
        for (const core::Attachment &attachment : m_composer->question().attachments)
            names << attachment.name;
        return names;
    }
    QStringList entries() const
    {
        auto *list = control<QListView>(*menu(), text("Prompts to choose from"));
        QStringList titles;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            titles << list->model()->index(row, 0).data().toString();
        return titles;
    }
    QString file(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(QString::fromLatin1(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }

    ui::Theme m_theme;
    FakePrompter m_prompter;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::PromptLibrary> m_library;
    std::unique_ptr<QWidget> m_window;
    ui::Composer *m_composer = nullptr;
};

QTEST_MAIN(ComposerTest)
#include "composer_test.moc"
