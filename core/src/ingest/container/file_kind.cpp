#include "ingest/container/file_kind.h"

#include <algorithm>
#include <string>

#include "parcours/error.h"
#include "text/any_case.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

using std::string_view_literals::operator""sv;

struct Magic {
  std::string_view bytes;
  std::string_view advice;
};

constexpr Magic kMagics[] = {
    {"\x1F\x8B"sv, "gzip data: decompress it before it comes here"},
    {"PK\x03\x04"sv, "a zip file: unpack it and load the files in it"},
    {"PK\x05\x06"sv, "a zip file without anything in it"},
    {"\x28\xB5\x2F\xFD"sv, "zstd data: decompress it, or compress it with gzip"},
    {"BZh"sv, "bzip2 data: decompress it, or compress it with gzip"},
    {"\xFD"
     "7zX"sv,
     "xz data: decompress it, or compress it with gzip"},
    {"7z\xBC\xAF"sv, "a 7z archive: unpack it, or pack it as zip"},
    {"Rar!"sv, "a RAR archive: unpack it, or pack it as zip"},
    {"Obj\x01"sv, "an Avro file: convert it to JSON, one record a line"},
    {"PAR1"sv, "a Parquet file: export it as JSON, one record a line, or as CSV"},
    {"\xD0\xCF\x11\xE0"sv,
     "an Excel workbook of the old kind (xls), or another Office file: save the sheet as CSV "
     "UTF-8"},
    {"%PDF"sv, "a PDF file: export the data itself, as CSV or JSON"},
    {"\x89PNG"sv, "a PNG image: choose the export that it shows, as CSV or JSON"},
    {"\xFF\xD8\xFF"sv, "a JPEG image: choose the export that it shows, as CSV or JSON"},
    {"GIF8"sv, "a GIF image: choose the export that it shows, as CSV or JSON"},
    {"\xFF\xFE\0\0"sv, "UTF-32 text: save it as UTF-8"},
    {"\0\0\xFE\xFF"sv, "UTF-32 text: save it as UTF-8"},
};

constexpr Magic kMarkups[] = {
    {"<!doctype html"sv,
     "an HTML page: save the export itself, as CSV or JSON; a page often stands for a download "
     "that wants a login"},
    {"<html"sv,
     "an HTML page: save the export itself, as CSV or JSON; a page often stands for a download "
     "that wants a login"},
    {"<?xml"sv, "an XML file: export it as CSV or JSON"},
};
constexpr std::string_view kBinaryAdvice =
    "binary data: choose an export as text, CSV or JSON, packed as gzip or zip or not at all";

// Of this many bytes at the beginning one in kControlShare may be a control character.
constexpr size_t kBytesLookedAt = 4096;
constexpr size_t kControlShare = 20;

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
}

}  // namespace

void RefuseKnownBinary(std::string_view first_bytes) {
  for (const Magic& magic : kMagics) {
    if (first_bytes.starts_with(magic.bytes)) {
      throw Error(ErrorCode::kUnsupported, "", std::string(magic.advice));
    }
  }
}

void RefuseNoRecords(std::string_view sample) {
  sample = text::WithoutByteOrderMark(sample);
  const std::string_view body =
      sample.substr(std::min(sample.find_first_not_of(" \t\r\n"), sample.size()));
  for (const Magic& markup : kMarkups) {
    if (text::StartsWithAnyCase(body, markup.bytes)) {
      throw Error(ErrorCode::kUnsupported, "", std::string(markup.advice));
    }
  }
  if (body.starts_with('{') || body.starts_with('['))
    return;  // its bad records are told one by one
  const std::string_view seen = body.substr(0, kBytesLookedAt);
  const auto controls = static_cast<size_t>(std::count_if(seen.begin(), seen.end(), IsControl));
  if (controls * kControlShare > seen.size()) {
    throw Error(ErrorCode::kUnsupported, "", std::string(kBinaryAdvice));
  }
}

}  // namespace parcours::ingest
