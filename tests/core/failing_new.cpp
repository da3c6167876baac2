#include "core/failing_new.h"

#include <cstdlib>
#include <new>

void* operator new(size_t size) {
  void* const block =
      parcours::test::FailingNew::FailsNow() ? nullptr : std::malloc(size + (size == 0));
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void operator delete(void* at) noexcept { std::free(at); }
void operator delete(void* at, size_t) noexcept { std::free(at); }
