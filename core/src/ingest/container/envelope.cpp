#include "ingest/container/envelope.h"

#include <algorithm>

#include "ingest/record/entries.h"
#include "ingest/record/flat_record.h"
#include "ingest/record/json_list.h"
#include "ingest/record/json_pass.h"
#include "ingest/record/layout_table.h"
#include "ingest/record/object_text.h"
#include "text/base64.h"
#include "text/sort.h"

namespace parcours::ingest {
namespace {

constexpr uint32_t kRecordsLookedAt = 16;  // their keys are looked at

std::string_view WithoutLeadingBlanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

bool IsJson(std::string_view text) { return text.starts_with('{') || text.starts_with('['); }

// Whether the key may hold a GraphQL connection's edges, each with its record under `node`.
bool IsEdges(std::string_view key) { return key == "edges" || key.ends_with(".edges"); }

// As it is, or decoded into `scratch`; empty where neither is JSON. kReadSlack bytes behind it are
// readable.
std::string_view JsonOf(std::string_view text, std::string* scratch) {
  text = WithoutLeadingBlanks(text);
  if (IsJson(text)) return text;
  scratch->clear();
  if (!text::AppendBase64Decoded(text, scratch)) return {};
  const size_t size = scratch->size();
  scratch->append(kReadSlack, '\0');
  const std::string_view decoded = WithoutLeadingBlanks(std::string_view(*scratch).substr(0, size));
  return IsJson(decoded) ? decoded : std::string_view();
}

// Collects the keys of objects, lists of them and JSON texts, of pages' records too.
class KeyFinder : public RecordSink {
 public:
  explicit KeyFinder(PathTable* paths) : paths_(paths) {}

  SkipReason Take(const FlatRecord& record) override {
    if (++records_ > kRecordsLookedAt) return SkipReason::kNone;
    bool may_be_page = false;
    for (const Entry& entry : record) {
      const bool is_list = entry.kind == EntryKind::kArray && entry.text().starts_with("[{");
      may_be_page = may_be_page || (is_list && IsPageKey(paths_->Name(entry.path)));
      if (is_list || (IsText(entry) && !JsonOf(entry.text(), &decoded_).empty())) Add(entry.path);
      for (PathId path = paths_->Parent(entry.path); path != kRootPath;
           path = paths_->Parent(path)) {
        Add(path);
      }
    }
    return may_be_page ? SkipReason::kNoType : SkipReason::kNone;
  }
  bool IsForeign(FlatRecord) override { return true; }
  void Skip(SkipReason, const RecordPlace&) override {}

  std::vector<std::string> Keys() {
    text::StableSort(found_,
                     [&](PathId a, PathId b) { return paths_->Depth(a) < paths_->Depth(b); });
    if (found_.size() > kMaxEnvelopeKeys) found_.resize(kMaxEnvelopeKeys);
    std::vector<std::string> keys;
    for (const PathId path : found_) keys.emplace_back(paths_->Name(path));
    return keys;
  }

 private:
  void Add(PathId path) {
    const bool is_known = std::find(found_.begin(), found_.end(), path) != found_.end();
    if (!is_known && !paths_->Name(path).empty()) found_.push_back(path);
  }

  PathTable* paths_;
  std::vector<PathId> found_;
  std::string decoded_;
  uint32_t records_ = 0;
};

class Envelope : public RecordSink {
 public:
  // `wraps`: a record is an envelope only where a cursor is all that may stand beside the key.
  Envelope(std::string_view key, bool wraps, PathTable* paths, RecordSink* sink);

  // Of several records inside why the first that cannot be used cannot; Skip() tells the others.
  SkipReason Take(const FlatRecord& record) override;
  bool IsForeign(FlatRecord record) override;
  void Forget() override;
  void BeginPage(FlatRecord page) override { sink_->BeginPage(page); }
  void EndPage(FlatRecord rest) override { sink_->EndPage(rest); }
  void Skip(SkipReason reason, const RecordPlace& place) override;

 private:
  void FindKey(FlatRecord record);
  bool HasMoreBeside(FlatRecord record);
  // The entries inside the object under the key, as those of a record.
  FlatRecord ObjectIn(FlatRecord record);
  bool IsInside(PathId path);
  PathId InnerPath(PathId path);
  void HandOn(FlatRecord record);
  // Any number of objects and lists in a row.
  void ReadText(std::string_view text);
  // Of an envelope's list, or of a page's. Answers what stands behind it.
  std::string_view ReadList(std::string_view list, bool of_page);

  PathTable* paths_;
  std::unique_ptr<RecordSink> nodes_;  // of a connection's edges
  RecordSink* sink_;
  std::string key_name_;
  bool wraps_;
  PathId key_ = kRootPath;           // until a record has it
  std::vector<PathId> inner_paths_;  // by PathId: without the key; kRootPath: not asked for yet
  std::vector<Entry> entries_;
  LayoutTable layouts_;
  ObjectText object_;
  ObjectText page_element_;
  std::string decoded_;
  std::vector<SkipReason> refused_;  // of the records inside the last one
};

Envelope::Envelope(std::string_view key, bool wraps, PathTable* paths, RecordSink* sink)
    : paths_(paths),
      nodes_(IsEdges(key) ? std::make_unique<Envelope>("node", true, paths, sink) : nullptr),
      sink_(nodes_ == nullptr ? sink : nodes_.get()),
      key_name_(key),
      wraps_(wraps),
      layouts_(paths),
      object_(paths),
      page_element_(paths) {}

SkipReason Envelope::Take(const FlatRecord& record) {
  refused_.clear();
  FindKey(record);
  if (wraps_ && HasMoreBeside(record)) return sink_->Take(record);
  const Entry* const value = EntryAt(record, key_);
  if (value == nullptr) {
    const FlatRecord inside = ObjectIn(record);
    if (inside.empty()) return sink_->Take(record);
    HandOn(inside);
  } else if (value->kind == EntryKind::kArray) {
    sink_->BeginPage(record);
    ReadList(value->text(), false);
  } else if (IsText(*value)) {
    ReadText(value->text());
  } else {
    return sink_->Take(record);
  }
  return refused_.empty() ? SkipReason::kNone : refused_[0];
}

bool Envelope::IsForeign(FlatRecord record) {
  FindKey(record);
  const bool has_key = std::any_of(record.begin(), record.end(),
                                   [&](const Entry& entry) { return IsInside(entry.path); });
  return (!has_key || (wraps_ && HasMoreBeside(record))) && sink_->IsForeign(record);
}

void Envelope::Forget() {
  refused_.clear();
  sink_->Forget();
}

void Envelope::Skip(SkipReason reason, const RecordPlace& place) {
  sink_->Skip(reason, place);
  for (size_t i = 1; i < refused_.size(); ++i) sink_->Skip(refused_[i], place);
  refused_.clear();
}

// By its name: a key that has dots itself is named like one in objects.
void Envelope::FindKey(FlatRecord record) {
  for (size_t i = 0; key_ == kRootPath && i < record.size(); ++i) {
    PathId path = record[i].path;
    while (path != kRootPath && paths_->Name(path) != key_name_) path = paths_->Parent(path);
    key_ = path;
  }
}

bool Envelope::HasMoreBeside(FlatRecord record) {
  return std::any_of(record.begin(), record.end(), [&](const Entry& entry) {
    const std::string_view name = paths_->Name(entry.path);
    return !IsInside(entry.path) && name != "cursor" && name != "__typename";
  });
}

bool Envelope::IsInside(PathId path) {
  while (path != kRootPath && path != key_) path = paths_->Parent(path);
  return path != kRootPath;
}

PathId Envelope::InnerPath(PathId path) {
  if (path >= inner_paths_.size()) inner_paths_.resize(paths_->size(), kRootPath);
  if (inner_paths_[path] == kRootPath && IsInside(path) && path != key_) {
    const PathId parent = paths_->Parent(path);
    const std::string name(paths_->Name(path).substr(paths_->Name(parent).size() + 1));
    const PathId inner = paths_->Find(parent == key_ ? kRootPath : InnerPath(parent), name);
    inner_paths_[path] = inner;
  }
  return inner_paths_[path];
}

FlatRecord Envelope::ObjectIn(FlatRecord record) {
  entries_.clear();
  for (Entry entry : record) {
    if (paths_->IsTooLong(entry.path)) continue;
    entry.path = InnerPath(entry.path);
    if (entry.path != kRootPath) entries_.push_back(entry);
  }
  return {entries_, layouts_.Of(entries_)};
}

void Envelope::HandOn(FlatRecord record) {
  const SkipReason reason = sink_->Take(record);
  if (reason == SkipReason::kNone) return;
  const auto list = std::find_if(record.begin(), record.end(), [&](const Entry& entry) {
    return entry.kind == EntryKind::kArray && IsPageKey(paths_->Name(entry.path));
  });
  if (list == record.end() || !sink_->IsForeign(record)) return refused_.push_back(reason);
  sink_->Forget();
  sink_->BeginPage(record);
  ReadList(list->text(), true);
}

void Envelope::ReadText(std::string_view text) {
  std::string_view json = JsonOf(text, &decoded_);
  do {
    if (json.starts_with('[')) {
      json = ReadList(json, false);
    } else {
      FlatRecord inside;
      const size_t size = object_.Read(json, kRootPath, &inside);
      if (size == 0) return refused_.push_back(SkipReason::kNotJson);
      HandOn(inside);
      json.remove_prefix(size);
    }
    json = WithoutLeadingBlanks(json);
  } while (!json.empty());
}

std::string_view Envelope::ReadList(std::string_view list, bool of_page) {
  ObjectText& object = of_page ? page_element_ : object_;
  JsonList elements(list);
  while (elements.Begin()) {
    FlatRecord inside;
    const size_t size = object.Read(elements.rest(), kRootPath, &inside);
    if (size != 0 && !of_page) {
      HandOn(inside);
    } else if (size != 0) {
      const SkipReason reason = sink_->Take(inside);
      if (reason != SkipReason::kNone) refused_.push_back(reason);
    }
    const bool is_object = elements.End(size).size() == size;
    if (!is_object) refused_.push_back(SkipReason::kNotJson);
  }
  return elements.rest().substr(std::min(size_t{1}, elements.rest().size()));
}

}  // namespace

std::unique_ptr<RecordSink> OpenEnvelope(std::string_view key, PathTable* paths, RecordSink* sink) {
  return std::make_unique<Envelope>(key, false, paths, sink);
}

std::vector<std::string> EnvelopeKeys(const Container& container, std::string_view sample,
                                      bool whole) {
  PathTable paths;
  KeyFinder finder(&paths);
  ContainerReader reader(container, &paths, &finder);
  reader.Append(sample);
  if (whole) reader.Finish();
  return finder.Keys();
}

}  // namespace parcours::ingest
