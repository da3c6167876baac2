// One run of the native engine: parcours_bench FILE FUNNEL_REQUEST CARDS_REQUEST TIMES
// Prints {"ingestMs","funnelMs","cardsMs"}; the questions' times are the best of TIMES.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>

#include "parcours/engine.h"

namespace {

constexpr size_t kChunkBytes = size_t{4} << 20;

void ExpectOk(const std::string& answer) {
  if (answer.rfind(R"({"ok":true)", 0) == 0) return;
  std::fprintf(stderr, "%s\n", answer.c_str());
  std::exit(1);
}

class Stopwatch {
 public:
  double Milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin_)
        .count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

double BestOf(parcours::Engine& engine, std::string_view request, int times) {
  double best = std::numeric_limits<double>::infinity();
  for (int round = 0; round < times; ++round) {
    const Stopwatch watch;
    const std::string answer = engine.Query(request);
    best = std::min(best, watch.Milliseconds());
    ExpectOk(answer);
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: parcours_bench FILE FUNNEL_REQUEST CARDS_REQUEST TIMES\n");
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const int times = std::atoi(argv[4]);

  parcours::Engine engine;
  const Stopwatch watch;
  ExpectOk(engine.Begin(R"({"name":"bench.ndjson"})"));
  for (size_t at = 0; at < bytes.size(); at += kChunkBytes) {
    ExpectOk(engine.Append(std::string_view(bytes).substr(at, kChunkBytes)));
  }
  ExpectOk(engine.End());
  ExpectOk(engine.Seal());
  const double ingest_ms = watch.Milliseconds();
  const double funnel_ms = BestOf(engine, argv[2], times);
  const double cards_ms = BestOf(engine, argv[3], times);
  std::printf("{\"ingestMs\":%.3f,\"funnelMs\":%.3f,\"cardsMs\":%.3f}\n", ingest_ms, funnel_ms,
              cards_ms);
  return 0;
}
