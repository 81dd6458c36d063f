#pragma once

#include <QList>
#include <QString>

namespace ui {

enum class Client { Curl, Python, Node };

QList<Client> allClients();
/// `curl`, `Python (openai)`, ….
QString clientName(Client client);

/// A program that asks one question through the local API. `address` is `http://HOST:PORT`.
QString clientSnippet(Client client, const QString &address, const QString &key, const QString &model);

/// What stands in a snippet where the key belongs.
QString keyPlaceholder();

} // namespace ui
