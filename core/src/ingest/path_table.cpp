#include "ingest/path_table.h"

#include <utility>

#include "parcours/error.h"

namespace parcours::ingest {

PathTable::PathTable() : nodes_(1), names_(1) {}

PathId PathTable::Find(PathId parent, std::string_view key) {
  lookup_.assign(reinterpret_cast<const char*>(&parent), sizeof parent);
  lookup_ += key;
  const auto [entry, added] = ids_.try_emplace(lookup_, size());
  if (!added) return entry->second;
  if (nodes_.size() >= kMaxPaths) {
    ids_.erase(entry);
    throw Error(ErrorCode::kTooLarge, "",
                "more than " + std::to_string(kMaxPaths) + " different keys, the next is '" +
                    std::string(key) + "'; keys that are data (one key an item) cannot be columns");
  }
  Node node;
  const std::string token = std::string(key) + "\":";
  const bool plain = key.find_first_of("\"\\") == std::string_view::npos;
  if (token.size() <= kTokenBytes && plain) {
    node.token_size = static_cast<uint32_t>(token.size());
    std::memcpy(node.words, token.data(), token.size());
    std::memset(node.masks, 0xFF, token.size());
  }
  std::string name = parent == kRootPath ? "" : names_[parent] + ".";
  node.too_long = nodes_[parent].too_long || name.size() + key.size() > kMaxPathBytes;
  if (node.too_long) {
    name.clear();
  } else {
    name += key;
  }
  nodes_.push_back(node);
  names_.push_back(std::move(name));
  return entry->second;
}

}  // namespace parcours::ingest
