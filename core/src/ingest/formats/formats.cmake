# The formats that the engine knows, in the order in which a record is held against them: of two that
# both fit the first wins. Each is a table formats/NAME.json (docs/formats.md); together, without their
# line breaks, they become format_tables.inc, each with its name.
set(names
    parcours
    amazon-ses
    sparkpost
    mailgun
    postmark
    mandrill
    twilio
    cloudevents
    ga4
    snowplow
    amplitude
    klaviyo
    stripe
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
    mailchimp-unsubscribes
    mailchimp-csv
    mailchimp-legacy
    mailchimp-list
    ocel
    ocel-1
    sendgrid
    brevo
    posthog
    mixpanel
    segment)

set(tables "")
foreach(name ${names})
  set(file ${CMAKE_CURRENT_LIST_DIR}/${name}.json)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} table)
  string(REGEX REPLACE "\n *" "" table "${table}")
  string(APPEND tables "{\"${name}\", R\"json(${table})json\"},\n")
endforeach()
file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/format_tables.inc CONTENT "${tables}")
