// What CsvReader makes of bytes, in the words of tests/reference/slow_csv.h. For tests and fuzzing.
#pragma once

#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/container/csv_reader.h"

namespace parcours::test {

class CsvRows : private ingest::RecordSink {
 public:
  explicit CsvRows(char delimiter) : reader_(delimiter, 0, &paths_, this) {}

  // In a heap block of exactly its size.
  void Append(std::string_view bytes) {
    const std::unique_ptr<char[]> block(new char[bytes.size()]);
    if (!bytes.empty()) std::memcpy(block.get(), bytes.data(), bytes.size());
    reader_.Append({block.get(), bytes.size()});
  }

  std::string Finish() {
    reader_.Finish();
    return out_;
  }
  const std::vector<std::string>& warnings() const { return reader_.warnings(); }

 private:
  // Refused, so that the reader tells where the record stands; Skip() then finds the reason
  // kNoType.
  ingest::SkipReason Take(const ingest::FlatRecord& record) override {
    record_.clear();
    std::vector<ingest::PathId> paths;
    for (const ingest::Entry& entry : record) {
      paths.push_back(entry.path);
      record_ += std::string(paths_.Name(entry.path)) + "=\"" + std::string(entry.text()) + "\" ";
    }
    if (record.layout() != ingest::kNoLayout &&
        layouts_.try_emplace(record.layout(), paths).first->second != paths) {
      record_ += "has the layout of others";
    }
    return ingest::SkipReason::kNoType;
  }
  bool IsForeign(ingest::FlatRecord) override { return true; }
  void Skip(ingest::SkipReason reason, const ingest::RecordPlace& place) override {
    out_ += "line " + std::to_string(place.line) + " at " + std::to_string(place.offset) + ": ";
    if (reason == ingest::SkipReason::kNoType) {
      out_ += record_ + "\n";
    } else {
      out_ += std::string(ingest::kSkipReasonNames[static_cast<size_t>(reason)]) + " '" +
              std::string(place.text) + "'\n";
    }
  }

  ingest::PathTable paths_;
  std::map<ingest::LayoutId, std::vector<ingest::PathId>> layouts_;
  std::string record_;
  std::string out_;
  ingest::CsvReader reader_;
};

// In pieces of `piece` bytes; 0: whole.
inline std::string ReadCsv(std::string_view bytes, char delimiter, size_t piece = 0) {
  CsvRows rows(delimiter);
  if (piece == 0) piece = bytes.size() + 1;
  for (size_t at = 0; at < bytes.size(); at += piece) rows.Append(bytes.substr(at, piece));
  return rows.Finish();
}

}  // namespace parcours::test
