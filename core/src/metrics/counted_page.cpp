#include "metrics/counted_page.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "text/any_case.h"
#include "text/sort.h"

namespace parcours::metrics {
namespace {

constexpr uint64_t kLeastRoom = 4096;  // so that cutting does not count

constexpr std::string_view kColumns[] = {"sentAt", "contact", "message", "count", "orders"};

// By message, the place of its id among all ids: what is compared are numbers.
std::vector<double> RanksOf(const std::vector<MessageInfo>& messages) {
  std::vector<uint32_t> order(messages.size());
  std::iota(order.begin(), order.end(), 0u);
  text::StableSort(order, [&](uint32_t a, uint32_t b) { return messages[a].id < messages[b].id; });
  std::vector<double> ranks(messages.size());
  for (size_t i = 1; i < order.size(); ++i) {
    const bool same = messages[order[i]].id == messages[order[i - 1]].id;
    ranks[order[i]] = ranks[order[i - 1]] + (same ? 0 : 1);
  }
  return ranks;
}

size_t ColumnOf(const Page& page) {
  CheckColumn(page, {std::begin(kColumns), std::end(kColumns)});
  return static_cast<size_t>(std::find(std::begin(kColumns), std::end(kColumns), page.sort) -
                             std::begin(kColumns));
}

}  // namespace

CountedPage::CountedPage(const Members& members, const Page& page)
    : table_(members.table()),
      store_(members.store()),
      page_(page),
      column_(static_cast<Column>(ColumnOf(page))) {
  if (column_ == Column::kMessage) message_ranks_ = RanksOf(table_.messages());
  const uint64_t end = uint64_t{page.offset} + page.limit;
  room_ = page.limit == 0 ? UINT64_MAX : std::max(kLeastRoom, end * 2);
}

std::string_view CountedPage::ContactId(const CountedItem& item) const {
  return store_.ContactId(item.contact);
}

std::optional<int64_t> CountedPage::SentAt(const CountedItem& item) const {
  if (item.instance == kNoInstance) return store_.times_us()[item.row];
  const Instance& instance = table_.instances()[item.instance];
  if (instance.date_row == store::kNoRow) return std::nullopt;
  return store_.times_us()[instance.date_row];
}

SortKey CountedPage::KeyOf(const CountedItem& item) const {
  switch (column_) {
    case Column::kSentAt:
      return TimeKey(SentAt(item));
    case Column::kContact:
      return SortKey(ContactId(item));
    case Column::kCount:
      return SortKey(static_cast<double>(item.count));
    case Column::kOrders:
      return SortKey(item.orders.value());
    case Column::kMessage:
      break;
  }
  if (item.instance == kNoInstance) return SortKey();
  const uint32_t message = table_.KindOf(item.instance).message;
  return table_.messages()[message].has_id ? SortKey(message_ranks_[message]) : SortKey();
}

void CountedPage::Add(const CountedItem& item) {
  if (!page_.search.empty() && !text::ContainsAnyCase(ContactId(item), page_.search)) return;
  ++total_;
  const SortKey key = KeyOf(item);
  if (has_last_) {
    const uint64_t head = HeadOf(key, page_.descending);
    if (head > last_head_) return;
    if (head == last_head_ && key == last_key_ && ContactId(item) > last_contact_) return;
  }
  items_.push_back(item);
  keys_.push_back(key);
  if (items_.size() >= room_) Cut();
}

std::vector<size_t> CountedPage::InOrder(const Page& page) const {
  const auto tie_key = [&](size_t i) {
    return std::make_tuple(ContactId(items_[i]), SentAt(items_[i]), items_[i].instance,
                           items_[i].row);
  };
  return PageOf(
      keys_, page, [&](size_t a, size_t b) { return tie_key(a) < tie_key(b); },
      [&](size_t i) { return ContactId(items_[i]); });
}

// Leaves what stands before the page's end.
void CountedPage::Cut() {
  Page before_end = page_;
  before_end.limit += before_end.offset;
  before_end.offset = 0;
  std::vector<CountedItem> items;
  std::vector<SortKey> keys;
  for (const size_t i : InOrder(before_end)) {
    items.push_back(items_[i]);
    keys.push_back(keys_[i]);
  }
  items_ = std::move(items);
  keys_ = std::move(keys);
  has_last_ = true;
  last_key_ = keys_.back();
  last_head_ = HeadOf(last_key_, page_.descending);
  last_contact_ = ContactId(items_.back());
}

std::vector<CountedItem> CountedPage::Take() {
  std::vector<CountedItem> rows;
  for (const size_t i : InOrder(page_)) rows.push_back(items_[i]);
  return rows;
}

}  // namespace parcours::metrics
