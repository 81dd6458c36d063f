#pragma once

#include "core/model/model_info.h"
#include "core/model/raw_request.h"
#include "core/routing/key_facts.h"
#include "core/routing/refusal.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <variant>

namespace core {

/// Protocol and address to call an endpoint with.
struct CallForm {
    QString protocol;
    QString baseUrl; ///< Without a trailing slash and without open places.
    QString region; ///< Amazon's, to sign for; empty where nothing is signed.
};

/// What decides on the form beside the rows.
struct CallFormFacts {
    const QStringList &spoken; ///< Protocols with a codec.
    const KeyFacts &key; ///< Its region, project and location fill places of the address.
    const QHash<QString, QString> &variables; ///< Further values for `${NAME}`.
    Task task = Task::Chat;
    /// Of OpenAI's chat completions and Responses, take the first where both are spoken at one address.
    bool preferChat = false;
};

/// The form in which we can call the endpoint, or why we cannot.
std::variant<CallForm, Refusal> callFormOf(const EndpointInfo &endpoint, const ProviderInfo &provider,
                                           const CallFormFacts &facts);

/// Whether the endpoint can be asked for that with the right key: a place in its address that a key fills
/// counts as filled.
bool isCallable(const EndpointInfo &endpoint, const ProviderInfo &provider, const QStringList &spoken,
                Task task = Task::Chat);

} // namespace core
