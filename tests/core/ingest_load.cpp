#include "core/ingest_load.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "ingest/summary/summary_json.h"
#include "parcours/error.h"
#include "text/time_text.h"

namespace parcours::test {
namespace {

void AppendChunk(ingest::Source* source, std::string_view bytes) {
  const std::unique_ptr<char[]> block(new char[bytes.size()]);
  if (!bytes.empty()) std::memcpy(block.get(), bytes.data(), bytes.size());
  source->Append({block.get(), bytes.size()});
}

std::string DumpRow(const store::EventStore& store, store::Row row) {
  const store::Vocabulary& vocabulary = store.vocabulary();
  std::string text = std::string(store.ContactId(store.ContactOfRow(row))) + " " +
                     text::FormatTime(store.times_us()[row]) + " " +
                     std::string(vocabulary.types.Text(store.types()[row]));
  std::vector<std::string> cells;
  for (store::ColumnId column = 0; column < vocabulary.columns.size(); ++column) {
    const store::CodeColumn& codes = store.column(column);
    const uint32_t code = codes.empty() ? store::kAbsent : codes[row];
    if (code == store::kAbsent) continue;
    const store::ColumnNames& names = vocabulary.columns[column];
    cells.push_back((column < store::kFieldCount ? "" : "+") + names.name + "=" +
                    std::string(names.values.Text(code)));
  }
  std::sort(cells.begin(), cells.end());
  for (const std::string& cell : cells) text += " | " + cell;
  return text + "\n";
}

}  // namespace

std::string Dump(const store::EventStore& store) {
  std::string text;
  for (store::Row row = 0; row < store.row_count(); ++row) {
    text += std::to_string(store.id_hashes()[row] != 0) + " " + DumpRow(store, row);
  }
  const store::Vocabulary& vocabulary = store.vocabulary();
  const store::ContactTable& table = store.contact_table();
  for (store::ContactCode contact = 1; contact <= vocabulary.contacts.size(); ++contact) {
    std::string line;
    std::vector<std::string> facts;
    const store::ContactCode root = table.Root(contact);
    if (root != contact) {
      line += " -> " + std::string(vocabulary.contacts.Text(root));
    } else {
      for (store::ColumnId column = 0; column < vocabulary.contact_columns.size(); ++column) {
        const uint32_t code = table.Property(contact, column);
        if (code == store::kAbsent) continue;
        const store::ColumnNames& names = vocabulary.contact_columns[column];
        facts.push_back(names.name + "=" + std::string(names.values.Text(code)));
      }
      for (uint32_t list = 1; list <= vocabulary.lists.size(); ++list) {
        if (table.InList(contact, list)) {
          facts.push_back("@" + std::string(vocabulary.lists.Text(list)));
        }
      }
      std::sort(facts.begin(), facts.end());
      for (const std::string& fact : facts) line += " " + fact;
    }
    if (!line.empty()) text += std::string(vocabulary.contacts.Text(contact)) + ":" + line + "\n";
  }
  for (const store::JourneyInfo& journey : store.journeys()) {
    text += "journey " + journey.id + " '" + journey.name + "' " + journey.status + " " +
            text::FormatTime(journey.started_at_us);
    for (const store::JourneyInfo::Message& message : journey.messages) {
      text += " | " + message.id + " '" + message.name + "' " + message.channel +
              (message.track_opens ? "" : " no-opens") + (message.track_clicks ? "" : " no-clicks");
    }
    text += "\n";
  }
  for (const store::Field field : {store::Field::kMessage, store::Field::kJourney}) {
    const store::Dictionary& values = store.values(field);
    for (uint32_t code = 1; code <= values.size(); ++code) {
      const std::string_view name = store.NameOf(field, code);
      if (name == values.Text(code)) continue;
      text += std::string(store::kFieldNames[static_cast<size_t>(field)]) + " " +
              std::string(values.Text(code)) + " is called " + std::string(name) + "\n";
    }
  }
  return text;
}

Loaded Load(std::string_view bytes, std::string_view options, const std::vector<size_t>& cuts) {
  Loaded loaded;
  store::EventStoreBuilder builder;
  ingest::Source source(ingest::ReadSourceOptions(options), &builder);
  try {
    size_t begin = 0;
    for (const size_t cut : cuts) {
      AppendChunk(&source, bytes.substr(begin, cut - begin));
      begin = cut;
    }
    AppendChunk(&source, bytes.substr(begin));
    source.End();
  } catch (const Error& error) {
    loaded.error = error.what();
  }
  loaded.summary = source.summary();
  loaded.store = Dump(*builder.Seal(nullptr));
  return loaded;
}

Loaded LoadInPieces(std::string_view bytes, std::string_view options, size_t piece) {
  std::vector<size_t> cuts;
  for (size_t at = piece; at < bytes.size(); at += piece) cuts.push_back(at);
  return Load(bytes, options, cuts);
}

std::string Rows(std::string_view bytes, std::string_view options) {
  store::EventStoreBuilder builder;
  ingest::Source source(ingest::ReadSourceOptions(options), &builder);
  AppendChunk(&source, bytes);
  source.End();
  const auto store = builder.Seal(nullptr);
  std::string text;
  for (store::Row row = 0; row < store->row_count(); ++row) text += DumpRow(*store, row);
  return text;
}

std::string SummaryText(const ingest::SourceSummary& summary) {
  std::string text;
  json::Writer out(&text);
  ingest::WriteSummary(summary, &out);
  return nlohmann::ordered_json::parse(text).dump(1);
}

std::string SharedFile(const std::string& path) {
  std::ifstream file(std::string(PARCOURS_SOURCE_DIR) + "/../shared/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> SharedFiles(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  const std::string root = std::string(PARCOURS_SOURCE_DIR) + "/../shared/" + folder;
  for (const auto& entry : std::filesystem::directory_iterator(root, error)) {
    if (entry.path().extension() == ".json" || entry.path().extension() == ".ndjson") {
      files.push_back(folder + "/" + entry.path().filename().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace parcours::test
