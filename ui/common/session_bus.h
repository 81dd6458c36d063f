#pragma once

namespace ui {

/// Whether this session has a D-Bus. Ask before QDBusConnection::sessionBus(): without one Qt would start a
/// bus of its own, which nobody asked for and which takes a while.
bool sessionHasBus();

} // namespace ui
