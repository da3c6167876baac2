#include "metrics/instances/opt_out_keywords.h"

#include <algorithm>
#include <string>

#include "store/fields.h"
#include "text/any_case.h"

namespace parcours::metrics {
namespace {

constexpr std::string_view kProperties[] = {"body", "text", "message_body", "keyword"};

// As CompactText spells them. What carriers and vendors honour in English and French, and German's
// STOPP.
constexpr std::string_view kWords[] = {
    "stop",        "stopall",    "stopp",         "stopsms",     "stoppub",
    "unsubscribe", "cancel",     "end",           "quit",        "revoke",
    "optout",      "remove",     "arret",         "arreter",     "arretez",
    "fin",         "desabonner", "desabonnement", "desinscrire", "desinscription",
    "resilier"};
constexpr size_t kMaxTextBytes = 60;

// Letters and digits in lower case without accents: "Arrêt !" -> "arret". Nothing where the text
// has letters of other alphabets.
std::string CompactText(std::string_view text) {
  std::string compact;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text::LowerAscii(text[i]);
    const auto byte = static_cast<unsigned char>(c);
    if (text::IsLower(c) || text::IsDigit(c)) {
      compact += c;
    } else if (byte == 0xC3 && i + 1 < text.size()) {  // U+00C0 to U+00FF
      const auto low = static_cast<unsigned char>(static_cast<unsigned char>(text[++i]) | 0x20);
      if (low < 0xA8 || low > 0xAB) return "";  // e with an accent
      compact += 'e';
    } else if (byte == 0xC2 && i + 1 < text.size() &&
               static_cast<unsigned char>(text[i + 1]) == 0xA0) {
      ++i;  // a blank that does not break
    } else if (byte >= 0x80) {
      return "";
    }
  }
  return compact;
}

std::string_view LastPart(std::string_view path) { return path.substr(path.rfind('.') + 1); }

}  // namespace

bool IsOptOutText(std::string_view text) {
  if (text.size() > kMaxTextBytes) return false;
  const std::string compact = CompactText(text);
  if (std::find(std::begin(kWords), std::end(kWords), compact) != std::end(kWords)) return true;
  return compact.compare(0, 4, "stop") == 0 &&
         compact.find_first_not_of("0123456789", 4) == std::string::npos;
}

InboundOptOuts::InboundOptOuts(const store::EventStore& store) : store_(&store) {
  const auto& columns = store.vocabulary().columns;
  for (const std::string_view property : kProperties) {
    for (store::ColumnId id = store::kFieldCount; id < columns.size(); ++id) {
      if (!text::EqualsAnyCase(LastPart(columns[id].name), property)) continue;
      columns_.push_back({id, std::vector<uint8_t>(size_t{columns[id].values.size()} + 1)});
    }
  }
}

bool InboundOptOuts::Has(store::Row row) {
  for (TextColumn& column : columns_) {
    const uint32_t code = store_->column(column.column)[row];
    if (code == store::kAbsent) continue;
    uint8_t& known = column.known[code];
    if (known == 0) {
      const auto& values = store_->vocabulary().columns[column.column].values;
      known = IsOptOutText(values.Text(code)) ? 2 : 1;
    }
    return known == 2;
  }
  return false;
}

}  // namespace parcours::metrics
