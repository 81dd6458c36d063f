#include "core/settings/bundled_tokens.h"

#include <QResource>

namespace core {

namespace {

// The resources lie in the program's own image, so these bytes cost no memory of their own before they are
// read.
QByteArrayView bytesOf(const QString &name)
{
    const QResource resource(QStringLiteral(":/tokens/") + name);
    return {resource.data(), qsizetype(resource.size())};
}

} // namespace

TokenCounterPtr bundledTokenCounter()
{
    Result<TokenCounter> counter =
        TokenCounter::create({.o200k = bytesOf(QStringLiteral("o200k_base.bin")),
                              .cl100k = bytesOf(QStringLiteral("cl100k_base.bin")),
                              .families = bytesOf(QStringLiteral("families.json"))});
    // The build made these bytes and the tests read them; nobody else can change them.
    if (!counter)
        qFatal("%s", qPrintable(counter.error().message));
    return std::make_shared<const TokenCounter>(*std::move(counter));
}

} // namespace core
