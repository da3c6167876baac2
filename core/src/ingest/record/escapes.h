// Escapes in JSON's texts, which some writers put everywhere: PHP before every slash, Python for
// every letter beyond ASCII.
//
// All functions append to `text` and answer false, with a part appended, where an escape is none
// of JSON's or half of a surrogate pair stands alone. Linear; no allocation where `text` has room.
#pragma once

#include <string>
#include <string_view>

namespace parcours::ingest {

// What the inside of a JSON text stands for.
bool AppendUnescaped(std::string_view inside, std::string* text);

// A JSON array without blanks between its parts, and with no escapes but those that JSON demands,
// as json::Dump writes it. JsonPass has been over it.
bool AppendCompact(std::string_view array, std::string* text);
// The same of one that has no such blanks, faster.
bool AppendRespelled(std::string_view array, std::string* text);

}  // namespace parcours::ingest
