#include "core/protocol/field_reader.h"
#include "core/proxy/key_fields.h"
#include "core/settings/api_key_json.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// The JSON of keys: a row of their file is read as it was written or not at all, and what a client says of a
// key is taken or refused with words.

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const core::Result<QJsonObject> json =
        core::jsonObjectFrom(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!json)
        return 0;
    for (const int version : {1, 2}) {
        if (const auto key = core::storedApiKeyFromJson(*json, version)) {
            constexpr int newest = 2;
            const auto again = core::storedApiKeyFromJson(core::storedApiKeyToJson(*key), newest);
            require(again.has_value(), "a key that cannot be read again");
            require(core::storedApiKeyToJson(*again) == core::storedApiKeyToJson(*key),
                    "another key when read again");
        }
    }
    core::KeyFields fields(*json);
    QString name;
    core::ApiKeyRules rules;
    fields.readName(name);
    fields.readLimit(rules);
    fields.readExpiry(rules);
    fields.readDisabled(rules);
    fields.readMember(rules);
    fields.readWorkspace();
    if (const auto &error = fields.error())
        require(!error->message.isEmpty(), "a refusal without words");
    (void)core::limitResetOf(rules);
    return 0;
}
