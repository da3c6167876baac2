// BlockArray: as many values as were asked for, in blocks of the size of BlockVector's, so that it
// fits into the room that such a vector gave back. For plain values; they are not set at first.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "store/block_vector.h"

namespace parcours::store {

template <class T>
class BlockArray {
 public:
  // Reads the array's values; valid as long as the array is.
  class View {
   public:
    explicit View(const BlockArray& array) : blocks_(array.blocks_.data()) {}
    const T& operator[](size_t index) const {
      return blocks_[index / kBlockSize][index % kBlockSize];
    }

   private:
    const std::unique_ptr<T[]>* blocks_;
  };

  BlockArray() = default;
  explicit BlockArray(size_t size) : size_(size) {
    blocks_.reserve((size + kBlockSize - 1) / kBlockSize);
    for (size_t begin = 0; begin < size; begin += kBlockSize) {
      blocks_.emplace_back(new T[std::min(size - begin, kBlockSize)]);
    }
  }

  T& operator[](size_t index) { return blocks_[index / kBlockSize][index % kBlockSize]; }
  const T& operator[](size_t index) const {
    return blocks_[index / kBlockSize][index % kBlockSize];
  }

  size_t size() const { return size_; }
  size_t memory_bytes() const { return size_ * sizeof(T); }

 private:
  static constexpr size_t kBlockSize = kBlockBytes / sizeof(T);

  std::vector<std::unique_ptr<T[]>> blocks_;
  size_t size_ = 0;
};

}  // namespace parcours::store
