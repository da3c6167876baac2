#include "metrics/instances/instance_joiner.h"

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

bool NamesNothing(const JoinedRow& row) { return IsOptOut(row.kind) && row.message == kAbsent; }

bool IsOrder(SignalKind kind) {
  return kind == SignalKind::kOrderPlaced || kind == SignalKind::kOrderUndone;
}

}  // namespace

InstanceJoiner::InstanceJoiner(const store::EventStore& store)
    : store_(&store), has_deliveries_(!store.column(Field::kDelivery).empty()) {
  const size_t keys = (size_t{store.values(Field::kMessage).size()} + 1) * kChannelCount;
  has_sends_.resize(keys);
  anchors_.resize(keys);
  of_delivery_.resize((size_t{store.values(Field::kDelivery).size()} + 1) * kChannelCount);
  constexpr Row kRun = 1 << 16;
  store::CodeReader messages(store.column(Field::kMessage));
  Row begin = 0;
  for (; store.row_count() - begin > kRun; begin += kRun) NoteSends(begin, begin + kRun, &messages);
  NoteSends(begin, store.row_count(), &messages);
}

// A function of its own, called from two places, so that a browser compiles it well before the end.
void InstanceJoiner::NoteSends(Row begin, Row end, store::CodeReader* messages) {
  const auto types = store_->types();
  for (Row row = begin; row < end; ++row) {
    const TypeMeaning meaning = MeaningOf(types[row]);
    ++counts_[static_cast<size_t>(meaning.kind)][IndexOf(meaning.channel)];
    uint8_t& has_sends = has_sends_[KeyOf(meaning.channel, (*messages)[row])];
    has_sends = static_cast<uint8_t>(has_sends | (meaning.kind == SignalKind::kSent ? 1 : 0));
  }
}

void InstanceJoiner::Join(std::vector<JoinedRow>* rows, uint32_t first_instance,
                          std::vector<JoinedInstance>* instances) {
  rows_ = rows;
  instances_ = instances;
  base_ = first_instance;
  instances->clear();
  const bool left = JoinByDelivery();
  if (left && has_deliveries_) {
    for (const JoinedRow& row : *rows) {
      if (BeginsAt(row)) NoteFirst(row.instance);
    }
  }
  if (JoinByMessage(left)) JoinByChannel();
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

// Whether the row's instance does so here. Without deliveries, of rows that JoinByMessage has not
// come to yet, those have an instance that made it.
bool InstanceJoiner::BeginsAt(const JoinedRow& row) {
  if (row.instance == kNoInstance || !has_deliveries_) return row.instance != kNoInstance;
  return (row.kind == SignalKind::kSent || row.kind == SignalKind::kDelivered) &&
         AnchorOf(At(row.instance)) == row.row;
}

// The first to begin is the one that events before it join.
void InstanceJoiner::NoteFirst(uint32_t instance) {
  Anchors& anchors = AnchorsOf(instance);
  if (!InContact(anchors.first)) anchors = {instance + 1, 0};
}

uint32_t InstanceJoiner::Add(const JoinedRow& row) {
  JoinedInstance instance;
  instance.channel = row.channel;
  instances_->push_back(instance);
  return base_ + static_cast<uint32_t>(instances_->size() - 1);
}

void InstanceJoiner::Learn(const JoinedRow& row) {
  JoinedInstance& instance = At(row.instance);
  if (instance.message == kAbsent) instance.message = row.message;
  if (row.kind == SignalKind::kSent && instance.sent_row == kNoRow) instance.sent_row = row.row;
  // Rows with a delivery id are learned before those without, so the first seen may not be first.
  const auto times = store_->times_us();
  if (row.kind == SignalKind::kDelivered &&
      (instance.delivered_row == kNoRow || times[row.row] < times[instance.delivered_row])) {
    instance.delivered_row = row.row;
  }
}

// True where rows are left that have to be joined by their message.
bool InstanceJoiner::JoinByDelivery() {
  bool left = false;
  for (JoinedRow& row : *rows_) {
    if (IsOrder(row.kind)) continue;
    if (row.delivery != kAbsent) {
      uint32_t& known = of_delivery_[size_t{row.delivery} * kChannelCount + IndexOf(row.channel)];
      if (!InContact(known)) known = Add(row) + 1;
      row.instance = known - 1;
    } else if (row.kind == SignalKind::kSent || (row.kind == SignalKind::kDelivered &&
                                                 !has_sends_[KeyOf(row.channel, row.message)])) {
      row.instance = Add(row);
    } else {
      left = true;
      continue;
    }
    Learn(row);
    if (!has_deliveries_) NoteFirst(row.instance);
  }
  return left;
}

// What an instance's journey and date are is told by its rows in order; of the sent row they need,
// JoinByDelivery has seen all. True where rows are left that name nothing.
bool InstanceJoiner::JoinByMessage(bool left) {
  bool any_nameless = false;
  for (JoinedRow& row : *rows_) {
    if (IsOrder(row.kind)) continue;
    if (left && BeginsAt(row)) AnchorsOf(row.instance).last = row.instance + 1;
    if (row.instance == kNoInstance) {
      if (NamesNothing(row)) {
        any_nameless = true;
        continue;
      }
      Anchors& anchors = anchors_[KeyOf(row.channel, row.message)];
      if (!InContact(anchors.first)) {
        const uint32_t added = Add(row) + 1;
        anchors = {added, added};
      }
      row.instance = (InContact(anchors.last) ? anchors.last : anchors.first) - 1;
      Learn(row);
    }
    JoinedInstance& instance = At(row.instance);
    if (instance.journey == kAbsent) instance.journey = row.journey;
    if (instance.date_row == kNoRow && !IsOptOut(row.kind)) {
      instance.date_row = instance.sent_row != kNoRow ? instance.sent_row : row.row;
    }
  }
  return any_nameless;
}

void InstanceJoiner::JoinByChannel() {
  const auto times = store_->times_us();
  const auto ids = store_->id_hashes();
  uint32_t last[kChannelCount] = {kNoInstance, kNoInstance};
  for (JoinedRow& row : *rows_) {
    if (IsOrder(row.kind)) continue;
    uint32_t& latest = last[IndexOf(row.channel)];
    if (row.instance != kNoInstance) {
      if (At(row.instance).date_row != row.row) continue;
      const Row before = latest == kNoInstance ? kNoRow : At(latest).date_row;
      if (before == kNoRow || times[before] < times[row.row] || ids[before] < ids[row.row]) {
        latest = row.instance;
      }
      continue;
    }
    if (latest == kNoInstance) continue;
    const int64_t elapsed = times[row.row] - times[At(latest).date_row];
    const int64_t limit = row.channel == Channel::kSms ? kSmsOptOutUs : kEmailOptOutUs;
    if (elapsed <= limit) row.instance = latest;
  }
}

}  // namespace parcours::metrics
