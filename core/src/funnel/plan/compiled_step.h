// A step compiled for one store: an event type, or any, and its filters.
#pragma once

#include <string_view>

#include "parcours/definition.h"
#include "store/event_store.h"
#include "store/filter.h"

namespace parcours::funnel {

inline constexpr std::string_view kAnyEvent = "*";

struct CompiledStep {
  // The store must outlive this.
  CompiledStep(const store::EventStore& store, const Step& step)
      : filter(store, step.where),
        any_type(step.event == kAnyEvent),
        type(any_type ? store::TypeCode{0}
                      : static_cast<store::TypeCode>(store.vocabulary().types.Find(step.event))) {}

  bool MayMatch(store::TypeCode other) const { return any_type || (type == other && type != 0); }
  bool Matches(store::TypeCode other, store::Row row, store::ContactIndex contact) const {
    return MayMatch(other) && (filter.empty() || filter.Matches(row, contact));
  }

  store::RowFilter filter;
  bool any_type;
  store::TypeCode type;  // 0 where any_type, or where the data does not know the name
};

}  // namespace parcours::funnel
