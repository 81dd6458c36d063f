#pragma once

#include <QLatin1String>

namespace core {

// Tools that a vendor runs itself, or that only its models know. The readers of requests write into such a
// tool's `extra` whose it is, and fitRequest() leaves out what nobody at the other end would understand.
// Tools of OpenAI's chat shape have no owner: they are sent as they are to whoever speaks it.

constexpr QLatin1String kToolOwner("tool_owner");
constexpr QLatin1String kResponsesTool("openai-responses");
constexpr QLatin1String kAnthropicTool("anthropic-messages");
constexpr QLatin1String kGoogleTool("google-generate-content");

} // namespace core
