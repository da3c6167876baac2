#include "json/json.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "json/writer.h"
#include "text/sort.h"

namespace parcours::json {
namespace {

// Builds the value that the parser tells of. What has parts is in a Tree all the way, and moved
// only where there is room for it.
class TreeBuilder : public EventHandler {
 public:
  bool null() override { return Add(nullptr); }
  bool boolean(bool value) override { return Add(value); }
  bool number_integer(int64_t value) override { return Add(value); }
  bool number_unsigned(uint64_t value) override { return Add(value); }
  bool number_float(double value, const std::string&) override { return Add(value); }
  bool string(std::string& value) override { return Add(std::move(value)); }
  bool binary(Json::binary_t&) override { return false; }
  bool start_object(size_t) override { return Open(); }
  bool key(std::string& key) override {
    open_.back().keys.push_back(std::move(key));
    return true;
  }
  bool end_object() override { return Close(ObjectOf(&open_.back())); }
  bool start_array(size_t) override { return Open(); }
  bool end_array() override { return Close(Tree(std::move(*open_.back().values))); }
  bool parse_error(size_t, const std::string&, const Json::exception&) override { return false; }

  Tree& root() { return root_; }

 private:
  struct Container {
    Tree values{Json::array()};
    std::vector<std::string> keys;  // of an object: by value
  };

  static Json::array_t& ValuesOf(Container* container) {
    return *(*container->values).get_ptr<Json::array_t*>();
  }
  bool Place(Json* value) {
    if (open_.empty()) {
      *root_ = std::move(*value);
    } else {
      ValuesOf(&open_.back()).push_back(std::move(*value));
    }
    return true;
  }
  bool Add(Json value) { return Place(&value); }
  bool Open() {
    if (open_.size() == kMaxDepth) return false;
    open_.emplace_back();
    return true;
  }
  bool Close(Tree tree) {
    open_.pop_back();
    return Place(&*tree);
  }
  // By key, and of a key given twice the last.
  static Tree ObjectOf(Container* container) {
    std::vector<std::string>& keys = container->keys;
    std::vector<size_t> order(keys.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    text::SortFew(order, [&](size_t a, size_t b) { return keys[a] < keys[b]; });
    Tree object(Json::object());
    Json::object_t& members = *(*object).get_ptr<Json::object_t*>();
    members.reserve(order.size());
    for (size_t i = 0; i < order.size(); ++i) {
      if (i + 1 < order.size() && keys[order[i + 1]] == keys[order[i]]) continue;
      members.emplace_back(std::move(keys[order[i]]), std::move(ValuesOf(container)[order[i]]));
    }
    return object;
  }

  Tree root_{Json()};
  std::vector<Container> open_;  // not closed yet, the outermost first
};

// Deepest first: what has no parts is freed without a list of them.
void TakeApart(Json* json) {
  if (json->is_array()) {
    for (Json& part : *json->get_ptr<Json::array_t*>()) TakeApart(&part);
    json->get_ptr<Json::array_t*>()->clear();
  } else if (json->is_object()) {
    for (auto& member : *json->get_ptr<Json::object_t*>()) TakeApart(&member.second);
    json->get_ptr<Json::object_t*>()->clear();
  }
}

void Write(const Json& json, Writer* out) {
  switch (json.type()) {
    case Json::value_t::object:
      out->BeginObject();
      for (const auto& [key, value] : *json.get_ptr<const Json::object_t*>()) {
        out->Key(key);
        Write(value, out);
      }
      return out->End();
    case Json::value_t::array:
      out->BeginArray();
      for (const Json& value : *json.get_ptr<const Json::array_t*>()) Write(value, out);
      return out->End();
    case Json::value_t::string:
      return out->Text(TextOf(json));
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

Tree::Tree(Json json) : json_(std::move(json)), has_value_(true) {}
Tree::Tree(Tree&& other) noexcept
    : json_(std::move(other.json_)), has_value_(std::exchange(other.has_value_, false)) {}
Tree::~Tree() { TakeApart(&json_); }

Tree Parse(std::string_view text, size_t* error_byte) {
  TreeBuilder builder;
  if (!ReadEvents(text, &builder, error_byte)) return Tree();
  return std::move(builder.root());
}

bool IsText(const Json& json, std::string_view text) {
  return json.is_string() && TextOf(json) == text;
}

std::string Dump(const Json& json) {
  std::string text;
  Writer out(&text);
  Write(json, &out);
  return text;
}

}  // namespace parcours::json
