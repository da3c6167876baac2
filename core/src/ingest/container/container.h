// Container: what holds a source's records, told from its first bytes, and the reader for it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/container/csv_reader.h"
#include "ingest/container/keyed_reader.h"
#include "ingest/container/list_row_reader.h"
#include "ingest/container/record_reader.h"

namespace parcours::ingest {

struct Container {
  enum class Kind : uint8_t {
    kJson,      // objects, lists of them, pages
    kKeyed,     // objects whose members are the records, by id
    kListRows,  // lists of values, the first one of names
    kCsv,
  };
  Kind kind = Kind::kJson;
  char delimiter = ',';     // of kCsv
  uint32_t title_rows = 0;  // of kCsv: rows with anything in them that stand before the header
  std::string member;       // of kKeyed: where in the object the records are; empty: they are it
  std::string not_csv;      // of kJson: why it is no CSV though it looks like it, for a message
};

// kKeyed where the first object's first key, in a list or not, is an e-mail address over a list, or
// one of OCEL 1.0's logs ("ocel:events"); kListRows where the first list begins with a text.
// CSV where the first byte that is no blank opens neither an object nor an array, and the first
// rows, more than half of them, agree on a delimiter (`,` `;` tab `|`) and with the header on a
// number of cells, two at least; JSON else. The header is the first row, or one of a few behind it
// where titles stand above it. `sample`: the source's first bytes, UTF-8; `whole`: all
// of it.
Container SniffContainer(std::string_view sample, bool whole);

// Reads a source of any kind.
class ContainerReader {
 public:
  // All must outlive the reader. `lists`: where what is read of JSON's lists is kept for the sink,
  // nullptr: nowhere.
  ContainerReader(const Container& container, PathTable* paths, RecordSink* sink,
                  OpenedLists* lists = nullptr);

  void Append(std::string_view bytes);
  // No more bytes come: what is left is read as far as it goes.
  void Finish();
  // After Finish(): what had to be assumed.
  std::vector<std::string> Warnings() const;
  // After Finish(): the text ended inside an array of records.
  bool EndsOpen() const { return json_ && json_->ends_open(); }

 private:
  template <class Call>
  void OfReader(Call call);

  std::optional<RecordReader> json_;  // one of these
  std::optional<KeyedReader> keyed_;
  std::optional<ListRowReader> list_rows_;
  std::optional<CsvReader> csv_;
};

}  // namespace parcours::ingest
