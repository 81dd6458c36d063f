#pragma once

#include "core/base/result.h"
#include "core/catalog/served_models.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace core {

/// A program that serves models on people's own machines: one row of `resources/catalog/local_servers.json`.
struct LocalProgram {
    QString id; ///< Of the provider that it becomes.
    QString name;
    QString protocol;
    quint16 port = 0; ///< That it listens at unless told otherwise.
    QString basePath = {}; ///< What `base_url` has after the port.
    QString start = {}; ///< How people start it, for those who find nothing: a command or a menu.
    QString source = {};
    QString asOf = {};

    /// Where it lists its models, the richest list first; the first that can be read counts.
    struct Listing {
        QString path;
        ServedListForm form = ServedListForm::OpenAi;
        bool operator==(const Listing &) const = default;
    };
    QList<Listing> listings;

    /// What tells it from other programs at the same port. Without any mark its list tells enough.
    QString ownedBy = {}; ///< `owned_by` of its models.
    struct Mark {
        QString path; ///< Asked for JSON,
        QString pointer; ///< whose text at this JSON pointer
        QString contains; ///< holds this.
        bool operator==(const Mark &) const = default;
    };
    std::optional<Mark> mark = {};

    bool operator==(const LocalProgram &) const = default;
};

/// BadConfig names the row and what is wrong with it.
Result<QList<LocalProgram>> localProgramsFromJson(const QByteArray &json);

/// Whether the answer carries the mark.
bool hasMark(const LocalProgram::Mark &mark, const QByteArray &answer);

/// Where a server is that the user names: a port of this machine, `HOST:PORT`, or an address with http:// or
/// https://, whose path does not count. BadRequest for anything else.
Result<QUrl> serverAddressFrom(const QString &typed);

} // namespace core
