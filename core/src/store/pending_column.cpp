#include "store/pending_column.h"

#include <algorithm>
#include <utility>

namespace parcours::store {

void PendingColumn::Open(uint32_t row) {
  if (open_ == nullptr) {
    open_ = std::make_unique<uint32_t[]>(kPieceRows);
  } else {
    Close();
  }
  open_number_ = row / kPieceRows;
}

void PendingColumn::Close() {
  if (open_ == nullptr) return;
  uint32_t all_bits = 0;
  uint32_t count = 0;
  for (uint32_t row = 0; row < kPieceRows; ++row) {
    all_bits |= open_[row];
    count += open_[row] != kAbsent ? 1 : 0;
  }
  if (count == 0) return;
  Piece piece{open_number_, static_cast<uint16_t>(count), static_cast<uint8_t>(BitsOf(all_bits)),
              false};
  // A code and its row must fit 32 bits together.
  const uint32_t sparse_bits = piece.bits + kPieceBits;
  if (sparse_bits <= 32 && count * sparse_bits < kPieceRows * piece.bits) {
    piece.sparse = true;
    piece.bits = static_cast<uint8_t>(sparse_bits);
  }
  uint8_t* const bytes = Reserve(piece.bytes());
  if (piece.sparse) {
    CodePacker packer(bytes, piece.bits);
    for (uint32_t row = 0; row < kPieceRows; ++row) {
      if (open_[row] != kAbsent) packer.Put(row | open_[row] << kPieceBits);
    }
    packer.Finish();
  } else {
    Pack(bytes, piece.bits, kPieceRows,
         [&](uint64_t row) { return open_[static_cast<size_t>(row)]; });
  }
  pieces_.push_back(piece);
  std::fill_n(open_.get(), kPieceRows, kAbsent);
}

uint8_t* PendingColumn::Reserve(size_t bytes) {
  if (blocks_.empty() || block_used_ + bytes > BlockBytes(blocks_.size() - 1)) {
    std::unique_ptr<uint8_t[]> block(new uint8_t[BlockBytes(blocks_.size())]);
    blocks_.push_back(std::move(block));
    block_used_ = 0;
  }
  uint8_t* const at = blocks_.back().get() + block_used_;
  block_used_ += bytes;
  return at;
}

CodeExtent PendingColumn::extent() const {
  CodeExtent extent;
  for (const Piece& piece : pieces_) {
    extent.bits = std::max(extent.bits, piece.bits - (piece.sparse ? kPieceBits : 0u));
    extent.count += piece.count;
  }
  return extent;
}

}  // namespace parcours::store
