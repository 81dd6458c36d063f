#pragma once

#include "tests/support/chat_stores.h"
#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/fake_prompter.h"
#include "tests/support/mock_upstream.h"
#include "ui/chat/chat_column.h"
#include "ui/chat/compare_page.h"
#include "ui/chat/comparison_session.h"
#include "ui/chat/prompt_editor.h"
#include "ui/common/markdown_view.h"
#include "ui/common/theme.h"

#include <QTest>

#include <algorithm>
#include <memory>

/// The Compare page on an engine with one provider, Groq, that knows test/model and test/other and answers
/// with the number of messages that it was sent, so that a test sees the context.
class ChatPage
{
public:
    static inline const QString kModel = QStringLiteral("test/model");

    ChatPage()
    {
        theme.apply(ui::ColorScheme::Light);
        upstream.setResponder([](const ReceivedRequest &request) {
            return answer("saw " + QByteArray::number(request.body.count("\"role\"")) + " messages");
        });
        harness = std::make_unique<EngineHarness>(
            QList<HarnessProvider> {{QStringLiteral("groq"), upstream.url(u"/v1").toString()}});
        catalog = harness->engine().catalog().result();
        open();
        while (harness->engine().providerKeys().result().isEmpty())
            QTest::qWait(1);
    }

    static QByteArray delta(const QByteArray &text)
    {
        return R"(data: {"choices":[{"index":0,"delta":{"content":")" + text + R"("},"finish_reason":null}]})"
               + QByteArray("\n\n");
    }

    static MockScript answer(const QByteArray &text)
    {
        return MockScript::eventStream({delta(text),
                                        "data: {\"choices\":[{\"index\":0,\"delta\":{},"
                                        "\"finish_reason\":\"stop\"}]}\n\n",
                                        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":4,"
                                        "\"completion_tokens\":1}}\n\n",
                                        "data: [DONE]\n\n"});
    }

    void open()
    {
        page = std::make_unique<ui::ComparePage>(
            ui::ComparePage::Parts {harness->engine(), *stores.conversations, *stores.sets, *stores.prompts,
                                    *stores.preferences, theme, prompter},
            catalog);
        page->resize(1000, 700);
        page->show();
    }

    /// A restart of the program.
    void reopen()
    {
        page.reset();
        stores.reopen();
        open();
    }

    ui::ComparisonSession *session() { return page->session(); }
    ui::PromptEditor *prompt() { return control<ui::PromptEditor>(*page, QStringLiteral("Prompt")); }
    bool running(int index) { return session()->columns().at(index)->isRunning(); }

    void ask(const QString &question)
    {
        prompt()->setPrompt(question);
        page->send();
    }

    /// The columns as they stand, row by row from the left.
    QList<ui::ChatColumn *> columns()
    {
        QList<ui::ChatColumn *> list;
        for (ui::ChatColumn *candidate : page->findChildren<ui::ChatColumn *>()) {
            if (!candidate->isHidden())
                list.append(candidate);
        }
        std::sort(list.begin(), list.end(), [](const ui::ChatColumn *a, const ui::ChatColumn *b) {
            return a->y() != b->y() ? a->y() < b->y() : a->x() < b->x();
        });
        return list;
    }
    ui::ChatColumn *column(int index) { return columns().value(index); }

    QStringList answers()
    {
        QStringList texts;
        for (const ui::ChatColumn *each : columns()) {
            if (const auto *view = control<ui::MarkdownView>(*each, QStringLiteral("Answer")))
                texts.append(view->plainText());
        }
        return texts;
    }

    ui::Theme theme;
    FakePrompter prompter;
    MockUpstream upstream;
    std::unique_ptr<EngineHarness> harness;
    core::CatalogPtr catalog;
    ChatStores stores;
    std::unique_ptr<ui::ComparePage> page;
};
