// PendingColumn: the codes of rows not sealed yet, in the order of arrival.
//
// Rows come in pieces of kPieceRows. The last piece lies open, a code a row; what is behind is
// packed, each piece as it takes the least room, and is read again only as a whole and in order. A
// piece without a value takes nothing.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "store/block_vector.h"
#include "store/dictionary.h"
#include "store/packed_codes.h"

namespace parcours::store {

class PendingColumn {
 public:
  static constexpr uint32_t kPieceBits = 10;
  static constexpr uint32_t kPieceRows = 1 << kPieceBits;

  // Sets the code of `row`, which is not before the last row set.
  void Set(uint32_t row, uint32_t code) {
    if (row / kPieceRows != open_number_) Open(row);
    open_[row % kPieceRows] = code;
  }

  // The same with the code of the row before, which is in the same piece.
  void Repeat(uint32_t row) {
    if (row / kPieceRows == open_number_) open_[row % kPieceRows] = open_[row % kPieceRows - 1];
  }

  // Packs the open piece. More rows may follow.
  void Close();

  // Calls use(first_row, codes) for every piece with its first row; codes.ForEach(visit) calls
  // visit(row - first_row, code) for every row of the piece that has a code. In order but for rows
  // of a piece that was closed between them. The last piece must be closed.
  template <class Use>
  void ForEachPiece(Use&& use) const {
    size_t block = 0;
    size_t used = 0;
    for (const Piece& piece : pieces_) {
      const size_t bytes = piece.bytes();
      if (used + bytes > BlockBytes(block)) {
        ++block;
        used = 0;
      }
      use(piece.number * kPieceRows, PieceCodes{piece, blocks_[block].get() + used});
      used += bytes;
    }
  }

  // Of all codes there are. The last piece must be closed.
  CodeExtent extent() const;

 private:
  struct Piece {
    uint32_t number;  // of its rows the first is number * kPieceRows
    uint16_t count;   // rows that have a code
    uint8_t bits;     // of a code, or of a code and its row where it is sparse
    bool sparse;      // row | code << kPieceBits for each row that has one; else a code a row

    uint32_t kept() const { return sparse ? count : kPieceRows; }
    size_t bytes() const { return PackedBytes(kept(), bits); }
  };
  struct PieceCodes {
    const Piece& piece;
    const uint8_t* bytes;

    template <class Visitor>
    void ForEach(Visitor&& visit) const {
      uint32_t codes[kPieceRows];
      Unpack(bytes, piece.bits, piece.kept(), codes);
      if (piece.sparse) {
        for (uint32_t i = 0; i < piece.count; ++i) {
          visit(codes[i] % kPieceRows, codes[i] >> kPieceBits);
        }
      } else {
        for (uint32_t row = 0; row < kPieceRows; ++row) {
          if (codes[row] != kAbsent) visit(row, codes[row]);
        }
      }
    }
  };

  static constexpr uint32_t kNoPiece = 0xFFFFFFFFu;

  // Blocks grow from one that holds any piece, so that a column of few values stays small, to those
  // of all pending rows: what sealing gives back of one size holds what it makes.
  static constexpr size_t kFirstBlockBytes = size_t{1} << 13;
  static constexpr size_t kDoublings = 5;
  static_assert(kFirstBlockBytes >= kPieceRows * sizeof(uint32_t) + kPackedSlack &&
                kFirstBlockBytes << kDoublings == kBlockBytes);
  static size_t BlockBytes(size_t block) { return kFirstBlockBytes << std::min(block, kDoublings); }

  void Open(uint32_t row);
  // Room for so many bytes behind those of all pieces, in one block.
  uint8_t* Reserve(size_t bytes);

  std::unique_ptr<uint32_t[]> open_;  // kPieceRows codes
  uint32_t open_number_ = kNoPiece;
  std::vector<Piece> pieces_;
  std::vector<std::unique_ptr<uint8_t[]>> blocks_;  // the pieces' bytes, in their order
  size_t block_used_ = 0;                           // of the last
};

}  // namespace parcours::store
