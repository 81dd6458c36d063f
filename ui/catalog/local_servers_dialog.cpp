#include "ui/catalog/local_servers_dialog.h"

#include "core/async/after.h"
#include "ui/catalog/local_server_model.h"
#include "ui/common/field_rows.h"
#include "ui/common/role.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

QHash<QString, QSet<QString>> configuredModels(const core::Config &config)
{
    QHash<QString, QSet<QString>> models;
    for (const core::ProviderConfig &provider : config.providers) {
        for (const core::ProviderOverlay::ModelRow &row : provider.overlay.models)
            models[provider.overlay.id] << row.endpoint.providerModelId;
    }
    return models;
}

} // namespace

LocalServersDialog::LocalServersDialog(core::Engine &engine, QWidget *parent)
    : FormDialog(tr("Find local models"), tr("Add"), parent)
    , m_engine(engine)
    , m_model(new LocalServerModel(this))
    , m_tree(new QTreeView(this))
    , m_address(new QLineEdit(this))
    , m_search(new QPushButton(tr("&Search"), this))
    , m_progress(new QProgressBar(this))
    , m_state(new QLabel(this))
    , m_help(createHelp())
{
    m_tree->setModel(m_model);
    m_tree->setAccessibleName(tr("Found servers and models"));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_address->setPlaceholderText(tr("port, host:port or address"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setAutoDefault(false);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Looking for servers"));
    m_state->setObjectName(QStringLiteral("state"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    actionButton()->setAccessibleName(tr("Add"));
    layOut();
    connect(m_search, &QPushButton::clicked, this, &LocalServersDialog::search);
    connect(m_model, &LocalServerModel::checkedChanged, this, &LocalServersDialog::showCount);
    fitToContent();
    search();
}

void LocalServersDialog::layOut()
{
    constexpr int kLeastHeight = 200;
    constexpr int kNameWidth = 290;
    constexpr int kFigureWidth = 84;
    auto *about = new QLabel(tr("Programs such as Ollama or LM Studio run models on this machine, free of "
                                "charge. Switchyard looks for them at their usual ports, without sending any "
                                "key; those that you choose are written into your catalog."),
                             this);
    about->setWordWrap(true);
    setRole(about, "muted");
    m_tree->setMinimumHeight(kLeastHeight);
    m_tree->header()->resizeSection(LocalServerModel::Name, kNameWidth);
    m_tree->header()->resizeSection(LocalServerModel::Context, kFigureWidth);
    m_tree->header()->resizeSection(LocalServerModel::Size, kFigureWidth);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_address, 1);
    line->addWidget(m_search);
    auto *label = new QLabel(tr("&Look at another address, too"), this);
    label->setBuddy(m_address);
    m_address->setAccessibleName(tr("Another address"));
    auto *address = new QVBoxLayout;
    address->setSpacing(4);
    address->addWidget(label);
    address->addLayout(line);
    body()->addWidget(about);
    body()->addWidget(m_progress);
    body()->addWidget(m_state);
    body()->addWidget(m_tree, 1);
    body()->addWidget(m_help);
    body()->addLayout(address);
    body()->addStretch(); // takes the room only while there is no list
}

QWidget *LocalServersDialog::createHelp()
{
    auto *help = new QFrame(this);
    setRole(help, "inset");
    auto *grid = new QGridLayout(help);
    grid->setContentsMargins(14, 10, 14, 10);
    grid->setHorizontalSpacing(20);
    grid->setColumnStretch(2, 1);
    const auto addRow = [&](const QStringList &cells, const char *role) {
        const int row = grid->rowCount();
        for (int column = 0; column < cells.size(); ++column) {
            auto *label = new QLabel(cells.at(column), help);
            label->setTextFormat(Qt::PlainText);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            if (role)
                setRole(label, role);
            grid->addWidget(label, row, column);
        }
    };
    addRow({tr("Program"), tr("Port"), tr("Start its server with")}, "small");
    for (const core::LocalProgram &program : core::Engine::localPrograms())
        addRow({program.name, QString::number(program.port), program.start}, nullptr);
    help->hide();
    return help;
}

void LocalServersDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // Who ends an address with Return wants to look there, and not to add what was found before.
    if (isReturn && focusWidget() == m_address)
        search();
    else
        FormDialog::keyPressEvent(event);
}

void LocalServersDialog::search()
{
    if (!m_search->isEnabled())
        return;
    showProblem({});
    m_typed.clear();
    if (!m_address->text().trimmed().isEmpty()) {
        const core::Result<QUrl> place = core::serverAddressFrom(m_address->text());
        if (!place) {
            showProblem(place.error().message);
            showCount();
            m_address->setFocus(Qt::OtherFocusReason);
            m_address->selectAll();
            return;
        }
        if (!m_places.contains(*place))
            m_places << *place;
        m_typed = *place;
    }
    showState(true);
    core::after(m_engine.findLocalServers(m_places), this, [this](const QList<core::LocalServer> &found) {
        core::after(m_engine.config(), this,
                    [this, found](const core::Config &config) { showFound(found, config); });
    });
}

void LocalServersDialog::showState(bool searching)
{
    const bool found = m_model->rowCount() > 0;
    m_search->setEnabled(!searching);
    m_progress->setVisible(searching);
    m_tree->setVisible(found);
    m_help->setVisible(!searching && !found);
    if (searching)
        m_state->setText(tr("Looking who answers …"));
    else if (found)
        m_state->setText(tr("%n server(s) found.", nullptr, m_model->rowCount()));
    else
        m_state->setText(tr("No server answered. Start one of these programs and its server, then search "
                            "again; or give the address of another one."));
    showCount();
}

void LocalServersDialog::showFound(const QList<core::LocalServer> &found, const core::Config &config)
{
    m_model->setServers(found, configuredModels(config));
    m_tree->expandAll();
    showState(false);
    const auto isTyped = [this](const core::LocalServer &server) {
        return QUrl(server.baseUrl).port() == m_typed.port();
    };
    if (m_typed.isValid() && std::none_of(found.cbegin(), found.cend(), isTyped)) {
        showProblem(tr("Nothing that serves models answered at %1.").arg(m_typed.authority()));
        showCount();
    }
    if (!found.isEmpty())
        m_tree->setCurrentIndex(m_model->index(0, LocalServerModel::Name));
    const bool typed = focusWidget() == m_address && !m_address->text().isEmpty();
    if (!typed)
        (found.isEmpty() ? static_cast<QWidget *>(m_address) : m_tree)->setFocus(Qt::OtherFocusReason);
    fitToContent();
}

void LocalServersDialog::showCount()
{
    const int count = m_model->newModels();
    const bool updates = !m_model->changes().isEmpty();
    actionButton()->setEnabled(updates && m_search->isEnabled());
    if (count > 0)
        actionButton()->setText(tr("Add %n model(s)", nullptr, count));
    else
        actionButton()->setText(updates ? tr("Update") : tr("Add"));
}

void LocalServersDialog::submit()
{
    waitForAnswer();
    m_search->setEnabled(false);
    addNext(m_model->changes());
}

void LocalServersDialog::addNext(const QList<core::LocalServer> &left)
{
    if (left.isEmpty()) {
        accept();
        return;
    }
    core::after(m_engine.addLocalServer(left.first()), this, [this, left](const core::Status &status) {
        if (status) {
            addNext(left.mid(1));
            return;
        }
        m_search->setEnabled(true);
        showProblem(tr("%1 could not be added. %2").arg(left.first().name, status.error().message));
    });
}

} // namespace ui
