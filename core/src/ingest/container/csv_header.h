// The names of CSV's columns, each different, from the header row.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ingest/container/csv_row.h"

namespace parcours::ingest {

// Blanks around a name are dropped and bytes that are no UTF-8 replaced. A column without a name is
// "column 3", a name's second column "name (2)", or the next number that is free; `warnings` is
// told of them. Cost: a look-up for each column and each name that was taken, whatever the names.
std::vector<std::string> ColumnNames(std::span<const CsvCell> header,
                                     std::vector<std::string>* warnings);

// "sep=;", with which a spreadsheet tells its delimiter before the header: the row falls apart at
// it.
bool IsDelimiterHint(std::span<const CsvCell> row);

}  // namespace parcours::ingest
