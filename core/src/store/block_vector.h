// BlockVector: grows a block at a time and never moves what it holds, so that growing needs no room
// for a second copy. For plain values.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace parcours::store {

inline constexpr size_t kBlockBytes = size_t{1} << 18;

template <class T>
class BlockVector {
 public:
  void push_back(const T& value) {
    if (size_ % kBlockSize == 0) AddBlock();
    (*this)[size_++] = value;
  }
  T& operator[](size_t index) { return blocks_[index / kBlockSize][index % kBlockSize]; }
  const T& operator[](size_t index) const {
    return blocks_[index / kBlockSize][index % kBlockSize];
  }

  size_t size() const { return size_; }
  // Gives all memory back.
  void Release() {
    std::vector<std::unique_ptr<T[]>>().swap(blocks_);
    size_ = 0;
  }

 private:
  static constexpr size_t kBlockSize = kBlockBytes / sizeof(T);

  [[gnu::noinline]] void AddBlock() {
    std::unique_ptr<T[]> block(new T[kBlockSize]);  // given back where the list has no room for it
    blocks_.push_back(std::move(block));
  }

  std::vector<std::unique_ptr<T[]>> blocks_;
  size_t size_ = 0;
};

}  // namespace parcours::store
