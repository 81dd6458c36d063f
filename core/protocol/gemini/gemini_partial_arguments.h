#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace core {

/// Puts together the arguments of a function call that Vertex streams piece by piece: each piece names a
/// place by a JSON path (`$.city`, `$.stops[0].name`) and gives the value there, or the next letters of it.
class GeminiPartialArguments
{
public:
    /// One `partialArgs` list.
    void add(const QJsonArray &pieces);
    QJsonObject arguments() const { return m_arguments.toObject(); }

private:
    QJsonValue m_arguments = QJsonObject();
    QString m_openPath; ///< Place whose text goes on in the next piece.
};

} // namespace core
