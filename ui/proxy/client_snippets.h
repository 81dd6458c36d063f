#pragma once

#include <QList>
#include <QString>

namespace ui {

/// A program or library, and how it is told to use the local API.
struct Client {
    QString name; ///< `curl`, `Python (openai)`, ….
    const char *text; ///< %1 is the address, %2 the key, %3 the model.
};

/// At least one for each shape that the local API speaks.
const QList<Client> &allClients();

/// What asks one question through the local API, or starts so. `address` is `http://HOST:PORT`.
QString clientSnippet(const Client &client, const QString &address, const QString &key, const QString &model);

/// What stands in a snippet where the key belongs.
QString keyPlaceholder();

} // namespace ui
