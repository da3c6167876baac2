#include "reference/metrics/report.h"

#include "text/time_text.h"

namespace parcours::reference {

using nlohmann::json;

SlowReport::SlowReport(const SlowLoad& load, const MetricsRequest& asked)
    : request(asked),
      options(asked.options),
      sendings(JoinSendings(load, asked.options.machine_reasons)),
      outcomes(sendings, options),
      selection(load, request, sendings, outcomes),
      credits(load, options, sendings, outcomes) {}

Facts SlowReport::FactsOf(size_t i) const {
  const Sending& s = sendings.all[i];
  const bool is_email = s.channel == "email";
  Facts facts;
  const auto put = [&](const std::string& set, const SlowEvent* event) {
    if (event == nullptr || !selection.Stands(s, event->time_us)) return;
    facts.sets.insert(set);
    facts.any = true;
  };
  const SlowEvent* date = outcomes.IsSent(s) ? DateEvent(s) : nullptr;
  put("sent", date);
  put(is_email ? "sent email" : "sent sms", date);
  put("delivered", outcomes.Delivered(s));
  if (is_email) put("delivered email", outcomes.Delivered(s));
  put(is_email ? "bounced" : "undelivered", outcomes.Failed(s));
  if (const SlowEvent* failure = outcomes.Failed(s)) put(FailureClassOf(s, *failure), failure);
  if (outcomes.Delivered(s) == nullptr && outcomes.Failed(s) == nullptr) {
    put(is_email ? "pending" : "unconfirmed", date);
  }
  for (const SlowEvent* event : s.Of("failed")) {
    if (is_email && selection.Stands(s, event->time_us)) {
      ++facts.bounce_events;
      facts.any = true;
    }
  }
  for (const SlowEvent* event : outcomes.Clicks(s, Machines::kAsAsked)) {
    put("clicked", event);
    facts.clicks += selection.Stands(s, event->time_us);
  }
  for (const SlowEvent* event : outcomes.Opens(s, Machines::kAsAsked)) {
    put("opened", event);
    facts.opens += selection.Stands(s, event->time_us);
  }
  for (const SlowEvent* event : outcomes.Opens(s, Machines::kExcluded)) put("low", event);
  for (const SlowEvent* event : outcomes.Opens(s, Machines::kIncluded)) put("high", event);
  for (const Touched& touched : s.events) {
    if (touched.machine.empty() || !selection.Stands(s, touched.event->time_us)) continue;
    if (!outcomes.Counts(s, touched, Machines::kIncluded)) continue;
    facts.any = true;
    const bool open = KindOf(*touched.event) == "opened";
    ++(open ? facts.machine_opens : facts.machine_clicks);
    ++(open ? facts.opens_by_reason : facts.clicks_by_reason)[touched.machine.front()];
  }
  for (const SlowEvent* event : s.Of("unsubscribed")) put("unsubscribed", event);
  for (const SlowEvent* event : s.Of("complained")) put("complained", event);
  for (const SlowEvent* order : credits.orders()) {
    for (const Part& part : credits.Parts(*order)) {
      if (part.sending == i) put("ordered", order);
    }
  }
  if (selection.BySend() && selection.Stands(s, 0)) facts.any = true;
  return facts;
}

std::string FailureClassOf(const Sending& sending, const SlowEvent& failure) {
  if (sending.channel == "sms") return "undelivered " + CarrierClassOf(failure.reason);
  const std::string word = failure.reason.substr(0, failure.reason.find(':'));
  const bool known = word == "hard" || word == "soft" || word == "block";
  return "bounced " + (known ? word : "unknown");
}

json Money(int64_t units) { return double(units) / 10'000; }

json Time(const std::optional<int64_t>& time_us) {
  return time_us ? json(text::FormatTime(*time_us)) : json(nullptr);
}

}  // namespace parcours::reference
