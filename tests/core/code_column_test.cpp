// Codes packed while they are pending and after they are sealed, against plain vectors.
#include "store/code_column.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

#include "store/pending_column.h"

namespace parcours::store {
namespace {

using Codes = std::vector<uint32_t>;

// Codes of which about one in `rarity` is there, up to `max_code`.
Codes RandomCodes(std::mt19937& random, size_t count, uint32_t rarity, uint32_t max_code) {
  Codes codes(count, kAbsent);
  for (uint32_t& code : codes) {
    if (random() % rarity == 0) code = static_cast<uint32_t>(random() % (uint64_t{max_code} + 1));
  }
  return codes;
}

// The column of these rows, told in the order of `rows`.
CodeColumn MakeColumn(const Codes& codes, const Codes& rows) {
  return CodeColumn::Make(static_cast<uint32_t>(codes.size()), [&](auto&& visit) {
    for (const uint32_t row : rows) {
      if (codes[row] != kAbsent) visit(row, codes[row]);
    }
  });
}

Codes RowsOf(const Codes& codes) {
  Codes rows(codes.size());
  std::iota(rows.begin(), rows.end(), 0);
  return rows;
}

void ExpectMakes(const Codes& codes, const Codes& rows) {
  const CodeColumn column = MakeColumn(codes, rows);
  Codes visited(codes.size(), kAbsent);
  column.ForEach([&](uint32_t row, uint32_t code) { visited[row] = code; });
  ASSERT_EQ(visited, codes);
  for (uint32_t row = 0; row < codes.size(); ++row) ASSERT_EQ(column[row], codes[row]) << row;
}

TEST(PackedCodes, ReadsWhatWasWrittenAtEveryWidth) {
  for (uint32_t bits = 1; bits <= 32; ++bits) {
    const uint32_t max_code = static_cast<uint32_t>((uint64_t{1} << bits) - 1);
    EXPECT_EQ(BitsOf(max_code), bits);
    std::mt19937 random(bits);
    const Codes codes = RandomCodes(random, 200, 1, max_code);
    std::vector<uint8_t> bytes(PackedBytes(codes.size(), bits));
    CodePacker packer(bytes.data(), bits);
    for (const uint32_t code : codes) packer.Put(code);
    packer.Finish();
    Codes rows = RowsOf(codes);
    std::shuffle(rows.begin(), rows.end(), random);
    std::vector<uint8_t> added(bytes.size());
    for (const uint32_t row : rows) AddPacked(added.data(), bits, row, codes[row]);
    for (size_t i = 0; i < codes.size(); ++i) {
      ASSERT_EQ(ReadPacked(bytes.data(), bits, i), codes[i]);
      ASSERT_EQ(ReadPacked(added.data(), bits, i), codes[i]);
    }
  }
}

TEST(CodeColumn, OfNothingIsAbsentEverywhere) {
  const CodeColumn column;
  EXPECT_TRUE(column.empty());
  EXPECT_EQ(column[7], kAbsent);
  EXPECT_EQ(column.memory_bytes(), 0u);
  const Codes absent(100, kAbsent);
  EXPECT_TRUE(MakeColumn(absent, RowsOf(absent)).empty());
}

TEST(CodeColumn, IsMadeInAnyOrderDenseOrSparse) {
  const uint32_t seed = 5;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (const size_t count : {1, 63, 64, 65, 255, 256, 257, 5'000}) {
    for (const uint32_t rarity : {1, 3, 50, 1'000}) {
      for (const uint32_t max_code : {1u, 255u, 65'535u, 0xFFFFFFFFu}) {
        const Codes codes = RandomCodes(random, count, rarity, max_code);
        Codes rows = RowsOf(codes);
        std::shuffle(rows.begin(), rows.end(), random);
        ExpectMakes(codes, rows);
      }
    }
  }
}

TEST(CodeColumn, ReadsRunsAndCountsAsRowByRow) {
  const uint32_t seed = 7;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (uint32_t bits = 1; bits <= 20; ++bits) {
    for (const uint32_t rarity : {1, 3, 50}) {
      for (const size_t count : {1, 63, 64, 1'000, 3'333}) {
        const Codes codes = RandomCodes(random, count, rarity, (1u << bits) - 1);
        const CodeColumn column = MakeColumn(codes, RowsOf(codes));
        const auto first = static_cast<uint32_t>(random() % count / 64 * 64);
        const auto length = static_cast<uint32_t>(random() % (count - first) + 1);
        Codes run(length, 9);
        column.Read(first, length, run.data());
        ASSERT_TRUE(std::equal(run.begin(), run.end(), codes.begin() + first));

        CodeReader reader(column);
        for (uint32_t row = 0; row < count; ++row) {
          if (random() % 3 == 0) continue;
          ASSERT_EQ(reader[row], codes[row]);
          const auto before = static_cast<uint32_t>(random() % (row + 1));
          if (random() % 99 != 0) continue;
          ASSERT_EQ(reader[before], codes[before]);
        }

        Codes expected(size_t{1} << bits), counts(expected.size());
        for (const uint32_t code : codes) ++expected[code];
        column.Count(counts);
        expected[kAbsent] = counts[kAbsent] = 0;
        ASSERT_EQ(counts, expected) << bits << " bits, one in " << rarity << " of " << count;
      }
    }
  }
}

TEST(CodeColumn, OfNothingReadsAsAbsent) {
  const CodeColumn column;
  CodeReader reader(column);
  for (uint32_t row = 0; row < 3'000; ++row) ASSERT_EQ(reader[row], kAbsent);
  Codes counts(1);
  column.Count(counts);
}

TEST(CodeColumn, OfFewValuesAmongManyRowsIsSmall) {
  Codes codes(100'000, kAbsent);
  for (size_t row = 0; row < codes.size(); row += 50) codes[row] = 1 << 20;
  const CodeColumn column = MakeColumn(codes, RowsOf(codes));
  EXPECT_LT(column.memory_bytes(), codes.size() / 8 * 5 / 4 + 2'000 * 3);
}

TEST(CodeColumn, OfOnesHasTheCodeInEveryRow) {
  for (const uint32_t row_count : {0u, 1u, 7u, 8u, 63u, 64u, 1000u}) {
    const CodeColumn column = CodeColumn::Ones(row_count);
    uint32_t rows = 0;
    column.ForEach([&](uint32_t row, uint32_t code) {
      EXPECT_EQ(row, rows++);
      EXPECT_EQ(code, 1u);
      EXPECT_EQ(column[row], 1u);
    });
    EXPECT_EQ(rows, row_count);
    Codes counts(2);
    column.Count(counts);
    EXPECT_EQ(counts[1], row_count);
  }
}

TEST(PendingColumn, GivesBackWhatWasSet) {
  const uint32_t seed = 6;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    PendingColumn column;
    const size_t count = random() % 9'000;
    const uint32_t max_code = 0xFFFFFFFF >> (random() % 32);
    Codes expected(count, kAbsent);
    for (uint32_t row = 0; row < count; ++row) {
      // Some pieces are full, some have few, some nothing.
      const uint32_t share = row / PendingColumn::kPieceRows * 2'654'435'761u >> 28;
      if (random() % 16 > share) continue;
      expected[row] = static_cast<uint32_t>(random() % (uint64_t{max_code} + 1));
      if (random() % 8 == 0) column.Set(row, ~expected[row]);  // the later value wins
      column.Set(row, expected[row]);
      if (random() % 3'000 == 0) column.Close();
    }
    column.Close();
    Codes codes(count, kAbsent);
    column.ForEachPiece([&](uint32_t first, const auto& piece) {
      piece.ForEach([&](uint32_t row, uint32_t code) { codes[first + row] = code; });
    });
    ASSERT_EQ(codes, expected) << "round " << round;
    const CodeExtent extent = column.extent();
    ASSERT_EQ(extent.count,
              count - static_cast<size_t>(std::count(codes.begin(), codes.end(), kAbsent)));
    const auto largest = std::max_element(codes.begin(), codes.end());
    ASSERT_EQ(extent.bits, largest == codes.end() ? 0 : BitsOf(*largest));
  }
}

}  // namespace
}  // namespace parcours::store
