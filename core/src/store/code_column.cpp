#include "store/code_column.h"

#include <algorithm>
#include <type_traits>

namespace parcours::store {

void CodeColumn::Widen(uint32_t width) {
  if (width_ != 0) {
    const size_t row_count = bytes_.size() / width_;
    std::vector<uint8_t> wide(row_count * width);
    for (size_t row = 0; row < row_count; ++row) {
      const uint32_t code = (*this)[static_cast<uint32_t>(row)];
      std::memcpy(&wide[row * width], &code, width);  // little-endian: the low bytes come first
    }
    bytes_.swap(wide);
  }
  width_ = width;
}

// Half as much again, so that setting a row is a store and a comparison.
void CodeColumn::Grow(size_t bytes) {
  constexpr size_t kStepBytes = 256;  // a whole number of codes of every width
  const size_t wanted = std::max(bytes, bytes_.size() / 2 * 3);
  bytes_.resize((wanted + kStepBytes - 1) / kStepBytes * kStepBytes);
}

CodeColumn CodeColumn::Gather(const std::vector<uint32_t>& order) const {
  CodeColumn out;
  out.width_ = width_;
  out.bytes_.resize(order.size() * width_);
  Visit([&](const auto* codes) {
    using Code = std::remove_const_t<std::remove_pointer_t<decltype(codes)>>;
    Code* to = reinterpret_cast<Code*>(out.bytes_.data());
    for (size_t row = 0; row < order.size(); ++row) to[row] = codes[order[row]];
  });
  return out;
}

}  // namespace parcours::store
