// SampledWarnings: what is said of one kind of oddity in a source, however often it comes.
//
//   for (...) odd_names.Add("column 3 of the header has no name");
//   odd_names.TellIn(&warnings, "columns without a name of their own");
//
// The first kMaxSamples are told as they are; of the others, how many there were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::ingest {

inline constexpr size_t kMaxSamples = 20;

class SampledWarnings {
 public:
  void Add(std::string warning) {
    if (++count_ <= kMaxSamples) first_.push_back(std::move(warning));
  }
  uint64_t count() const { return count_; }

  // `what`: they, in the plural.
  void TellIn(std::vector<std::string>* warnings, std::string_view what) const {
    warnings->insert(warnings->end(), first_.begin(), first_.end());
    if (count_ <= kMaxSamples) return;
    warnings->push_back("and " + std::to_string(count_ - kMaxSamples) + " more " +
                        std::string(what));
  }

 private:
  uint64_t count_ = 0;
  std::vector<std::string> first_;
};

}  // namespace parcours::ingest
