#pragma once

#include "core/protocol/aws_event_stream.h"

#include <QByteArray>

// Writes Amazon's binary event stream, which the program itself only reads.

/// A message with right lengths and checksums.
QByteArray awsFrame(const core::AwsEventMessage &message);
/// As awsFrame(), of headers as they stand on the wire.
QByteArray awsFrameOf(const QByteArray &headers, const QByteArray &payload);
/// An event as Bedrock sends it.
QByteArray awsEvent(const QByteArray &type, const QByteArray &json);
/// An exception as Bedrock sends it.
QByteArray awsException(const QByteArray &type, const QByteArray &json);
