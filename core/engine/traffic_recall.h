#pragma once

class QObject;

namespace core {

class HistoryStore;
class OwnKeyLimits;
class ProviderKeys;
class Traffic;

/// What a start has to be told, so that it forgets nothing.
struct Memories {
    Traffic &traffic;
    ProviderKeys &keys;
    OwnKeyLimits &ownKeys;
};

/// Asks the history how endpoints did lately, what keys were used for and what they spent, and tells each as
/// soon as it is known. `context` lives in the thread of the memories, and they as long as it.
void recallTraffic(HistoryStore &history, const Memories &memories, QObject *context);

} // namespace core
