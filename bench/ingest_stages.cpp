// Where a load's time goes: ingest_stages FILE [ROUNDS [NAME]], NAME being what a format is told
// that the file is called. Prints, for each stage, the processor time of its fastest round in
// nanoseconds a record:
//   read   the reader alone, records thrown away
//   rows   the reader and the rows' writing (so `read` is part of it)
//   seal   sorting what was written
// and bytes an event: of the sealed store, and the most that was allocated at any moment.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "counting_new.h"
#include "ingest/container/container.h"
#include "ingest/source.h"
#include "store/event_store_builder.h"

namespace {

using parcours::ingest::FlatRecord;
using parcours::ingest::SkipReason;

constexpr size_t kChunkBytes = size_t{1} << 20;

double Seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

class Counter : public parcours::ingest::RecordSink {
 public:
  SkipReason Take(const FlatRecord& record) override {
    ++records_;
    entries_ += record.size();
    return SkipReason::kNone;
  }
  bool IsForeign(FlatRecord) override { return false; }
  void Skip(SkipReason, const parcours::ingest::RecordPlace&) override {}

  size_t records() const { return records_; }

 private:
  size_t records_ = 0;
  size_t entries_ = 0;
};

std::string ReadFile(const char* path) {
  std::string bytes;
  std::FILE* const file = std::fopen(path, "rb");
  if (file == nullptr) return bytes;
  std::fseek(file, 0, SEEK_END);
  bytes.resize(static_cast<size_t>(std::ftell(file)));
  std::fseek(file, 0, SEEK_SET);
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  return bytes;
}

template <class Reader>
void Feed(std::string_view bytes, Reader* reader) {
  for (size_t at = 0; at < bytes.size(); at += kChunkBytes) {
    reader->Append(bytes.substr(at, kChunkBytes));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: ingest_stages FILE [ROUNDS [NAME]]\n");
    return 2;
  }
  const std::string bytes = ReadFile(argv[1]);
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;

  parcours::ingest::SourceOptions options;
  options.name = argc > 3 ? argv[3] : argv[1];

  constexpr size_t kSampleBytes = size_t{1} << 18;
  const parcours::ingest::Container container = parcours::ingest::SniffContainer(
      std::string_view(bytes).substr(0, kSampleBytes), bytes.size() <= kSampleBytes);
  std::string found;
  double read = 1e9;
  double rows = 1e9;
  double seal = 1e9;
  double records = 0;
  double resident = 0;
  double peak = 0;
  for (int round = 0; round < rounds; ++round) {
    double begin = Seconds();
    parcours::ingest::PathTable paths;
    Counter counter;
    parcours::ingest::ContainerReader reader(container, &paths, &counter);
    Feed(bytes, &reader);
    reader.Finish();
    read = std::min(read, Seconds() - begin);
    records = static_cast<double>(counter.records());

    const size_t others = allocated_bytes;
    peak_bytes = others;
    begin = Seconds();
    parcours::store::EventStoreBuilder builder;
    parcours::ingest::Source source(options, &builder);
    Feed(bytes, &source);
    source.End();
    found = source.summary().format + ", " + std::to_string(source.summary().rows) + " rows, " +
            std::to_string(source.summary().events) + " events";
    rows = std::min(rows, Seconds() - begin);

    begin = Seconds();
    const auto store = builder.Seal(nullptr);
    seal = std::min(seal, Seconds() - begin);
    resident = static_cast<double>(store->memory_bytes()) / store->row_count();
    peak = static_cast<double>(peak_bytes - others) / store->row_count();
  }
  const double total = rows + seal;
  std::printf("%s\n", found.c_str());
  std::printf("read %.1f ns  rows %.1f ns  seal %.1f ns  total %.1f ns a record, %.0f MB/s\n",
              read / records * 1e9, rows / records * 1e9, seal / records * 1e9,
              total / records * 1e9, static_cast<double>(bytes.size()) / total / 1e6);
  std::printf("resident %.2f B  peak %.2f B an event\n", resident, peak);
  return 0;
}
