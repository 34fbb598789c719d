// One test for each row of the error table that a stream can give: which byte is named, what to answer with.
#include <canto/error.hpp>

#include <map>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>
#include <canto/xml/document.hpp>

#include "support/grind.hpp"

using canto::errc;
using canto_test::grind;
using canto_test::grind_content;

namespace {

struct sample {
    std::string_view document;
    std::uint64_t offset;
    canto::limits limits{};
    bool whole_stream = false;    // else the document stands inside a stream
};

// clang-format off
const std::map<errc, sample> samples = {
    {errc::malformed_tag,             {"<a/>\n<message to='x'from='y'/>", 20}},
    {errc::malformed_declaration,     {"<?xml version='2.0'?>", 15, {}, true}},
    {errc::misplaced_declaration,     {"<a/><?xml version='1.0'?>", 4}},
    {errc::mismatched_end_tag,        {"<a>text</b>", 7}},
    {errc::duplicate_attribute,       {"<a bb='' cc='' bb=''>", 15}},
    {errc::undeclared_prefix,         {"<a><b/><p:c>", 8}},
    {errc::illegal_namespace_binding, {"<a b='' xmlns:c=''>", 8}},
    {errc::illegal_character,         {"<a>text\x02", 7}},
    {errc::cdata_end_in_text,         {"<a>text]]>", 7}},
    {errc::malformed_reference,       {"<a>text&#xFFFF;", 7}},
    {errc::comment,                   {"<a>text<!--", 7}},
    {errc::processing_instruction,    {"<a>text<?b?>", 7}},
    {errc::doctype,                   {"<a/><!DOCTYPE", 4}},
    {errc::undefined_entity,          {"<a>text&ltd", 7}},
    {errc::invalid_utf8,              {"<a>text\xF0\x9F\x98\x40", 7}},
    {errc::unsupported_encoding,      {"<?xml version='1.0' encoding='latin1'?>", 0, {}, true}},
    {errc::text_before_header,        {" \r\ntext", 3, {}, true}},
    {errc::wrong_root_namespace,      {"  <stream:stream xmlns:stream='jabber:client'>", 2, {}, true}},
    {errc::wrong_root_name,           {" <stream:strea xmlns:stream='http://etherx.jabber.org/streams'>", 1, {}, true}},
    {errc::unexpected_header,         {"<a/><stream:stream to='x'>", 4}},
    {errc::text_between_stanzas,      {"<a/> \ntext", 6}},
    {errc::stanza_too_large,          {"<a/><b>0123456789", 4 + 10, {.stanza_bytes = 10}}},
    {errc::header_too_large,          {"  <?xml", 2 + 3, {.header_bytes = 3}, true}},
    {errc::too_deep,                  {"<a><b><c/></b></a>", 6, {.depth = 2}}},
    {errc::too_many_attributes,       {"<a><b c='' d='' e=''/>", 3, {.attributes = 2}}},
    {errc::too_many_namespaces,       {"<a><b xmlns='u' xmlns:v='v'/>", 3, {.namespace_declarations = 1}}},
    {errc::name_too_long,             {"<a bbb='' cccc=''/>", 10, {.name_bytes = 3}}},
    {errc::namespace_too_long,        {"<a xmlns='u' xmlns:v='vvvv'/>", 22, {.namespace_bytes = 3}}},
};
// clang-format on

}

TEST_CASE("every error that bytes can cause names its byte, and the same one however the bytes are cut") {
    for (const auto& row : samples) {
        const errc code = row.first;
        const sample& example = row.second;
        CAPTURE(to_string(code));
        canto_test::grind_options options;
        options.limits = example.limits;
        const std::string told =
            example.whole_stream ? grind(example.document, options) : grind_content(example.document, options);
        const std::string error = "error(" + std::string(to_string(code)) + "@" + std::to_string(example.offset) + ")";
        CHECK(told.ends_with(error));
    }
}

TEST_CASE("the error event carries the condition of its row") {
    for (const auto& row : samples) {
        const errc code = row.first;
        const sample& example = row.second;
        canto::stream_parser parser({.limits = example.limits});
        if (!example.whole_stream)
            for ([[maybe_unused]] const canto::event& event : parser.feed(canto_test::opening)) {}
        for (const canto::event& event : parser.feed(example.document))
            if (event.kind() == canto::event::type::parse_error) {
                CHECK(event.error().code() == code);
                CHECK(event.error().condition() == canto::info(code).stream);
                CHECK(event.error().offset() == event.offset());
            }
    }
}

TEST_CASE("each row of the table that ends a stream has a sample here, or a test of its own") {
    for (const canto::error_info& row : canto::errors) {
        // out_of_memory: out_of_memory_test.cpp; input_lost: stream_parser_test.cpp; of frames: document_test.cpp
        const bool apart = row.code == errc::out_of_memory || row.code == errc::input_lost ||
                           row.code == errc::incomplete_element || row.code == errc::trailing_content;
        CAPTURE(row.name);
        CHECK(samples.contains(row.code) == (row.stream && !apart));
    }
}
