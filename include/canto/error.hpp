// Every way in which input can be refused: one enum, one table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/condition.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// What is wrong. The row of `errors` with the same index says the rest.
enum class errc : std::uint8_t {
    // the grammar of XML 1.0 and of namespaces (xml/)
    malformed_tag,
    malformed_declaration,
    misplaced_declaration,
    mismatched_end_tag,
    duplicate_attribute,
    undeclared_prefix,
    illegal_namespace_binding,
    illegal_character,
    cdata_end_in_text,
    malformed_reference,
    // what RFC 6120 §11.1 takes out of XML
    comment,
    processing_instruction,
    doctype,
    undefined_entity,
    // encoding
    invalid_utf8,
    unsupported_encoding,
    // the stream around the stanzas (stream/)
    text_before_header,
    wrong_root_namespace,
    wrong_root_name,
    unexpected_header,
    text_between_stanzas,
    // limits
    stanza_too_large,
    header_too_large,
    too_deep,
    too_many_attributes,
    too_many_namespaces,
    name_too_long,
    namespace_too_long,
    // the machine, and the caller
    out_of_memory,
    input_lost,
    // single elements outside a stream
    incomplete_element,
    trailing_content,
    // addresses (jid/)
    jid_empty_part,
    jid_part_too_long,
    jid_forbidden_character,
    jid_bad_label,
    jid_bad_ip_literal,
    jid_bad_direction,
    jid_needs_preparation,
    jid_bad_uri,
    // fields of stanzas and payloads
    absent,
    invalid_value,
    needs_decoding,
    buffer_too_small,
};

/// One row a code.
struct error_info {
    errc code;
    std::string_view name;                       ///< the enumerator
    std::optional<stream_condition> stream;      ///< what to end the stream with; none where a stream survives it
    std::optional<stanza_condition> stanza;      ///< what to answer the stanza with; none where the stream cannot go on
    std::string_view text;                       ///< one English line for logs
    std::string_view offset;                     ///< which byte an offset reported with this code names
};

inline constexpr auto errors = [] {
    using enum errc;
    using s = stream_condition;
    using z = stanza_condition;
    constexpr auto none = std::nullopt;
    return std::to_array<error_info>({
        {malformed_tag, "malformed_tag", s::not_well_formed, none, "a tag breaks the grammar of XML",
         "the first byte with no legal continuation"},
        {malformed_declaration, "malformed_declaration", s::not_well_formed, none,
         "the XML declaration breaks the grammar of XML", "the first byte with no legal continuation"},
        {misplaced_declaration, "misplaced_declaration", s::not_well_formed, none,
         "an XML declaration where none may stand", "its '<'"},
        {mismatched_end_tag, "mismatched_end_tag", s::not_well_formed, none,
         "an end tag does not repeat the name of the open element", "its '<'"},
        {duplicate_attribute, "duplicate_attribute", s::not_well_formed, none,
         "two attributes of a tag have the same expanded name", "the first byte of the second name"},
        {undeclared_prefix, "undeclared_prefix", s::not_well_formed, none, "a namespace prefix is not declared",
         "the first byte of the qualified name"},
        {illegal_namespace_binding, "illegal_namespace_binding", s::not_well_formed, none,
         "a declaration binds what Namespaces in XML reserves, or a prefix to nothing",
         "the first byte of the qualified name"},
        {illegal_character, "illegal_character", s::not_well_formed, none, "a character that XML does not allow",
         "its first byte"},
        {cdata_end_in_text, "cdata_end_in_text", s::not_well_formed, none, "\"]]>\" in text", "its first ']'"},
        {malformed_reference, "malformed_reference", s::not_well_formed, none,
         "a '&' that begins no reference, or a reference to no legal character", "its '&'"},
        {comment, "comment", s::restricted_xml, none, "a comment", "its '<'"},
        {processing_instruction, "processing_instruction", s::restricted_xml, none, "a processing instruction",
         "its '<'"},
        {doctype, "doctype", s::restricted_xml, none, "a document type declaration", "its '<'"},
        {undefined_entity, "undefined_entity", s::restricted_xml, none,
         "a reference to an entity other than lt, gt, amp, apos, quot", "its '&'"},
        {invalid_utf8, "invalid_utf8", s::unsupported_encoding, z::jid_malformed, "bytes that are not UTF-8",
         "the first byte of the sequence"},
        {unsupported_encoding, "unsupported_encoding", s::unsupported_encoding, none, "an encoding other than UTF-8",
         "the declaration's '<', or byte 0 of UTF-16"},
        {text_before_header, "text_before_header", s::not_well_formed, none, "text before the stream header",
         "its first byte"},
        {wrong_root_namespace, "wrong_root_namespace", s::invalid_namespace, none,
         "the root element is not in the streams namespace", "its '<'"},
        {wrong_root_name, "wrong_root_name", s::bad_format, none, "the root element is not named stream", "its '<'"},
        {unexpected_header, "unexpected_header", s::bad_format, none, "a second stream header without a restart",
         "its '<'"},
        {text_between_stanzas, "text_between_stanzas", s::bad_format, none, "text between first-level elements",
         "its first byte"},
        {stanza_too_large, "stanza_too_large", s::policy_violation, none,
         "a first-level element exceeds limits::stanza_bytes", "its '<' + limit"},
        {header_too_large, "header_too_large", s::policy_violation, none,
         "the header, or the stream's end tag, exceeds limits::header_bytes", "its first byte + limit"},
        {too_deep, "too_deep", s::policy_violation, none, "elements nest deeper than limits::depth", "the tag's '<'"},
        {too_many_attributes, "too_many_attributes", s::policy_violation, none,
         "a tag has more attributes than limits::attributes", "the tag's '<'"},
        {too_many_namespaces, "too_many_namespaces", s::policy_violation, none,
         "more namespace declarations in scope than limits::namespace_declarations", "the tag's '<'"},
        {name_too_long, "name_too_long", s::policy_violation, none, "a name is longer than limits::name_bytes",
         "the first byte of the excess name"},
        {namespace_too_long, "namespace_too_long", s::policy_violation, none,
         "a namespace name is longer than limits::namespace_bytes", "the first byte of the excess name"},
        {out_of_memory, "out_of_memory", s::resource_constraint, z::resource_constraint, "no memory for the element",
         "the start of the token"},
        {input_lost, "input_lost", s::internal_server_error, none,
         "bytes were given to the parser while earlier ones were neither parsed nor taken",
         "the first byte that would have been lost"},
        {incomplete_element, "incomplete_element", s::not_well_formed, z::bad_request,
         "the bytes end inside the element", "the end of the bytes"},
        {trailing_content, "trailing_content", s::bad_format, z::bad_request,
         "something other than white space follows the element", "its first byte"},
        {jid_empty_part, "jid_empty_part", none, z::jid_malformed, "a part of an address is empty",
         "where the part would begin"},
        {jid_part_too_long, "jid_part_too_long", none, z::jid_malformed,
         "a part of an address is longer than 1023 bytes, or than it can be and come to 1023 normalised",
         "the first byte of the part"},
        {jid_forbidden_character, "jid_forbidden_character", none, z::jid_malformed,
         "a character that this part of an address does not allow, or not beside these neighbours",
         "its first byte; the part's first byte, where only normalising brings it about"},
        {jid_bad_label, "jid_bad_label", none, z::jid_malformed,
         "a label of a domain is neither LDH nor valid in IDNA2008",
         "the first byte of the label, or the dot that should have ended one"},
        {jid_bad_ip_literal, "jid_bad_ip_literal", none, z::jid_malformed,
         "a domain that begins with '[' is no IP literal", "its '['"},
        {jid_bad_direction, "jid_bad_direction", none, z::jid_malformed,
         "right-to-left text breaks the Bidi Rule of RFC 5893", "the first byte of the localpart or of the label"},
        {jid_needs_preparation, "jid_needs_preparation", none, z::jid_malformed,
         "an address outside ASCII, or with an A-label, where the profile takes none",
         "the first non-ASCII byte, or the first byte of the A-label"},
        {jid_bad_uri, "jid_bad_uri", none, z::jid_malformed, "not an xmpp: URI",
         "the first byte with no legal continuation"},
        {absent, "absent", none, none, "there is no such field", "none"},
        {invalid_value, "invalid_value", none, z::bad_request, "a field holds no value of its type",
         "the first byte of the value"},
        {needs_decoding, "needs_decoding", none, none, "a field holds references: give a buffer to decode it in",
         "the first byte of the value"},
        {buffer_too_small, "buffer_too_small", none, none, "the caller's buffer does not hold the decoded field",
         "the first byte of the value"},
    });
}();

/// The row of a code.
/// Cost:    O(1), constexpr, noexcept; refers to static storage.
constexpr const error_info& info(errc code) noexcept {
    return errors[std::size_t(code)];
}

/// The enumerator's name, such as "malformed_tag".
constexpr std::string_view to_string(errc code) noexcept {
    return info(code).name;
}

static_assert(
    [] {
        for (std::size_t i = 0; i != errors.size(); ++i)
            if (std::size_t(errors[i].code) != i || errors[i].text.empty() || errors[i].offset.empty()) return false;
        return errors.size() == std::size_t(errc::buffer_too_small) + 1;
    }(),
    "every errc has its row, at its own index");

}
