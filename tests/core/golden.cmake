parcours_test(golden_test SOURCES golden/golden_test.cpp LIBS parcours_core)
