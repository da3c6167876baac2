#include "ingest/record/layout_table.h"

#include "store/dictionary.h"

namespace parcours::ingest {

LayoutId LayoutTable::Of(std::span<const Entry> record) {
  if (places_.empty()) places_.resize(1);
  uint32_t place = 0;
  for (const Entry& entry : record) {
    if (entry.size > store::kMaxTextBytes) return kNoLayout;
    uint32_t next = places_[place].next;
    if (next == kNoPlace || places_[next].path != entry.path) {
      next = Behind(place, entry.path);
      if (next == kNoPlace) return kNoLayout;
    }
    place = next;
  }
  if (place == 0) return kNoLayout;
  LayoutId& layout = places_[place].layout;
  if (layout == kNoLayout) layout = paths_->NewLayout();
  return layout;
}

[[gnu::noinline]] uint32_t LayoutTable::Behind(uint32_t place, PathId path) {
  uint32_t branches = 0;
  for (uint32_t next = places_[place].next; next != kNoPlace; next = places_[next].other) {
    if (places_[next].path == path) return next;
    ++branches;
  }
  if (branches == kMaxBranches || places_.size() == kMaxPlaces) return kNoPlace;
  const auto made = static_cast<uint32_t>(places_.size());
  places_.push_back({path, kNoPlace, places_[place].next, kNoLayout});
  places_[place].next = made;
  return made;
}

[[gnu::noinline]] LayoutId ExtendedLayouts::Meet(LayoutId layout) {
  if (layout == kNoLayout) return kNoLayout;
  if (layout >= extended_.size()) extended_.resize(size_t{layout} + 1, kNoLayout);
  return extended_[layout] = paths_->NewLayout();
}

LayoutId JoinedLayouts::Of(LayoutId first, LayoutId second) {
  if (first == kNoLayout || second == kNoLayout) return kNoLayout;
  if (first >= joined_.size()) joined_.resize(size_t{first} + 1);
  for (const auto& [other, both] : joined_[first]) {
    if (other == second) return both;
  }
  if (count_ == kMost) return kNoLayout;
  ++count_;
  return joined_[first].emplace_back(second, paths_->NewLayout()).second;
}

}  // namespace parcours::ingest
