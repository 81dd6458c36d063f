#include "core/engine/preparation.h"

#include "core/async/after.h"
#include "core/documents/pdf_text.h"
#include "core/engine/media_fetch.h"
#include "core/engine/web_search_run.h"
#include "core/secrets/secret_resolver.h"

#include <QDate>

#include <algorithm>
#include <utility>

namespace core {

namespace {

const QLatin1String kWeb("web");
const QLatin1String kFileParser("file-parser");

bool wants(const ChatRequest &request, QLatin1String plugin)
{
    return std::any_of(request.plugins.cbegin(), request.plugins.cend(),
                       [&](const PluginUse &use) { return use.id == plugin && use.enabled; });
}

bool asksOnline(const QString &model)
{
    return model.contains(QLatin1String(":online"), Qt::CaseInsensitive);
}

bool holdsFiles(const ChatRequest &request)
{
    return std::any_of(request.messages.cbegin(), request.messages.cend(), [](const Message &message) {
        return std::any_of(message.content.cbegin(), message.content.cend(),
                           [](const ContentPart &part) { return std::holds_alternative<FilePart>(part); });
    });
}

void drop(ChatRequest &request, QLatin1String plugin)
{
    request.plugins.removeIf([&](const PluginUse &use) { return use.id == plugin; });
}

QByteArray contentOf(const QString &dataUrl)
{
    return QByteArray::fromBase64(dataUrl.mid(dataUrl.indexOf(u',') + 1).toLatin1());
}

} // namespace

Preparation::Preparation(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{ }

Preparation::~Preparation() = default;

bool Preparation::isNeeded(const ChatRequest &request)
{
    return wants(request, kWeb) || asksOnline(request.model)
           || std::any_of(request.fallbackModels.cbegin(), request.fallbackModels.cend(), asksOnline)
           || holdsFiles(request);
}

void Preparation::start(const ChatRequest &request)
{
    m_request = request;
    m_plan = m_services.plan(m_request);
    if (m_plan.wantsWebSearch && !wants(m_request, kWeb))
        m_request.plugins << PluginUse {.id = kWeb};
    searchWeb();
}

void Preparation::searchWeb()
{
    const auto wish = webSearchWishOf(m_request, m_services.config.webSearch);
    if (!wish) {
        emit failed(wish.error());
        return;
    }
    if (!*wish) {
        readFiles();
        return;
    }
    if (m_services.config.webSearch.engine.isEmpty()) {
        emit failed(webSearchRefused());
        return;
    }
    if (m_services.config.webSearchSecret.kind == SecretRef::Kind::None) {
        search(**wish, {});
        return;
    }
    after(m_services.secrets.resolve(m_services.config.webSearchSecret), this,
          [this, wish = **wish](const Result<Secret> &key) {
              if (key)
                  search(wish, *key);
              else
                  emit failed(key.error());
          });
}

void Preparation::search(const WebSearchWish &wish, const Secret &key)
{
    m_search = std::make_unique<WebSearchRun>(m_services.transport);
    connect(m_search.get(), &WebSearchRun::done, this, [this, wish](const QList<WebResult> &results) {
        m_search.release()->deleteLater();
        m_citations = results;
        m_request = withSearchResults(m_request, results, wish, QDate::currentDate());
        readFiles();
    });
    connect(m_search.get(), &WebSearchRun::failed, this, [this](const Error &error) {
        m_search.release()->deleteLater();
        emit failed(error);
    });
    m_search->start(m_services.config.webSearch, wish, webQueryOf(m_request), key);
}

void Preparation::readFiles()
{
    drop(m_request, kWeb);
    const bool anyTakesFiles =
        std::any_of(m_plan.candidates.cbegin(), m_plan.candidates.cend(),
                    [](const RouteCandidate &candidate) { return candidate.takesFiles; });
    const Result<PdfReading> reading = pdfReadingFor(m_request, anyTakesFiles);
    if (!reading) {
        emit failed(reading.error());
        return;
    }
    if (*reading == PdfReading::Native) {
        finish();
        return;
    }
    const Result<QList<PdfFile>> files = pdfsOf(m_request);
    if (!files) {
        emit failed(files.error());
        return;
    }
    QStringList addresses;
    for (const PdfFile &file : *files) {
        if (!file.address.isEmpty())
            addresses << file.address;
    }
    if (addresses.isEmpty())
        readTexts(*files);
    else
        fetchFiles(addresses);
}

void Preparation::fetchFiles(const QStringList &addresses)
{
    m_fetch = std::make_unique<MediaFetch>(m_services.transport, tr("The model"));
    connect(m_fetch.get(), &MediaFetch::done, this, [this](const QHash<QString, QString> &media) {
        m_fetch.release()->deleteLater();
        for (auto one = media.cbegin(); one != media.cend(); ++one)
            m_fetched.insert(one.key(), contentOf(one.value()));
        const Result<QList<PdfFile>> files = pdfsOf(m_request, m_fetched);
        if (files)
            readTexts(*files);
        else
            emit failed(files.error());
    });
    connect(m_fetch.get(), &MediaFetch::failed, this, [this](const Error &error) {
        m_fetch.release()->deleteLater();
        emit failed(error);
    });
    m_fetch->start(addresses);
}

/// One after the other: a document uses a whole core.
void Preparation::readTexts(const QList<PdfFile> &files)
{
    if (m_texts.size() == files.size()) {
        if (!files.isEmpty())
            drop(m_request, kFileParser);
        m_request = withFileTexts(std::move(m_request), files, m_texts);
        finish();
        return;
    }
    const PdfFile &next = files.at(m_texts.size());
    after(pdfText(next.content, next.name), this, [this, files](const Result<QString> &text) {
        if (!text) {
            emit failed(text.error());
            return;
        }
        m_texts << *text;
        readTexts(files);
    });
}

void Preparation::finish()
{
    emit done(m_request, m_citations);
}

} // namespace core
