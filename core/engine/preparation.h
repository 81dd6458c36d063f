#pragma once

#include "core/config/config.h"
#include "core/model/chat.h"
#include "core/model/route_plan.h"
#include "core/protocol/transform/file_parser.h"
#include "core/protocol/transform/web_search.h"

#include <QObject>

#include <functional>
#include <memory>

namespace core {

class MediaFetch;
class SecretResolver;
class Transport;
class WebSearchRun;

/// What is done once with a request before anybody is asked: a web search, and the text of PDFs that no
/// endpoint would read. Most requests need none of it.
class Preparation : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives this.
    struct Services {
        Transport &transport;
        SecretResolver &secrets;
        const Config &config;
        std::function<RoutePlan(const ChatRequest &)> plan;
    };

    explicit Preparation(const Services &services, QObject *parent = nullptr);
    ~Preparation() override;

    static bool isNeeded(const ChatRequest &request);

    /// Once. done() or failed() follows, maybe from within.
    void start(const ChatRequest &request);

signals:
    /// The request without the plugins that were dealt with; the pages that were found are to be cited.
    void done(const core::ChatRequest &request, const QList<core::WebResult> &citations);
    void failed(const core::Error &error);

private:
    void searchWeb();
    void search(const WebSearchWish &wish, const Secret &key);
    void readFiles();
    void fetchFiles(const QStringList &addresses);
    void readTexts(const QList<PdfFile> &files);
    void finish();

    Services m_services;
    ChatRequest m_request;
    RoutePlan m_plan;
    QList<WebResult> m_citations;
    QHash<QString, QByteArray> m_fetched;
    QStringList m_texts; ///< Of the files read so far.
    std::unique_ptr<WebSearchRun> m_search;
    std::unique_ptr<MediaFetch> m_fetch;
};

} // namespace core
