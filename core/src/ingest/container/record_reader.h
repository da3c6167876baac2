// RecordReader: finds the records in a stream of JSON, whatever holds them, and hands each to a
// sink.
//
// Containers   one object a line; objects one after the other, on one line or on many; arrays, also
//              of arrays; pages ({"events":[...], "offset":...}); any number of these in a row,
//              with a byte order mark, LF or CRLF.
// Pages        an object at the top, or in an array there, that has no field of a record
//              (RecordSink::IsForeign) and a list under a page key stands for the records in the
//              list. Told within kPageProbeBytes.
// Bad input    is reported once and stepped over. At the top the next record is looked for behind
//              the next line end. In an array it is where the brackets of the bad one end, if they
//              fit each other; else, and where they never do,
//              - at the next line that is indented as the bad one was and begins with '{', if none
//                or a deeper one was between;
//              - at a '{' behind a comma where no record can have an object: a key must stand
//                there. The bad one lacks a bracket then, or it has a byte too many; so it must
//                begin as objects did before (RecordParser::KnownBeginning). In a list that opened
//                behind what did not fit it does not. Where records begin lines it does, too.
//                What the sink takes for no record at all is still the bad one's.
//              A quote that opens a text with ':', ',' or a closing bracket closes one.
//              A ']' behind such a one ends the array only if what follows fits. Where the bad one
//              stands in the line that its array or page began, that may be one array or page a
//              line, of which this one is cut off: at the next line, if it begins with '{' or '[',
//              or behind lines that are no JSON, if it begins as arrays or pages did before.
//              So is an array or a page that is cut off between two records or behind its list.
//              What cannot be told: tests/core/ingest_recovery_test.cpp.
// Chunks       where the bytes are cut makes no difference to what the sink gets.
// Memory       what of a record lies in earlier chunks: kMaxRecordBytes at most.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/container/chunk_reader.h"
#include "ingest/record/odd_record.h"
#include "ingest/record/path_table.h"
#include "ingest/record/record_parser.h"
#include "ingest/record/record_sink.h"
#include "ingest/record/skip_reason.h"

namespace parcours::ingest {

inline constexpr size_t kPageProbeBytes = size_t{1} << 20;

class RecordReader final : public ChunkReader {
 public:
  // All must outlive the reader. `lists`: where what is read of lists is kept for the sink,
  // nullptr: nowhere.
  RecordReader(PathTable* paths, RecordSink* sink, OpenedLists* lists = nullptr);

  // No more bytes come: what is left is read as far as it goes.
  void Finish();

  // After Finish(): the input ends inside an array or a page.
  bool ends_open() const { return state_ != State::kDocument && state_ != State::kSkipLine; }

 private:
  enum class State : uint8_t {
    kDocument,     // between documents
    kElement,      // in an array, an element or its end
    kElementEnd,   // behind an element
    kSkipLine,     // in a bad line
    kSkipElement,  // in a bad element
    kListEnd,      // behind the end of a list, which has a page's rest behind it or is doubtful
  };

  const char* Run(const char* begin, const char* end, bool final) override;
  const char* SkipBlanks(const char* at, const char* end);
  const char* SkipLine(const char* at, const char* end);
  // Counts the line and the indentation; false of a byte that is no blank and no line end.
  bool CountBlank(char byte);
  const char* SkipElement(const char* at, const char* end);
  const char* LeaveList(const char* at, const char* end);
  // These answer nullptr where more bytes are needed.
  const char* ReadDocument(const char* at, const char* end, bool final);
  const char* ReadElement(const char* at, const char* end, bool final);
  const char* ReadRecord(const char* at, const char* end, bool final);
  // Takes the record at `at` as it was read with its page; nullptr where it is to be read.
  const char* TakeWithPage(const char* at);
  // What the sink cannot use.
  void Refuse(SkipReason reason, const char* at, const char* end, FlatRecord record);
  const char* Bad(SkipReason reason, const char* at, const char* error, const char* end,
                  bool final);
  bool MayBePage(const char* at) const;
  bool BeginsPage(const char* at) const;
  // `told`: what of the page is at hand; `is_whole`: all of it.
  const char* EnterPage(const char* at, const ParseResult& page, FlatRecord told, bool is_whole);
  // Reads what stands behind the page's list, up to its bracket.
  void ReadPageRest();
  // Goes on at the top, or in the array that the page is in, if `next`, the byte at hand, begins no
  // other.
  void LeavePage(char next);
  void EnterList();
  bool HasPageBeginning(const char* at) const;
  bool BeginsAsItsLine(const char* at);
  bool ResumesAtLine(const char* at);
  // Whether a line of JSON may begin so. kReadSlack bytes are readable.
  static bool MayBeJson(const char* at);
  bool IsCutOffBefore(const char* at) const;
  bool BeginsNext(const char* at);
  bool MayEndList() const;
  // The byte at hand is the first of its line.
  bool BeginsPlainLine() const { return fresh_line_ && indent_ == 0; }

  RecordPlace PlaceOf(const char* at, const char* end) const;
  bool at_top() const { return state_ == State::kDocument; }

  PathTable* paths_;
  RecordSink* sink_;
  OpenedLists* lists_;
  RecordParser parser_;
  OddRecord odd_record_;

  State state_ = State::kDocument;
  uint32_t array_depth_ = 0;
  uint64_t list_line_ = 0;     // where the array at the top, or the page's list, began
  uint64_t element_line_ = 0;  // where its last element ended
  bool in_page_ = false;
  bool page_in_array_ = false;  // the page at hand stands in an array
  std::string page_beginning_;  // of the last page: up to its first colon, kReadSlack bytes or less
  bool keeps_rest_ = false;     // of the page at hand
  std::string page_rest_;       // then what stands behind its list
  uint32_t page_object_ = 0;    // of the page at hand, the next that may be kept in lists_; 0: none
  bool doubts_end_ = false;     // a ']' may not be that of the list at the top
  bool began_line_ = false;     // the record before
  bool rest_of_bad_ = false;    // a key that follows is of the bad element before
  bool is_doubtful_ = false;    // what is taken for the next record may be of the bad one
  bool knows_beginning_ = false;      // the parser: how the elements of lists begin
  bool inside_bad_document_ = false;  // lines may be the rest of a bad one of several lines

  // Of the element that begins: alone on its line so far, and how far indented.
  bool fresh_line_ = true;
  uint32_t indent_ = 0;
  // Of the skipping states.
  struct Skipped {
    uint64_t objects = 0;  // by depth, of the brackets that are open: 1 an object, 0 a list
    uint32_t depth = 0;
    bool in_string = false;
    bool escaped = false;
    bool hides_brackets = false;   // what was taken for a text last has some
    bool text_goes_on = false;     // the line before ended in what is taken for a text
    uint32_t sound_from = 0;       // the depth of the brackets that opened behind what did not fit
    bool is_unsound = false;       // more or fewer brackets are open than are said to be
    uint32_t refused = 0;          // objects that do not begin as records do
    bool knows_beginning = false;  // the parser: how the next record begins
    // The bad element, or the end of the list and all of the page behind it, is in the line
    // `list_line_`.
    bool in_line = false;
    bool by_indent = false;        // it is, or began its line, `indent` blanks in
    bool by_lines = false;         // it began its line, and the record before its own
    bool several_lines = false;    // a line behind the bad element's first began
    bool has_deeper_line = false;  // one of them further in
    bool has_noise = false;        // one of them no JSON
    bool may_be_noise = false;     // the one at hand
    bool page_closed = false;
    bool is_key = false;  // the bad element is no more than members of an object
    char second = 0;      // of the bad element
    char last = 0;        // before the byte at hand, no blank
    char before_last = 0;
    uint32_t indent = 0;

    uint64_t OpenOnes(bool of_objects) const;
    void Open(bool is_object);
    // What is open is not known any more.
    void Distrust();
    // Closes the innermost of its kind and what is open in it; false where there is none.
    bool Close(bool is_object);
    void EndLine();
  } skip_;

  uint64_t offset_ = 0;  // in the stream, of run_begin_
  const char* run_begin_ = nullptr;
  uint64_t line_ = 1;
};

}  // namespace parcours::ingest
