// What is kept of the lists inside records is what reading their text gives, and keeping it changes
// nothing in the records.
#include "ingest/record/opened_lists.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "core/heap_text.h"
#include "core/json_object.h"
#include "core/random_json.h"
#include "ingest/record/list_elements.h"
#include "ingest/record/record_parser.h"

namespace parcours::ingest {
namespace {

constexpr const char* kKeys[] = {"a", "b", "contact", "k1", "k2", "k3", "k4", "k5"};

// The elements of every list of a record, as they are kept (`lists`) or as their text tells.
std::string ElementsText(FlatRecord record, PathTable* paths, OpenedLists* lists) {
  ObjectText object(paths);
  std::string text;
  for (const Entry& entry : record) {
    if (entry.kind != EntryKind::kArray) continue;
    const PathId base = paths->Find(kRootPath, "base");
    ListElements elements(entry, base, lists, &object);
    while (elements.Next()) {
      text += elements.is_object() ? test::EntriesText(elements.record(), *paths)
                                   : std::string(elements.text());
      text += ";\n";
    }
  }
  return text;
}

// A record of few layouts with lists of objects.
std::string WithLists(std::mt19937* random, test::RandomJson* json) {
  const auto below = [&](unsigned bound) { return (*random)() % bound; };
  std::string text = R"({"id":"x","k1":[)";
  const unsigned count = below(4);
  for (unsigned i = 0; i < count; ++i) {
    if (i != 0) text += below(8) == 0 ? " , " : ",";
    switch (below(8)) {
      case 0:
        text += json->Object(2);
        break;
      case 1:
        text += R"({"name":"n","value":[{"a":1},{"a":2}]})";
        break;
      case 2:
        text += below(8) != 0 ? R"({"name":"a\/b \"c\"","value":[ "\u00e9" , {"a":"\n"} ]})"
                              : R"({"name":"n","name":"m"})";
        break;
      default:
        text += R"({"name":"n","value":"v"})";
    }
  }
  text += below(12) == 0 ? "]," : R"(],"k2":[{"k1":[{"a":"x"},{"b":7}]},{"k1":[]}],)";
  return text + (below(16) == 0 ? R"("id":"y","k1":[]})" : R"("z":1})");
}

TEST(OpenedLists, KeepWhatTheirTextTells) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  test::RandomJson json(seed);
  PathTable paths;
  OpenedLists lists;
  const PathId base = paths.Find(kRootPath, "base");
  for (const char* const key : kKeys) lists.Open(paths.Find(kRootPath, key), base);
  for (const char* const key : kKeys) lists.Open(paths.Find(base, key), base);
  RecordParser keeping(&paths, &lists);
  RecordParser plain(&paths);
  int kept = 0;
  for (int round = 0; round < 20'000; ++round) {
    // The first has a layout before the random ones have taken all the room that there is for them.
    std::string text =
        round == 0
            ? R"({"id":"x","k1":[{"name":"n","value":"v"}],"k2":[{"k1":[{"a":"x"},{"b":7}]},{"k1":[]}],"z":1})"
        : random() % 4 == 0 ? json.Object(3)
                            : WithLists(&random, &json);
    if (round != 0 && random() % 8 == 0) text.resize(1 + random() % text.size());
    const HeapText block(text + std::string(kReadSlack, '"'));
    const char* const begin = block.view().data();
    const char* const end = begin + text.size();
    lists.Clear();
    const ParseResult result = keeping.Parse(begin, end);
    const ParseResult expected = plain.Parse(begin, end);
    ASSERT_EQ(result.status, expected.status) << text;
    ASSERT_EQ(result.page_list, expected.page_list) << text;
    ASSERT_EQ(result.page_entries, expected.page_entries) << text;
    if (result.status == ParseResult::Status::kNeedMore) continue;
    ASSERT_EQ(result.end, expected.end) << text;
    ASSERT_EQ(result.reason, expected.reason) << text;
    ASSERT_EQ(result.newlines, expected.newlines) << text;
    if (result.status != ParseResult::Status::kDone) continue;
    ASSERT_EQ(result.odd, expected.odd) << text;
    if (result.odd) continue;
    ASSERT_EQ(test::EntriesText(keeping.record(), paths), test::EntriesText(plain.record(), paths))
        << text;
    ASSERT_EQ(keeping.record().layout() == kNoLayout, plain.record().layout() == kNoLayout) << text;
    for (const Entry& entry : keeping.record()) kept += lists.FirstOf(entry, base) != 0 ? 1 : 0;
    ASSERT_EQ(ElementsText(keeping.record(), &paths, &lists),
              ElementsText(plain.record(), &paths, nullptr))
        << text;
  }
  EXPECT_GT(kept, 1'000);
}

TEST(OpenedLists, KeepTextsThatAreNoPartOfWhatWasRead) {
  PathTable paths;
  OpenedLists lists;
  const PathId base = paths.Find(kRootPath, "base");
  const PathId list = paths.Find(kRootPath, "a");
  lists.Open(list, base);
  RecordParser parser(&paths, &lists);
  const std::string long_text(30'000, '-');
  std::string text = R"({"a":[)";
  for (int i = 0; i < 60; ++i) {
    text += R"({"x":"\")" + std::to_string(i) + long_text + R"(","y":[1, 2]},)";
  }
  text.back() = ']';
  text += '}';
  const HeapText block(text + std::string(kReadSlack, ' '));
  const char* const begin = block.view().data();
  for (int round = 0; round < 3; ++round) {  // until the layout is known
    lists.Clear();
    ASSERT_EQ(parser.Parse(begin, begin + text.size()).status, ParseResult::Status::kDone);
  }
  // No more than there is room for.
  EXPECT_EQ(lists.FirstOf(parser.record()[0], base), 0u);
  ASSERT_NE(lists.object(1).next, 0u);
  EXPECT_EQ(lists.RecordOf(lists.object(1))[0].text(), "\"0" + long_text);
  EXPECT_EQ(lists.RecordOf(lists.object(2))[0].text(), "\"1" + long_text);
  EXPECT_EQ(lists.RecordOf(lists.object(2))[1].text(), "[1,2]");
}

TEST(OpenedLists, KeepNothingBelowAnotherBaseOrOfOtherPaths) {
  PathTable paths;
  OpenedLists lists;
  const PathId base = paths.Find(kRootPath, "base");
  const PathId other = paths.Find(kRootPath, "other");
  lists.Open(paths.Find(kRootPath, "a"), base);
  RecordParser parser(&paths, &lists);
  const HeapText block(R"({"a":[{"x":1}],"b":[{"x":1}]})" + std::string(kReadSlack, ' '));
  const char* const begin = block.view().data();
  ASSERT_EQ(parser.Parse(begin, begin + block.view().size()).status, ParseResult::Status::kDone);
  const FlatRecord record = parser.record();
  ASSERT_EQ(record.size(), 2u);
  EXPECT_NE(lists.FirstOf(record[0], base), 0u);
  EXPECT_EQ(lists.FirstOf(record[0], other), 0u);
  EXPECT_EQ(lists.FirstOf(record[1], base), 0u);
}

}  // namespace
}  // namespace parcours::ingest
