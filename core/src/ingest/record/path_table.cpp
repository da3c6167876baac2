#include "ingest/record/path_table.h"

#include <utility>

#include "ingest/record/json_pass.h"
#include "parcours/error.h"
#include "text/utf8.h"

namespace parcours::ingest {

PathTable::PathTable() : nodes_(1), seen_in_(1), names_(1) {}

PathId PathTable::Find(PathId parent, std::string_view key) {
  lookup_.assign(reinterpret_cast<const char*>(&parent), sizeof parent);
  lookup_ += key;
  const auto [entry, added] = ids_.try_emplace(lookup_, size());
  if (!added) return entry->second;
  if (nodes_.size() >= kMaxPaths) {
    ids_.erase(entry);
    throw Error(ErrorCode::kTooLarge, "",
                "more than " + std::to_string(kMaxPaths) + " different keys, the next is " +
                    text::QuoteUtf8(key) +
                    "; keys that are data (one key an item) cannot be columns");
  }
  Node node;
  node.parent = parent;
  node.depth = nodes_[parent].depth + 1;
  node.page_keyed = IsPageKey(key);
  std::string name = parent == kRootPath ? "" : names_[parent] + ".";
  node.too_long = nodes_[parent].too_long || name.size() + key.size() > kMaxPathBytes;
  if (node.too_long) {
    name.clear();
  } else {
    name += key;
  }
  nodes_.push_back(node);
  seen_in_.push_back(0);
  names_.push_back(std::move(name));
  return entry->second;
}

PathId PathTable::FindDotted(std::string_view path) {
  PathId id = kRootPath;
  while (true) {
    const size_t dot = path.find('.');
    id = Find(id, path.substr(0, dot));
    if (dot == std::string_view::npos) return id;
    path.remove_prefix(dot + 1);
  }
}

}  // namespace parcours::ingest
