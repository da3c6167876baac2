#include "store/code_column.h"

#include <algorithm>

namespace parcours::store {

template <class Code>
CodeColumn CodeColumn::Gather(std::span<const Code> codes, std::span<const uint32_t> order) {
  CodeColumn column;
  uint32_t max_code = 0;
  uint64_t present = 0;
  for (const Code code : codes) {
    max_code = std::max<uint32_t>(max_code, code);
    present += code != kAbsent ? 1 : 0;
  }
  column.bits_ = BitsOf(max_code);
  column.row_count_ = static_cast<uint32_t>(order.size());
  if (column.bits_ == 0) return column;

  // Rows that `order` leaves out make the estimate too high by their codes, no more.
  const uint64_t rows = order.size();
  const uint64_t presence_bits = rows + rows * 32 / (64 * kRankWords);
  if (present * column.bits_ + presence_bits >= rows * column.bits_) {
    column.bytes_.resize(PackedBytes(rows, column.bits_));
    Pack(column.bytes_.data(), column.bits_, rows,
         [&](uint64_t row) { return codes[order[static_cast<size_t>(row)]]; });
    return column;
  }
  column.bytes_.resize(PackedBytes(present, column.bits_));
  column.present_.resize((order.size() + 63) / 64);
  column.ranks_.resize((column.present_.size() + kRankWords - 1) / kRankWords);
  CodePacker packer(column.bytes_.data(), column.bits_);
  uint32_t count = 0;
  for (size_t at = 0; at < column.present_.size(); ++at) {
    if (at % kRankWords == 0) column.ranks_[at / kRankWords] = count;
    const size_t first = at * 64;
    const size_t last = std::min(first + 64, order.size());
    uint64_t word = 0;
    for (size_t row = first; row < last; ++row) {
      const Code code = codes[order[row]];
      if (code == kAbsent) continue;
      word |= uint64_t{1} << (row - first);
      packer.Put(code);
      ++count;
    }
    column.present_[at] = word;
  }
  packer.Finish();
  column.bytes_.resize(PackedBytes(count, column.bits_));
  column.bytes_.shrink_to_fit();
  return column;
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

template CodeColumn CodeColumn::Gather(std::span<const uint8_t>, std::span<const uint32_t>);
template CodeColumn CodeColumn::Gather(std::span<const uint16_t>, std::span<const uint32_t>);
template CodeColumn CodeColumn::Gather(std::span<const uint32_t>, std::span<const uint32_t>);

}  // namespace parcours::store
