// A text in a heap block of exactly its size, so that a sanitizer sees a read past its end.
#pragma once

#include <algorithm>
#include <memory>
#include <string_view>

namespace parcours {

class HeapText {
 public:
  explicit HeapText(std::string_view text) : bytes_(new char[text.size()]), size_(text.size()) {
    std::copy(text.begin(), text.end(), bytes_.get());
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  size_t size_;
};

}  // namespace parcours
