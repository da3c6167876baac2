// The page that is asked for of what a metric counts: items come one at a time, and only those that
// may stand on it are kept.
//
// Cost   an item behind the page: its key and a comparison. One that may stand on it: a place in a
//        list that is cut to the page's end whenever it has grown to twice as much.
// Memory 56 bytes an item, of twice as many as stand before the page's end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/counting/members.h"
#include "metrics/counting/metric_set.h"
#include "metrics/table_page.h"
#include "parcours/definition.h"

namespace parcours::metrics {

// A send instance that a metric counts, or an event or an order that belongs to none.
struct CountedItem {
  uint32_t instance = kNoInstance;  // kNoInstance: what `row` is
  ContactIndex contact = 0;
  Row row = store::kNoRow;
  uint32_t count = 1;         // events that the metric counts, or 1
  uint32_t first_credit = 0;  // of the orders credited to it, by the collector's place
  uint32_t credit_count = 0;
  Shares orders;  // credited to it
};

class CountedPage {
 public:
  // Both must outlive it. `page.sort`: "sentAt", "contact", "message", "count" or "orders", else
  // Error{kBadRequest}.
  CountedPage(const Members& members, const Page& page);

  void Add(const CountedItem& item);

  // How many were added in which the page's search finds something.
  uint64_t total() const { return total_; }
  // The page's items in order.
  std::vector<CountedItem> Take();

  std::string_view ContactId(const CountedItem& item) const;

 private:
  enum class Column : uint8_t { kSentAt, kContact, kMessage, kCount, kOrders };

  std::optional<int64_t> SentAt(const CountedItem& item) const;
  SortKey KeyOf(const CountedItem& item) const;
  std::vector<size_t> InOrder(const Page& page) const;
  void Cut();

  const InstanceTable& table_;
  const store::EventStore& store_;
  const Page& page_;
  const Column column_;
  std::vector<double> message_ranks_;  // by message, where the page is sorted by it
  uint64_t total_ = 0;
  uint64_t room_;  // items that are kept before they are cut
  std::vector<CountedItem> items_;
  std::vector<SortKey> keys_;  // of items_
  // The last item before the page's end, of those that were cut: what stands behind it is not kept.
  bool has_last_ = false;
  uint64_t last_head_ = 0;
  SortKey last_key_;
  std::string_view last_contact_;
};

}  // namespace parcours::metrics
