// MessageIndex: the messages of a load, each with a small number: one for every (channel, message,
// journey) that has send instances, and those of journeys' own records that have none.
//
// An instance whose events name no journey belongs to the first journey whose record lists its
// message. Cost: Find is one look-up by code and a walk over the journeys of one message.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "metrics/instances/signal.h"

namespace parcours::metrics {

struct MessageInfo {
  Channel channel = Channel::kEmail;
  bool has_id = false;  // false: the instances that name no message
  std::string id;
  std::string name;
  bool has_journey = false;
  std::string journey;
  JourneyStatus status = JourneyStatus::kActive;  // of the journey
  bool track_opens = true;
  bool track_clicks = true;
  int32_t position = -1;               // in the journey's record; -1: not there
  int64_t first_send_us = kMaxTimeUs;  // of all its instances
  uint32_t rank = 0;  // of two messages the later has the larger (docs/metrics.md, "Attribution")
  // False where no event of the message and channel, in any journey, tells whether it arrived
  // (email: delivered; SMS: delivered or undelivered): then what was sent and did not fail arrived.
  bool has_receipts = false;
};

class MessageIndex {
 public:
  explicit MessageIndex(const store::EventStore& store);

  // The number of a message as instances name it: dictionary codes, kAbsent for "none".
  uint32_t Find(Channel channel, uint32_t message, uint32_t journey);
  // Notes what an instance tells of its message.
  void NoteSend(uint32_t message, int64_t time_us);
  void NoteReceipt(uint32_t message) { messages_[message].has_receipts = true; }
  // Adds the messages that nobody was sent; call once, after the last Find.
  void Finish();

  const std::vector<MessageInfo>& messages() const { return messages_; }

 private:
  void RankMessages();
  MessageInfo MakeInfo(Channel channel, uint32_t message, uint32_t journey) const;
  void Describe(const std::string& journey, MessageInfo* info) const;

  // Two entries are one message where one names the journey and the other's was found in a record.
  struct Entry {
    uint32_t journey;  // as events name it
    uint32_t message;  // the number
    uint32_t next;     // another entry of the same message and channel; kNoInstance: none
  };

  const store::EventStore* store_;
  std::vector<MessageInfo> messages_;
  std::vector<Entry> entries_;
  std::vector<uint32_t> first_;  // [message code][channel]: index into entries_
};

}  // namespace parcours::metrics
