// PendingColumn: the codes of rows not sealed yet, in the order of arrival.
//
// Rows come in pieces of kPieceRows. The last piece lies open, a code a row; what is behind is
// packed, each piece as it takes the least room, and is read again only as a whole and in order. A
// piece without a value takes nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "store/dictionary.h"

namespace parcours::store {

class PendingColumn {
 public:
  static constexpr uint32_t kPieceBits = 10;
  static constexpr uint32_t kPieceRows = 1 << kPieceBits;

  // Sets the code of `row`, which is not before the last row set.
  void Set(uint32_t row, uint32_t code) {
    if (row - open_begin_ >= kPieceRows || open_ == nullptr) Open(row);
    open_[row - open_begin_] = code;
  }

  // False where no code was set; of the open piece only once it is closed.
  bool has_codes() const { return has_codes_; }

  // Packs the open piece. More rows may follow.
  void Close();

  // Writes the codes of all rows to codes[row], which are kAbsent before; kPieceRows more than
  // there are rows may be read and written. The last piece must be closed, and Code must hold
  // max_code().
  template <class Code>
  void CopyTo(Code* codes) const;

  size_t memory_bytes() const;

 private:
  struct Piece {
    uint32_t number;  // of its rows the first is number * kPieceRows
    uint16_t count;   // codes that are kept
    uint8_t bits;     // of a code, or of a code and its row where it is sparse
    bool sparse;      // row | code << kPieceBits for each row that has one; else a code a row
  };

  void Open(uint32_t row);

  std::unique_ptr<uint32_t[]> open_;  // kPieceRows codes
  uint32_t open_begin_ = 0;
  bool has_codes_ = false;
  std::vector<Piece> pieces_;
  std::vector<uint8_t> bytes_;  // of all pieces, one behind the other
};

}  // namespace parcours::store
