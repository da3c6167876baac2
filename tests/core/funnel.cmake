parcours_test(funnel_chain_test
  SOURCES core/funnel_chain_test.cpp reference/slow_chain.cpp
  LIBS parcours_funnel)
parcours_test(funnel_fixtures_test
  SOURCES core/funnel_fixtures_test.cpp
  LIBS parcours_funnel parcours_json)
