#pragma once

#include "core/conversation/column_settings.h"
#include "core/conversation/conversation_tree.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// How columns stand, and how they are asked.
struct ComparisonLayout {
    enum class Arrangement { Row, Grid };
    static constexpr int kMostInView = 8;

    Arrangement arrangement = Arrangement::Row;
    int inView = 0; ///< Columns beside each other, 1 to kMostInView; 0: as many as fit.
    bool sequential = false; ///< One column after the other, for models that share a graphics card.
    bool syncTurns = false; ///< Scrolling one column brings the others to the same turn.
    bool operator==(const ComparisonLayout &) const = default;
};

QJsonObject comparisonLayoutJson(const ComparisonLayout &layout);
ComparisonLayout comparisonLayoutFrom(const QJsonObject &json);

/// What every question of a comparison demands of whoever answers it; on top of the settings, of which the
/// stricter counts.
struct ComparisonPolicy {
    bool zeroDataRetention = false;
    bool denyDataCollection = false;
    void applyTo(RoutingPreferences &routing) const;
    bool operator==(const ComparisonPolicy &) const = default;
};

/// Columns under a name, to be opened again just so.
struct ColumnSet {
    QString name;
    QList<ColumnSettings> columns = {};
    ComparisonLayout layout = {};
    ComparisonPolicy policy = {};
    bool operator==(const ColumnSet &) const = default;
};

QJsonObject columnSetJson(const ColumnSet &set);
/// Nothing if it has no name or no column.
std::optional<ColumnSet> columnSetFrom(const QJsonObject &json);

/// A comparison as the list of them shows it.
struct ComparisonInfo {
    QString id = {}; ///< A UUID without braces.
    QString title = {}; ///< Of the first question unless the user chose one.
    bool titleIsOwn = false; ///< The user chose it.
    QDateTime created = {}; ///< UTC.
    QDateTime changed = {}; ///< UTC; when something was asked or answered last.
    bool pinned = false;
    bool archived = false;
    QString folder = {}; ///< Empty: in none.
    QStringList tags = {};
    bool operator==(const ComparisonInfo &) const = default;
};

/// A title out of the first question: its first line, up to some sixty characters, cut between words.
QString titleOf(const QString &question);

/// One column as it is kept.
struct ComparisonColumn {
    qint64 id = 0; ///< In its comparison, from 1; never used again for another.
    ColumnSettings settings = {};
    ConversationTree tree = {};
};

/// One prompt to many models, each with a conversation of its own: all that is kept of it.
struct Comparison {
    ComparisonInfo info = {};
    ComparisonLayout layout = {};
    ComparisonPolicy policy = {};
    QList<ComparisonColumn> columns = {}; ///< From left to right.
    Question draft = {}; ///< Written but not sent.
};

} // namespace core
