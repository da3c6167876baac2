// What a page of an API's answer says of the pages behind it: {"hasMore": true},
// {"paging": {"next": {"after": "x"}}}. Contract: docs/formats.md.
#pragma once

#include <string_view>

#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {

// The key by which the page says that there are more; empty where it does not. A link alone says
// nothing where the page's list is empty: some answer with one however often they are asked.
std::string_view NextPageKey(FlatRecord page, const PathTable& paths);

}  // namespace parcours::ingest
