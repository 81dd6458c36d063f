#pragma once

#include "tests/support/controls.h"
#include "ui/chat/transcript.h"
#include "ui/chat/turn_view.h"
#include "ui/common/markdown_view.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <memory>

/// A tree of turns with short ways to grow it.
struct Talk {
    core::ConversationTree tree;
    qint64 nowMs = 0;

    core::Asked asked(const QString &model = QStringLiteral("Model"))
    {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + nowMs, Qt::UTC);
        return {model, model, at, nowMs};
    }

    void ask(const QString &text) { tree.ask({text}, asked()); }
    void event(const core::ChatEvent &event)
    {
        core::CallProgress news;
        news.events = {event};
        tree.take(news, nowMs);
    }
    void say(const QString &text) { event(core::TextDelta {text}); }
    void think(const QString &text)
    {
        core::ReasoningDelta thought;
        thought.text = text;
        event(thought);
    }
    void call(const QString &name, const QString &arguments)
    {
        core::ToolCallDelta delta;
        delta.name = name;
        delta.arguments = arguments;
        event(delta);
    }
    void picture(const QString &address)
    {
        core::ExtraDelta extra;
        extra.fields = QJsonObject {
            {QStringLiteral("images"), QJsonArray {QJsonObject {{QStringLiteral("image_url"), address}}}}};
        event(extra);
    }
    void finish(const QString &reason = QStringLiteral("stop"), const std::optional<core::Error> &error = {})
    {
        core::CallProgress news;
        news.finished = core::RequestRecord {};
        news.finished->finishReason = reason;
        news.finished->error = error;
        tree.take(news, nowMs);
    }
    void exchange(const QString &question, const QString &answer)
    {
        ask(question);
        say(answer);
        finish();
    }
    /// Turns of all sizes, so that guesses of their heights are wrong.
    void grow(int turns)
    {
        for (int i = 0; i < turns; ++i) {
            QString answer = QStringLiteral("Answer %1.").arg(i);
            for (int paragraph = 0; paragraph < i * 7 % 11; ++paragraph)
                answer +=
                    i % 3 == 0 ? QStringLiteral("\n\n# Heading") : QStringLiteral("\n\n- point\n- point");
            exchange(QStringLiteral("Question %1?").arg(i), answer);
        }
    }
};

/// A transcript on screen, and a talk for it.
struct Shown {
    explicit Shown(const ui::Theme &theme)
        : transcript(theme)
    {
        transcript.setColumn(QStringLiteral("Model"));
        transcript.resize(360, 420);
        transcript.show();
        if (!QTest::qWaitForWindowActive(&transcript))
            qWarning("the window did not get active");
    }

    void show() { transcript.showTree(talk.tree); }
    QScrollBar &bar() { return *transcript.verticalScrollBar(); }

    /// Turns that have a widget, from top to bottom.
    QList<ui::TurnView *> views() const
    {
        QList<ui::TurnView *> views = transcript.findChildren<ui::TurnView *>();
        std::sort(views.begin(), views.end(),
                  [](const ui::TurnView *a, const ui::TurnView *b) { return a->y() < b->y(); });
        return views;
    }
    ui::TurnView *view(qint64 turn) const
    {
        for (ui::TurnView *view : transcript.findChildren<ui::TurnView *>()) {
            if (view->turnId() == turn)
                return view;
        }
        return nullptr;
    }
    ui::TurnView *newest() const { return view(talk.tree.headId()); }
    ui::MarkdownView *answer() const
    {
        return control<ui::MarkdownView>(transcript, QStringLiteral("Answer"));
    }
    void wheel(int angle, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint at = transcript.viewport()->rect().center();
        QWheelEvent event(at, transcript.viewport()->mapToGlobal(at), {}, {0, angle}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(transcript.viewport(), &event);
    }
    bool hasLabel(const QString &text) const
    {
        const QList<QLabel *> labels = transcript.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
    /// Lets the margins fill.
    void settle() { QTest::qWait(20); }

    Talk talk;
    ui::Transcript transcript;
};

template<typename Button>
void click(const QWidget &root, const QString &name)
{
    Button *button = control<Button>(root, name);
    QVERIFY2(button, qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

/// Chooses from the menu that is open.
inline void choose(const QString &text)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == text) {
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return;
        }
    }
    menu->close();
    QFAIL(qPrintable(text));
}
