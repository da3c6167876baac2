// Attribution: which instance an order is credited to (docs/metrics.md, "Attribution").
//
// An order that names its delivery or message is credited to it, without window or machine rule:
// the delivery first; of several sends of the message the last at or before the order; where the
// contact was sent no such message, as an order that names nothing. Else the last eligible touch of
// the contact wins, of any journey, message and channel:
//   email open, email click, SMS click   that counts under the options
//   SMS delivery                         a delivered event of an instance delivered in the end; the
//                                        send, where the message's export has no receipts
// each within its window before the order, both ends included. At one instant: click > open >
// delivery, then the later message in the journey, then the later send, then the larger event id.
//
// Cost    for each order a binary search and the touches between it and the last eligible one; for
//         one that names its message, the contact's instances, or where the contact has many of
//         both a binary search among them, sorted once.
// Memory  40 bytes an instance of the contact that has most, where orders name messages.
#pragma once

#include <cstdint>
#include <vector>

#include "metrics/instance_table.h"
#include "parcours/definition.h"

namespace parcours::metrics {

// By index of table.orders(): the instance credited, kNoInstance where none was eligible.
std::vector<uint32_t> CreditOrders(const InstanceTable& table, const store::EventStore& store,
                                   const MetricOptions& options);

}  // namespace parcours::metrics
