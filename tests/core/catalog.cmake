parcours_test(catalog_test SOURCES core/catalog_test.cpp LIBS parcours_catalog)
parcours_test(doctor_test SOURCES core/doctor_test.cpp LIBS parcours_catalog)
