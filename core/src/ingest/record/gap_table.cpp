#include "ingest/record/gap_table.h"

#include <cstring>

namespace parcours::ingest {

Gap* GapPlace::Add(std::string_view bytes, Gap gap) {
  gap.size = static_cast<uint32_t>(bytes.size());
  std::memcpy(gap.bytes.data(), bytes.data(), bytes.size());
  gap.first = LoadWord(gap.bytes.data());
  gap.first_mask = KeepBytes(~uint64_t{0}, bytes.size());
  if (bytes.size() > 8) gap.last = LoadWord(gap.bytes.data() + bytes.size() - 8);
  Gap* place = &gaps_[oldest_];
  if (count_ < gaps_.size()) {
    place = &gaps_[count_++];
  } else {
    oldest_ = static_cast<uint32_t>((oldest_ + 1) % gaps_.size());
  }
  *place = gap;
  return place;
}

GapPlace* GapTable::Find(PathId path, PathId base) {
  std::unique_ptr<GapPlace>& place = places_[uint64_t{base} << 32 | path];
  if (place == nullptr) place = std::make_unique<GapPlace>(path, path == base);
  return place.get();
}

GapPlace* GapTable::AddBegin(PathId base) {
  if (base >= begins_.size()) begins_.resize(size_t{base} + 1);
  begins_[base] = std::make_unique<GapPlace>(Find(base, base), std::vector<PathId>());
  return begins_[base].get();
}

Gap* GapTable::Learn(GapPlace* from, std::string_view bytes, const Gap& gap, PathTable* paths) {
  if (from->is_full()) return nullptr;
  Gap known = gap;
  if (gap.end == GapEnd::kRecordEnd) {
    known.layout = paths->NewLayout();
    return from->Add(bytes, known);
  }
  if (layout_places_.size() == kMaxLayoutPlaces) return nullptr;
  std::vector<PathId> seen = from->seen();
  seen.insert(seen.end(), gap.opened.begin(), gap.opened.begin() + gap.opened_count);
  seen.push_back(gap.path);
  known.next = &layout_places_.emplace_back(gap.next, std::move(seen));
  known.next_null = nullptr;
  return from->Add(bytes, known);
}

GapPlace* GapTable::BehindNull(Gap* gap) {
  if (gap->next_null != nullptr) return gap->next_null;
  if (layout_places_.size() == kMaxLayoutPlaces) return gap->next->any();
  gap->next_null = &layout_places_.emplace_back(gap->next->any(), gap->next->seen());
  return gap->next_null;
}

}  // namespace parcours::ingest
