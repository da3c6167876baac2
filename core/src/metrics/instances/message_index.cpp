#include "metrics/instances/message_index.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace parcours::metrics {
namespace {

using store::Field;
using store::JourneyInfo;
using store::kAbsent;

constexpr uint32_t kNone = kNoInstance;

JourneyStatus StatusOf(const JourneyInfo& record) {
  if (record.status == "paused") return JourneyStatus::kPaused;
  if (record.status == "draft") return JourneyStatus::kDraft;
  return record.status == "archived" ? JourneyStatus::kArchived : JourneyStatus::kActive;
}

}  // namespace

MessageIndex::MessageIndex(const store::EventStore& store)
    : store_(&store),
      first_((size_t{store.values(Field::kMessage).size()} + 1) * kChannelCount, kNone) {}

uint32_t MessageIndex::Find(Channel channel, uint32_t message, uint32_t journey) {
  uint32_t& first = first_[size_t{message} * kChannelCount + IndexOf(channel)];
  for (uint32_t i = first; i != kNone; i = entries_[i].next) {
    if (entries_[i].journey == journey) return entries_[i].message;
  }
  MessageInfo info = MakeInfo(channel, message, journey);
  auto number = static_cast<uint32_t>(messages_.size());
  for (uint32_t i = first; i != kNone; i = entries_[i].next) {
    const MessageInfo& known = messages_[entries_[i].message];
    if (known.has_journey == info.has_journey && known.journey == info.journey) {
      number = entries_[i].message;
    }
  }
  if (number == messages_.size()) messages_.push_back(std::move(info));
  entries_.push_back({journey, number, first});
  first = static_cast<uint32_t>(entries_.size() - 1);
  return number;
}

MessageInfo MessageIndex::MakeInfo(Channel channel, uint32_t message, uint32_t journey) const {
  MessageInfo info;
  info.channel = channel;
  if (message != kAbsent) {
    info.has_id = true;
    info.id = store_->values(Field::kMessage).Text(message);
    info.name = store_->NameOf(Field::kMessage, message);
  }
  if (journey != kAbsent) {
    info.has_journey = true;
    info.journey = store_->values(Field::kJourney).Text(journey);
  }
  if (info.has_id) Describe(info.journey, &info);
  for (const JourneyInfo& record : store_->journeys()) {
    if (info.has_journey && record.id == info.journey) info.status = StatusOf(record);
  }
  return info;
}

// Takes what the journey's record tells; where events name no journey, the first record that lists
// the message.
void MessageIndex::Describe(const std::string& journey, MessageInfo* info) const {
  for (const JourneyInfo& record : store_->journeys()) {
    if (info->has_journey && record.id != journey) continue;
    for (size_t i = 0; i < record.messages.size(); ++i) {
      const JourneyInfo::Message& message = record.messages[i];
      if (message.id != info->id) continue;
      info->has_journey = true;
      info->journey = record.id;
      if (message.is_named()) info->name = message.name;
      info->track_opens = message.track_opens;
      info->track_clicks = message.track_clicks;
      info->position = static_cast<int32_t>(i);
      return;
    }
  }
}

void MessageIndex::NoteSend(uint32_t message, int64_t time_us) {
  int64_t& first = messages_[message].first_send_us;
  first = std::min(first, time_us);
}

void MessageIndex::Finish() {
  // Receipts are a matter of message and channel, whatever the journey.
  std::map<std::pair<Channel, std::string_view>, bool> receipts;
  for (const MessageInfo& info : messages_) {
    if (info.has_id) receipts[{info.channel, info.id}] |= info.has_receipts;
  }
  for (MessageInfo& info : messages_) {
    if (info.has_id) info.has_receipts = receipts[{info.channel, info.id}];
  }
  bool nameless_receipts[kChannelCount] = {};
  for (const MessageInfo& info : messages_) {
    if (!info.has_id) nameless_receipts[IndexOf(info.channel)] |= info.has_receipts;
  }
  for (MessageInfo& info : messages_) {
    if (!info.has_id) info.has_receipts = nameless_receipts[IndexOf(info.channel)];
  }
  for (const JourneyInfo& record : store_->journeys()) {
    for (const JourneyInfo::Message& message : record.messages) {
      if (message.channel != "email" && message.channel != "sms" && !message.channel.empty()) {
        continue;
      }
      const bool known =
          std::any_of(messages_.begin(), messages_.end(), [&](const MessageInfo& info) {
            return info.has_id && info.id == message.id && info.has_journey &&
                   info.journey == record.id;
          });
      if (known) continue;
      MessageInfo info;
      info.channel = message.channel == "sms" ? Channel::kSms : Channel::kEmail;
      info.has_id = info.has_journey = true;
      info.id = info.name = message.id;
      info.journey = record.id;
      info.status = StatusOf(record);
      Describe(record.id, &info);
      messages_.push_back(std::move(info));
    }
  }
  RankMessages();
}

// In one journey's record the order is the record's; between journeys, and outside of records, that
// of first sends. So that these two never run in a circle, a message of a record counts as first
// sent no earlier than those before it there.
void MessageIndex::RankMessages() {
  std::map<std::pair<std::string_view, int32_t>, int64_t> latest_before;  // up to each position
  for (const MessageInfo& info : messages_) {
    if (info.position < 0 || info.first_send_us == kMaxTimeUs) continue;
    int64_t& first =
        latest_before.try_emplace({info.journey, info.position}, kMinTimeUs).first->second;
    first = std::max(first, info.first_send_us);
  }
  const std::pair<const std::pair<std::string_view, int32_t>, int64_t>* previous = nullptr;
  for (auto& entry : latest_before) {
    if (previous != nullptr && previous->first.first == entry.first.first) {
      entry.second = std::max(entry.second, previous->second);
    }
    previous = &entry;
  }
  using Key = std::tuple<int64_t, int32_t, int64_t>;
  std::map<Key, std::vector<MessageInfo*>> by_key;
  for (MessageInfo& info : messages_) {
    const auto at = latest_before.find({info.journey, info.position});
    const int64_t first_us = at == latest_before.end() ? info.first_send_us : at->second;
    by_key[{first_us, info.position, info.first_send_us}].push_back(&info);
  }
  uint32_t rank = 0;
  for (const auto& entry : by_key) {
    for (MessageInfo* info : entry.second) info->rank = rank;
    ++rank;
  }
}

}  // namespace parcours::metrics
