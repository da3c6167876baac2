#include "store/code_column.h"

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

}  // namespace parcours::store
