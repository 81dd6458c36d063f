#pragma once

#include <QString>

namespace core {

// Parts of statements about request r and its attempt a.

/// The ordinal of the attempt that the request's answer and tokens belong to: the one that answered. Where
/// none did, the last one at the provider that the request names, whose answer broke off.
QString answeringOrdinal();
/// What the attempt was charged; NULL where that is unknown. Before attempts had a model and a cost of their
/// own, all that the request cost was the answering one's.
QString attemptCost();

} // namespace core
