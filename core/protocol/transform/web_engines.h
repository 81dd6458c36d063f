#pragma once

#include "core/model/wire.h"

#include <QJsonObject>
#include <QLatin1String>
#include <QString>

namespace core {

/// How one search engine is asked, and how it answers.
struct WebEngine {
    QLatin1String name;
    QLatin1String baseUrl; ///< Empty: everybody runs their own.
    QLatin1String path;
    bool byPost; ///< Fields as a JSON body, else in the address.
    QLatin1String queryField;
    QLatin1String countField; ///< Empty: gives as many as it likes; so for the next two.
    QLatin1String includeField; ///< A list of domains; empty: `site:` in the query.
    QLatin1String excludeField;
    int mostResults;
    int longestQuery; ///< In letters.
    int mostWords; ///< Of the query.
    KeyPlacement keyPlacement;
    const char *keyHeader;
    QJsonObject extra; ///< Fields that every request has.
    QLatin1String resultsIn; ///< Object around `results`; empty: at the top.
    QLatin1String textField;
    QLatin1String moreTextField; ///< A list of further pieces of the page.
};

/// The engine of that name, null if nobody knows it.
const WebEngine *findWebEngine(const QString &name);
const QList<WebEngine> &webEngines();

} // namespace core
