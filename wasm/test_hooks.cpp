// Linked into parcours-engine-test only: `crash()` breaks an invariant, as a bug of ours would.
#include <emscripten/bind.h>

#include "parcours/error.h"

namespace {
void Crash() {
  const bool crash_was_called = true;
  PARCOURS_CHECK(!crash_was_called);
}
}  // namespace

EMSCRIPTEN_BINDINGS(parcours_test_hooks) { emscripten::function("crash", &Crash); }
