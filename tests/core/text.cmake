foreach(name base64 bytes decimal time_text time_zone url pattern utf8 utf16 windows1252 csv_writer money_text slash_date md5 time_forms calendar_buckets sort near_names)
  parcours_test(${name}_test SOURCES core/${name}_test.cpp LIBS parcours_text)
endforeach()
