#include "metrics/instance_joiner.h"

#include "text/time_text.h"

namespace parcours::metrics {
namespace {

using store::Field;
using store::kAbsent;
using store::kNoRow;

// How long after a send an opt-out that names nothing is still credited to it, ends included.
constexpr int64_t kSmsOptOutUs = 4 * 3600 * text::kUsPerSecond;
constexpr int64_t kEmailOptOutUs = 30 * text::kUsPerDay;

bool IsOptOut(SignalKind kind) {
  return kind == SignalKind::kUnsubscribed || kind == SignalKind::kComplained;
}

bool IsOrder(SignalKind kind) {
  return kind == SignalKind::kOrderPlaced || kind == SignalKind::kOrderUndone;
}

}  // namespace

InstanceJoiner::InstanceJoiner(const store::EventStore& store)
    : store_(&store),
      message_(&store.column(Field::kMessage)),
      journey_(&store.column(Field::kJourney)),
      delivery_(&store.column(Field::kDelivery)) {
  const size_t keys = (size_t{store.values(Field::kMessage).size()} + 1) * kChannelCount;
  has_sends_.resize(keys);
  anchors_.resize(keys);
  of_delivery_.resize((size_t{store.values(Field::kDelivery).size()} + 1) * kChannelCount);
  const auto types = store.types();
  for (Row row = 0; row < types.size(); ++row) {
    const TypeMeaning meaning = MeaningOf(types[row]);
    if (meaning.kind == SignalKind::kSent) {
      has_sends_[KeyOf(meaning.channel, (*message_)[row])] = true;
    }
  }
}

void InstanceJoiner::Join(std::vector<JoinedRow>* rows, std::vector<JoinedInstance>* instances) {
  base_ = static_cast<uint32_t>(instances->size());
  JoinByDelivery(rows, instances);
  JoinByMessage(rows, instances);
  JoinByChannel(rows, instances);
}

uint32_t InstanceJoiner::FindDelivery(uint32_t delivery) const {
  for (uint32_t channel = 0; channel < kChannelCount; ++channel) {
    const uint32_t found = of_delivery_[size_t{delivery} * kChannelCount + channel];
    if (InContact(found)) return found - 1;
  }
  return kNoInstance;
}

// The row at which an instance begins to attract events that name only its message.
Row InstanceJoiner::AnchorOf(const JoinedInstance& instance) const {
  if (instance.sent_row != kNoRow) return instance.sent_row;
  return has_sends_[KeyOf(instance.channel, instance.message)] ? kNoRow : instance.delivered_row;
}

uint32_t InstanceJoiner::Add(const JoinedRow& row, std::vector<JoinedInstance>* instances) const {
  JoinedInstance instance;
  instance.channel = row.channel;
  instances->push_back(instance);
  return static_cast<uint32_t>(instances->size() - 1);
}

void InstanceJoiner::Learn(const JoinedRow& row, JoinedInstance* instance) const {
  if (instance->message == kAbsent) instance->message = (*message_)[row.row];
  if (row.kind == SignalKind::kSent && instance->sent_row == kNoRow) instance->sent_row = row.row;
  // Rows with a delivery id are learned before those without, so the first seen may not be first.
  const auto times = store_->times_us();
  if (row.kind == SignalKind::kDelivered &&
      (instance->delivered_row == kNoRow || times[row.row] < times[instance->delivered_row])) {
    instance->delivered_row = row.row;
  }
}

bool InstanceJoiner::NamesNothing(const JoinedRow& row) const {
  return IsOptOut(row.kind) && (*message_)[row.row] == kAbsent;
}

void InstanceJoiner::JoinByDelivery(std::vector<JoinedRow>* rows,
                                    std::vector<JoinedInstance>* instances) {
  for (JoinedRow& row : *rows) {
    if (IsOrder(row.kind)) continue;
    const uint32_t delivery = (*delivery_)[row.row];
    if (delivery != kAbsent) {
      uint32_t& known = of_delivery_[size_t{delivery} * kChannelCount + IndexOf(row.channel)];
      if (!InContact(known)) known = Add(row, instances) + 1;
      row.instance = known - 1;
    } else if (row.kind == SignalKind::kSent ||
               (row.kind == SignalKind::kDelivered &&
                !has_sends_[KeyOf(row.channel, (*message_)[row.row])])) {
      row.instance = Add(row, instances);
    } else {
      continue;
    }
    Learn(row, &(*instances)[row.instance]);
  }
}

void InstanceJoiner::JoinByMessage(std::vector<JoinedRow>* rows,
                                   std::vector<JoinedInstance>* instances) {
  const auto begins_here = [&](const JoinedRow& row) {
    return row.instance != kNoInstance && AnchorOf((*instances)[row.instance]) == row.row;
  };
  const auto anchors_of = [&](const JoinedInstance& instance) -> Anchors& {
    return anchors_[KeyOf(instance.channel, instance.message)];
  };
  for (const JoinedRow& row : *rows) {
    if (!begins_here(row)) continue;
    Anchors& anchors = anchors_of((*instances)[row.instance]);
    if (!InContact(anchors.first)) anchors = {row.instance + 1, 0};
  }
  for (JoinedRow& row : *rows) {
    if (begins_here(row)) anchors_of((*instances)[row.instance]).last = row.instance + 1;
    if (row.instance != kNoInstance || IsOrder(row.kind) || NamesNothing(row)) continue;
    Anchors& anchors = anchors_[KeyOf(row.channel, (*message_)[row.row])];
    if (!InContact(anchors.first)) {
      const uint32_t added = Add(row, instances) + 1;
      anchors = {added, added};
    }
    row.instance = (InContact(anchors.last) ? anchors.last : anchors.first) - 1;
    Learn(row, &(*instances)[row.instance]);
  }
  for (const JoinedRow& row : *rows) {
    if (row.instance == kNoInstance) continue;
    JoinedInstance& instance = (*instances)[row.instance];
    if (instance.journey == kAbsent) instance.journey = (*journey_)[row.row];
    if (instance.date_row == kNoRow && !IsOptOut(row.kind)) {
      instance.date_row = instance.sent_row != kNoRow ? instance.sent_row : row.row;
    }
  }
}

void InstanceJoiner::JoinByChannel(std::vector<JoinedRow>* rows,
                                   std::vector<JoinedInstance>* instances) const {
  const auto times = store_->times_us();
  const auto ids = store_->id_hashes();
  uint32_t last[kChannelCount] = {kNoInstance, kNoInstance};
  for (JoinedRow& row : *rows) {
    if (IsOrder(row.kind)) continue;
    uint32_t& latest = last[IndexOf(row.channel)];
    if (row.instance != kNoInstance) {
      if ((*instances)[row.instance].date_row != row.row) continue;
      const Row before = latest == kNoInstance ? kNoRow : (*instances)[latest].date_row;
      if (before == kNoRow || times[before] < times[row.row] || ids[before] < ids[row.row]) {
        latest = row.instance;
      }
      continue;
    }
    if (latest == kNoInstance) continue;
    const int64_t elapsed = times[row.row] - times[(*instances)[latest].date_row];
    const int64_t limit = row.channel == Channel::kSms ? kSmsOptOutUs : kEmailOptOutUs;
    if (elapsed <= limit) row.instance = latest;
  }
}

}  // namespace parcours::metrics
