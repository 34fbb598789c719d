// A JID in bytes that belong to someone else: split and judged, copied nowhere.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include <canto/detail/bytes.hpp>
#include <canto/jid/parts.hpp>
#include <canto/jid/split.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

namespace detail {
class jid_storage;
}

/// An address whose structure is right: [ localpart "@" ] domainpart [ "/" resourcepart ]        (RFC 7622 §3.1)
///
/// What is ASCII is judged in full; what is not is known to be UTF-8, and a matter for basic_jid and its profile.
/// Compare: two views are equal when their parts are, byte for byte. That is equality of addresses only where both are
///          in normal form, which is_normalised() tells for ASCII and basic_jid guarantees: ROMEO@a and romeo@a are one
///          address and two views. A bare JID and a full one are never equal; compare a.bare() == b.bare() to ask
///          whether two resources are of one account. A domain's last dot is dropped by parse() and never compared.
/// Lives:   as long as the bytes given to parse().
/// Cost:    16 bytes; every accessor O(1), constexpr, noexcept.
class jid_view {
public:
    /// Splits at the first '/', then at the first '@' before it, and judges each part: characters, then labels, then
    /// length (1023 bytes; 4092 where it needs preparation, which may shrink it); the localpart first.
    /// Errors:  jid_empty_part, jid_part_too_long, jid_forbidden_character, jid_bad_label, jid_bad_ip_literal,
    ///          invalid_utf8; the offset counts from the first byte of `text`.
    /// Cost:    O(n), no allocation, constexpr, noexcept. Addresses whose bare part is ASCII of 8 to 63 bytes are
    ///          mostly split at once (jid/split.hpp), and the resource judged; others byte by byte, some bytes twice.
    /// Example: jid_view::parse("romeo@montague.lit/orchard")->resource() == "orchard"
    static constexpr result<jid_view> parse(std::string_view text) noexcept;
    /// A string that dies with the call cannot be referred to: give it a name, or make a basic_jid of it.
    template <detail::dying_bytes Dying>
    static result<jid_view> parse(Dying&&) = delete;

    constexpr std::string_view local() const noexcept { return {data_, split_.local}; }
    constexpr std::string_view domain() const noexcept { return {data_ + split_.domain_begin(), split_.domain}; }
    constexpr std::string_view resource() const noexcept {
        return {data_ + (full().size() - split_.resource), split_.resource};
    }

    constexpr bool has_local() const noexcept { return split_.local != 0; }
    constexpr bool has_resource() const noexcept { return split_.resource != 0; }
    constexpr bool is_bare() const noexcept { return !has_resource(); }

    /// The address without its resource.
    constexpr jid_view bare() const noexcept {
        jid_view bare = *this;
        bare.split_.resource = 0;
        bare.split_.set_forms(local_form(), domain_form(), part_form::normalised);
        bare.split_.dot = false;
        return bare;
    }

    /// The whole address as its bytes stand, a dropped dot before the resource included.
    constexpr std::string_view full() const noexcept { return {data_, split_.size() + split_.dot}; }

    /// Bytes of the address without a dropped dot: what to_string() will return.
    constexpr std::size_t size() const noexcept { return split_.size(); }

    constexpr part_form local_form() const noexcept { return split_.local_form(); }
    constexpr part_form domain_form() const noexcept { return split_.domain_form(); }
    constexpr part_form resource_form() const noexcept { return split_.resource_form(); }

    /// Whether the bytes of full() are ASCII in normal form. Where some part needs preparation this is false, though
    /// the address may be in normal form too: only preparing it can tell.
    constexpr bool is_normalised() const noexcept {
        return !split_.dot && local_form() == part_form::normalised && domain_form() == part_form::normalised &&
               resource_form() == part_form::normalised;
    }
    /// Whether some part is not ASCII or the domain has an A-label ("xn--…"), so that precis::ascii would refuse it.
    constexpr bool needs_preparation() const noexcept {
        return local_form() == part_form::needs_preparation || domain_form() == part_form::needs_preparation ||
               resource_form() == part_form::needs_preparation;
    }

    friend constexpr bool operator==(jid_view a, jid_view b) noexcept {
        return a.domain() == b.domain() && a.local() == b.local() && a.resource() == b.resource();
    }
    /// Orders by domain, then localpart, then resource, bytes as unsigned numbers and none before any: the addresses of
    /// a domain stand together, and a bare JID directly before its full ones.
    friend constexpr std::strong_ordering operator<=>(jid_view a, jid_view b) noexcept {
        if (const auto order = a.domain() <=> b.domain(); order != 0) return order;
        if (const auto order = a.local() <=> b.local(); order != 0) return order;
        return a.resource() <=> b.resource();
    }

private:
    friend class detail::jid_storage;

    constexpr jid_view(const char* data, detail::jid_split split) noexcept : data_(data), split_(split) {}

    const char* data_;
    detail::jid_split split_;
};

static_assert(sizeof(jid_view) <= 2 * sizeof(void*) || sizeof(void*) < 8);

constexpr result<jid_view> jid_view::parse(std::string_view text) noexcept {
    const auto view_of = [text](const result<detail::jid_split>& split) -> result<jid_view> {
        if (!split) return split.why();
        return jid_view(text.data(), *split);
    };
    if (std::is_constant_evaluated()) return view_of(detail::split_any(text));
    const detail::jid_split common = detail::split_common(text);
    if (common.domain != 0) return jid_view(text.data(), common);
    return view_of(detail::split_at_resource(text));
}

/// The address as text, without a dropped dot. May throw what std::string throws.
inline std::string to_string(jid_view jid) {
    std::string text(jid.local());
    if (jid.has_local()) text += '@';
    text += jid.domain();
    if (jid.has_resource()) (text += '/') += jid.resource();
    return text;
}

}
