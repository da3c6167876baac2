#include "json/json.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "json/writer.h"
#include "text/sort.h"

namespace parcours::json {
namespace {

// Builds the value that the parser tells of.
class TreeBuilder : public EventHandler {
 public:
  bool null() override { return Add(nullptr); }
  bool boolean(bool value) override { return Add(value); }
  bool number_integer(int64_t value) override { return Add(value); }
  bool number_unsigned(uint64_t value) override { return Add(value); }
  bool number_float(double value, const std::string&) override { return Add(value); }
  bool string(std::string& value) override { return Add(std::move(value)); }
  bool binary(Json::binary_t&) override { return false; }
  bool start_object(size_t) override { return Open(Json::object()); }
  bool key(std::string& key) override {
    Json::object_t& members = open_.back()->get_ref<Json::object_t&>();
    members.emplace_back(std::move(key), nullptr);  // without the look-up of operator[]
    member_ = &members.back().second;
    return true;
  }
  bool end_object() override {
    SortMembers(open_.back()->get_ref<Json::object_t&>());
    return Close();
  }
  bool start_array(size_t) override { return Open(Json::array()); }
  bool end_array() override { return Close(); }
  bool parse_error(size_t, const std::string&, const Json::exception&) override { return false; }

  Json& root() { return root_; }

 private:
  Json* Place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_array()) {
      open_.back()->push_back(std::move(value));
      return &open_.back()->back();
    }
    *member_ = std::move(value);
    return member_;
  }
  bool Add(Json value) {
    Place(std::move(value));
    return true;
  }
  bool Open(Json value) {
    if (open_.size() == kMaxDepth) return false;
    open_.push_back(Place(std::move(value)));
    return true;
  }
  // By key, and of a key given twice the last. Not in place: the keys of members are constant.
  static void SortMembers(Json::object_t& members) {
    std::vector<std::pair<std::string, Json>> sorted;
    for (auto& [key, value] : members) sorted.emplace_back(key, std::move(value));
    text::SortFew(sorted, [](const auto& a, const auto& b) { return a.first < b.first; });
    members.clear();
    for (size_t i = 0; i < sorted.size(); ++i) {
      if (i + 1 < sorted.size() && sorted[i + 1].first == sorted[i].first) continue;
      members.emplace_back(std::move(sorted[i].first), std::move(sorted[i].second));
    }
  }
  bool Close() {
    open_.pop_back();
    return true;
  }

  Json root_;
  std::vector<Json*> open_;  // objects and arrays not closed yet, the outermost first
  Json* member_ = nullptr;   // of the innermost object: where the next value goes
};

void Write(const Json& json, Writer* out) {
  switch (json.type()) {
    case Json::value_t::object:
      out->BeginObject();
      for (const auto& [key, value] : json.get_ref<const Json::object_t&>()) {
        out->Key(key);
        Write(value, out);
      }
      return out->End();
    case Json::value_t::array:
      out->BeginArray();
      for (const Json& value : json.get_ref<const Json::array_t&>()) Write(value, out);
      return out->End();
    case Json::value_t::string:
      return out->Text(json.get_ref<const std::string&>());
    case Json::value_t::boolean:
      return out->Bool(json.get<bool>());
    case Json::value_t::number_integer:
      return out->Integer(json.get<int64_t>());
    case Json::value_t::number_unsigned:
      return out->Count(json.get<uint64_t>());
    case Json::value_t::number_float:
      return out->Double(json.get<double>());
    default:
      return out->Null();
  }
}

}  // namespace

std::optional<Json> Parse(std::string_view text, size_t* error_byte) {
  TreeBuilder builder;
  if (!ReadEvents(text, &builder, error_byte)) return std::nullopt;
  return std::move(builder.root());
}

std::string Dump(const Json& json) {
  std::string text;
  Writer out(&text);
  Write(json, &out);
  return text;
}

}  // namespace parcours::json
