// What the fuzz targets share: a check that names itself when it fails, and bytes in a heap block
// of exactly their size, so that the address sanitizer sees a read past them.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/heap_text.h"

#define FUZZ_CHECK(condition, what) \
  ((condition) ? static_cast<void>(0) : ::parcours::fuzz::Failed(#condition, what))

namespace parcours::fuzz {

[[noreturn]] inline void Failed(const char* condition, const std::string& what) {
  std::fprintf(stderr, "fuzz: %s does not hold: %s\n", condition, what.c_str());
  std::abort();
}

inline std::string_view View(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A place at which to cut `size` bytes, the same for the same bytes.
inline size_t CutOf(std::string_view bytes) {
  size_t hash = bytes.size();
  for (const char byte : bytes) hash = hash * 31 + static_cast<unsigned char>(byte);
  return bytes.empty() ? 0 : hash % bytes.size();
}

}  // namespace parcours::fuzz
