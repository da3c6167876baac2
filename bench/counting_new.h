// Counts what a program allocates, by replacing operator new: include it in one file of the
// program.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

size_t allocated_bytes = 0;
size_t peak_bytes = 0;
constexpr size_t kHeaderBytes = alignof(std::max_align_t);  // holds the block's size

}  // namespace

void* operator new(size_t size) {
  char* const block = static_cast<char*>(std::malloc(size + kHeaderBytes));
  if (block == nullptr) throw std::bad_alloc();
  std::memcpy(block, &size, sizeof size);
  allocated_bytes += size;
  peak_bytes = std::max(peak_bytes, allocated_bytes);
  return block + kHeaderBytes;
}
void operator delete(void* at) noexcept {
  if (at == nullptr) return;
  char* const block = static_cast<char*>(at) - kHeaderBytes;
  size_t size = 0;
  std::memcpy(&size, block, sizeof size);
  allocated_bytes -= size;
  std::free(block);
}
void operator delete(void* at, size_t) noexcept { operator delete(at); }
