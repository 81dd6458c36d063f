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
    QString region = {}; ///< Where the provider's address needs one.
};

/// What else than the key the provider's address needs.
enum class AddressNeed { Nothing, Region, Location };
AddressNeed addressNeed(const core::ProviderInfo &provider);

/// A pasted key without the spaces, line ends and quotes that come along from web pages and shell files.
QString cleanedKey(const QString &pasted);

/// Why the draft cannot be added, for people; empty if it can. `taken` are the names of the provider's keys.
QString problemOf(const KeyDraft &draft, const QStringList &taken, AddressNeed need = AddressNeed::Nothing);

/// The request that the draft stands for; meaningful only without a problem.
core::NewProviderKey newKeyOf(const KeyDraft &draft, AddressNeed need = AddressNeed::Nothing);

/// `default`, or the first free one of `default-2`, `default-3`, ….
QString suggestedKeyName(const QStringList &taken);

/// Host that a key of the provider is sent to; empty where its address has still to be set.
QString destinationHost(const core::ProviderInfo &provider, const QString &region = {});

/// Where a key is kept, in words.
QString storageText(const QString &reference);

} // namespace ui
