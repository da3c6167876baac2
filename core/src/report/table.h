// Tables in answers: a page of rows as JSON, or the same rows as CSV text.
//
//   {"total": 3, "rows": [...]}
//   {"csv": "contact,opens\r\na@b.example,2\r\n", "total": 3, "next": 2}
//
// CSV comes in chunks: the header stands in the first one (offset 0) alone, so that chunks joined
// are one file; "next" is the offset of the chunk that follows, null behind the last row.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "parcours/definition.h"
#include "report/values.h"

namespace parcours::report {

// Adds a page's rows to an answer, in the form that `page` asks for. `rows` are the page's, of
// `total`.
//
// `sample` is a row with every member that a row of any page can have, without data: the columns of
// the CSV are its members, whatever the page. A ratio is one column, its value; other objects have
// one for each of their members, "bouncesByClass.hard"; an empty object stands for money and has
// one for each of `currencies`, "revenue.EUR". null is an empty cell, a list is JSON.
void AddTable(const Page& page, uint64_t total, const OrderedJson& sample,
              const std::vector<std::string>& currencies, OrderedJson rows, OrderedJson* answer);

}  // namespace parcours::report
