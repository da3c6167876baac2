// Opt-outs by SMS: which of the messages that people sent back are one (docs/metrics.md, "Send
// instances").
//
// The text is the event's property `body`, else `text`, `message_body` or `keyword`, in any case
// and inside whatever object. It is an opt-out where it is one of the words that carriers and
// vendors take for one, and nothing else: case, accents, blanks and punctuation apart, and with a
// number behind STOP, as people write to French short codes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "store/event_store.h"

namespace parcours::metrics {

bool IsOptOutText(std::string_view text);

// Asked once for each distinct text.
class InboundOptOuts {
 public:
  explicit InboundOptOuts(const store::EventStore& store);

  // `row`: an sms.inbound event.
  bool Has(store::Row row);

 private:
  struct TextColumn {
    store::ColumnId column;
    std::vector<uint8_t> known;  // by code; 0: not asked yet, 1: no, 2: yes
  };

  const store::EventStore* store_;
  std::vector<TextColumn> columns_;  // the first with a value tells
};

}  // namespace parcours::metrics
