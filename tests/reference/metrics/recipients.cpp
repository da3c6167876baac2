// Recipients: docs/metrics.md, section 7.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reference/metrics/report.h"
#include "reference/slow_metrics.h"

namespace parcours::reference {
namespace {

using nlohmann::json;

json Recipient(const SlowReport& report, const std::string& contact,
               const std::vector<size_t>& of_contact) {
  std::map<std::string, std::optional<int64_t>> first;
  const auto note = [&](const std::string& what, const std::vector<const SlowEvent*>& events) {
    for (const SlowEvent* event : events) {
      if (!report.selection.BySend() && !report.selection.InRange(event->time_us)) continue;
      std::optional<int64_t>& time = first[what];
      time = std::min(time.value_or(event->time_us), event->time_us);
    }
  };
  Facts total;
  int64_t millionths = 0;
  std::map<std::string, int64_t> revenue;
  std::vector<const SlowEvent*> failures;  // the last ones
  const Sending* failed = nullptr;
  for (const size_t i : of_contact) {
    const Sending& s = report.sendings.all[i];
    const Facts facts = report.FactsOf(i);
    total.opens += facts.opens;
    total.clicks += facts.clicks;
    total.machine_opens += facts.machine_opens;
    if (!s.Of("sent").empty()) note("sent", {s.Of("sent").front()});
    note("delivered", s.Of("delivered"));
    note("opened", report.outcomes.Opens(s, Machines::kAsAsked));
    note("clicked", report.outcomes.Clicks(s, Machines::kAsAsked));
    note("unsubscribed", s.Of("unsubscribed"));
    const SlowEvent* failure = report.outcomes.Failed(s);
    if (failure != nullptr &&
        (report.selection.BySend() || report.selection.InRange(failure->time_us))) {
      if (!failures.empty() && failures[0]->time_us < failure->time_us) failures.clear();
      if (failures.empty() || failures[0]->time_us == failure->time_us) {
        failures.push_back(failure);
        failed = &s;
      }
    }
    for (const SlowEvent* order : report.credits.orders()) {
      for (const Part& part : report.credits.Parts(*order)) {
        if (part.sending != i || !report.selection.Stands(s, order->time_us)) continue;
        millionths += part.millionths;
        if (HasMoney(*order)) revenue[order->currency] += part.amount;
      }
    }
  }
  json row = {{"contact", contact},
              {"sentAt", Time(first["sent"])},
              {"deliveredAt", Time(first["delivered"])},
              {"firstClickAt", Time(first["clicked"])},
              {"unsubscribedAt", Time(first["unsubscribed"])}};
  const Tracks tracks = report.selection.TracksOf();
  row["clicks"] = tracks.clicks ? json(total.clicks) : json(nullptr);
  if (tracks.email) {
    row["firstOpenAt"] = Time(first["opened"]);
    row["opens"] = tracks.opens ? json(total.opens) : json(nullptr);
    row["machineOpens"] = tracks.opens ? json(total.machine_opens) : json(nullptr);
  }
  if (failures.size() < 2) {
    const bool email = failed != nullptr && failed->channel == "email";
    const std::string word = failed == nullptr ? "" : FailureClassOf(*failed, *failures[0]);
    const json of_class = word.substr(word.find(' ') + 1);
    if (tracks.email && (failed == nullptr || email)) {
      row["bounce"] = failed == nullptr ? json(nullptr) : of_class;
    }
    if (tracks.sms && (failed == nullptr || !email)) {
      const std::string reason = failed == nullptr ? "" : failures[0]->reason;
      row["codeClass"] = failed == nullptr ? json(nullptr) : of_class;
      row["code"] = failed == nullptr ? json(nullptr) : json(reason.empty() ? "unknown" : reason);
    }
  }
  if (report.credits.has_orders()) {
    row["orders"] = double(millionths) / 1e6;
    row["revenue"] = json::object();
    for (const auto& [currency, units] : revenue) row["revenue"][currency] = Money(units);
  }
  return row;
}

}  // namespace

json SlowRecipients(const SlowLoad& load, const MetricsRequest& request,
                    const std::string& message) {
  MetricsRequest of_message = request;
  of_message.selection.messages = {message};
  const SlowReport report(load, of_message);
  std::map<std::string, std::vector<size_t>> by_contact;
  for (size_t i = 0; i < report.sendings.all.size(); ++i) {
    const Sending& s = report.sendings.all[i];
    if (!report.selection.Selected(s) || !report.selection.InChannel(s)) continue;
    if (report.FactsOf(i).any) by_contact[s.contact].push_back(i);
  }
  json rows = json::array();
  for (const auto& [contact, of_contact] : by_contact) {
    rows.push_back(Recipient(report, contact, of_contact));
  }
  return rows;
}

}  // namespace parcours::reference
