// Addresses in attributes and texts, judged after XML has been decoded.
#pragma once

#include <array>
#include <optional>
#include <span>

#include <canto/jid/jid_view.hpp>
#include <canto/jid/parts.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>

namespace canto::inline CANTO_ABI {

/// Room for any address that an attribute may hold: 12 KiB. Where an accessor takes a buffer, a smaller one may be
/// given, too; what does not fit is an error.
/// Lives:   a buffer holds one address at a time. The next that is decoded into it takes the first one's place: give
///          each address a buffer of its own, or what a peer sends as `to` may stand where `from` is looked for.
using jid_buffer = std::array<char, 3 * max_given_jid_part + 2>;

namespace detail {

/// The address a text holds that has to be decoded first.
template <xml_text Text>
[[gnu::noinline]] result<jid_view> to_decoded_jid(const Text& value, std::span<char> buffer) noexcept {
    const auto characters = to_view(value, buffer);
    if (characters) return jid_view::parse(*characters);
    if (characters.error() == errc::buffer_too_small && buffer.size() >= jid_buffer().size())
        return errc::jid_part_too_long;
    return characters.why();
}

}

/// The address a text holds. Where the text holds references ("a@b/it&apos;s") it is decoded into the buffer.
/// Errors:  what jid_view::parse() says, offsets counting decoded bytes; needs_decoding without a buffer,
///          buffer_too_small.
/// Lives:   as long as the text, or the buffer.
template <xml_text Text>
[[gnu::always_inline]] inline result<jid_view> to_jid(const Text& value, std::span<char> buffer = {}) noexcept {
    if (const auto plain = value.view()) return jid_view::parse(*plain);
    return detail::to_decoded_jid(value, buffer);
}

/// The same of a text that may be absent, such as an attribute.
/// Errors:  absent; as above.
template <xml_text Text>
result<jid_view> to_jid(const std::optional<Text>& value, std::span<char> buffer = {}) noexcept {
    return value ? canto::to_jid(*value, buffer) : result<jid_view>(errc::absent);
}

namespace detail {

/// Whether a text, where there is one, is an address once decoded.
template <xml_text Text>
bool is_jid_or_absent(const std::optional<Text>& value) noexcept {
    if (!value) return true;
    if (const auto plain = value->view()) return jid_view::parse(*plain).has_value();
    jid_buffer buffer;
    return to_decoded_jid(*value, buffer).has_value();
}

}

}
