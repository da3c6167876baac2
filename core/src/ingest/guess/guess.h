// GuessMapping: which keys of records in no known format are which field of an event, from the
// keys' names and the values under them. A proposal for somebody to confirm: nothing is loaded by
// it unless they say so. Contract: docs/formats.md. Tested by tests/core/ingest_guess_test.cpp.
//
// Confidence  0 to 100, for each field: 60 parts the key's name (English, French, vendors' styles),
//             40 parts its values, times the share of records that have the key; of a field that
//             is not required the share takes a fifth at most. Integers, so that every platform
//             says the same.
// Cost        one reading of the sample.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/value/value_count.h"

namespace parcours::ingest {

// A field whose confidence is lower is named, but not enough to load by the guess alone.
inline constexpr uint32_t kEnoughConfidence = 50;

struct GuessedField {
  std::string_view field;  // as a mapping spells it
  uint32_t confidence = 0;
};

struct GuessedKey {
  std::string key;  // dotted path
  uint32_t records = 0;
  uint32_t distinct = 0;
  std::string_view kind;             // text, number, boolean, list, mixed
  std::vector<std::string> samples;  // the first different values, cut short
  // Of a key whose values could be types: how often each is there, the most frequent first, at
  // most kMaxGuessedValues of `distinct`, cut short as the samples are.
  std::vector<ValueCount> values;
  std::vector<GuessedField> fits;  // fields it could be, the likeliest first
  std::string event;               // the type that it could tell as a column; empty: none
};

struct Guess {
  // The proposal: contact, time and type where anything fits, others where their names say so.
  struct Choice {
    std::string_view field;
    std::string key;  // empty: of all records the value below, as a type or a currency may be
    std::string value;
    uint32_t confidence = 0;
  };
  std::vector<Choice> choices;
  // Of a table with a column for each event (column_guess.h) in the place of type, and of time
  // where all of them hold times: the columns, each with its type as the value. In the order of the
  // types.
  std::vector<Choice> events;
  // Then what the choices were if a record told one event; else empty.
  std::vector<Choice> single;
  // What the type's key holds -> ours, for the words that are known (event_words.h); by their text.
  std::vector<std::pair<std::string, std::string>> types;
  // Bounce classes that the reasonClass's key holds, else the type's, in lower case -> ours.
  std::vector<std::pair<std::string, std::string>> classes;
  std::vector<GuessedKey> keys;  // in the order of first sight, at most kMaxGuessedKeys
  uint32_t more_keys = 0;        // left out of them
  uint32_t records = 0;          // looked at

  const Choice* Find(std::string_view field) const;
  // As if a record told one event.
  const Choice* FindSingle(std::string_view field) const;
  // Contact, time and type are there, or what stands for these.
  bool is_whole() const;
  // The same with enough confidence.
  bool is_enough() const;
  // The confidence of the column of which it is least.
  uint32_t LeastSureEvent() const;
  // Where it is not: what of it is missing or not sure enough.
  std::string Shortfall() const;
};

inline constexpr size_t kMaxGuessedKeys = 300;
inline constexpr size_t kMaxGuessedValues = 60;

// `sample`: the source's first bytes; `whole`: they are all of it.
Guess GuessMapping(std::string_view sample, bool whole);

// The proposal as the JSON of a mapping.
std::string MappingText(const Guess& guess);
// The proposal as a table; it must be whole.
Format FormatOf(const Guess& guess);

}  // namespace parcours::ingest
