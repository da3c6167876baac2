#include "text/sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>

namespace parcours::text {
namespace {

struct Item {
  std::string key;
  size_t arrival;
  bool operator==(const Item& other) const { return key == other.key && arrival == other.arrival; }
};

bool KeyBefore(const Item& a, const Item& b) { return a.key < b.key; }

// Keys long enough to be allocated, few enough to repeat.
std::vector<Item> RandomItems(size_t count, std::mt19937* random) {
  std::vector<Item> items;
  for (size_t i = 0; i < count; ++i) {
    items.push_back({std::string(30, static_cast<char>('a' + (*random)() % 9)), i});
  }
  return items;
}

TEST(Sort, AgreesWithTheStandardStableSort) {
  std::mt19937 random(20261125);
  for (size_t count = 0; count < 300; ++count) {
    const std::vector<Item> items = RandomItems(count, &random);
    std::vector<Item> expected = items;
    std::stable_sort(expected.begin(), expected.end(), KeyBefore);
    std::vector<Item> stable = items;
    StableSort(stable, KeyBefore);
    EXPECT_EQ(stable, expected) << count;
    std::vector<Item> few = items;
    SortFew(few, KeyBefore);
    EXPECT_EQ(few, expected) << count;
  }
}

TEST(Sort, SortsEveryOrderOfSix) {
  std::vector<uint32_t> order = {0, 1, 2, 3, 4, 5};
  do {
    std::vector<uint32_t> stable = order;
    StableSort(stable);
    EXPECT_TRUE(std::is_sorted(stable.begin(), stable.end()));
    std::vector<uint32_t> few = order;
    SortFew(few);
    EXPECT_TRUE(std::is_sorted(few.begin(), few.end()));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Sort, SortsAPartAndWhatCanOnlyBeMoved) {
  std::vector<std::unique_ptr<int>> items;
  for (int value : {9, 3, 2, 1, 0}) items.push_back(std::make_unique<int>(value));
  const auto before = [](const auto& a, const auto& b) { return *a < *b; };
  StableSort(std::span(items).subspan(1), before);
  std::vector<int> values;
  for (const auto& item : items) values.push_back(*item);
  EXPECT_EQ(values, (std::vector<int>{9, 0, 1, 2, 3}));
}

TEST(Sort, OrdersNumbersByWhatTheyStandFor) {
  const std::vector<int> weights = {5, 1, 5, 0, 1};
  std::vector<uint32_t> numbers = {0, 1, 2, 3, 4};
  const auto heavier = [&](uint32_t a, uint32_t b) { return weights[a] > weights[b]; };
  SortNumbers(numbers, NumberOrder(heavier));
  EXPECT_EQ(numbers, (std::vector<uint32_t>{0, 2, 1, 4, 3}));
}

}  // namespace
}  // namespace parcours::text
