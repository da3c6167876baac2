#include "store/code_column.h"

#include <cstring>

namespace parcours::store {

CodeColumn CodeColumn::Ones(uint32_t row_count) {
  CodeColumn column;
  column.row_count_ = row_count;
  column.bits_ = 1;
  column.bytes_ = RawBytes(PackedBytes(row_count, 1));
  std::memset(column.bytes_.data(), 0xFF, column.bytes_.size());
  return column;
}

void CodeColumn::Reserve(uint64_t present) {
  const uint64_t rows = row_count_;
  const uint64_t presence_bits = rows + rows * 32 / (64 * kRankWords);
  const bool all_rows = present * bits_ + presence_bits >= rows * bits_;
  bytes_ = RawBytes(PackedBytes(all_rows ? rows : present, bits_));
  std::memset(bytes_.data(), 0, bytes_.size());
  if (!all_rows) present_.resize(static_cast<size_t>((rows + 63) / 64));
}

void CodeColumn::MakeRanks() {
  ranks_.resize((present_.size() + kRankWords - 1) / kRankWords);
  uint32_t count = 0;
  for (size_t at = 0; at < present_.size(); ++at) {
    if (at % kRankWords == 0) ranks_[at / kRankWords] = count;
    count += Count(present_[at]);
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
