#pragma once

#include "core/engine/engine.h"
#include "core/model/model_info.h"

#include <QString>
#include <QStringList>

namespace ui {

/// What stands in the dialog for a new key.
struct KeyDraft {
    QString provider; ///< Id.
    QString name;
    core::KeyStorage storage = core::KeyStorage::Keychain;
    QString text; ///< The key, or the reference to it.
};

/// A pasted key without the spaces, line ends and quotes that come along from web pages and shell files.
QString cleanedKey(const QString &pasted);

/// Why the draft cannot be added, for people; empty if it can. `taken` are the names of the provider's keys.
QString problemOf(const KeyDraft &draft, const QStringList &taken);

/// The request that the draft stands for; meaningful only without a problem.
core::NewProviderKey newKeyOf(const KeyDraft &draft);

/// `default`, or the first free one of `default-2`, `default-3`, ….
QString suggestedKeyName(const QStringList &taken);

/// Host that a key of the provider is sent to; empty where its address has still to be set.
QString destinationHost(const core::ProviderInfo &provider);

/// Where a key is kept, in words.
QString storageText(const QString &reference);

} // namespace ui
