// What a record says of its event that is put together from several keys or from its type: why it
// came to nothing, whether a machine made it, whether it is a test.
//
// A value that is not what its key is for goes to `left_over`: it is a property like any other.
#pragma once

#include <string>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/format/source_types.h"
#include "ingest/record/flat_record.h"
#include "ingest/row/field_slots.h"

namespace parcours::ingest {

using LeftOver = std::vector<const Entry*>;

// The bounce class, a colon and the reason: "hard: 550 unknown". Empty: neither is told.
std::string ReasonOf(const Format& format, const SourceTypes::Info& type, FieldSlots* slots,
                     LeftOver* left_over);

// "true", "false", or the reason of a machine's verdict; of several keys the first that is not
// false. Empty: no verdict.
std::string MachineOf(const SourceTypes::Info& type, FieldSlots* slots);

bool IsTest(FieldSlots* slots, LeftOver* left_over);

}  // namespace parcours::ingest
