// CodeColumn: one dictionary code a row, in 1, 2 or 4 bytes, the narrowest that fits.
//
// A column without a value takes no memory: width 0, every row kAbsent. Rows past the last one set
// are kAbsent too, so a column that appears late costs nothing before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "store/dictionary.h"

namespace parcours::store {

class CodeColumn {
 public:
  // Sets the code of `row`, which is not before the last row set. Amortised O(1).
  void Set(uint32_t row, uint32_t code) {
    const uint32_t needed = WidthOf(code);
    if (needed > width_) Widen(needed);
    const size_t end = (static_cast<size_t>(row) + 1) * width_;
    if (end > bytes_.size()) Grow(end);
    switch (width_) {
      case 1:
        bytes_[row] = static_cast<uint8_t>(code);
        break;
      case 2: {
        const auto narrow = static_cast<uint16_t>(code);
        std::memcpy(&bytes_[size_t{row} * 2], &narrow, 2);
        break;
      }
      default:
        std::memcpy(&bytes_[size_t{row} * 4], &code, 4);
    }
  }

  uint32_t operator[](uint32_t row) const {
    switch (width_) {
      case 0:
        return kAbsent;
      case 1:
        return row < bytes_.size() ? bytes_[row] : kAbsent;
      case 2: {
        uint16_t code = 0;
        if (size_t{row} * 2 < bytes_.size()) std::memcpy(&code, &bytes_[size_t{row} * 2], 2);
        return code;
      }
      default: {
        uint32_t code = 0;
        if (size_t{row} * 4 < bytes_.size()) std::memcpy(&code, &bytes_[size_t{row} * 4], 4);
        return code;
      }
    }
  }

  // Calls visit(pointer) with the codes as const uint8_t*, uint16_t* or uint32_t*, so that a loop
  // over rows is compiled once for each width. Only for sealed columns (Resize) that are not
  // empty().
  template <class Visitor>
  void Visit(Visitor&& visit) const {
    switch (width_) {
      case 1:
        return visit(bytes_.data());
      case 2:
        return visit(reinterpret_cast<const uint16_t*>(bytes_.data()));
      case 4:
        return visit(reinterpret_cast<const uint32_t*>(bytes_.data()));
      default:
        return;
    }
  }

  // Makes an empty column of `row_count` rows at the width that codes up to `max_code` need.
  void Reset(uint32_t row_count, uint32_t max_code) {
    width_ = max_code == kAbsent ? 0 : WidthOf(max_code);
    std::vector<uint8_t>(static_cast<size_t>(row_count) * width_).swap(bytes_);
  }

  // Gives the column `row_count` rows, absent where none was set.
  void Resize(uint32_t row_count) { bytes_.resize(static_cast<size_t>(row_count) * width_); }

  // For sealing: row i of the result is row order[i] of this column, which has been Resize()d.
  CodeColumn Gather(const std::vector<uint32_t>& order) const;

  bool empty() const { return width_ == 0; }
  uint32_t width() const { return width_; }
  size_t memory_bytes() const { return bytes_.capacity(); }

 private:
  static uint32_t WidthOf(uint32_t code) { return code <= 0xFF ? 1 : code <= 0xFFFF ? 2 : 4; }
  void Widen(uint32_t width);
  void Grow(size_t bytes);

  std::vector<uint8_t> bytes_;  // grows in steps, absent beyond the last row set
  uint32_t width_ = 0;
};

}  // namespace parcours::store
