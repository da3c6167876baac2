#include "store/pending_times.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include "store/block_vector.h"

namespace parcours::store {
namespace {

// A unit is `odd` times a power of two, so that what it divides is divided by a multiplication and
// a rotation, and the quotient of any other number is too large to be one.
// Source: Warren, Hacker's Delight, "Test for Zero Remainder after Division by a Constant".
struct Unit {
  uint64_t us;
  uint64_t inverse;  // of the odd factor, modulo 2^64
  int shift;         // the power of two
  uint64_t largest_quotient;

  constexpr explicit Unit(uint64_t unit_us)
      : us(unit_us),
        inverse(1),
        shift(std::countr_zero(unit_us)),
        largest_quotient(std::numeric_limits<uint64_t>::max() / unit_us) {
    const uint64_t odd = unit_us >> shift;
    for (int i = 0; i < 6; ++i)
      inverse *= 2 - odd * inverse;  // each doubles the bits that are right
  }
  uint64_t Quotient(uint64_t distance_us) const { return std::rotr(distance_us * inverse, shift); }
  bool IsQuotient(uint64_t quotient) const { return quotient <= largest_quotient; }
};

constexpr Unit kUnits[] = {Unit(1'000'000), Unit(1'000), Unit(1)};

}  // namespace

void PendingTimes::Open() {
  if (open_ != nullptr) {
    Close();
  } else {
    open_ = std::make_unique<int64_t[]>(kPieceRows);
  }
}

void PendingTimes::Close() {
  const auto [first, last] = std::minmax_element(open_.get(), open_.get() + kPieceRows);
  first_us_ = std::min(first_us_, *first);
  last_us_ = std::max(last_us_, *last);
  const auto first_us = static_cast<uint64_t>(*first);
  const auto distance = [&](size_t row) { return static_cast<uint64_t>(open_[row]) - first_us; };
  const uint64_t largest_us = static_cast<uint64_t>(*last) - first_us;
  // A unit divides what the larger ones before it do.
  const Unit* unit = kUnits;
  for (size_t row = 0; row < kPieceRows; ++row) {
    while (!unit->IsQuotient(unit->Quotient(distance(row)))) ++unit;
  }
  Piece piece{static_cast<int64_t>(first_us), unit->us, nullptr,
              WideBitsOf(unit->Quotient(largest_us))};
  if (piece.bits != 0) {
    uint8_t* const bytes = Reserve(PackedBytes(kPieceRows, piece.bits));
    CodePacker packer(bytes, piece.bits);
    for (size_t row = 0; row < kPieceRows; ++row) packer.Put(unit->Quotient(distance(row)));
    packer.Finish();
    piece.distances = bytes;
  }
  pieces_.push_back(piece);
}

std::pair<int64_t, int64_t> PendingTimes::Bounds() const {
  const size_t open_count = size_ - pieces_.size() * kPieceRows;
  const auto [first, last] = std::minmax_element(open_.get(), open_.get() + open_count);
  return {std::min(first_us_, *first), std::max(last_us_, *last)};
}

uint8_t* PendingTimes::Reserve(size_t bytes) {
  if (blocks_.empty() || block_used_ + bytes > kBlockBytes) {
    std::unique_ptr<uint8_t[]> block(new uint8_t[kBlockBytes]);
    blocks_.push_back(std::move(block));
    block_used_ = 0;
  }
  uint8_t* const at = blocks_.back().get() + block_used_;
  block_used_ += bytes;
  return at;
}

}  // namespace parcours::store
