// RawBytes: so many bytes in one piece, not set at first.
//
// Beside a vector's bytes: those are set one by one where they are not told what to be, in
// WebAssembly by two calls each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace parcours::store {

class RawBytes {
 public:
  RawBytes() = default;
  explicit RawBytes(size_t size) : bytes_(new uint8_t[size]), size_(size) {}

  uint8_t* data() { return bytes_.get(); }
  const uint8_t* data() const { return bytes_.get(); }
  size_t size() const { return size_; }

 private:
  std::unique_ptr<uint8_t[]> bytes_;
  size_t size_ = 0;
};

}  // namespace parcours::store
