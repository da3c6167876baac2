// Pages of a table against sorting all of its rows.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "metrics/table_page.h"

namespace parcours::metrics {
namespace {

// All rows in order, one comparison after the other.
std::vector<size_t> SortAll(const std::vector<SortKey>& keys, bool descending) {
  std::vector<size_t> order(keys.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    const bool known_a = !std::holds_alternative<std::monostate>(keys[a]);
    const bool known_b = !std::holds_alternative<std::monostate>(keys[b]);
    if (known_a != known_b) return known_a;
    if (keys[a] != keys[b]) return descending ? keys[b] < keys[a] : keys[a] < keys[b];
    return a > b;  // as `before` below
  });
  return order;
}

// Ascending where rows descend, as `before` below wants them; of every three the same.
std::string_view TieText(size_t row) {
  static const std::string kFalling = [] {
    std::string texts;
    for (int place = 0; place < 1000; ++place) {
      texts += std::to_string(1'000'000 + (999 - place) / 3 * 3) + "-and more";
    }
    return texts;
  }();
  constexpr size_t kLength = 16;
  return std::string_view(kFalling).substr(row * kLength, kLength);
}

void ExpectPages(const std::vector<SortKey>& keys) {
  Page page;
  for (const bool descending : {false, true}) {
    page.descending = descending;
    const std::vector<size_t> all = SortAll(keys, descending);
    for (const size_t offset :
         {size_t{0}, size_t{1}, keys.size() / 2, keys.size(), keys.size() + 5}) {
      for (const size_t limit : {size_t{0}, size_t{1}, size_t{7}, keys.size()}) {
        page.offset = static_cast<uint32_t>(offset);
        page.limit = static_cast<uint32_t>(limit);
        const size_t begin = std::min(offset, all.size());
        const size_t end = limit == 0 ? all.size() : std::min(begin + limit, all.size());
        const std::vector<size_t> expected(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                           all.begin() + static_cast<std::ptrdiff_t>(end));
        const std::string what = "offset " + std::to_string(offset) + ", limit " +
                                 std::to_string(limit) + (descending ? ", descending" : "");
        const auto before = [](size_t a, size_t b) { return a > b; };
        EXPECT_EQ(PageOf(keys, page, before), expected) << what;
        EXPECT_EQ(PageOf(keys, page, before, TieText), expected) << what;
      }
    }
  }
}

TEST(TablePage, NumbersOfEverySizeAndSign) {
  std::mt19937 random(3);
  const double numbers[] = {0.0, -0.0, 1, -1, 0.5, -0.5, 1e300, -1e300, 1.7e15, 1.7e15 + 1, 5e-324};
  for (const size_t rows : {0, 1, 2, 40, 300}) {
    std::vector<SortKey> keys;
    for (size_t i = 0; i < rows; ++i) {
      if (random() % 5 == 0) {
        keys.emplace_back();
      } else {
        keys.emplace_back(numbers[random() % std::size(numbers)]);
      }
    }
    ExpectPages(keys);
  }
}

TEST(TablePage, TextsThatAgreeInTheirFirstBytes) {
  std::mt19937 random(4);
  std::string texts[] = {
      "",          "a",        "ab",      "contact-1",     "contact-10",
      "contact-2", "contact-", "contact", "\u00E9t\u00E9", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
      "\xFF",      "z"};
  texts[1] += '\0';  // one more byte than "a" would have
  for (const size_t rows : {1, 30, 300}) {
    std::vector<SortKey> keys;
    for (size_t i = 0; i < rows; ++i) {
      if (random() % 5 == 0) {
        keys.emplace_back();
      } else {
        keys.emplace_back(std::string_view(texts[random() % std::size(texts)]));
      }
    }
    ExpectPages(keys);
  }
}

}  // namespace
}  // namespace parcours::metrics
