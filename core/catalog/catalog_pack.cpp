#include "core/catalog/catalog_format.h"

#include <QJsonDocument>

#include <optional>
#include <utility>
#include <vector>

namespace core {

// Layout: magic, then three tables (strings, string lists, prices), then the catalog itself, which names
// strings, lists and prices by their number. Whole numbers are written seven bits a byte. What occurs often
// (provider names, modalities, parameter lists) is thus in memory once, however many endpoints share it.

namespace {

constexpr QByteArrayView kMagic("SWYCAT02");

// The describe() functions name the fields once for both directions, so that what is written is what is read.

template<typename Archive, typename Row>
void describePrices(Archive &archive, Row &row)
{
    archive(row.prompt, row.completion, row.cacheRead, row.cacheWrite, row.cacheWrite1h, row.reasoning,
            row.audioInput, row.audioOutput, row.imageOutputToken, row.image, row.request, row.webSearch);
}

template<typename Archive>
void describe(Archive &archive, auto &tier) requires requires
{
    tier.minPromptTokens;
}
{
    archive(tier.minPromptTokens);
    describePrices(archive, tier.prices);
}

template<typename Archive>
void describe(Archive &archive, auto &window) requires requires
{
    window.startMinute;
}
{
    archive(window.startMinute, window.endMinute);
    describePrices(archive, window.prices);
}

template<typename Archive>
void describe(Archive &archive, auto &serviceTier) requires requires
{
    serviceTier.tier;
}
{
    archive(serviceTier.tier);
    describePrices(archive, serviceTier.prices);
}

template<typename Archive>
void describe(Archive &archive, auto &pricing) requires requires
{
    pricing.tiers;
}
{
    describePrices(archive, pricing.base);
    archive(pricing.tiers, pricing.windows, pricing.serviceTiers);
}

template<typename Archive>
void describe(Archive &archive, auto &policy) requires requires
{
    policy.trainsOnData;
}
{
    archive(policy.trainsOnData, policy.retainsPrompts, policy.retentionDays, policy.source);
}

template<typename Archive>
void describe(Archive &archive, auto &capabilities) requires requires
{
    capabilities.jsonMode;
}
{
    archive(capabilities.tools, capabilities.toolChoice, capabilities.structuredOutputs,
            capabilities.jsonMode, capabilities.reasoning, capabilities.temperature, capabilities.vision);
}

template<typename Archive>
void describe(Archive &archive, auto &renamed) requires requires
{
    renamed.first;
}
{
    archive(renamed.first, renamed.second);
}

template<typename Archive>
void describe(Archive &archive, auto &quirks) requires requires
{
    quirks.maxTokensField;
}
{
    archive(quirks.maxTokensField, quirks.streamOptions, quirks.developerRole,
            quirks.completionExcludesReasoning, quirks.requiredToolChoice, quirks.reasoningField,
            quirks.reasoningControl, quirks.reasoningFormat, quirks.jsonSchema, quirks.drop, quirks.rename,
            quirks.toolCallIdLength);
}

template<typename Archive>
void describe(Archive &archive, auto &options) requires requires
{
    options.byBudget;
}
{
    archive(options.efforts, options.byBudget, options.minBudget, options.maxBudget);
}

template<typename Archive>
void describe(Archive &archive, auto &traits) requires requires
{
    traits.forcedToolChoice;
}
{
    archive(traits.thinking, traits.efforts, traits.minBudget, traits.maxBudget, traits.reasoningMandatory,
            traits.reasonsByDefault, traits.sampling, traits.forcedToolChoice, traits.stop,
            traits.structuredOutputs, traits.systemInMessages, traits.prefill, traits.signedToolCalls,
            traits.ownFields, traits.maxOutputTokens, traits.supportedParameters);
}

template<typename Archive>
void describe(Archive &archive, auto &rule) requires requires
{
    rule.patterns;
}
{
    archive(rule.patterns, rule.traits);
}

template<typename Archive>
void describe(Archive &archive, auto &provider) requires requires
{
    provider.privacyPolicyUrl;
}
{
    archive(provider.id, provider.name, provider.kind, provider.billing, provider.protocol,
            provider.protocols, provider.baseUrl, provider.environment, provider.headers, provider.docsUrl,
            provider.headquarters, provider.datacenters, provider.privacyPolicyUrl, provider.termsUrl,
            provider.statusPageUrl, provider.modelsDevIds, provider.openRouterIds, provider.dataPolicy,
            provider.moderated, provider.named, provider.quirks);
}

template<typename Archive>
void describe(Archive &archive, auto &endpoint) requires requires
{
    endpoint.providerModelId;
}
{
    archive(endpoint.providerId, endpoint.providerModelId, endpoint.tag, endpoint.region, endpoint.variant,
            endpoint.protocol, endpoint.protocols, endpoint.baseUrl, endpoint.quantization,
            endpoint.contextLength, endpoint.maxPromptTokens, endpoint.maxOutputTokens,
            endpoint.inputModalities, endpoint.outputModalities, endpoint.pricing, endpoint.pricingSource,
            endpoint.supportedParameters, endpoint.capabilities, endpoint.reasoning, endpoint.reasoningField,
            endpoint.extraBody, endpoint.extraHeaders, endpoint.status, endpoint.deprecationDate,
            endpoint.dataPolicy, endpoint.direct);
}

template<typename Archive>
void describe(Archive &archive, auto &model) requires requires
{
    model.endpoints;
}
{
    archive(model.id, model.name, model.author, model.authorName, model.type, model.family, model.released,
            model.listed, model.knowledgeCutoff, model.openWeights, model.huggingFaceId, model.tokenizer,
            model.instructType, model.inputModalities, model.outputModalities, model.contextLength,
            model.maxOutputTokens, model.supportedParameters, model.defaultParameters, model.capabilities,
            model.reasoningEfforts, model.reasoningMandatory, model.reasoningByDefault, model.expirationDate,
            model.rolling, model.aliases, model.endpoints);
}

QByteArray compactJson(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The numbers behind which equal values hide.
template<typename Key>
class Table
{
public:
    quint64 number(const Key &key)
    {
        const auto known = m_numbers.constFind(key);
        if (known != m_numbers.cend())
            return *known;
        const auto next = quint64(m_entries.size());
        m_numbers.insert(key, next);
        m_entries << key;
        return next;
    }
    const QList<Key> &entries() const { return m_entries; }

private:
    QHash<Key, quint64> m_numbers;
    QList<Key> m_entries;
};

struct Tables {
    Table<QString> strings;
    Table<QStringList> lists;
    Table<QByteArray> prices; ///< Already written.
};

class Packer
{
public:
    explicit Packer(Tables &tables)
        : m_tables(tables)
    { }

    template<typename... Field>
    void operator()(const Field &...field)
    {
        (put(field), ...);
    }

    void put(quint64 number)
    {
        while (number >= 0x80) {
            m_bytes.append(char(number | 0x80));
            number >>= 7;
        }
        m_bytes.append(char(number));
    }
    /// Negative numbers are rare; the sign goes into the lowest bit so that they stay short too.
    void put(qint64 number) { put((quint64(number) << 1) ^ quint64(number >> 63)); }
    void put(int number) { put(qint64(number)); }
    void put(bool value) { put(quint64(value)); }
    void put(Money money) { put(money.picoDollars()); }
    template<typename T>
    requires std::is_enum_v<T>
    void put(const T &value) { put(quint64(value)); }
    void put(const QString &text) { put(m_tables.strings.number(text)); }
    void put(const QStringList &list) { put(m_tables.lists.number(list)); }
    void put(const QJsonObject &object) { put(QString::fromUtf8(compactJson(object))); }
    void put(const Pricing &pricing)
    {
        Packer packer(m_tables);
        describe(packer, pricing);
        put(m_tables.prices.number(packer.m_bytes));
    }
    void put(std::optional<bool> value) { put(quint64(value ? 1 + int(*value) : 0)); }
    template<typename T>
    void put(const std::optional<T> &value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template<typename T>
    void put(const QList<T> &list)
    {
        put(quint64(list.size()));
        for (const T &entry : list)
            put(entry);
    }
    template<typename T>
    void put(const T &value)
    {
        describe(*this, value);
    }

    QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    Tables &m_tables;
    QByteArray m_bytes;
};

QByteArray packStrings(Tables &tables)
{
    Packer packer(tables);
    packer.put(quint64(tables.strings.entries().size()));
    QByteArray bytes = packer.take();
    for (const QString &text : tables.strings.entries()) {
        const QByteArray utf8 = text.toUtf8();
        packer.put(quint64(utf8.size()));
        bytes += packer.take() + utf8;
    }
    return bytes;
}

QByteArray packLists(Tables &tables)
{
    Packer packer(tables);
    packer.put(quint64(tables.lists.entries().size()));
    for (const QStringList &list : tables.lists.entries()) {
        packer.put(quint64(list.size()));
        for (const QString &text : list)
            packer.put(text);
    }
    return packer.take();
}

/// Reads what Packer wrote. Past the end, or after a number that cannot be, everything reads as empty and
/// failed() tells.
class Unpacker
{
public:
    explicit Unpacker(QByteArrayView bytes)
        : m_at(bytes.begin())
        , m_end(bytes.end())
    { }

    template<typename... Field>
    void operator()(Field &...field)
    {
        (get(field), ...);
    }

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_at == m_end; }

    void readStrings()
    {
        m_strings.resize(count());
        for (QString &text : m_strings) {
            const qsizetype size = count();
            text = QString::fromUtf8(m_at, size);
            m_at += size;
        }
    }
    void readLists()
    {
        m_lists.resize(count());
        for (QStringList &list : m_lists) {
            list.resize(count());
            for (QString &text : list)
                get(text);
        }
    }
    void readPrices()
    {
        m_prices.resize(count());
        for (Pricing &pricing : m_prices)
            describe(*this, pricing);
    }

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const auto byte = quint8(*m_at++);
            value |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        m_failed = true;
        return 0;
    }
    /// A number of things that follow: each takes a byte at least, so there cannot be more than bytes.
    qsizetype count()
    {
        const quint64 value = number();
        if (value > quint64(m_end - m_at)) {
            m_failed = true;
            return 0;
        }
        return qsizetype(value);
    }
    void get(qint64 &value)
    {
        const quint64 raw = number();
        value = qint64(raw >> 1) ^ -qint64(raw & 1);
    }
    void get(int &value)
    {
        qint64 wide = 0;
        get(wide);
        value = int(wide);
    }
    void get(bool &value) { value = number() != 0; }
    template<typename T>
    requires std::is_enum_v<T>
    void get(T &value) { value = T(number()); }
    void get(Money &money)
    {
        qint64 pico = 0;
        get(pico);
        money = Money::fromPicoDollars(pico);
    }
    void get(QString &text) { pick(m_strings, text); }
    void get(QStringList &list) { pick(m_lists, list); }
    void get(Pricing &pricing) { pick(m_prices, pricing); }
    void get(QJsonObject &object)
    {
        QString text;
        get(text);
        if (!text.isEmpty())
            object = QJsonDocument::fromJson(text.toUtf8()).object();
    }
    void get(std::optional<bool> &value)
    {
        if (const quint64 raw = number(); raw != 0)
            value = raw == 2;
    }
    template<typename T>
    void get(std::optional<T> &value)
    {
        if (number() != 0)
            get(value.emplace());
    }
    template<typename T>
    void get(QList<T> &list)
    {
        list.resize(count());
        for (T &entry : list)
            get(entry);
    }
    template<typename T>
    void get(T &value)
    {
        describe(*this, value);
    }

private:
    template<typename T>
    void pick(const std::vector<T> &table, T &value)
    {
        const quint64 index = number();
        if (index < table.size())
            value = table[index];
        else
            m_failed = true;
    }

    const char *m_at;
    const char *m_end;
    bool m_failed = false;
    std::vector<QString> m_strings;
    std::vector<QStringList> m_lists;
    std::vector<Pricing> m_prices;
};

Error brokenPack()
{
    return Error {ErrorKind::Internal,
                  QStringLiteral("The catalog inside the program is damaged. Install the program again.")};
}

} // namespace

QByteArray packCatalog(const Catalog &catalog)
{
    Tables tables;
    Packer packer(tables);
    packer.put(catalog.dataAsOf());
    QStringList rolling = catalog.rollingAliases().keys();
    rolling.sort(); // The order of a hash differs from run to run; the file must not.
    packer.put(rolling);
    for (const QString &alias : std::as_const(rolling))
        packer.put(catalog.rollingAliases().value(alias));
    packer.put(catalog.providers());
    packer.put(catalog.models());
    packer.put(catalog.modelRules());
    const QByteArray body = packer.take();

    packer.put(quint64(tables.prices.entries().size()));
    const QByteArray prices = packer.take() + tables.prices.entries().join();
    const QByteArray lists = packLists(tables);
    return kMagic.toByteArray() + packStrings(tables) + lists + prices + body;
}

Result<Catalog> unpackCatalog(QByteArrayView packed)
{
    if (!packed.startsWith(kMagic))
        return brokenPack();
    Unpacker unpacker(packed.sliced(kMagic.size()));
    unpacker.readStrings();
    unpacker.readLists();
    unpacker.readPrices();

    QString dataAsOf;
    QStringList rolling;
    unpacker(dataAsOf, rolling);
    QHash<QString, QString> rollingAliases;
    for (const QString &alias : std::as_const(rolling))
        unpacker.get(rollingAliases[alias]);
    QList<ProviderInfo> providers;
    QList<ModelInfo> models;
    QList<ModelRule> modelRules;
    unpacker(providers, models, modelRules);
    if (unpacker.failed() || !unpacker.atEnd())
        return brokenPack();
    return Catalog(std::move(models), std::move(providers), std::move(rollingAliases), std::move(dataAsOf),
                   std::move(modelRules));
}

} // namespace core
