// PendingTimes: the times of rows not sealed yet, in epoch µs, in the order of arrival.
// Tested by tests/core/pending_times_test.cpp.
//
// Rows come in pieces of kPieceRows. The last piece lies open; of one behind it is kept how far
// each time is from the piece's earliest, in the largest of second, millisecond and microsecond
// that divides all these distances, in as many bits as the largest needs. Exports are mostly
// sorted, by time or by contact, and hold whole seconds or milliseconds: 1 to 4 bytes a row instead
// of 8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "store/packed_codes.h"

namespace parcours::store {

class PendingTimes {
 public:
  static constexpr size_t kPieceRows = 1024;

  void push_back(int64_t time_us) {
    if (size_ % kPieceRows == 0) Open();
    open_[size_++ % kPieceRows] = time_us;
  }

  int64_t operator[](size_t row) const {
    const size_t piece = row / kPieceRows;
    return piece < pieces_.size() ? pieces_[piece].At(row % kPieceRows) : open_[row % kPieceRows];
  }

  // Calls use(first_row, times) for every piece with its first row; times.ForEach(visit) calls
  // visit(row - first_row, time_us) for every row of the piece. In order.
  template <class Use>
  void ForEachPiece(Use&& use) const {
    uint32_t row = 0;
    for (const Piece& piece : pieces_) {
      use(row, piece);
      row += kPieceRows;
    }
    use(row, OpenTimes{open_.get(), static_cast<uint32_t>(size_) - row});
  }

  // The earliest and the latest. There must be one.
  std::pair<int64_t, int64_t> Bounds() const;

  size_t size() const { return size_; }
  // Gives all memory back.
  void Release() { *this = PendingTimes(); }

 private:
  struct Piece {
    int64_t first_us;
    uint64_t unit_us;
    const uint8_t* distances;  // packed, in units
    uint32_t bits;             // of each; 0: all are 0

    int64_t At(size_t index) const {
      const uint64_t distance = bits == 0 ? 0 : ReadPackedWide(distances, bits, index);
      return static_cast<int64_t>(static_cast<uint64_t>(first_us) + distance * unit_us);
    }
    template <class Visitor>
    void ForEach(Visitor&& visit) const {
      for (uint32_t i = 0; i < kPieceRows; ++i) visit(i, At(i));
    }
  };
  struct OpenTimes {
    const int64_t* times_us;
    uint32_t count;

    template <class Visitor>
    void ForEach(Visitor&& visit) const {
      for (uint32_t i = 0; i < count; ++i) visit(i, times_us[i]);
    }
  };

  // Makes room for another piece: packs the open one, which is full where there is one.
  void Open();
  void Close();
  // Room for so many bytes, at most what a piece can need.
  uint8_t* Reserve(size_t bytes);

  size_t size_ = 0;
  std::unique_ptr<int64_t[]> open_;  // kPieceRows times
  // Of the pieces behind it.
  int64_t first_us_ = std::numeric_limits<int64_t>::max();
  int64_t last_us_ = std::numeric_limits<int64_t>::min();
  std::vector<Piece> pieces_;
  std::vector<std::unique_ptr<uint8_t[]>> blocks_;  // of kBlockBytes each
  size_t block_used_ = 0;                           // of the last
};

}  // namespace parcours::store
