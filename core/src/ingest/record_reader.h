// RecordReader: finds the records in a stream of JSON, whatever holds them, and hands each to a
// sink.
//
// Containers   one object a line; objects one after the other, on one line or on many; arrays, also
//              of arrays; pages ({"events":[...], "offset":...}); any number of these in a row,
//              with a byte order mark, LF or CRLF.
// Pages        an object at the top that has no field of a record (RecordSink::IsForeign) and a
//              list under a page key stands for the records in the list. Told within
//              kPageProbeBytes.
// Bad input    is reported once and stepped over. At the top the next record is looked for behind
//              the next line end; in an array behind the end of the brackets, or at the next line
//              that is indented as the bad one was and begins with '{', unless that is the value
//              of a key. Where the bad one stands in the line that its array or page began, that
//              may be one array or page a line, of which this one is cut off: at the next line, if
//              it begins with '{' or '['. So is an array or a page that is cut off between two
//              records or behind its list.
// Chunks       where the bytes are cut makes no difference to what the sink gets.
// Memory       what of a record lies in earlier chunks: kMaxRecordBytes at most.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/odd_record.h"
#include "ingest/path_table.h"
#include "ingest/record_parser.h"
#include "ingest/record_sink.h"
#include "ingest/skip_reason.h"

namespace parcours::ingest {

inline constexpr size_t kPageProbeBytes = size_t{1} << 20;

class RecordReader {
 public:
  // Both must outlive the reader.
  RecordReader(PathTable* paths, RecordSink* sink) : paths_(paths), sink_(sink), parser_(paths) {}

  void Append(std::string_view bytes);
  // No more bytes come: what is left is read as far as it goes.
  void Finish();

  // After Finish(): the input ends inside an array or a page.
  bool ends_open() const { return state_ != State::kDocument && state_ != State::kSkipLine; }

 private:
  enum class State : uint8_t {
    kDocument,      // between documents
    kElement,       // in an array, an element or its end
    kElementEnd,    // behind an element
    kSkipLine,      // in a bad line
    kSkipElement,   // in a bad element
    kSkipPageRest,  // behind a page's list
  };

  const char* Run(const char* begin, const char* end, bool final);
  const char* SkipBlanks(const char* at, const char* end);
  const char* SkipLine(const char* at, const char* end);
  const char* SkipElement(const char* at, const char* end);
  const char* SkipPageRest(const char* at, const char* end);
  // These answer nullptr where more bytes are needed.
  const char* ReadDocument(const char* at, const char* end, bool final);
  const char* ReadElement(const char* at, const char* end, bool final);
  const char* ReadRecord(const char* at, const char* end, bool final);
  const char* Bad(SkipReason reason, const char* at, const char* error, const char* end,
                  bool final);
  const char* EnterPage(const char* at, const char* list);
  bool ResumesAt(char byte) const;
  // The byte at hand is the first of its line.
  bool BeginsPlainLine() const { return fresh_line_ && indent_ == 0; }

  size_t RunOnCarry(bool final);
  RecordPlace PlaceOf(const char* at, const char* end) const;
  bool at_top() const { return state_ == State::kDocument; }

  PathTable* paths_;
  RecordSink* sink_;
  RecordParser parser_;
  OddRecord odd_record_;

  State state_ = State::kDocument;
  uint32_t array_depth_ = 0;
  uint64_t list_line_ = 0;  // where the array at the top, or the page's list, began
  bool in_page_ = false;
  bool inside_bad_document_ = false;  // lines may be the rest of a bad one of several lines

  // Of the element that begins: alone on its line so far, and how far indented.
  bool fresh_line_ = true;
  uint32_t indent_ = 0;
  // Of the skipping states.
  struct {
    uint32_t depth = 0;
    bool in_string = false;
    bool escaped = false;
    // The bad element, or the end of the list and all of the page behind it, is in the line
    // `list_line_`.
    bool in_line = false;
    bool by_indent = false;      // it is, or began its line, `indent` blanks in
    bool several_lines = false;  // a line behind the bad element's first began
    char last = 0;               // before the byte at hand, no blank and not of a text
    uint32_t indent = 0;
  } skip_;

  uint64_t offset_ = 0;  // in the stream, of run_begin_
  const char* run_begin_ = nullptr;
  uint64_t line_ = 1;
  std::string carry_;            // bytes not read yet, from earlier chunks
  size_t carry_retry_size_ = 0;  // reading on makes no sense before the carry is this long
};

}  // namespace parcours::ingest
