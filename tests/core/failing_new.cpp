#include "core/failing_new.h"

#include <cstdlib>
#include <new>

// Also the one that answers nullptr: what std::stable_sort asks for its buffer.
void* operator new(size_t size, const std::nothrow_t&) noexcept {
  return parcours::test::FailingNew::FailsNow() ? nullptr : std::malloc(size + (size == 0));
}
void* operator new(size_t size) {
  void* const block = operator new(size, std::nothrow);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void operator delete(void* at) noexcept { std::free(at); }
void operator delete(void* at, size_t) noexcept { std::free(at); }
void operator delete(void* at, const std::nothrow_t&) noexcept { std::free(at); }
