parcours_test(funnel_chain_test
  SOURCES core/funnel_chain_test.cpp reference/slow_chain.cpp
  LIBS parcours_funnel)
