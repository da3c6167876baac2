// A proposal over a known format: where no record of a sample can be used in the format that they
// are in, that format with the contact, time or type that they lack, as they are guessed. Contract:
// docs/formats.md. Tested by tests/core/ingest_preview_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/format/source_options.h"
#include "ingest/guess/guess.h"

namespace parcours::ingest {

struct FormatProposal {
  Guess guess;          // its choices: what the format lacks, and no more
  std::string mapping;  // JSON: the format's name and the choices
  Format format;        // the same as a table
  bool is_enough = true;
};

// Nothing where the format can use some of the records, or none with what is guessed either.
// `guess`: of the sample. Cost: a reading of the sample for each of what is lacking.
std::optional<FormatProposal> ProposeOver(const Format& format, const SourceOptions& options,
                                          const Guess& guess, std::string_view sample, bool whole);

}  // namespace parcours::ingest
