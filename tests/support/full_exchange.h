#pragma once

#include "core/model/wire_exchange.h"

/// An exchange in which every field has something to lose.
inline core::WireExchange fullExchange(int ordinal, int events = 300)
{
    core::WireExchange made;
    made.ordinal = ordinal;
    made.provider = QStringLiteral("Äcme");
    made.endpoint = QStringLiteral("acme/eu");
    made.started = QDateTime(QDate(2026, 11, 2), QTime(10, 0, 0, 456), Qt::UTC);
    made.method = "POST";
    made.address = QStringLiteral("https://acme.example/v1/chat?key=•••");
    made.requestHeaders = {{"authorization", "Bearer •••"}, {"x", ""}};
    made.requestBody = QByteArray("{\"a\": \xff\x00}", 10);
    made.requestCut = true;
    made.status = 200;
    made.responseHeaders = {{"content-type", "text/event-stream"}};
    made.responseBody = QByteArray("data: {}\n\n").repeated(events);
    made.responseCut = true;
    made.problem = QStringLiteral("The line went dead.");
    return made;
}
