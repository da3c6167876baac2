// Joins one contact's events into send instances: which event is about which sending.
//
// An event with a delivery id belongs to the instance of (contact, channel, delivery id). Without:
//   sent         makes an instance of its message;
//   delivered    does so where the load holds no sends of the message at all;
//   others       join the last send (delivery, where there are no sends) of (message, contact) at
//   or
//                before them, else the first after; where there is neither, all such events of the
//                message and contact make one instance. "No message" is a message like any other;
//   opt-outs and complaints that name no message either go to the contact's last message sent on
//                that channel at or before: within 4 hours (SMS), 30 days (email). Else to none.
// Sends at one instant: the one with the larger event id is the later.
//
// Cost     O(rows) a contact, no allocation once the scratch has grown; look-ups by code.
// Memory   4 bytes for each delivery id and channel, 8 for each message and channel, while it
// lives.
#pragma once

#include <cstdint>
#include <vector>

#include "metrics/instances/signal.h"

namespace parcours::metrics {

struct JoinedRow {
  Row row;
  SignalKind kind;
  Channel channel;
  uint32_t message;  // codes
  uint32_t journey;
  uint32_t delivery;
  uint32_t instance = kNoInstance;  // numbered on and on over all contacts
};

struct JoinedInstance {
  Channel channel;
  uint32_t message = store::kAbsent;  // codes: of the first event that tells one
  uint32_t journey = store::kAbsent;
  Row sent_row = store::kNoRow;       // the first sent event
  Row delivered_row = store::kNoRow;  // the first delivered event
  Row date_row = store::kNoRow;       // the first sent event, else the first proof of a sending
};

class InstanceJoiner {
 public:
  explicit InstanceJoiner(const store::EventStore& store);

  // `rows`: one contact's signals in the order (time, type, id). Sets their instance and gives the
  // contact's instances, of which the first has the number `first_instance`. Rows of orders are
  // left alone. Contacts come one after the other.
  void Join(std::vector<JoinedRow>* rows, uint32_t first_instance,
            std::vector<JoinedInstance>* instances);

  // How many rows of the store are of the kind and channel.
  uint32_t CountOf(SignalKind kind, Channel channel) const {
    return counts_[static_cast<size_t>(kind)][IndexOf(channel)];
  }

  // The instance of a delivery id of the contact joined last; email before SMS. kNoInstance: none.
  uint32_t FindDelivery(uint32_t delivery) const;

 private:
  struct Anchors {
    uint32_t first = 0;  // instance + 1 of the first and of the latest send of a message
    uint32_t last = 0;
  };

  size_t KeyOf(Channel channel, uint32_t message) const {
    return size_t{message} * kChannelCount + IndexOf(channel);
  }
  bool InContact(uint32_t instance_plus_one) const { return instance_plus_one > base_; }
  Row AnchorOf(const JoinedInstance& instance) const;
  bool BeginsAt(const JoinedRow& row);
  [[gnu::noinline]] void NoteSends(Row begin, Row end, store::CodeReader* messages);
  bool JoinByDelivery();
  bool JoinByMessage(bool left);
  void JoinByChannel();
  JoinedInstance& At(uint32_t instance) { return (*instances_)[instance - base_]; }
  Anchors& AnchorsOf(uint32_t instance) {
    return anchors_[KeyOf(At(instance).channel, At(instance).message)];
  }
  void NoteFirst(uint32_t instance);
  uint32_t Add(const JoinedRow& row);
  void Learn(const JoinedRow& row);

  const store::EventStore* store_;
  const bool has_deliveries_;  // some row of the load has one
  // Of the contact at hand; base_: its first instance.
  std::vector<JoinedRow>* rows_ = nullptr;
  std::vector<JoinedInstance>* instances_ = nullptr;
  uint32_t base_ = 0;
  uint32_t counts_[kSignalKindCount][kChannelCount] = {};
  std::vector<uint8_t> has_sends_;     // by KeyOf: the load holds a sent event of that message
  std::vector<uint32_t> of_delivery_;  // [delivery][channel]: instance + 1, stale below base_
  std::vector<Anchors> anchors_;       // by KeyOf, stale below base_
};

}  // namespace parcours::metrics
