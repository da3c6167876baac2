// What RecordShaper does once: when it begins, and for each page and text that is new.
#include "ingest/record/entries.h"
#include "ingest/record/list_elements.h"
#include "ingest/row/record_shaper.h"

namespace parcours::ingest {

RecordShaper::RecordShaper(const Format& format, PathTable* paths, OpenedLists* lists,
                           RowWriter* writer, SourceSummary* summary)
    : format_(format),
      paths_(paths),
      lists_(lists),
      writer_(writer),
      summary_(summary),
      type_path_(paths->Find(kRootPath, "$type")),
      time_path_(paths->Find(kRootPath, "$time")),
      machine_path_(paths->Find(kRootPath, "$machine")),
      sum_path_(paths->Find(kRootPath, "$sum")),
      currency_path_(paths->Find(kRootPath, "$currency")),
      pair_path_(paths->Find(kRootPath, "$pair")),
      layouts_(paths),
      joined_(paths),
      with_constants_(paths),
      included_(paths, pair_path_) {
  for (const Shape& shape : format.shapes) {
    Level& level = levels_.emplace_back(paths);
    if (shape.kind != Shape::Kind::kPairs) continue;
    level.pair_keys.push_back(paths_->FindDotted("$pair." + shape.name_key));
    for (const std::string& key : shape.value_keys) {
      level.pair_keys.push_back(paths_->FindDotted("$pair." + key));
    }
  }
  levels_.emplace_back(paths);
  for (const Constant& constant : format.constants) {
    constants_.push_back(TextEntry(constant.text, paths->FindDotted(constant.path)));
  }
}

// Kept for good: only names that formats and sources have.
Entry RecordShaper::TextEntry(std::string_view text, PathId path) {
  auto known = known_texts_.find(std::string(text));
  if (known == known_texts_.end()) {
    texts_.emplace_back(text);
    texts_.back().append(kReadSlack, '\0');
    const std::string_view kept(texts_.back().data(), text.size());
    known = known_texts_.emplace(std::string(text), kept).first;
  }
  return {known->second.data(), static_cast<uint32_t>(text.size()), path, EntryKind::kText};
}

void RecordShaper::ReadIncluded(FlatRecord page, const std::string& list) {
  included_.Clear();
  const Entry* const found = EntryAt(page, paths_->FindDotted(list));
  if (found == nullptr || found->kind != EntryKind::kArray) return;
  Level& level = levels_.back();
  ListElements elements(*found, included_.base(), lists_, &level.object);
  while (elements.Next()) {
    if (!elements.is_object()) continue;
    included_.Add(elements.record());
    elements.MoveTexts(included_.texts());
  }
}

}  // namespace parcours::ingest
