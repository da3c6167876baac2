#include "request/metrics_request.h"

#include "request/common.h"
#include "text/time_text.h"

namespace parcours::request {
namespace {

using text::kUsPerDay;
using text::kUsPerHour;

AttributionWindows PresetWindows(size_t preset) {
  AttributionWindows windows;
  switch (preset) {
    case 0:  // mailchimp
      windows = {5 * kUsPerDay, 30 * kUsPerDay, 12 * kUsPerHour, 5 * kUsPerDay};
      break;
    case 1:  // mailchimp-click-only
      windows = {std::nullopt, 30 * kUsPerDay, std::nullopt, 30 * kUsPerDay};
      break;
    case 2:  // klaviyo
      windows = {5 * kUsPerDay, 5 * kUsPerDay, 12 * kUsPerHour, 5 * kUsPerDay};
      break;
    default:
      break;
  }
  return windows;
}

AttributionWindows ReadWindows(JsonReader& options) {
  const size_t preset =
      options.Choice("attribution", "mailchimp, mailchimp-click-only, klaviyo, custom");
  const bool custom = preset == 3;
  if (!custom && options.Has("windows")) {
    options.Problem("windows", "only for attribution \"custom\"");
  }
  if (custom && !options.Has("windows")) {
    options.Problem("windows", "missing; attribution \"custom\" needs them");
  }
  JsonReader given = options.Object("windows");
  AttributionWindows windows;
  windows.email_open_us = given.Duration("emailOpen");
  windows.email_click_us = given.Duration("emailClick");
  windows.sms_delivery_us = given.Duration("smsDelivery");
  windows.sms_click_us = given.Duration("smsClick");
  given.NoOtherMembers();
  return custom ? windows : PresetWindows(preset);
}

// "machineReasons": those that hold; all where absent.
uint8_t ReadMachineReasons(JsonReader& options) {
  if (!options.Has("machineReasons")) {
    options.Raw("machineReasons");
    return kAllMachineReasons;
  }
  uint8_t reasons = 0;
  for (const size_t reason :
       options.Choices("machineReasons", "vendor, agent, burst, instant, before-delivery")) {
    reasons = static_cast<uint8_t>(reasons | 1u << reason);
  }
  return reasons;
}

MetricOptions ReadOptions(JsonReader& request) {
  JsonReader options = request.Object("options");
  MetricOptions read;
  read.unit = static_cast<MetricOptions::Unit>(options.Choice("unit", "instance, contact"));
  read.date_basis =
      static_cast<MetricOptions::DateBasis>(options.Choice("dateBasis", "send, event"));
  read.exclude_machine = options.Choice("machine", "exclude, include") == 0;
  read.machine_reasons = ReadMachineReasons(options);
  read.implied = options.Bool("implied", true);
  read.count_unsubscribe_clicks = options.Bool("countUnsubscribeClicks", false);
  read.exclude_cancelled = options.Bool("excludeCancelled", false);
  read.unsubscribe_basis = static_cast<MetricOptions::UnsubscribeBasis>(
      options.Choice("unsubscribeBasis", "delivered, opened, sent"));
  read.per_recipient_basis = static_cast<MetricOptions::PerRecipientBasis>(
      options.Choice("perRecipientBasis", "recipient, delivery"));
  read.windows = ReadWindows(options);
  read.model =
      static_cast<AttributionModel>(options.Choice("model", "last, first, linear, position"));
  options.NoOtherMembers();
  return read;
}

// "journey": one id or a list of ids.
std::vector<std::string> ReadJourneys(JsonReader& request, bool* is_list) {
  const Json* journey = request.Raw("journey");
  if (journey == nullptr || journey->is_null()) return {};
  if (journey->is_string()) return {json::TextOf(*journey)};
  *is_list = true;
  return request.Texts("journey");
}

MetricsRequest ReadMetricsRequest(JsonReader& request) {
  MetricsRequest read;
  MetricSelection& selection = read.selection;
  selection.journeys = ReadJourneys(request, &selection.journey_list);
  for (const size_t status : request.Choices("status", "active, paused, draft, archived")) {
    selection.statuses.push_back(static_cast<JourneyStatus>(status));
  }
  if (request.Has("channel")) {
    selection.channel = static_cast<Channel>(request.Choice("channel", "email, sms"));
  }
  selection.range = ReadRange(request, "range");
  JsonReader filters = request.Object("filters");
  selection.contact = ReadFilters(filters, "contact");
  selection.messages = filters.Texts("messages");
  selection.lists = filters.Texts("lists");
  filters.NoOtherMembers();
  read.options = ReadOptions(request);
  // Only cards use these two; the others take the same selection, so that a page has one for all.
  if (request.Has("trend")) {
    read.trend = static_cast<TrendUnit>(request.Choice("trend", "hour, day, week, month"));
  }
  read.compare_previous = request.Has("compare");
  request.Choice("compare", "previous");
  return read;
}

std::optional<RecipientState> ReadState(JsonReader& request) {
  const size_t state = request.Choice("state",
                                      "sent, delivered, opened, clicked, bounced, undelivered, "
                                      "unconfirmed, pending, unsubscribed, complained, ordered");
  if (!request.Has("state")) return std::nullopt;
  return static_cast<RecipientState>(state);
}

std::optional<OrderState> ReadOrderState(JsonReader& request) {
  const size_t state = request.Choice("state", "attributed, unattributed");
  if (!request.Has("state")) return std::nullopt;
  return static_cast<OrderState>(state);
}

std::vector<GridWindow> ReadGridWindows(JsonReader& request, const char* name) {
  std::vector<GridWindow> windows;
  const Json* list = request.Raw(name);
  if (list == nullptr || !list->is_array() || list->empty()) {
    request.Problem(name, "expected a list of windows such as [\"P1D\", \"P5D\", null]");
    return windows;
  }
  for (size_t i = 0; i < list->size(); ++i) {
    const std::string path = std::string(name) + "[" + std::to_string(i) + "]";
    GridWindow window;
    if (!(*list)[i].is_null()) {
      window.window_us = request.DurationOf((*list)[i], path);
      if (window.window_us) window.text = json::TextOf((*list)[i]);
    }
    windows.push_back(std::move(window));
  }
  return windows;
}

void ReadGrid(JsonReader& request, MetricsQuery* query) {
  query->email_windows = ReadGridWindows(request, "email");
  query->sms_windows = ReadGridWindows(request, "sms");
  const size_t cells = query->email_windows.size() * query->sms_windows.size();
  if (cells > kMaxGridCells) {
    request.Problem("email", std::to_string(cells) + " pairs of windows; expected at most " +
                                 std::to_string(kMaxGridCells));
  }
}

}  // namespace

MetricsQuery ReadMetricsQuery(MetricsReport report, JsonReader& request) {
  MetricsQuery query;
  query.report = report;
  query.metrics = ReadMetricsRequest(request);
  const auto read_page = [&](const char* default_sort) {
    query.page = ReadPage(request, default_sort);
    query.page.search = request.Text("search");
  };
  switch (report) {
    case MetricsReport::kCards:
      break;
    case MetricsReport::kMessages:
      read_page("-sends");
      break;
    case MetricsReport::kRecipients:
      read_page("sentAt");
      query.message = request.Text("message");
      query.state = ReadState(request);
      if (!request.Has("message")) request.Problem("message", "missing; expected a message's id");
      break;
    case MetricsReport::kLinks:
      read_page("-totalClicks");
      query.message = request.Text("message");
      break;
    case MetricsReport::kOrders:
      read_page("-time");
      query.order_state = ReadOrderState(request);
      break;
    case MetricsReport::kAttributionGrid:
      ReadGrid(request, &query);
      break;
    case MetricsReport::kInstances:
      read_page("sentAt");
      query.metric = request.Text("metric");
      query.denominator = request.Choice("side", "numerator, denominator") == 1;
      if (!request.Has("metric")) request.Problem("metric", "missing; expected a metric's name");
      break;
  }
  request.NoOtherMembers();
  return query;
}

}  // namespace parcours::request
