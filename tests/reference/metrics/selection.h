// What a request selects: docs/metrics.md, section 7.
#pragma once

#include <string>
#include <vector>

#include "parcours/definition.h"
#include "reference/metrics/outcomes.h"

namespace parcours::reference {

// What the selected messages are and track, whoever was sent them.
struct Tracks {
  bool email = false, sms = false, opens = false, clicks = false;
};

class SlowSelection {
 public:
  // All must outlive it.
  SlowSelection(const SlowLoad& load, const MetricsRequest& request, const SlowSendings& sendings,
                const SlowOutcomes& outcomes)
      : load_(load), request_(request), sendings_(sendings), outcomes_(outcomes) {}

  // Whether its message and its contact are selected, on whatever channel.
  bool Selected(const Sending& sending) const;
  bool HasContact(const std::string& contact) const;
  bool InChannel(const Sending& sending) const;

  bool BySend() const { return request_.options.date_basis == MetricOptions::DateBasis::kSend; }
  bool InRange(int64_t time_us) const { return request_.selection.range.Contains(time_us); }
  // Does an event of the sending count in the range?
  bool Stands(const Sending& sending, int64_t event_us) const;

  // Whether a selected message uses the channel, whatever its contacts.
  bool Uses(const std::string& channel) const;
  Tracks TracksOf() const;

 private:
  bool SelectedMessage(const Sending& sending) const;
  // What belongs to no journey, or to one without a record, is active.
  bool HasStatus(const std::string& journey) const;
  // Selected messages of journeys' records that nobody was sent; all e-mails in these tests.
  std::vector<SlowMessage> UnsentMessages() const;

  const SlowLoad& load_;
  const MetricsRequest& request_;
  const SlowSendings& sendings_;
  const SlowOutcomes& outcomes_;
};

}  // namespace parcours::reference
