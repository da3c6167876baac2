add_library(parcours_ingest_load STATIC core/ingest_load.cpp)
target_include_directories(parcours_ingest_load PUBLIC ${CMAKE_SOURCE_DIR}/tests)
target_compile_definitions(parcours_ingest_load PRIVATE PARCOURS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(parcours_ingest_load PUBLIC parcours_ingest)
parcours_warnings(parcours_ingest_load)

foreach(name own_form split json record recovery format extension pages shape vendor vendor_fixture csv envelope guess guess_load guess_words preview values keyed windows1252 row_plan column_events guess_columns)
  parcours_test(ingest_${name}_test SOURCES core/ingest_${name}_test.cpp LIBS parcours_ingest_load)
endforeach()
parcours_test(ingest_reference_test SOURCES core/ingest_reference_test.cpp
              reference/load_events.cpp LIBS parcours_ingest_load)
parcours_test(csv_reader_test SOURCES core/csv_reader_test.cpp core/failing_new.cpp reference/slow_csv.cpp
              LIBS parcours_ingest parcours_nlohmann)
parcours_test(value_cache_test SOURCES core/value_cache_test.cpp LIBS parcours_ingest)
parcours_test(opened_lists_test SOURCES core/opened_lists_test.cpp LIBS parcours_ingest parcours_nlohmann)
parcours_test(included_objects_test SOURCES core/included_objects_test.cpp LIBS parcours_ingest)
parcours_test(joined_ids_test SOURCES core/joined_ids_test.cpp LIBS parcours_ingest_load)
parcours_test(contact_id_test SOURCES core/contact_id_test.cpp LIBS parcours_ingest)
parcours_test(seal_memory_test SOURCES core/seal_memory_test.cpp core/failing_new.cpp
              LIBS parcours_ingest_load)
