// Golden cases: events and a request in, exactly these bytes out (tests/golden/README.md). The same
// files are run in Node and in Chromium.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/engine.h"

namespace parcours {
namespace {

using Json = nlohmann::ordered_json;

const std::filesystem::path kFolder = std::filesystem::path(PARCOURS_SOURCE_DIR) / "tests/golden";

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> GoldenFiles() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void ExpectOk(const std::string& envelope) {
  EXPECT_EQ(envelope.substr(0, 10), R"({"ok":true)") << envelope;
}

void Load(const Json& golden, size_t piece_bytes, Engine* engine) {
  for (const std::string file : golden.at("files")) {
    Json options = golden.value("options", Json::object());
    options["name"] = std::filesystem::path(file).filename().string();
    ExpectOk(engine->Begin(options.dump()));
    const std::string bytes = ReadFile(kFolder / "data" / file);
    for (size_t at = 0; at < bytes.size(); at += piece_bytes) {
      ExpectOk(engine->Append(std::string_view(bytes).substr(at, piece_bytes)));
    }
    ExpectOk(engine->End());
  }
  ExpectOk(engine->Seal());
}

// The files do not change with every release: they say "*" for the engine's version.
Json WithVersion(Json answer) {
  if (answer.contains("engine")) answer["engine"] = EngineVersion();
  return answer;
}

void ExpectAnswers(const Json& golden, Engine* engine) {
  for (const Json& one : golden.at("cases")) {
    Json expected;
    expected["ok"] = one.contains("answer");
    if (one.contains("answer")) {
      expected["value"] = WithVersion(one.at("answer"));
    } else {
      expected["error"] = one.at("error");
    }
    EXPECT_EQ(engine->Query(one.at("request").dump()), expected.dump()) << one.at("why");
  }
}

TEST(Golden, AnswersAreTheseBytes) {
  const auto files = GoldenFiles();
  ASSERT_FALSE(files.empty());
  for (const auto& path : files) {
    SCOPED_TRACE(path.filename().string());
    const Json golden = Json::parse(ReadFile(path));
    Engine engine;
    Load(golden, size_t{1} << 20, &engine);
    ExpectAnswers(golden, &engine);
  }
}

TEST(Golden, SmallPiecesGiveTheSameBytes) {
  for (const auto& path : GoldenFiles()) {
    SCOPED_TRACE(path.filename().string());
    const Json golden = Json::parse(ReadFile(path));
    Engine engine;
    Load(golden, 61, &engine);
    ExpectAnswers(golden, &engine);
  }
}

}  // namespace
}  // namespace parcours
