// What a bad record costs: itself, and no other.
//
// In every container that records come in one record is damaged at every place in every way that
// one byte allows, and the others must all be read as they are. Two kinds of damage cannot be told
// from sound records (docs/events.md):
//
//   a quote, backslash, line end, bracket or brace too many or too few in a list of the record
//   whose objects begin with the same key as records do, or in a page a '}' before such a record,
//   where neither lines of JSON nor indentation tell them apart: an object of the list is taken for
//   a record if it has all fields of one; a '[' too many before a record of a page that another
//   follows on the same line: that one is lost.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/json_object.h"
#include "ingest/container/container.h"

namespace parcours {
namespace {

// Takes records that have all of an event's fields, by their ids.
class Events : public ingest::RecordSink {
 public:
  explicit Events(const ingest::PathTable* paths) : paths_(paths) {}

  ingest::SkipReason Take(const ingest::FlatRecord& record) override {
    if (Fields(record) < 4) return ingest::SkipReason::kNoContact;
    for (const ingest::Entry& entry : record) {
      if (paths_->Name(entry.path) != "id") continue;
      taken_[std::string(entry.text())].push_back(test::EntriesText(record, *paths_));
    }
    return ingest::SkipReason::kNone;
  }
  bool IsForeign(ingest::FlatRecord record) override { return Fields(record) == 0; }
  void Skip(ingest::SkipReason, const ingest::RecordPlace& place) override {
    skipped_ += std::to_string(place.line) + ":" + std::to_string(place.offset) + " ";
    ++skip_count_;
  }

  const std::map<std::string, std::vector<std::string>>& taken() const { return taken_; }
  int skip_count() const { return skip_count_; }
  std::string Log() const {
    std::string log = skipped_;
    for (const auto& [id, records] : taken_) {
      for (const std::string& record : records) log += "\n" + id + ": " + record;
    }
    return log;
  }

 private:
  size_t Fields(ingest::FlatRecord record) const {
    return static_cast<size_t>(
        std::count_if(record.begin(), record.end(), [&](const ingest::Entry& entry) {
          const std::string_view name = paths_->Name(entry.path);
          return name == "id" || name == "contact" || name == "time" || name == "type";
        }));
  }

  const ingest::PathTable* paths_;
  std::map<std::string, std::vector<std::string>> taken_;
  std::string skipped_;
  int skip_count_ = 0;
};

struct Read {
  std::map<std::string, std::vector<std::string>> taken;
  int skip_count;
  std::string log;
};

// `opens_lists`: what is read of lists is kept.
Read ReadAll(const std::string& bytes, size_t piece, bool opens_lists = false) {
  ingest::PathTable paths;
  Events events(&paths);
  ingest::OpenedLists lists;
  if (opens_lists) {
    lists.Open(paths.FindDotted("events"), ingest::kRootPath);
    lists.Open(paths.FindDotted("items"), paths.FindDotted("items"));
  }
  ingest::ContainerReader reader(ingest::SniffContainer(bytes, true), &paths, &events,
                                 opens_lists ? &lists : nullptr);
  for (size_t at = 0; at < bytes.size(); at += piece) {
    const HeapText block(bytes.substr(at, piece));
    reader.Append(block.view());
  }
  reader.Finish();
  return {events.taken(), events.skip_count(), events.Log()};
}

// What is in a record. Its objects have all of an event's fields, so that one that is taken for a
// record is seen.
struct Shape {
  std::string name;
  std::string members;  // behind the id
  bool is_alike;        // the objects in its list begin as records do
};

const std::string kFields = R"("contact":"n","time":1,"type":"x")";
const std::string kOwn =
    R"("contact":"a","time":1,"type":"t","at":{"id":"n0",)" + kFields + R"(},"tags":["x","y"],)";
const std::string kItems =
    R"("items":[{"sku":1,)" + kFields + R"(,"id":"n1"},{"sku":2,)" + kFields + R"(,"id":"n2"}])";
const std::string kItemsAlike =
    R"("items":[{"id":"n1",)" + kFields + R"(},{"id":"n2",)" + kFields + R"(}])";
const std::string kNote = R"("note":"say \"hi\" [1]")";

const Shape kShapes[] = {{"ListInside", kOwn + kItems + "," + kNote, false},
                         {"ListLast", kOwn + kNote + ",\"n\":1," + kItems, false},
                         {"Alike", kOwn + kItemsAlike + ",\"n\":1", true}};

std::string Record(const Shape& shape, char id) {
  return std::string("{\"id\":\"") + id + "\"," + shape.members + "}";
}

// As JSON.stringify and others print it; `step` blanks for each level, the lines behind the first
// `indent` more.
std::string Pretty(const std::string& json, size_t step, size_t indent) {
  std::string text;
  size_t depth = 0;
  bool in_text = false;
  const auto line = [&] { text += "\n" + std::string(indent + step * depth, ' '); };
  for (size_t i = 0; i < json.size(); ++i) {
    const char byte = json[i];
    if (byte == '"' && (i == 0 || json[i - 1] != '\\')) in_text = !in_text;
    if (in_text) {
      text += byte;
    } else if (byte == '{' || byte == '[') {
      text += byte;
      ++depth;
      line();
    } else if (byte == '}' || byte == ']') {
      --depth;
      line();
      text += byte;
    } else {
      text += byte;
      if (byte == ',') line();
      if (byte == ':') text += ' ';
    }
  }
  return text;
}

// How records stand in a file.
struct Style {
  std::string name;
  std::string before;
  std::string between;
  std::string behind;
  int step = -1;  // of Pretty; -1: on one line
  size_t indent = 0;
  size_t per_array = 4;  // how many stand between `before` and `behind`
  // Every record begins a line, which nothing in it does so far left.
  bool by_lines = false;
  // Around and between the arrays or pages.
  std::string first = {};
  std::string next = {};
  std::string last = {};
};

std::vector<Style> Styles() {
  std::vector<Style> styles = {{"Lines", "", "\n", "\n", -1, 0, 4, true},
                               {"Compact", "[", ",", "]"},
                               {"CompactSpaced", "[", ", ", "]\n"},
                               {"RecordALine", "[\n", ",\n", "\n]\n"},
                               {"RecordALineFromTheFirst", "[", ",\n", "]\n"},
                               {"RecordALineIndented", "[\n  ", ",\n  ", "\n]\n"},
                               {"CommaFirst", "[", "\n,", "\n]\n"},
                               {"Pretty", "[\n  ", ",\n  ", "\n]\n", 2, 2, 4, true},
                               {"PrettyFromTheMargin", "[\n", ",\n", "\n]\n", 2, 0, 4, true},
                               {"PrettyBracesTogether", "[", ", ", "]\n", 2, 0},
                               {"PrettyBracesTogetherIndented", "[", ", ", "]\n", 4, 2},
                               {"Unindented", "[\n", ",\n", "\n]\n", 0, 0},
                               {"UnindentedFromTheFirst", "[", ",\n", "]\n", 0, 0},
                               {"UnindentedBracesTogether", "[", ", ", "]\n", 0, 0},
                               {"ArrayALine", "[", ",", "]\n", -1, 0, 2},
                               {"ArraysOnOneLine", "[", ",", "]", -1, 0, 2}};
  for (const char* const name : {"Compact", "RecordALine", "Pretty", "UnindentedBracesTogether",
                                 "ArrayALine", "ArraysOnOneLine"}) {
    Style page = *std::find_if(styles.begin(), styles.end(),
                               [&](const Style& style) { return style.name == name; });
    page.name = "PageOf" + page.name;
    page.before = "{\"events\":" + page.before;
    page.behind.insert(page.behind.find(']') + 1, R"(,"next":{"offset":["7"]}})");
    styles.push_back(page);
  }
  for (const char* const name : {"PageOfCompact", "PageOfRecordALine", "PageOfPretty",
                                 "PageOfArrayALine", "PageOfArraysOnOneLine"}) {
    Style list = *std::find_if(styles.begin(), styles.end(),
                               [&](const Style& style) { return style.name == name; });
    list.name = "ListOf" + list.name;
    list.per_array = 2;
    list.first = "[";
    list.next = ",";
    list.last = "]";
    styles.push_back(list);
  }
  return styles;
}

struct Damage {
  char byte;  // too many or too few
  size_t at;
  std::string record;
};

void PrintTo(const Damage& damage, std::ostream* out) {
  *out << "the byte " << static_cast<int>(damage.byte) << " at " << damage.at << " in "
       << damage.record;
}

std::vector<Damage> DamagesOf(const std::string& record) {
  std::vector<Damage> damages;
  for (size_t at = 0; at <= record.size(); ++at) {
    const std::string before = record.substr(0, at);
    const std::string behind = record.substr(at);
    if (at < record.size()) {
      damages.push_back({record[at], at, before + record.substr(at + 1)});
      damages.push_back({record[at], at, before + record[at] + behind});
    }
    for (const char byte : std::string_view("{}[],:\"\n")) {
      damages.push_back({byte, at, before + byte + behind});
    }
  }
  return damages;
}

struct Case {
  Style style;
  Shape shape;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.style.name << c.shape.name; }

class Recovery : public testing::TestWithParam<Case> {
 protected:
  static std::string Written(char id) {
    const std::string record = Record(GetParam().shape, id);
    const Style& style = GetParam().style;
    return style.step < 0 ? record : Pretty(record, static_cast<size_t>(style.step), style.indent);
  }
  static std::string File(char damaged, const std::string& record) {
    const Style& style = GetParam().style;
    std::string file;
    size_t in_array = 0;
    for (const char id : std::string_view("abcd")) {
      if (in_array == 0) file += (file.empty() ? style.first : style.next) + style.before;
      if (in_array != 0) file += style.between;
      file += id == damaged ? record : Written(id);
      if (++in_array == style.per_array) {
        file += style.behind;
        in_array = 0;
      }
    }
    return file + style.last;
  }
};

// Where an object of the damaged record cannot be told from a record.
bool IsDoubtful(const Case& c, const std::string& record, const Damage& damage) {
  const bool is_inside =
      damage.at > record.find("\"items\"") ||
      (damage.at == 0 && damage.byte == '}' && c.style.name.find("Page") != std::string::npos);
  return c.shape.is_alike && !c.style.by_lines && is_inside &&
         std::string_view("\"\\\n{}[]").find(damage.byte) != std::string_view::npos;
}

// Every damage natively. Under a sanitizer and in WebAssembly, where that takes minutes, every so
// many, in which each kind comes in turn.
#if defined(__SANITIZE_ADDRESS__) || defined(__EMSCRIPTEN__)
constexpr size_t kEvery = 13;
#else
constexpr size_t kEvery = 1;
#endif

TEST_P(Recovery, ADamagedRecordCostsNoOther) {
  constexpr size_t kWhole = size_t{1} << 20;
  const std::map<std::string, std::vector<std::string>> whole = ReadAll(File(0, ""), kWhole).taken;
  ASSERT_EQ(whole.size(), 4u);
  size_t round = 0;
  for (const char damaged : std::string_view("abd")) {
    const std::string record = Written(damaged);
    const std::vector<Damage> damages = DamagesOf(record);
    for (size_t at = 0; at < damages.size(); at += kEvery) {
      const Damage& damage = damages[at];
      if (damage.at == 0 && damage.byte == '[' &&
          GetParam().style.name == "PageOfArraysOnOneLine") {
        continue;
      }
      const std::string file = File(damaged, damage.record);
      const Read read = ReadAll(file, kWhole);
      bool is_loaded = false;
      for (const auto& [id, records] : whole) {
        if (id[0] == damaged) continue;
        const auto found = read.taken.find(id);
        ASSERT_TRUE(found != read.taken.end() && found->second == records)
            << id << " is lost by " << testing::PrintToString(damage);
      }
      for (const auto& [id, records] : read.taken) {
        const bool is_other = id[0] != damaged && whole.count(id) != 0;
        if (!is_other && id[0] != 'n') is_loaded = true;
        ASSERT_TRUE(id[0] != 'n' || IsDoubtful(GetParam(), record, damage))
            << id << " is taken by " << testing::PrintToString(damage);
      }
      ASSERT_TRUE(is_loaded || read.skip_count > 0) << testing::PrintToString(damage);
      ASSERT_LE(read.skip_count, 4) << testing::PrintToString(damage);
      // Whether records were read with their page, and wherever the bytes are cut.
      if (++round % 8 == 0) {
        ASSERT_EQ(ReadAll(file, kWhole, true).log, read.log) << testing::PrintToString(damage);
      }
      if (round % 64 == 0) {
        for (const size_t piece : {1, 50, 301}) {
          ASSERT_EQ(ReadAll(file, piece, true).log, read.log) << testing::PrintToString(damage);
        }
      }
    }
  }
}

// The first shape in every style, the others in every third.
std::vector<Case> Cases() {
  std::vector<Case> cases;
  size_t count = 0;
  for (const Style& style : Styles()) {
    for (const Shape& shape : kShapes) {
      if (&shape == kShapes || count % 3 == 1) cases.push_back({style, shape});
    }
    ++count;
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Containers, Recovery, testing::ValuesIn(Cases()), [](const auto& test) {
  return test.param.style.name + test.param.shape.name;
});

// A log with an array or a page a line, of which the second is cut off, with lines behind it that
// are no JSON.
struct Log {
  std::string name;
  std::string line_begin;
  std::string line_end;
};

class CutOffLine : public testing::TestWithParam<Log> {};

TEST_P(CutOffLine, CostsNoOtherWhateverIsBetween) {
  const Log& log = GetParam();
  const auto line = [&](char first, char second) {
    return log.line_begin + Record(kShapes[0], first) + "," + Record(kShapes[0], second) +
           log.line_end;
  };
  const std::string cut = line('c', 'd');
  const std::string noises[] = {"\n",
                                "ERROR timeout\n",
                                "ERROR timeout\nERROR again\n",
                                "# rotated\n\n",
                                "Traceback:\n  at main (log.js:3)\n",
                                "2026-01-05 10:00:00 500 [error] {retry}\n"};
  for (const std::string& noise : noises) {
    for (size_t size = 2; size < cut.size(); ++size) {
      const std::string file = line('a', 'b') + "\n" + cut.substr(0, size) + "\n" + noise +
                               line('e', 'f') + "\n" + line('g', 'h') + "\n";
      const Read read = ReadAll(file, file.size());
      for (const char id : std::string_view("abefgh")) {
        ASSERT_EQ(read.taken.count(std::string(1, id)), 1u)
            << id << " is lost by a cut at " << size << ", behind it " << noise;
      }
      if (size % 32 == 0) {
        ASSERT_EQ(ReadAll(file, 7, true).log, read.log) << size;
      }
    }
  }
}

// Whether a line is JSON hangs on more than its first byte, which may be all that is at hand.
TEST_P(CutOffLine, IsToldWhereverTheBytesAreCut) {
  const Log& log = GetParam();
  const std::string one = log.line_begin + Record(kShapes[0], 'a');
  const std::string next = one + log.line_end + "\n";
  for (const std::string& cut : {one, one + ",", one + "]"}) {
    for (const std::string noise : {"null", "true x", "nil", "-", "12", "2026-01-05 x", "{", ""}) {
      const std::string file = cut + "\n" + noise + "\n" + next;
      const Read read = ReadAll(file, file.size());
      for (const size_t piece : {1, 3, 7, 1'000}) {
        ASSERT_EQ(ReadAll(file, piece, true).log, read.log) << file << piece;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Logs, CutOffLine,
                         testing::Values(Log{"OfArrays", "[", "]"},
                                         Log{"OfPages", R"({"events":[)", R"(],"page":1})"}),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace parcours
