parcours_test(dictionary_test SOURCES core/dictionary_test.cpp LIBS parcours_store)
parcours_test(event_store_test SOURCES core/event_store_test.cpp LIBS parcours_store)
parcours_test(filter_test SOURCES core/filter_test.cpp LIBS parcours_store)
parcours_test(request_common_test SOURCES core/request_common_test.cpp LIBS parcours_request)
