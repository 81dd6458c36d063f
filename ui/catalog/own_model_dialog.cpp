#include "ui/catalog/own_model_dialog.h"

#include "core/async/after.h"
#include "core/catalog/local_model_names.h"
#include "ui/catalog/price_fields.h"
#include "ui/common/field_rows.h"
#include "ui/common/role.h"
#include "ui/common/search_combo.h"
#include "ui/common/value_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr qint64 kMostTokens = 100'000'000;
/// An id that no provider has.
const QString kNewServer = QStringLiteral("+");

/// A name that can be the id of a provider.
QString idFromName(const QString &name)
{
    static const QRegularExpression strange(QStringLiteral("[^a-z0-9]+"));
    static const QRegularExpression edges(QStringLiteral("^-+|-+$"));
    return name.toLower().replace(strange, QStringLiteral("-")).remove(edges);
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery()
           && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

QHBoxLayout *sideBySide(const QList<QVBoxLayout *> &fields)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(16);
    for (QVBoxLayout *field : fields) {
        field->addStretch();
        line->addLayout(field, 1);
    }
    return line;
}

QVBoxLayout *sectionOf(const QString &title, QWidget *fields, const QString &note)
{
    auto *heading = new QLabel(title);
    setRole(heading, "subheading");
    auto *layout = new QVBoxLayout;
    layout->setSpacing(8);
    layout->addWidget(heading);
    layout->addWidget(fields);
    layout->addWidget(createNote(note));
    return layout;
}

} // namespace

OwnModelDialog::OwnModelDialog(core::Engine &engine, core::CatalogPtr catalog, bool edits, QWidget *parent)
    : FormDialog(edits ? tr("Edit model") : tr("Add model"), edits ? tr("Save") : tr("Add model"), parent)
    , m_engine(engine)
    , m_catalog(std::move(catalog))
    , m_edits(edits)
{
    createFields();
    layOut();
    listProviders();
}

OwnModelDialog::OwnModelDialog(core::Engine &engine, core::CatalogPtr catalog, QWidget *parent)
    : OwnModelDialog(engine, std::move(catalog), false, parent)
{
    m_provider->clearChoice(tr("Choose a provider, or a new server"));
    m_tools->setChecked(true);
    showProvider();
    focusFirstField();
}

OwnModelDialog::OwnModelDialog(core::Engine &engine, core::CatalogPtr catalog, const QString &provider,
                               const QString &modelId, const QString &providerModelId, QWidget *parent)
    : OwnModelDialog(engine, std::move(catalog), true, parent)
{
    m_provider->choose(provider);
    m_provider->setEnabled(false);
    actionButton()->setEnabled(false); // until the row is there
    showProvider();
    load(provider, modelId, providerModelId);
}

void OwnModelDialog::createFields()
{
    m_provider = new SearchCombo(this);
    m_serverFields = new QWidget(this);
    m_serverName = new QLineEdit(this);
    m_serverName->setPlaceholderText(tr("such as: server in the cellar"));
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(QStringLiteral("http://127.0.0.1:8000/v1"));
    m_protocol = new QComboBox(this);
    m_protocol->addItem(tr("OpenAI chat completions (most servers)"), QStringLiteral("openai-chat"));
    m_protocol->addItem(tr("OpenAI responses"), QStringLiteral("openai-responses"));
    m_protocol->addItem(tr("Anthropic messages"), QStringLiteral("anthropic-messages"));
    m_protocol->addItem(tr("Ollama"), QStringLiteral("ollama"));
    m_native = new QLineEdit(this);
    m_id = new QLineEdit(this);
    m_name = new QLineEdit(this);
    m_context = new CountEdit(1, kMostTokens, this);
    m_output = new CountEdit(1, kMostTokens, this);
    for (CountEdit *count : {m_context, m_output})
        count->setPlaceholderText(tr("unknown"));
    m_tools = new QCheckBox(tr("Calls &tools"), this);
    m_reasoning = new QCheckBox(tr("Can thin&k before it answers"), this);
    m_vision = new QCheckBox(tr("S&ees pictures"), this);
    m_prices = new PriceFields(this);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &OwnModelDialog::showProvider);
    connect(m_serverName, &QLineEdit::textChanged, this, &OwnModelDialog::suggest);
    connect(m_native, &QLineEdit::textChanged, this, &OwnModelDialog::suggest);
    connect(m_id, &QLineEdit::textEdited, this, [this](const QString &text) { m_idTyped = !text.isEmpty(); });
    connect(m_prices, &PriceFields::edited, this, [this] { m_pricesTyped = true; });
    for (const QLineEdit *field : findChildren<QLineEdit *>())
        connect(field, &QLineEdit::textEdited, this, [this] { showProblem({}); });
}

void OwnModelDialog::layOut()
{
    auto *server = new QVBoxLayout(m_serverFields);
    server->setContentsMargins(0, 0, 0, 0);
    server->setSpacing(14);
    server->addLayout(createField(tr("Name of the &server"), m_serverName));
    server->addLayout(
        createField(tr("&Address"), m_address,
                    tr("What stands before the protocol's own path, such as /chat/completions. The server is "
                       "asked without a key.")));
    server->addLayout(createField(tr("&Protocol"), m_protocol));
    body()->addLayout(createField(tr("Pro&vider"), m_provider));
    body()->addWidget(m_serverFields);
    body()->addLayout(createField(tr("Name of the &model there"), m_native,
                                  tr("Exactly as the provider writes it; it is sent with each request.")));
    body()->addLayout(
        sideBySide({createField(tr("Id &here"), m_id, tr("What you and other programs ask for.")),
                    createField(tr("&Display name"), m_name)}));
    body()->addLayout(sideBySide({createField(tr("&Context, in tokens"), m_context),
                                  createField(tr("&Longest answer, in tokens"), m_output)}));
    auto *abilities = new QVBoxLayout;
    abilities->setSpacing(4);
    for (QCheckBox *box : {m_tools, m_reasoning, m_vision}) {
        box->setAccessibleName(box->text().remove(u'&'));
        abilities->addWidget(box);
    }
    body()->addLayout(abilities);
    body()->addLayout(sectionOf(tr("Prices"), m_prices,
                                tr("0 is free of charge. Where nothing stands, the price is not known, and "
                                   "budgets refuse such a model unless they are told not to.")));
    body()->addStretch();
    fitToContent();
}

void OwnModelDialog::listProviders()
{
    QList<QPair<QString, QString>> entries;
    for (const core::ProviderInfo &provider : m_catalog->providers()) {
        if (!provider.isSimulator() && !provider.baseUrl.isEmpty())
            entries.append(qMakePair(provider.name.isEmpty() ? provider.id : provider.name, provider.id));
    }
    std::sort(entries.begin(), entries.end(), [](const auto &left, const auto &right) {
        return left.first.compare(right.first, Qt::CaseInsensitive) < 0;
    });
    if (!m_edits)
        entries.prepend(qMakePair(tr("New server …"), kNewServer));
    m_provider->setEntries(entries);
}

bool OwnModelDialog::isNewServer() const
{
    return m_provider->chosen() == kNewServer;
}

QString OwnModelDialog::providerId() const
{
    return isNewServer() ? idFromName(m_serverName->text()) : m_provider->chosen();
}

void OwnModelDialog::showProvider()
{
    m_serverFields->setVisible(isNewServer());
    const core::ProviderInfo *provider = m_catalog->findProvider(m_provider->chosen());
    const bool isOwn = isNewServer() || (provider && provider->kind == QLatin1String("local"));
    if (!m_edits && !m_pricesTyped) {
        core::PriceRow prices;
        if (isOwn)
            prices = {.prompt = core::Money(), .completion = core::Money()};
        m_prices->setPrices(prices);
    }
    suggest();
    showProblem({});
    fitToContent();
}

void OwnModelDialog::suggest()
{
    const QString native = m_native->text().trimmed();
    const QString provider = providerId();
    if (m_edits || m_idTyped)
        return;
    m_id->setText(native.isEmpty() || provider.isEmpty() ? QString()
                                                         : core::suggestedModelId(provider, native));
    m_name->setPlaceholderText(core::servedModelName(native));
}

void OwnModelDialog::load(const QString &provider, const QString &modelId, const QString &providerModelId)
{
    core::after(m_engine.config(), this, [=, this](const core::Config &config) {
        const core::ProviderConfig *entry = config.findProvider(provider);
        const QList<core::ProviderOverlay::ModelRow> rows =
            entry ? entry->overlay.models : QList<core::ProviderOverlay::ModelRow>();
        const auto row = std::find_if(rows.cbegin(), rows.cend(), [&](const auto &one) {
            return one.modelId == modelId && one.endpoint.providerModelId == providerModelId;
        });
        if (row == rows.cend()) {
            showProblem(tr("This model is not in config.json any more. Close this window and add it anew."));
            actionButton()->setEnabled(false);
            return;
        }
        fill(*row);
        actionButton()->setEnabled(true);
        focusFirstField();
    });
}

void OwnModelDialog::fill(const core::ProviderOverlay::ModelRow &row)
{
    m_before = row;
    const auto countOf = [](qint64 count) { return count > 0 ? std::optional(count) : std::nullopt; };
    m_native->setText(row.endpoint.providerModelId);
    m_id->setText(row.modelId);
    m_name->setText(row.modelName);
    m_name->setPlaceholderText(core::servedModelName(row.modelId));
    m_context->setCount(countOf(row.endpoint.contextLength));
    m_output->setCount(countOf(row.endpoint.maxOutputTokens));
    m_tools->setChecked(row.endpoint.capabilities.tools.value_or(false));
    m_reasoning->setChecked(row.endpoint.capabilities.reasoning.value_or(false));
    m_vision->setChecked(row.endpoint.inputModalities.contains(QLatin1String("image")));
    m_prices->setPrices(row.endpoint.pricing.base);
}

core::ProviderOverlay::ModelRow OwnModelDialog::row() const
{
    core::ProviderOverlay::ModelRow row = m_before;
    core::EndpointInfo &endpoint = row.endpoint;
    row.modelId = m_id->text().trimmed();
    row.modelName = m_name->text().trimmed();
    if (row.modelName.isEmpty() && !m_edits && !m_catalog->findModel(row.modelId))
        row.modelName = m_name->placeholderText();
    endpoint.providerId = providerId();
    endpoint.providerModelId = m_native->text().trimmed();
    endpoint.contextLength = m_context->count().value_or(0);
    endpoint.maxOutputTokens = m_output->count().value_or(0);
    // In a row that the user wrote, what nobody said and nobody says now stays unsaid.
    const auto set = [this](std::optional<bool> &capability, bool checked) {
        if (checked || capability || !m_edits)
            capability = checked;
    };
    set(endpoint.capabilities.tools, m_tools->isChecked());
    set(endpoint.capabilities.reasoning, m_reasoning->isChecked());
    set(endpoint.capabilities.vision, m_vision->isChecked());
    const QString image = QStringLiteral("image");
    if (m_vision->isChecked() && !endpoint.inputModalities.contains(image)) {
        if (endpoint.inputModalities.isEmpty())
            endpoint.inputModalities << QStringLiteral("text");
        endpoint.inputModalities << image;
    } else if (!m_vision->isChecked()) {
        endpoint.inputModalities.removeAll(image);
    }
    endpoint.pricing.base = m_prices->prices(m_before.endpoint.pricing.base);
    return row;
}

core::LocalServer OwnModelDialog::server() const
{
    QString address = m_address->text().trimmed();
    while (address.endsWith(u'/'))
        address.chop(1);
    return {.provider = providerId(),
            .name = m_serverName->text().trimmed(),
            .baseUrl = address,
            .protocol = m_protocol->currentData().toString()};
}

QString OwnModelDialog::takeProblem()
{
    const auto at = [this](QWidget *field, const QString &problem) {
        focusField(field);
        return problem;
    };
    if (providerId().isEmpty())
        return isNewServer() ? at(m_serverName, tr("Give the server a name with letters or digits."))
                             : at(m_provider, tr("Choose a provider, or “New server …”."));
    if (isNewServer() && !m_serverAdded && m_catalog->findProvider(providerId()))
        return at(m_serverName, tr("There is a provider “%1” already. Choose it above, or give the server "
                                   "another name.")
                                    .arg(providerId()));
    if (isNewServer() && !isWebAddress(m_address->text().trimmed()))
        return at(m_address, tr("The address must begin with http:// or https://, such as "
                                "http://127.0.0.1:8000/v1."));
    if (m_native->text().trimmed().isEmpty())
        return at(m_native, tr("Enter the name that the model has at the provider."));
    const QString id = m_id->text().trimmed();
    static const QRegularExpression shape(QStringLiteral("^[^\\s/@]+/[^\\s@]+$"));
    if (!shape.match(id).hasMatch())
        return at(m_id, tr("“%1” is no id of a model. Write it like %2, without blanks.")
                            .arg(id, QStringLiteral("author/model")));
    for (CountEdit *count : {m_context, m_output}) {
        if (const QString problem = count->problem(); !problem.isEmpty())
            return at(count, problem);
    }
    if (const QString problem = m_prices->problem(); !problem.isEmpty())
        return at(m_prices->problemField(), problem);
    return {};
}

void OwnModelDialog::submit()
{
    const QString problem = takeProblem();
    showProblem(problem);
    if (!problem.isEmpty())
        return;
    waitForAnswer();
    if (!isNewServer()) {
        saveModel();
        return;
    }
    core::after(m_engine.addLocalServer(server()), this, [this](const core::Status &status) {
        if (!status) {
            showProblem(status.error().message);
            return;
        }
        m_serverAdded = true;
        saveModel();
    });
}

void OwnModelDialog::saveModel()
{
    core::after(m_engine.saveOwnModel(providerId(), row()), this, [this](const core::Status &status) {
        const core::ProviderOverlay::ModelRow now = row();
        const bool isMoved = m_edits
                             && (now.modelId != m_before.modelId
                                 || now.endpoint.providerModelId != m_before.endpoint.providerModelId);
        if (status && isMoved)
            removeFormer();
        else
            finish(status);
    });
}

void OwnModelDialog::removeFormer()
{
    core::after(m_engine.removeOwnModel(providerId(), m_before.modelId, m_before.endpoint.providerModelId),
                this, [this](const core::Status &status) { finish(status); });
}

void OwnModelDialog::finish(const core::Status &status)
{
    if (status)
        accept();
    else
        showProblem(status.error().message);
}

} // namespace ui
