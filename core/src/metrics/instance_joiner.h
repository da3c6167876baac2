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

#include "metrics/signal.h"

namespace parcours::metrics {

struct JoinedRow {
  Row row;
  SignalKind kind;
  Channel channel;
  uint32_t instance = kNoInstance;  // as the joiner numbers them: on and on over all contacts
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

  // `rows`: one contact's signals in the order (time, type, id). Sets their instance and appends
  // the contact's instances. Rows of orders are left alone. Contacts come one after the other.
  void Join(std::vector<JoinedRow>* rows, std::vector<JoinedInstance>* instances);

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
  void JoinByDelivery(std::vector<JoinedRow>* rows, std::vector<JoinedInstance>* instances);
  void JoinByMessage(std::vector<JoinedRow>* rows, std::vector<JoinedInstance>* instances);
  void JoinByChannel(std::vector<JoinedRow>* rows, std::vector<JoinedInstance>* instances) const;
  uint32_t Add(const JoinedRow& row, std::vector<JoinedInstance>* instances) const;
  void Learn(const JoinedRow& row, JoinedInstance* instance) const;
  bool NamesNothing(const JoinedRow& row) const;

  const store::EventStore* store_;
  const store::CodeColumn* message_;
  const store::CodeColumn* journey_;
  const store::CodeColumn* delivery_;
  uint32_t base_ = 0;                  // the contact's first instance
  std::vector<bool> has_sends_;        // by KeyOf: the load holds a sent event of that message
  std::vector<uint32_t> of_delivery_;  // [delivery][channel]: instance + 1, stale below base_
  std::vector<Anchors> anchors_;       // by KeyOf, stale below base_
};

}  // namespace parcours::metrics
