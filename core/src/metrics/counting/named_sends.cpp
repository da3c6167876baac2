#include "metrics/counting/named_sends.h"

#include <algorithm>
#include <tuple>

#include "text/sort.h"

namespace parcours::metrics {

void NamedSends::Find(std::span<const Order> orders, std::vector<uint32_t>* named) {
  // Up to so many orders or instances of a contact, each order looks at each instance.
  constexpr size_t kFew = 16;
  sends_known_ = false;
  named->clear();
  for (const Order& order : orders) {
    const uint32_t delivered = order.delivery_instance;
    if (delivered != kNoInstance && WasSent(delivered)) {
      named->push_back(delivered);
    } else if (order.message == store::kAbsent) {
      named->push_back(kNoInstance);
    } else {
      const std::string_view message = store_.values(store::Field::kMessage).Text(order.message);
      const bool few = orders.size() <= kFew || table_.InstancesOf(order.contact).size() <= kFew;
      named->push_back(few ? LastSendAmongFew(order, message) : LastSendAmongMany(order, message));
    }
  }
}

uint32_t NamedSends::LastSendAmongFew(const Order& order, std::string_view message) const {
  const auto later = [&](Row a, Row b) {
    return std::make_tuple(TimeOf(a), store_.id_hashes()[a]) >
           std::make_tuple(TimeOf(b), store_.id_hashes()[b]);
  };
  uint32_t best = kNoInstance;
  Row best_row = store::kNoRow;
  const uint32_t end = table_.instance_begin(order.contact + 1);
  for (uint32_t i = table_.instance_begin(order.contact); i < end; ++i) {
    const Row row = table_.instances()[i].date_row;
    if (!WasSent(i) || TimeOf(row) > order.time_us) continue;
    const MessageInfo& info = table_.MessageOf(i);
    if (!info.has_id || info.id != message) continue;
    if (best == kNoInstance || later(row, best_row)) {
      best = i;
      best_row = row;
    }
  }
  return best;
}

uint32_t NamedSends::LastSendAmongMany(const Order& order, std::string_view message) {
  if (!sends_known_) CollectSends(order.contact);
  const auto after =
      std::upper_bound(sends_.begin(), sends_.end(), std::make_tuple(message, order.time_us),
                       [](const auto& key, const NamedSend& send) {
                         return key < std::make_tuple(send.message, send.time_us);
                       });
  if (after == sends_.begin() || (after - 1)->message != message) return kNoInstance;
  return (after - 1)->instance;
}

// Sorts the contact's sendings so that of one message's the later stands behind.
void NamedSends::CollectSends(ContactIndex contact) {
  sends_known_ = true;
  sends_.clear();
  const uint32_t end = table_.instance_begin(contact + 1);
  for (uint32_t i = table_.instance_begin(contact); i < end; ++i) {
    const MessageInfo& message = table_.MessageOf(i);
    if (!WasSent(i) || !message.has_id) continue;
    const Row row = table_.instances()[i].date_row;
    sends_.push_back({message.id, TimeOf(row), store_.id_hashes()[row], i});
  }
  text::SortFew(sends_, [](const NamedSend& a, const NamedSend& b) {
    return std::tie(a.message, a.time_us, a.id_hash, b.instance) <
           std::tie(b.message, b.time_us, b.id_hash, a.instance);
  });
}

}  // namespace parcours::metrics
