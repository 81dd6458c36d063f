#include "ui/keys/key_rules.h"

#include <QCoreApplication>
#include <QUrl>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::KeyRules)
};

bool isFileOrEnvironment(const core::SecretRef &reference)
{
    using Kind = core::SecretRef::Kind;
    return (reference.kind == Kind::Environment || reference.kind == Kind::File) && !reference.name.isEmpty();
}

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.';
}

} // namespace

QString cleanedKey(const QString &pasted)
{
    QString text = pasted;
    // A service-account key is JSON and keeps its blanks; everything else is one word.
    if (text.trimmed().startsWith(u'{'))
        return text.trimmed();
    text.removeIf([](QChar c) { return c.isSpace() || c == QChar::ByteOrderMark || c == QChar(0x200b); });
    for (const QChar quote : {u'"', u'\''}) {
        if (text.size() >= 2 && text.startsWith(quote) && text.endsWith(quote))
            text = text.mid(1, text.size() - 2);
    }
    return text;
}

AddressNeed addressNeed(const core::ProviderInfo &provider)
{
    if (provider.baseUrl.contains(QLatin1String("${AWS_REGION}")))
        return AddressNeed::Region;
    return provider.baseUrl.contains(QLatin1String("${GOOGLE_VERTEX_LOCATION}")) ? AddressNeed::Location
                                                                                 : AddressNeed::Nothing;
}

QString problemOf(const KeyDraft &draft, const QStringList &taken, AddressNeed need)
{
    if (draft.provider.isEmpty())
        return Text::tr("Choose the provider that the key belongs to.");
    if (draft.name.isEmpty())
        return Text::tr("Give the key a name, such as “work”.");
    if (!std::all_of(draft.name.cbegin(), draft.name.cend(), isNameCharacter))
        return Text::tr("A name may have letters, digits, “-”, “_” and “.” only.");
    if (taken.contains(draft.name, Qt::CaseInsensitive))
        return Text::tr("There is a key “%1” of this provider already. Choose another name.").arg(draft.name);
    if (need == AddressNeed::Region && draft.region.isEmpty())
        return Text::tr("Enter the region that the key is for, such as us-east-1.");
    if (!std::all_of(draft.region.cbegin(), draft.region.cend(), isNameCharacter))
        return Text::tr("A region may have letters, digits and “-” only.");
    const core::SecretRef reference = core::SecretRef::parse(draft.text);
    if (draft.storage == core::KeyStorage::Reference) {
        if (isFileOrEnvironment(reference))
            return {};
        return Text::tr(
            "Write env:NAME for an environment variable, or file:PATH for a file that holds the key.");
    }
    if (draft.text.isEmpty())
        return Text::tr("Paste the key.");
    if (isFileOrEnvironment(reference))
        return Text::tr(
            "This looks like a reference and not like a key. Choose “Environment variable or file” for it.");
    return {};
}

core::NewProviderKey newKeyOf(const KeyDraft &draft, AddressNeed need)
{
    core::NewProviderKey key;
    key.provider = draft.provider;
    key.name = draft.name;
    key.storage = draft.storage;
    if (need == AddressNeed::Region)
        key.region = draft.region;
    else if (need == AddressNeed::Location)
        key.location = draft.region;
    if (draft.storage == core::KeyStorage::Reference)
        key.reference = core::SecretRef::parse(draft.text);
    else
        key.secret = core::Secret(draft.text.toUtf8());
    return key;
}

QString suggestedKeyName(const QStringList &taken)
{
    const QString base = QStringLiteral("default");
    QString name = base;
    for (int number = 2; taken.contains(name, Qt::CaseInsensitive); ++number)
        name = QStringLiteral("%1-%2").arg(base).arg(number);
    return name;
}

QString destinationHost(const core::ProviderInfo &provider, const QString &region)
{
    QString address = provider.baseUrl;
    if (addressNeed(provider) == AddressNeed::Location)
        return region.isEmpty() || region == QLatin1String("global")
                   ? QStringLiteral("aiplatform.googleapis.com")
                   : region + QStringLiteral("-aiplatform.googleapis.com");
    if (!region.isEmpty())
        address.replace(QLatin1String("${AWS_REGION}"), region);
    // Addresses with ${VARIABLES} name no host before these are known.
    if (address.contains(u'$'))
        return {};
    const QUrl url(address);
    return url.port() < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(url.port());
}

QString storageText(const QString &reference)
{
    const core::SecretRef parsed = core::SecretRef::parse(reference);
    switch (parsed.kind) {
    case core::SecretRef::Kind::Keychain:
        return Text::tr("System key store");
    case core::SecretRef::Kind::Environment:
        return Text::tr("Variable %1").arg(parsed.name);
    case core::SecretRef::Kind::File:
        return Text::tr("File %1").arg(parsed.name);
    case core::SecretRef::Kind::Session:
        return Text::tr("This session only");
    case core::SecretRef::Kind::None:
        break;
    }
    return reference;
}

} // namespace ui
