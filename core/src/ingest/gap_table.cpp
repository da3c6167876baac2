#include "ingest/gap_table.h"

#include <cstring>

namespace parcours::ingest {

void GapPlace::Add(std::string_view bytes, Gap gap) {
  gap.size = static_cast<uint32_t>(bytes.size());
  std::memcpy(gap.bytes.data(), bytes.data(), bytes.size());
  gap.first = LoadWord(gap.bytes.data());
  gap.first_mask = KeepBytes(~uint64_t{0}, bytes.size());
  if (bytes.size() > 8) gap.last = LoadWord(gap.bytes.data() + bytes.size() - 8);
  if (count_ < gaps_.size()) {
    gaps_[count_++] = gap;
  } else {
    gaps_[oldest_] = gap;
    oldest_ = static_cast<uint32_t>((oldest_ + 1) % gaps_.size());
  }
}

GapPlace* GapTable::Find(PathId path, PathId base) {
  std::unique_ptr<GapPlace>& place = places_[uint64_t{base} << 32 | path];
  if (place == nullptr) place = std::make_unique<GapPlace>(path, path == base);
  return place.get();
}

}  // namespace parcours::ingest
