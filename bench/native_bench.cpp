// One run of the native engine: parcours_bench FILE REQUEST...
//
// Prints {"ingestMs", "peakBytes", "sealed", "answers": [{firstMs, ms, answer}], "againMs"}: what
// the first load took, the most memory that the process had by then, and what sealing answered; for
// each request its first time, its shortest, and the answer; what another load took then. Reading
// the file is not counted.
#include <sys/resource.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/engine.h"

namespace {

constexpr size_t kChunkBytes = size_t{1} << 20;  // as in chunks.mjs
constexpr int kLeastTimes = 2;
constexpr int kMostTimes = 25;
constexpr double kEnoughMs = 1000;

class Stopwatch {
 public:
  double Milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin_)
        .count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

void ExpectOk(const std::string& answer) {
  if (answer.rfind(R"({"ok":true)", 0) == 0) return;
  std::fprintf(stderr, "%s\n", answer.c_str());
  std::exit(1);
}

struct Loaded {
  double ms;
  std::string sealed;
};

Loaded Load(parcours::Engine& engine, const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> chunk(kChunkBytes);
  ExpectOk(engine.Begin(R"({"name":"bench.ndjson"})"));
  double ms = 0;
  while (file.read(chunk.data(), kChunkBytes), file.gcount() > 0) {
    const Stopwatch watch;
    ExpectOk(engine.Append({chunk.data(), static_cast<size_t>(file.gcount())}));
    ms += watch.Milliseconds();
  }
  const Stopwatch watch;
  ExpectOk(engine.End());
  const std::string sealed = engine.Seal();
  ms += watch.Milliseconds();
  ExpectOk(sealed);
  return {ms, sealed};
}

void Ask(parcours::Engine& engine, std::string_view request) {
  std::string answer;
  const auto ask = [&] {
    const Stopwatch watch;
    answer = engine.Query(request);
    const double ms = watch.Milliseconds();
    ExpectOk(answer);
    return ms;
  };
  const double first_ms = ask();
  double best_ms = first_ms;
  double spent_ms = 0;
  for (int i = 0; i < kLeastTimes || (i < kMostTimes && spent_ms < kEnoughMs); ++i) {
    const double ms = ask();
    best_ms = std::min(best_ms, ms);
    spent_ms += ms;
  }
  std::printf(R"({"firstMs":%.3f,"ms":%.3f,"answer":%s})", first_ms, best_ms, answer.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: parcours_bench FILE REQUEST...\n");
    return 2;
  }
#ifdef __GLIBC__
  // As WebAssembly's memory does, and whoever loads again and again would: blocks that were given
  // back are there for the next, not the system's.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  auto engine = std::make_unique<parcours::Engine>();
  const Loaded first = Load(*engine, argv[1]);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(R"({"ingestMs":%.3f,"peakBytes":%lld,"sealed":%s,"answers":[)", first.ms,
              static_cast<long long>(usage.ru_maxrss) * 1024, first.sealed.c_str());
  for (int i = 2; i < argc; ++i) {
    if (i > 2) std::printf(",");
    Ask(*engine, argv[i]);
  }
  engine = std::make_unique<parcours::Engine>();
  std::printf(R"(],"againMs":%.3f})", Load(*engine, argv[1]).ms);
  std::printf("\n");
  return 0;
}
