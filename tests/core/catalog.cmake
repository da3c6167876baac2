parcours_test(catalog_test SOURCES core/catalog_test.cpp LIBS parcours_catalog)
