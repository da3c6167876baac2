#include "ingest/record/odd_record.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "json/json.h"

namespace parcours::ingest {
namespace {

using json::Json;

class Flattener : public json::EventHandler {
 public:
  Flattener(PathTable* paths, OddRecord* record, PathId base)
      : paths_(paths), record_(record), path_(base) {}

  bool null() override { return Value("null", EntryKind::kText, true); }
  bool boolean(bool value) override {
    return Value(value ? "true" : "false", value ? EntryKind::kTrue : EntryKind::kFalse);
  }
  bool number_integer(int64_t value) override {
    return Value(std::to_string(value), EntryKind::kNumber);
  }
  bool number_unsigned(uint64_t value) override {
    return Value(std::to_string(value), EntryKind::kNumber);
  }
  bool number_float(double, const std::string& token) override {
    return Value(token, EntryKind::kNumber);
  }
  bool string(std::string& text) override {
    if (array_depth_ > 0) {
      Separate();
      array_text_ += json::Dump(text);
      return true;
    }
    return Value(text, EntryKind::kText);
  }
  bool binary(Json::binary_t&) override { return false; }

  bool start_object(size_t) override {
    if (array_depth_ > 0) {
      Separate();
      array_text_ += '{';
      ++array_depth_;
      separator_.clear();
      return true;
    }
    objects_.emplace_back().path = path_;
    return true;
  }
  bool key(std::string& key) override {
    if (array_depth_ > 0) {
      Separate();
      array_text_ += json::Dump(key) + ":";
      separator_.clear();
      return true;
    }
    Object& object = objects_.back();
    CloseMember(&object);
    Member& member = MemberOf(&object, key);
    // The last wins: what stood under the key before is no longer there.
    for (size_t i = member.begin; i < member.end; ++i) record_->entries[i].data = nullptr;
    member.begin = member.end = record_->entries.size();
    object.open = static_cast<size_t>(&member - object.members.data());
    path_ = paths_->Find(object.path, key);
    return true;
  }
  bool end_object() override {
    if (array_depth_ > 0) return CloseBracket('}');
    Object& object = objects_.back();
    CloseMember(&object);
    path_ = object.path;
    if (object.members.empty() && objects_.size() > 1) Emit("", EntryKind::kEmptyObject);
    objects_.pop_back();
    return true;
  }
  bool start_array(size_t) override {
    if (objects_.empty()) return false;
    if (array_depth_ == 0) {
      array_text_.clear();
      separator_.clear();
    }
    Separate();
    array_text_ += '[';
    ++array_depth_;
    separator_.clear();
    return true;
  }
  bool end_array() override {
    CloseBracket(']');
    if (array_depth_ == 0) Emit(array_text_, EntryKind::kArray);
    return true;
  }
  bool parse_error(size_t, const std::string&, const Json::exception&) override { return false; }

 private:
  struct Member {
    std::string key;
    size_t begin = 0;  // entries that it made
    size_t end = 0;
  };
  struct Object {
    PathId path;
    std::vector<Member> members;
    size_t open = 0;                                 // the member that is being read
    std::unordered_map<std::string, size_t> places;  // by key; empty where the members are few
  };
  static constexpr size_t kFewMembers = 16;

  static Member& MemberOf(Object* object, const std::string& key) {
    std::vector<Member>& members = object->members;
    if (members.size() <= kFewMembers) {
      for (Member& member : members) {
        if (member.key == key) return member;
      }
      members.push_back({key});
      if (members.size() <= kFewMembers) return members.back();
      for (size_t i = 0; i < members.size(); ++i) object->places.emplace(members[i].key, i);
      return members.back();
    }
    const auto [place, is_new] = object->places.try_emplace(key, members.size());
    if (is_new) members.push_back({key});
    return members[place->second];
  }

  void CloseMember(Object* object) {
    if (!object->members.empty()) object->members[object->open].end = record_->entries.size();
  }
  void Separate() {
    array_text_ += separator_;
    separator_ = ",";
  }
  bool CloseBracket(char bracket) {
    array_text_ += bracket;
    --array_depth_;
    separator_ = ",";
    return true;
  }
  bool Value(const std::string& text, EntryKind kind, bool is_null = false) {
    if (array_depth_ > 0) {
      Separate();
      array_text_ += text;
      return true;
    }
    if (objects_.empty()) return false;
    if (!is_null) Emit(text, kind);
    return true;
  }
  void Emit(const std::string& text, EntryKind kind) {
    record_->texts.push_back(text);
    std::string& kept = record_->texts.back();
    kept.append(kReadSlack, '\0');
    const bool without_text = kind == EntryKind::kTrue || kind == EntryKind::kFalse;
    const size_t size = without_text ? 0 : text.size();
    record_->entries.push_back({kept.data(), static_cast<uint32_t>(size), path_, kind});
  }

  PathTable* paths_;
  OddRecord* record_;
  PathId path_;
  std::vector<Object> objects_;
  int array_depth_ = 0;
  std::string array_text_;
  std::string separator_;
};

}  // namespace

bool ReadOddRecord(std::string_view json, PathTable* paths, OddRecord* record, PathId base) {
  record->entries.clear();
  record->texts.clear();
  Flattener flattener(paths, record, base);
  if (!json::ReadEvents(json, &flattener)) return false;
  std::vector<Entry>& entries = record->entries;
  entries.erase(std::remove_if(entries.begin(), entries.end(),
                               [](const Entry& entry) { return entry.data == nullptr; }),
                entries.end());
  return true;
}

}  // namespace parcours::ingest
