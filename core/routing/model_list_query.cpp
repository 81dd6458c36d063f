#include "core/routing/model_list_query.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelListQuery)
};

constexpr qsizetype kUsualPage = 500; // both as OpenRouter has it
constexpr qsizetype kLargestPage = 1000;

struct OrderName {
    QLatin1String name;
    ModelListOrder order;
};
/// The last ones need figures of benchmarks: every row lacks them.
constexpr OrderName kOrders[] = {
    {QLatin1String("newest"), ModelListOrder::Newest},
    {QLatin1String("pricing-low-to-high"), ModelListOrder::CheapestFirst},
    {QLatin1String("pricing-high-to-low"), ModelListOrder::DearestFirst},
    {QLatin1String("context-high-to-low"), ModelListOrder::LongestContext},
    {QLatin1String("throughput-high-to-low"), ModelListOrder::Fastest},
    {QLatin1String("latency-low-to-high"), ModelListOrder::QuickestStart},
    {QLatin1String("most-popular"), ModelListOrder::MostUsed},
    {QLatin1String("top-weekly"), ModelListOrder::MostUsed},
    {QLatin1String("intelligence-high-to-low"), ModelListOrder::Catalog},
    {QLatin1String("coding-high-to-low"), ModelListOrder::Catalog},
    {QLatin1String("agentic-high-to-low"), ModelListOrder::Catalog},
    {QLatin1String("design-arena-elo-high-to-low"), ModelListOrder::Catalog},
};

Error wrong(const char *name, const QString &whatItMayBe)
{
    const QString parameter = QString::fromLatin1(name);
    return {.kind = ErrorKind::BadRequest,
            .message = Text::tr("'%1' must be %2.").arg(parameter, whatItMayBe),
            .parameter = parameter};
}

/// Reads parameter after parameter and keeps the first problem.
class Parameters
{
public:
    explicit Parameters(const QUrlQuery &query)
        : m_query(query)
    { }

    const std::optional<Error> &problem() const { return m_problem; }
    void refuse(const char *name, const QString &whatItMayBe)
    {
        if (!m_problem)
            m_problem = wrong(name, whatItMayBe);
    }

    /// Empty where it is absent or says nothing. Forms write a space as `+`.
    QString text(const char *name) const
    {
        QString encoded = m_query.queryItemValue(QString::fromLatin1(name), QUrl::FullyEncoded);
        encoded.replace(u'+', QLatin1String("%20"));
        const QString text = QUrl::fromPercentEncoding(encoded.toUtf8()).trimmed();
        return text == QLatin1String("null") ? QString() : text;
    }

    /// Of a list with commas.
    QStringList words(const char *name) const
    {
        QStringList words;
        const QStringList parts = text(name).split(u',', Qt::SkipEmptyParts);
        for (const QString &part : parts)
            words << part.trimmed();
        words.removeAll(QString());
        return words;
    }

    std::optional<qint64> whole(const char *name, qint64 least, qint64 most = INT32_MAX)
    {
        const QString said = text(name);
        if (said.isEmpty())
            return std::nullopt;
        bool isNumber = false;
        const qint64 number = said.toLongLong(&isNumber);
        if (isNumber && number >= least && number <= most)
            return number;
        refuse(name, most == INT32_MAX ? Text::tr("a whole number from %1").arg(least)
                                       : Text::tr("a whole number from %1 to %2").arg(least).arg(most));
        return std::nullopt;
    }

    std::optional<Money> dollars(const char *name)
    {
        const QString said = text(name);
        if (said.isEmpty())
            return std::nullopt;
        const std::optional<Money> amount = Money::fromDecimal(said);
        if (amount && *amount >= Money {})
            return amount;
        refuse(name, Text::tr("a number of dollars per million tokens, from 0"));
        return std::nullopt;
    }

    std::optional<double> number(const char *name, std::optional<double> most)
    {
        const QString said = text(name);
        if (said.isEmpty())
            return std::nullopt;
        bool isNumber = false;
        const double number = said.toDouble(&isNumber);
        if (isNumber && number >= 0 && (!most || number <= *most))
            return number;
        refuse(name, most ? Text::tr("a number from 0 to %1").arg(*most) : Text::tr("a number from 0"));
        return std::nullopt;
    }

    std::optional<bool> flag(const char *name)
    {
        const QString said = text(name);
        if (said.isEmpty())
            return std::nullopt;
        if (said == QLatin1String("true") || said == QLatin1String("false"))
            return said == QLatin1String("true");
        refuse(name, Text::tr("'true' or 'false'"));
        return std::nullopt;
    }

    ModelListOrder order()
    {
        const QString said = text("sort");
        const auto *found = std::find_if(std::begin(kOrders), std::end(kOrders),
                                         [&](const OrderName &one) { return said == one.name; });
        if (said.isEmpty())
            return ModelListOrder::Catalog;
        if (found != std::end(kOrders))
            return found->order;
        QStringList names;
        for (const OrderName &one : kOrders)
            names << one.name;
        refuse("sort", Text::tr("one of %1").arg(names.join(QLatin1String(", "))));
        return ModelListOrder::Catalog;
    }

private:
    const QUrlQuery &m_query;
    std::optional<Error> m_problem = {};
};

} // namespace

bool ModelListQuery::needsFigures() const
{
    return order == ModelListOrder::Fastest || order == ModelListOrder::QuickestStart || minToolSuccess
           || maxToolSuccess;
}

Result<ModelListQuery> modelListQueryFrom(const QUrlQuery &query)
{
    Parameters parameters(query);
    ModelListQuery asked;
    asked.words = parameters.text("q").toLower().split(u' ', Qt::SkipEmptyParts);
    asked.authors = parameters.words("model_authors");
    asked.providers = parameters.words("providers");
    asked.parameters = parameters.words("supported_parameters");
    asked.inputs = parameters.words("input_modalities");
    if (const QStringList outputs = parameters.words("output_modalities"); !outputs.isEmpty())
        asked.outputs = outputs.contains(QLatin1String("all")) ? QStringList() : outputs;
    asked.architecture = parameters.text("arch");
    asked.region = parameters.text("region");
    asked.minContext = parameters.whole("context", 1);
    asked.minPrompt = parameters.dollars("min_price");
    asked.maxPrompt = parameters.dollars("max_price");
    asked.minCompletion = parameters.dollars("min_output_price");
    asked.maxCompletion = parameters.dollars("max_output_price");
    asked.distillable = parameters.flag("distillable");
    asked.zeroRetention = parameters.flag("zdr").value_or(false);
    asked.minAgeDays = parameters.whole("min_age_days", 0);
    asked.maxAgeDays = parameters.whole("max_age_days", 0);
    asked.minToolSuccess = parameters.number("min_tool_success_rate", 1);
    asked.maxToolSuccess = parameters.number("max_tool_success_rate", 1);
    for (const char *name : {"min_intelligence_index", "max_intelligence_index", "min_coding_index",
                             "max_coding_index", "min_agentic_index", "max_agentic_index"})
        parameters.number(name, std::nullopt);
    asked.order = parameters.order();
    if (parameters.problem())
        return *parameters.problem();
    return asked;
}

Result<ListPage> listPageFrom(const QUrlQuery &query)
{
    Parameters parameters(query);
    const std::optional<qint64> offset = parameters.whole("offset", 0);
    const std::optional<qint64> limit = parameters.whole("limit", 1, kLargestPage);
    if (parameters.problem())
        return *parameters.problem();
    if (!offset && !limit)
        return ListPage {};
    return ListPage {.offset = offset.value_or(0), .limit = limit.value_or(kUsualPage)};
}

} // namespace core
