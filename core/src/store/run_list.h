// RunList: runs of values, each run in one piece, in blocks of the size of BlockVector's, which fit
// into the room that a load gives back when it is sealed. For plain values.
//
// Memory  the values, a span a run, and a block's end where the next run does not fit.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "store/block_vector.h"

namespace parcours::store {

template <class T>
class RunList {
 public:
  // The runs that there will be.
  void Reserve(size_t runs) { runs_.reserve(runs); }

  // Behind the last.
  void Append(std::span<const T> run) {
    if (run.size() > room_) AddBlock(std::max(run.size(), kBlockSize));
    std::copy(run.begin(), run.end(), free_);
    runs_.push_back({free_, run.size()});
    free_ += run.size();
    room_ -= run.size();
  }

  std::span<const T> operator[](size_t run) const { return runs_[run]; }

 private:
  static constexpr size_t kBlockSize = kBlockBytes / sizeof(T);

  [[gnu::noinline]] void AddBlock(size_t size) {
    std::unique_ptr<T[]> block(new T[size]);  // given back where the list has no room for it
    free_ = block.get();
    room_ = size;
    blocks_.push_back(std::move(block));
  }

  std::vector<std::unique_ptr<T[]>> blocks_;
  std::vector<std::span<const T>> runs_;
  T* free_ = nullptr;  // of the last block
  size_t room_ = 0;    // values behind it
};

}  // namespace parcours::store
