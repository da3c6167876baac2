# The formats that the engine knows, in the order in which a record is held against them: of two that
# both fit the first wins; our own is the first. Each is a table tables/NAME.json (docs/formats.md); without
# their line breaks the vendors' become one text, with the words by which others are guessed.
set(names
    parcours
    amazon-ses
    sparkpost
    mailgun
    postmark
    postmark-bounces
    postmark-messages
    mandrill
    twilio
    cloudevents
    ga4
    snowplow
    amplitude
    klaviyo
    stripe
    stripe-objects
    stripe-csv
    shopify
    shopify-csv
    customerio
    braze
    iterable
    hubspot-email
    hubspot-events
    hubspot-forms
    hubspot-csv
    mailchimp
    mailchimp-opens
    mailchimp-unsubscribes
    mailchimp-complaints
    mailchimp-csv
    mailchimp-legacy
    mailchimp-list
    ocel
    ocel-1
    sendgrid
    sendgrid-activity
    brevo
    brevo-csv
    posthog
    mixpanel
    segment)

set(format_names "")
set(vendor_tables "")
set(vendor_text "")
foreach(name ${names})
  set(file ${CMAKE_CURRENT_LIST_DIR}/${name}.json)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} table)
  string(REGEX REPLACE "\n *" "" table "${table}")
  string(APPEND format_names "\"${name}\",\n")
  if(name STREQUAL parcours)
    set(own_table "R\"json(${table})json\"\n")
  else()
    string(APPEND vendor_tables "R\"json(${table})json\" \"\\n\"\n")
    string(APPEND vendor_text "${table}\n")
  endif()
endforeach()

# The words of guess_words.txt behind the tables, a list a line.
set(words_file ${CMAKE_CURRENT_LIST_DIR}/../../guess/guess_words.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${words_file})
file(READ ${words_file} words)
string(REGEX REPLACE "#[^\n]*\n" "" words "${words}")
string(REGEX REPLACE "\n +" " " words "${words}")
string(APPEND vendor_tables "R\"(${words})\"\n")
string(APPEND vendor_text "${words}")

file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/format_names.inc CONTENT "${format_names}")
file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/own_table.inc CONTENT "${own_table}")
file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/vendor_tables.inc CONTENT "${vendor_tables}")
file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/vendor_tables.txt CONTENT "${vendor_text}")
