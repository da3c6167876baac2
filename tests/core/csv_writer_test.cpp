#include "text/csv_writer.h"

#include <gtest/gtest.h>

#include "core/heap_text.h"

namespace parcours::text {
namespace {

std::string Cell(std::string_view cell) {
  std::string csv;
  AppendCsvCell(HeapText(cell).view(), &csv);
  return csv;
}

TEST(CsvCell, QuotesOnlyWhereNeeded) {
  EXPECT_EQ(Cell("plain"), "plain");
  EXPECT_EQ(Cell(""), "");
  EXPECT_EQ(Cell("a,b"), "\"a,b\"");
  EXPECT_EQ(Cell("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(Cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(Cell("été; €"), "été; €");
}

TEST(CsvCell, FormulasAreDefused) {
  EXPECT_EQ(Cell("=1+1"), "'=1+1");
  EXPECT_EQ(Cell("+cmd"), "'+cmd");
  EXPECT_EQ(Cell("-2+3"), "'-2+3");
  EXPECT_EQ(Cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(Cell("\t=1"), "'\t=1");
  EXPECT_EQ(Cell("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(Cell("=A1,\"x\""), "\"'=A1,\"\"x\"\"\"");
  EXPECT_EQ(Cell("-"), "'-");
}

TEST(CsvCell, NumbersStayNumbers) {
  for (const char* text : {"-12.5", "+33612345678", "-1e-3", "0", "5"}) EXPECT_EQ(Cell(text), text);
}

TEST(CsvRow, EndsWithCrlf) {
  std::string csv;
  AppendCsvRow({"contact", "sent"}, &csv);
  AppendCsvRow({"a@b.example", ""}, &csv);
  AppendCsvRow({""}, &csv);
  AppendCsvRow({}, &csv);
  EXPECT_EQ(csv, "contact,sent\r\na@b.example,\r\n\"\"\r\n\r\n");
}

}  // namespace
}  // namespace parcours::text
