// CSV read slowly and obviously: the whole text at once, a character at a time, no limits of size
// but that of a name.
#pragma once

#include <string>
#include <string_view>

namespace parcours::reference {

// What core's CsvReader tells its sink, as text: a line for each record ("line 2 at 12: a=1 b=") or
// bad row ("line 3 at 20: not-csv 'excerpt'"), in order. Every cell is between the names of the
// header, `name="value"`.
std::string SlowCsv(std::string_view text, char delimiter);

}  // namespace parcours::reference
