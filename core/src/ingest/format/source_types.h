// SourceTypes: the types of a source's records by their names there, and what the format makes of
// each.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/record/flat_record.h"
#include "ingest/value/value_cache.h"
#include "ingest/value/value_count.h"
#include "store/event_store_builder.h"

namespace parcours::ingest {

// The rule of just this value, else the longest pattern that covers it; nullptr where none does.
const ValueRule* FindValue(const std::vector<ValueRule>& rules, std::string_view value);

class SourceTypes {
 public:
  struct Info {
    store::TypeCode code = 0;
    bool is_plain = false;  // neither left out nor a verdict on the event
    bool ignored = false;   // such records are left out on purpose
    bool unrecognised = false;
    uint64_t count = 0;               // of events
    std::string name;                 // as it stands in the source
    const ValueRule* rule = nullptr;  // nullptr: kept as it is
  };

  // Both must outlive the types.
  SourceTypes(const Format& format, store::EventStoreBuilder* builder)
      : format_(format), builder_(builder) {}

  // What a record is whose type stands in `type`, with `detail` behind it where there is one.
  // Stays where it is for good.
  Info* Of(const Entry& type, const Entry* detail);
  [[gnu::always_inline]] Info* Of(const Entry& type) {
    const auto find = [&] { return IndexOf(TextOf(type)); };
    return infos_[cache_.Fits(type) ? cache_.Find(type, find) : find()].get();
  }
  Info* Named(std::string_view name) { return infos_[IndexOf(name)].get(); }

  // Of all records so far, those that were left out too.
  std::vector<std::string> Names() const;
  // What the source calls events that the format reads as a type of another name, with that type.
  std::vector<std::pair<std::string, std::string>> ReadAs() const;
  // The events' types that the format does not know, with their counts.
  std::vector<ValueCount> Unrecognised() const;

 private:
  static constexpr size_t kMaxDetailed = 64;  // of types, whose details are found in a cache

  static std::string_view TextOf(const Entry& entry);
  Info* OfDetailed(const Entry& type, const Entry& detail);
  uint32_t DetailedIndexOf(const Entry& type, const Entry& detail);
  // In infos_.
  uint32_t IndexOf(std::string_view name);
  uint32_t LookUp(std::string_view name);

  const Format& format_;
  store::EventStoreBuilder* builder_;
  std::vector<std::unique_ptr<Info>> infos_;
  std::unordered_map<std::string, uint32_t> indices_;  // by name
  uint32_t last_ = 0;                                  // answer of IndexOf()
  ValueCache cache_;                                   // codes: indices
  std::vector<std::string> detailed_types_;            // the first types with details
  std::vector<std::unique_ptr<ValueCache>> details_;   // by those; codes: indices
  std::string detailed_;                               // scratch
};

}  // namespace parcours::ingest
