parcours_test(funnel_chain_test
  SOURCES core/funnel_chain_test.cpp reference/slow_chain.cpp
  LIBS parcours_funnel)
parcours_test(funnel_fixtures_test
  SOURCES core/funnel_fixtures_test.cpp core/funnel_case.cpp core/funnel_case_check.cpp
  LIBS parcours_funnel parcours_json)
parcours_test(funnel_random_test
  SOURCES core/funnel_random_test.cpp core/funnel_random.cpp reference/slow_chain.cpp
          reference/slow_funnel.cpp
  LIBS parcours_funnel)
parcours_test(funnel_records_test
  SOURCES core/funnel_records_test.cpp core/funnel_random.cpp
  LIBS parcours_core)
parcours_test(funnel_request_test SOURCES core/funnel_request_test.cpp LIBS parcours_request)
parcours_test(funnel_test SOURCES core/funnel_test.cpp LIBS parcours_report)
parcours_test(funnel_rules_test SOURCES core/funnel_rules_test.cpp LIBS parcours_funnel)
parcours_test(funnel_any_order_test
  SOURCES core/funnel_any_order_test.cpp reference/slow_any_order.cpp
  LIBS parcours_funnel)
parcours_test(funnel_sort_times_test SOURCES core/funnel_sort_times_test.cpp LIBS parcours_funnel)
parcours_test(funnel_explain_test
  SOURCES core/funnel_explain_test.cpp core/funnel_random.cpp
  LIBS parcours_core)
parcours_test(funnel_scopes_test SOURCES core/funnel_scopes_test.cpp LIBS parcours_report)
parcours_test(funnel_rosetta_test
  SOURCES core/funnel_rosetta_test.cpp core/funnel_random.cpp
  LIBS parcours_core)
parcours_test(funnel_fuzz_test
  SOURCES core/funnel_fuzz_test.cpp
  LIBS parcours_core)
parcours_test(funnel_plain_search_test
  SOURCES core/funnel_plain_search_test.cpp core/funnel_small_records.cpp core/funnel_outcomes.cpp
          reference/slow_chain.cpp
  LIBS parcours_funnel)
foreach(name plain_orders plain_random)
  parcours_test(funnel_${name}_test
    SOURCES core/funnel_${name}_test.cpp core/funnel_small_records.cpp core/funnel_outcomes.cpp
    LIBS parcours_funnel)
endforeach()
parcours_test(funnel_keyed_test
  SOURCES core/funnel_keyed_test.cpp core/funnel_outcomes.cpp core/funnel_random.cpp
  LIBS parcours_funnel)
parcours_test(funnel_duration_sample_test
  SOURCES core/funnel_duration_sample_test.cpp
  LIBS parcours_funnel)
parcours_test(funnel_parts_test SOURCES core/funnel_parts_test.cpp core/funnel_random.cpp
              LIBS parcours_report)
