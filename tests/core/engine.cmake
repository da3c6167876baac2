parcours_test(engine_test SOURCES core/engine_test.cpp LIBS parcours_core)
