#pragma once

#include <QMetaType>
#include <QString>

namespace core {

/// How the database could be opened.
struct HistoryState {
    enum class Mode { ReadWrite, ReadOnlyNewer, Unavailable };
    Mode mode = Mode::ReadWrite;
    QString message =
        {}; ///< For people when not ReadWrite: what is wrong with which file, that it was kept, what now.
};

} // namespace core

Q_DECLARE_METATYPE(core::HistoryState)
