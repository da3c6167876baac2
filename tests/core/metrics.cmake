set(reference ${CMAKE_SOURCE_DIR}/tests/reference)
add_library(metrics_test_support STATIC
  ${CMAKE_SOURCE_DIR}/tests/core/metrics_cases.cpp
  ${CMAKE_SOURCE_DIR}/tests/core/metrics_events.cpp
  ${CMAKE_SOURCE_DIR}/tests/core/metrics_lines.cpp
  ${CMAKE_SOURCE_DIR}/tests/core/metrics_query.cpp
  ${reference}/load_events.cpp
  ${reference}/metrics/cards.cpp
  ${reference}/metrics/credits.cpp
  ${reference}/metrics/lines.cpp
  ${reference}/metrics/links.cpp
  ${reference}/metrics/machines.cpp
  ${reference}/metrics/orders.cpp
  ${reference}/metrics/outcomes.cpp
  ${reference}/metrics/recipients.cpp
  ${reference}/metrics/report.cpp
  ${reference}/metrics/selection.cpp
  ${reference}/metrics/sendings.cpp
  ${reference}/metrics/words.cpp)
target_include_directories(metrics_test_support PUBLIC ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(metrics_test_support PUBLIC parcours_answer GTest::gtest)
parcours_warnings(metrics_test_support)

foreach(test metrics_answers_test metrics_attribution_test metrics_cards_fixture_test metrics_counting_test
        metrics_instances_test metrics_kinds_test metrics_laws_test metrics_one_contact_test metrics_pages_test metrics_random_test metrics_sorting_test
        metrics_table_test metrics_trend_test metrics_words_test)
  parcours_test(${test} SOURCES ${CMAKE_SOURCE_DIR}/tests/core/${test}.cpp
                LIBS metrics_test_support)
endforeach()
