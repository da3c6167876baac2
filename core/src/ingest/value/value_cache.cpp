#include "ingest/value/value_cache.h"

namespace parcours::ingest {
namespace {

// The number that 8 digits are, the first in the lowest byte.
uint64_t NumberOf(uint64_t digits) {
  constexpr uint64_t kPairs = 0x000000FF000000FF;
  digits = digits * 10 + (digits >> 8);  // pairs, in every other byte
  return ((digits & kPairs) * (100 + (uint64_t{1'000'000} << 32)) +
          (digits >> 16 & kPairs) * (1 + (uint64_t{10'000} << 32))) >>
         32;
}

}  // namespace

// Out of line: once, instead of in each owner's code.
ValueCache::ValueCache() { Resize(kFirstPairs); }
ValueCache::~ValueCache() = default;

void ValueCache::Keep(Pair* pair, const Slot& slot) {
  pair->slots[1] = pair->slots[0];
  pair->slots[0] = slot;
  if (++misses_ >= 4 * pairs_.size()) Adapt();
}

uint32_t* ValueCache::CodeOfNumber(const Entry& entry) {
  constexpr size_t kMostBytes = 7;
  constexpr uint64_t kPoint = '.' ^ '0';
  constexpr uint64_t kHighBits = 0x8080808080808080;
  const size_t size = entry.size;
  const bool is_number = entry.kind == EntryKind::kNumber;
  if (size - 1 >= kMostBytes || (entry.kind != EntryKind::kText && !is_number)) return nullptr;
  // Every digit its value, up to the highest byte.
  uint64_t digits = (LoadWord(entry.data) ^ 0x3030303030303030) << (8 * (8 - size));
  size_t whole = size;
  size_t decimals = 0;
  if ((digits >> 40 & 0xFF) == kPoint) {
    decimals = 2;
  } else if ((digits >> 48 & 0xFF) == kPoint) {
    decimals = 1;
  }
  if (decimals != 0) {
    const uint64_t behind = ~uint64_t{0} << (8 * (8 - decimals));
    digits = (digits & behind) | (digits << 8 & ~behind);
    whole -= decimals + 1;
  }
  if ((((digits + 0x7676767676767676) | digits) & kHighBits) != 0) return nullptr;
  if (whole == 0 || (whole != 1 && entry.data[0] == '0')) return nullptr;
  ++numbers_met_;
  const auto number = static_cast<size_t>(NumberOf(digits));
  if (number >= kMostNumbers) return nullptr;
  std::vector<uint32_t>& codes = numbers_[is_number ? 1 : 0][decimals];
  if (number >= codes.size()) {
    const size_t places = std::bit_ceil(number + 1);
    if (places > kFewNumbers + numbers_met_) return nullptr;
    codes.resize(places);
  }
  return &codes[number];
}

void ValueCache::Adapt() {
  const bool grows = misses_ > lookups_ / 4 && pairs_.size() < kMostPairs;
  const bool helps = misses_ < lookups_ / 4 * 3;
  lookups_ = misses_ = 0;
  if (grows || !helps) Resize(grows ? 4 * pairs_.size() : 0);
}

void ValueCache::Resize(size_t pair_count) {
  std::vector<Pair>(pair_count).swap(pairs_);
  pair_mask_ = pair_count == 0 ? 0 : pair_count - 1;
  sizes_ = pair_count == 0 ? 0 : kMaxBytes + 1;
}

}  // namespace parcours::ingest
