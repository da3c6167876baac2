// What a load takes of memory: load_memory FILE COPIES
// Reads the benchmark's events COPIES times over (at most 26), contacts, ids and orders each time
// their own, as one load, and seals them. Prints, in bytes an event, what was allocated and where
// the heap's end was, which is what a module of WebAssembly never gives back.
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <string_view>

#include "counting_new.h"
#include "ingest/source.h"
#include "store/event_store_builder.h"

namespace {

constexpr size_t kPieceBytes = size_t{1} << 20;

uintptr_t HeapEnd() { return reinterpret_cast<uintptr_t>(sbrk(0)); }

// Replaces the last character of every occurrence of `text`, with which a value begins.
void Rename(std::string_view text, char to, std::string* piece, size_t end) {
  for (size_t at = 0; (at = piece->find(text, at)) < end; at += text.size()) {
    (*piece)[at + text.size() - 1] = to;
  }
}

// Whole lines of the file, a piece at a time.
template <class Use>
bool ForEachPiece(const char* path, Use&& use) {
  std::FILE* const file = std::fopen(path, "rb");
  if (file == nullptr) return false;
  std::string piece(kPieceBytes, '\0');
  for (size_t kept = 0;;) {
    const size_t size = kept + std::fread(piece.data() + kept, 1, piece.size() - kept, file);
    const size_t end = std::string_view(piece).substr(0, size).rfind('\n') + 1;  // npos + 1 is 0
    if (end == 0) break;
    use(&piece, end);
    kept = size - end;
    std::memmove(piece.data(), piece.data() + end, kept);
  }
  std::fclose(file);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const int copies = argc > 2 ? std::atoi(argv[2]) : 0;
  if (copies < 1 || copies > 26) {
    std::fprintf(stderr, "usage: load_memory FILE COPIES\n");
    return 2;
  }
  const uintptr_t first_end = HeapEnd();
  parcours::store::EventStoreBuilder builder;
  {
    parcours::ingest::Source source(parcours::ingest::ReadSourceOptions("{}"), &builder);
    for (int copy = 0; copy < copies; ++copy) {
      const auto letter = static_cast<char>('a' + copy);
      const bool found = ForEachPiece(argv[1], [&](std::string* piece, size_t end) {
        Rename(R"("contact":"u)", letter, piece, end);
        Rename(R"("id":"e)", letter, piece, end);
        Rename(R"("order":"o)", letter, piece, end);
        source.Append(std::string_view(*piece).substr(0, end));
      });
      if (!found) return 1;
    }
    source.End();
  }
  const double count = builder.pending_row_count();
  const auto print = [&](const char* when) {
    std::printf("%-6s allocated %.2f  at most %.2f  heap's end %.2f\n", when,
                static_cast<double>(allocated_bytes) / count,
                static_cast<double>(peak_bytes) / count,
                static_cast<double>(HeapEnd() - first_end) / count);
  };
  print("read");
  const auto store = builder.Seal(nullptr);
  print("sealed");
  std::printf("%u events, %.2f resident\n", store->row_count(),
              static_cast<double>(store->memory_bytes()) / count);
  return 0;
}
