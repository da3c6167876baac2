parcours_test(golden_test SOURCES golden/golden_test.cpp LIBS parcours_core)
parcours_test(json_writer_test SOURCES core/json_writer_test.cpp LIBS parcours_json)
parcours_test(json_read_test SOURCES core/json_read_test.cpp LIBS parcours_json)
