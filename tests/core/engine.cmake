parcours_test(engine_test SOURCES core/engine_test.cpp LIBS parcours_core)
parcours_test(event_money_test SOURCES core/event_money_test.cpp LIBS parcours_core)
parcours_test(engine_split_test SOURCES core/engine_split_test.cpp LIBS parcours_core)
parcours_test(engine_memory_test SOURCES core/engine_memory_test.cpp core/failing_new.cpp LIBS parcours_core)
