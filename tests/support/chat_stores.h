#pragma once

#include "core/history/conversation_store.h"
#include "core/settings/column_set_store.h"
#include "core/settings/preferences.h"
#include "core/settings/prompt_library.h"

#include <QTemporaryDir>

#include <memory>

/// What the Compare page keeps things in, in a folder of its own. reopen() is a restart of the program.
struct ChatStores {
    ChatStores() { reopen(); }

    void reopen()
    {
        conversations.reset();
        sets.reset();
        prompts.reset();
        preferences.reset();
        conversations = std::make_unique<core::ConversationStore>(
            folder.filePath(QStringLiteral("conversations.sqlite")));
        conversations->open();
        sets = std::make_unique<core::ColumnSetStore>(folder.filePath(QStringLiteral("column_sets.json")));
        prompts = std::make_unique<core::PromptLibrary>(folder.filePath(QStringLiteral("prompts.json")));
        preferences = std::make_unique<core::Preferences>(folder.filePath(QStringLiteral("preferences.ini")));
    }

    QTemporaryDir folder;
    std::unique_ptr<core::ConversationStore> conversations;
    std::unique_ptr<core::ColumnSetStore> sets;
    std::unique_ptr<core::PromptLibrary> prompts;
    std::unique_ptr<core::Preferences> preferences;
};
