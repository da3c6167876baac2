// What each vendor's records become: payloads of the shapes that their documentation shows, and the
// rows that docs/formats.md makes of them. Also fed in pieces: every cut must give the same rows.
#include <gtest/gtest.h>

#include "core/ingest_load.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;
using test::LoadInPieces;

struct Case {
  std::string what;
  std::string format;
  std::string record;
  std::string rows;
  std::string source = {};  // the file's name, where the format reads it
};

#include "core/ingest_vendor_cases.inc"

TEST(Vendor, RecordsBecomeRows) {
  for (const Case& c : kCases) {
    const std::string options = "{\"name\":\"" + c.source + "\"}";
    const Loaded loaded = Load(c.record, options);
    EXPECT_EQ(loaded.summary.format, c.format) << c.what << loaded.error;
    EXPECT_EQ(test::Rows(c.record, options), c.rows) << c.format << ": " << c.what;
    for (const size_t piece : {1, 7, 64}) {
      EXPECT_EQ(LoadInPieces(c.record, options, piece).store, loaded.store) << c.what;
    }
  }
}

}  // namespace
}  // namespace parcours
