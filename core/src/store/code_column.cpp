#include "store/code_column.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace parcours::store {

CodeColumn CodeColumn::Ones(uint32_t row_count) {
  CodeColumn column;
  column.row_count_ = row_count;
  column.bits_ = 1;
  column.kept_ = row_count;
  column.bytes_ = RawBytes(PackedBytes(row_count, 1));
  std::memset(column.bytes_.data(), 0, column.bytes_.size());
  std::memset(column.bytes_.data(), 0xFF, row_count / 8);
  column.bytes_.data()[row_count / 8] = static_cast<uint8_t>((1u << (row_count % 8)) - 1);
  return column;
}

void CodeColumn::Reserve(uint64_t present) {
  const uint64_t rows = row_count_;
  const uint64_t presence_bits = rows + rows * 32 / (64 * kRankWords);
  const bool all_rows = present * bits_ + presence_bits >= rows * bits_;
  kept_ = static_cast<uint32_t>(all_rows ? rows : present);
  bytes_ = RawBytes(PackedBytes(kept_, bits_));
  std::memset(bytes_.data(), 0, bytes_.size());
  if (!all_rows) present_.resize(static_cast<size_t>((rows + 63) / 64));
}

void CodeColumn::MakeRanks() {
  ranks_.resize((present_.size() + kRankWords - 1) / kRankWords);
  uint32_t count = 0;
  for (size_t at = 0; at < present_.size(); ++at) {
    if (at % kRankWords == 0) ranks_[at / kRankWords] = count;
    count += CountBits(present_[at]);
  }
}

void CodeColumn::Read(uint32_t first, uint32_t count, uint32_t* codes) const {
  if (bits_ != 0 && present_.empty()) {
    return Unpack(bytes_.data() + size_t{first / 8} * bits_, bits_, count, codes);
  }
  std::memset(codes, 0, count * sizeof *codes);
  if (bits_ == 0 || count == 0) return;
  uint64_t index = Rank(first / 64);
  const uint32_t end = first + count;
  for (uint32_t begin = first; begin < end; begin += 64) {
    uint64_t word = present_[begin / 64];
    if (end - begin < 64) word &= (uint64_t{1} << (end - begin)) - 1;
    for (; word != 0; word &= word - 1) {
      codes[begin - first + static_cast<uint32_t>(__builtin_ctzll(word))] =
          ReadPacked(bytes_.data(), bits_, index++);
    }
  }
}

// Codes of few bits are read and counted as many together as make a wide code of kWideBits, which
// is told apart into them at the end; alternately in two tables, as a count that was just written
// is waited for. Behind the last code all bits are 0.
void CodeColumn::Count(std::span<uint32_t> counts) const {
  constexpr uint32_t kWideBits = 12;
  if (kept_ == 0) return;
  std::array<std::array<uint32_t, size_t{1} << kWideBits>, 2> wide{};
  const bool few = bits_ <= kWideBits;
  const uint32_t together = few ? kWideBits / bits_ : 1;
  uint32_t* const tables[] = {few ? wide[0].data() : counts.data(),
                              few ? wide[1].data() : counts.data()};
  ForEachPacked(bytes_.data(), together * bits_, (kept_ - 1) / together + 1,
                [&](uint32_t index, uint32_t code) { ++tables[index % 2][code]; });
  for (uint32_t code = 0; code < wide[0].size(); ++code) {
    const uint32_t count = wide[0][code] + wide[1][code];
    for (uint32_t codes = code; count != 0 && codes != 0; codes >>= bits_) {
      counts[codes & ((1u << bits_) - 1)] += count;
    }
  }
}

void CodeReader::Fill(uint32_t row) {
  first_ = row / 64 * 64;
  if (!column_->empty()) {
    count_ = std::min(kRun, column_->row_count() - first_);
    column_->Read(first_, count_, codes_);
  } else if (count_ == 0) {  // once for all rows
    count_ = kRun;
    std::memset(codes_, 0, sizeof codes_);
  }
}

void CodeColumn::MarkRows(std::vector<uint64_t>* bits) const {
  if (bits_ == 0) return;
  for (size_t at = 0; at < bits->size(); ++at) {
    if (!present_.empty()) {
      (*bits)[at] |= present_[at];
    } else if (bits_ == 1) {  // the codes are the bits
      (*bits)[at] |= text::LoadWord(reinterpret_cast<const char*>(bytes_.data()) + at * 8);
    } else {
      (*bits)[at] = ~uint64_t{0};
    }
  }
}

}  // namespace parcours::store
