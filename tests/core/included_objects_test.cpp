// What pages of many types include: bench/counting_new.h counts what this program allocates.
#include "ingest/record/included_objects.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "../bench/counting_new.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {
namespace {

class Page {
 public:
  explicit Page(int types) {
    for (int i = 0; i < types; ++i) names_.push_back(Kept("type" + std::to_string(10'000 + i)));
  }

  // An object of each type under one id, with a member of its own.
  void Add(const char* key) {
    const PathId key_path = paths_.Find(base_, key);
    for (const std::string& name : names_) {
      const Entry object[] = {Text(name, paths_.Find(base_, "type")),
                              Text(id_, paths_.Find(base_, "id")), Text(name, key_path)};
      included_.Add(FlatRecord(object));
    }
  }

  // What a record that refers to the type's object takes over, as "path=value" texts.
  std::string Of(size_t type) {
    const PathId data =
        paths_.Find(paths_.Find(paths_.Find(kRootPath, "relationships"), "x"), "data");
    std::vector<Entry> record = {Text(names_[type], paths_.Find(data, "type")),
                                 Text(id_, paths_.Find(data, "id"))};
    included_.AddTo(&record, kNoLayout);
    std::string text;
    for (size_t i = 2; i < record.size(); ++i) {
      text += std::string(paths_.Name(record[i].path)) + "=" + std::string(record[i].text()) + " ";
    }
    return text;
  }

  PathTable* paths() { return &paths_; }
  PathId base() const { return base_; }
  IncludedObjects* included() { return &included_; }

 private:
  static std::string Kept(std::string text) {
    text.reserve(text.size() + kReadSlack);
    return text;
  }
  static Entry Text(const std::string& text, PathId path) {
    return {text.data(), static_cast<uint32_t>(text.size()), path, EntryKind::kText};
  }

  PathTable paths_;
  const PathId base_ = paths_.Find(kRootPath, "$base");
  IncludedObjects included_{&paths_, base_};
  std::vector<std::string> names_;
  const std::string id_ = Kept("1");
};

TEST(IncludedObjects, OfThousandsOfTypesEachHasItsOwn) {
  Page page(3'000);
  page.Add("name");
  for (const size_t type : {0, 31, 32, 33, 1'000, 2'999}) {
    const std::string name = "type" + std::to_string(10'000 + type);
    const std::string below = "included." + name;
    EXPECT_EQ(page.Of(type),
              below + ".type=" + name + " " + below + ".id=1 " + below + ".name=" + name + " ");
  }
  page.included()->Clear();
  EXPECT_EQ(page.Of(0), "");
  EXPECT_EQ(page.Of(2'999), "");
  page.Add("title");
  EXPECT_NE(page.Of(40).find("included.type10040.title=type10040"), std::string::npos);
}

// A table of all paths for each of them would take a gigabyte.
TEST(IncludedObjects, ThousandsOfTypesWithLateKeysTakeNoTableEach) {
  Page page(10'000);
  for (int i = 0; i < 20'000; ++i) page.paths()->Find(page.base(), "k" + std::to_string(i));
  peak_bytes = allocated_bytes;
  const size_t before = allocated_bytes;
  page.Add("late");
  EXPECT_LT(peak_bytes - before, size_t{32} << 20);
}

// A table of its size would have to be cleared for each of them.
TEST(IncludedObjects, SmallPagesKeepNoTableOfALargeOne) {
  Page page(15'000);
  page.Add("name");
  const size_t of_large_page = allocated_bytes;
  for (int i = 0; i < 16; ++i) page.included()->Clear();
  EXPECT_LT(allocated_bytes, of_large_page - 15'000 * 2 * sizeof(uint32_t));
  page.Add("name");
  EXPECT_NE(page.Of(14'999), "");
}

}  // namespace
}  // namespace parcours::ingest
