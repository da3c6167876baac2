#include "ingest/value/value_forms.h"

#include "text/ascii.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

using text::DateOrder;
using text::DecimalMark;
using text::IsDigit;
using Form = FormCounts::Form;
using By = FormCounts::By;

constexpr size_t kSampleBytesShown = 40;
constexpr std::string_view kBy[] = {"assumed", "sample", "given"};

// `given` of the two ways, 0: neither.
void Settle(int given, const Form& sample, Form* form) {
  if (given != 0) {
    form->by = By::kGiven;
    form->second = given == 2;
  } else if (sample.first_only != sample.second_only) {
    form->by = By::kSample;
    form->second = sample.second_only > sample.first_only;
  }
}

// The words of a form: what it is of, its two ways, the option that tells, and the member of an
// answer.
struct FormWords {
  std::string_view what;
  std::string_view ways[2];
  std::string_view option;
  std::string_view values[2];
  const char* member;
};
constexpr FormWords kDates = {
    "dates", {"the month first", "the day first"}, "dateOrder", {"mdy", "dmy"}, "order"};
constexpr FormWords kAmounts = {
    "amounts", {"a decimal point", "a decimal comma"}, "decimal", {".", ","}, "decimal"};

std::string Text(std::string_view text) { return std::string(text); }

void AddWarnings(const Form& form, const FormWords& words, std::vector<std::string>* warnings) {
  const size_t way = form.second ? 1 : 0;
  if (form.ambiguous != 0 && !form.is_told()) {
    warnings->push_back(form.key + ": " + std::to_string(form.ambiguous) + " " + Text(words.what) +
                        " such as '" + form.sample + "' are read with " + Text(words.ways[way]) +
                        ", which nothing in the first records tells; say " + Text(words.option) +
                        " \"" + Text(words.values[1 - way]) + "\" if that is wrong");
  }
  if (form.other() != 0) {
    warnings->push_back(std::to_string(form.other()) + " " + Text(words.what) + " can only have " +
                        Text(words.ways[1 - way]) + ", where the others of this " +
                        "source are read with " + Text(words.ways[way]));
  }
}

void AddForm(const Form& form, const FormWords& words, const char* member, json::Writer* out) {
  if (form.ambiguous + form.first_only + form.second_only == 0) return;
  out->BeginObject(member);
  out->Text(words.member, words.values[form.second ? 1 : 0]);
  out->Text("decidedBy", kBy[static_cast<size_t>(form.by)]);
  out->Count("ambiguous", form.ambiguous);
  out->Count("other", form.other());
  out->End();
}

}  // namespace

void Form::NoteAmbiguous(std::string_view path, std::string_view value) {
  if (ambiguous++ != 0) return;
  key = path;
  sample = text::CutUtf8(value, kSampleBytesShown);
}

bool MayHoldForms(std::string_view sample) {
  for (size_t i = 1; i + 2 < sample.size(); ++i) {
    const char c = sample[i];
    // Escapes beside or instead of digits: 24\/05, \u0032.
    if (c == '\\' && (IsDigit(sample[i - 1]) || sample.substr(i + 1, 4) == "u003")) return true;
    // 1.234 in a text, which a number's comma or bracket and a time's zone do not follow.
    if (c == '.' && IsDigit(sample[i - 1]) && i + 4 < sample.size() && IsDigit(sample[i + 1]) &&
        IsDigit(sample[i + 2]) && IsDigit(sample[i + 3]) && !IsDigit(sample[i + 4]) &&
        std::string_view("Z+-,}]").find(sample[i + 4]) == std::string_view::npos) {
      return true;
    }
    if ((c != '/' && c != '-' && c != ',') || !IsDigit(sample[i - 1]) || !IsDigit(sample[i + 1])) {
      continue;
    }
    if (c == ',') return true;
    // A number of one or two digits, and the same again: 24/5/
    const bool is_year = i >= 3 && IsDigit(sample[i - 2]) && IsDigit(sample[i - 3]);
    const size_t next = IsDigit(sample[i + 2]) ? i + 3 : i + 2;
    if (next < sample.size() && sample[next] == c && !is_year) return true;
  }
  return false;
}

void SettleForms(const FormCounts& sample, ValueForms* forms, FormCounts* counts) {
  Settle(static_cast<int>(forms->date_order), sample.dates, &counts->dates);
  Settle(static_cast<int>(forms->decimal), sample.amounts, &counts->amounts);
  forms->date_order = counts->dates.second ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
  forms->decimal = counts->amounts.second ? DecimalMark::kComma : DecimalMark::kPoint;
}

void AddFormWarnings(const FormCounts& counts, std::vector<std::string>* warnings) {
  AddWarnings(counts.dates, kDates, warnings);
  // Amounts that show their own mark are read by it whatever the others are.
  Form amounts = counts.amounts;
  amounts.first_only = amounts.second_only = 0;
  AddWarnings(amounts, kAmounts, warnings);
}

void AddFormsJson(const FormCounts& counts, json::Writer* out) {
  if (counts.times_without_zone != 0) out->Count("timesWithoutZone", counts.times_without_zone);
  AddForm(counts.dates, kDates, "dates", out);
  if (counts.amounts.ambiguous != 0) AddForm(counts.amounts, kAmounts, "amounts", out);
}

}  // namespace parcours::ingest
