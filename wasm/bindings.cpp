// The door of the engine for JavaScript: one Embind class, `Engine`. Contract: wasm/README.md.
//
// Text and bytes cross as `val`, never as std::string: Embind's strings are allocated by unchecked
// mallocs on both sides, so that running out of memory would corrupt it silently; what is allocated
// here throws std::bad_alloc, which becomes an answer.
// A view of the module's memory is made, used and dropped within one statement: growth detaches it.
#include <emscripten/bind.h>
#include <emscripten/heap.h>
#include <emscripten/val.h>

#include <algorithm>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/engine.h"
#include "parcours/error.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;

// Bytes copied into the engine's memory at a time: the only buffer that a load of any size needs.
constexpr size_t kPieceBytes = size_t{1} << 20;

// Said without allocating, where the engine itself could not even be called.
constexpr char kOutOfMemory[] =
    R"({"ok":false,"error":{"code":"out-of-memory","path":"","message":"no memory left"}})";

// Views of `text`'s bytes; valid until the next allocation.
val BytesOf(std::string_view text) {
  return val(typed_memory_view(text.size(), reinterpret_cast<const unsigned char*>(text.data())));
}

val ToJavaScript(std::string_view text) {
  static const val decoder = val::global("TextDecoder").new_();
  return decoder.call<val>("decode", BytesOf(text));
}

std::string FromJavaScript(const val& text) {
  static const val encoder = val::global("TextEncoder").new_();
  // UTF-8 takes at most three bytes for a UTF-16 unit.
  std::string bytes(text["length"].as<size_t>() * 3, '\0');
  const val result = encoder.call<val>("encodeInto", text, BytesOf(bytes));
  bytes.resize(result["written"].as<size_t>());
  return bytes;
}

class Binding {
 public:
  val Begin(const val& options) {
    return Answer([&](parcours::Engine& engine) { return engine.Begin(FromJavaScript(options)); });
  }

  // Stops at the first piece that the engine refuses; its answer is the chunk's.
  val Append(const val& bytes) {
    return Answer([&](parcours::Engine& engine) {
      const size_t size = bytes["length"].as<size_t>();
      piece_.resize(kPieceBytes);
      std::string answer;
      size_t begin = 0;
      do {
        const size_t count = std::min(size - begin, kPieceBytes);
        val(typed_memory_view(count, piece_.data()))
            .call<void>("set", bytes.call<val>("subarray", begin, begin + count));
        answer = engine.Append({reinterpret_cast<const char*>(piece_.data()), count});
        begin += count;
      } while (begin < size && answer.starts_with(R"({"ok":true)"));
      return answer;
    });
  }

  val End(const val& error) {
    return Answer([&](parcours::Engine& engine) { return engine.End(FromJavaScript(error)); });
  }
  val Seal() {
    return Answer([](parcours::Engine& engine) { return engine.Seal(); });
  }
  val Discard() {
    return Answer([](parcours::Engine& engine) { return engine.Discard(); });
  }
  val Query(const val& request) {
    return Answer([&](parcours::Engine& engine) { return engine.Query(FromJavaScript(request)); });
  }
  val Reset() {
    return Answer([](parcours::Engine& engine) { return engine.Reset(); });
  }

  // Memory of the whole module; it never shrinks.
  static double MemoryBytes() { return static_cast<double>(emscripten_get_heap_size()); }

  static val Version() { return ToJavaScript(parcours::EngineVersion()); }

 private:
  template <typename Call>
  val Answer(Call call) {
    try {
      if (!engine_) engine_ = std::make_unique<parcours::Engine>();
      return ToJavaScript(call(*engine_));
    } catch (const std::bad_alloc&) {
      return val(kOutOfMemory);
    } catch (const std::length_error&) {
      return val(kOutOfMemory);
    }
  }

  std::unique_ptr<parcours::Engine> engine_;
  std::vector<unsigned char> piece_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(parcours) {
  emscripten::class_<Binding>("Engine")
      .constructor<>()
      .function("begin", &Binding::Begin)
      .function("append", &Binding::Append)
      .function("end", &Binding::End)
      .function("seal", &Binding::Seal)
      .function("discard", &Binding::Discard)
      .function("query", &Binding::Query)
      .function("reset", &Binding::Reset)
      .class_function("memoryBytes", &Binding::MemoryBytes)
      .class_function("version", &Binding::Version);
}
