// Our own form: docs/events.md.
#include "ingest/format.h"

namespace parcours::ingest {
namespace {

Format MakeOwnFormat() {
  using store::Field;
  Format format;
  format.name = "parcours";
  format.title = "Parcours events";
  format.signatures = {
      {{"contact", "time", "type"}, ""}, {{"contact", "properties"}, ""},
      {{"contact", "lists"}, ""},        {{"contact", "aliases"}, ""},
      {{"journey", "messages"}, ""},     {{"journey", "name"}, ""},
      {{"journey", "status"}, ""},
  };
  format.rules = {
      {Target::kContact, "contact"},
      {Target::kTime, "time"},
      {Target::kType, "type"},
      {Target::kId, "id"},
      {Target::kIds, "ids"},
      {Target::kMachine, "machine"},
      {Target::kMachine, "machine.flag"},
      {Target::kMachineReason, "machine.reason"},
      {Target::kTest, "test"},
      {Target::kLive, "livemode"},
  };
  for (const Field field :
       {Field::kChannel, Field::kMessage, Field::kJourney, Field::kDelivery, Field::kUrl,
        Field::kRevenue, Field::kCurrency, Field::kTotal, Field::kTax, Field::kShipping,
        Field::kOrder, Field::kDeal, Field::kCompany, Field::kReason}) {
    format.rules.push_back(
        {Target::kField, std::string(store::kFieldNames[static_cast<size_t>(field)]), field});
  }
  format.property_object = "properties";
  format.has_records = true;
  return format;
}

}  // namespace

const Format& OwnFormat() {
  static const Format format = MakeOwnFormat();
  return format;
}

}  // namespace parcours::ingest
