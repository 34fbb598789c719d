// xmpp: URIs and IRIs (RFC 5122), with the queries of XEP-0147: taking them apart.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/bytes.hpp>
#include <canto/detail/iterator.hpp>
#include <canto/detail/utf8.hpp>
#include <canto/error.hpp>
#include <canto/jid/jid.hpp>
#include <canto/jid/percent.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// One key and its value, both percent-encoded still.
struct uri_query_pair {
    percent_text key;
    percent_text value;
};

/// The pairs of a query, in order. A forward range; nothing is stored.
class uri_parameters {
public:
    class iterator : public detail::forward_iterator<iterator, uri_query_pair> {
    public:
        constexpr iterator() noexcept = default;
        constexpr uri_query_pair operator*() const noexcept {
            const std::string_view pair = rest_.substr(0, rest_.find(';'));
            const std::size_t equals = pair.find('=');
            return {percent_text(pair.substr(0, equals)), percent_text(pair.substr(equals + 1))};
        }
        constexpr iterator& operator++() noexcept {
            const std::size_t end = rest_.find(';');
            rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
            return *this;
        }
        // Iterators of one range differ in how much is left.
        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.rest_.size() == b.rest_.size();
        }

    private:
        friend class uri_parameters;
        constexpr explicit iterator(std::string_view rest) noexcept : rest_(rest) {}
        std::string_view rest_;
    };

    constexpr uri_parameters() noexcept = default;
    constexpr iterator begin() const noexcept { return iterator(pairs_); }
    constexpr iterator end() const noexcept { return {}; }
    constexpr bool empty() const noexcept { return pairs_.empty(); }

private:
    friend class uri_view;
    constexpr explicit uri_parameters(std::string_view pairs) noexcept : pairs_(pairs) {}
    std::string_view pairs_;
};

/// An xmpp: URI or IRI, split; its addresses are decoded and judged when asked for.
/// Shape:   "xmpp:" [ "//" account [ "/" ] ] [ target ] [ "?" [ type ] *( ";" key "=" value ) ] [ "#" fragment ]
///          (RFC 5122 §2.2); the account is whom to log in as, the target whom to interact with.
/// Leniency: more may stand unencoded than RFC 5122 says, all that RFC 3986 allows in the place, and brackets; and a
///          first pair may take the place of the type, as in "?omemo-sid-1=…" which Conversations writes.
/// Lives:   as long as the bytes given to parse().
/// Example: uri_view::parse("xmpp:romeo@montague.lit?message;body=hi")->query_type() == "message"
class uri_view {
public:
    /// Errors:  jid_bad_uri; invalid_utf8.
    /// Cost:    O(n), no allocation, constexpr, noexcept.
    static constexpr result<uri_view> parse(std::string_view text) noexcept;
    /// A string that dies with the call cannot be referred to: give it a name.
    template <detail::dying_bytes Dying>
    static result<uri_view> parse(Dying&&) = delete;

    constexpr bool has_account() const noexcept { return account_.data() != nullptr; }
    constexpr bool has_target() const noexcept { return !target_.empty(); }

    /// Whom to log in as; whom to interact with. Percent-decoded and in normal form.
    /// Errors:  absent; otherwise those of basic_jid::from_parts, the offset counting from the first byte of the URI.
    template <jid_profile Profile>
    result<basic_jid<Profile>> account() const noexcept {
        return has_account() ? address<Profile>(account_) : result<basic_jid<Profile>>(errc::absent);
    }
    template <jid_profile Profile>
    result<basic_jid<Profile>> target() const noexcept {
        return has_target() ? address<Profile>(target_) : result<basic_jid<Profile>>(errc::absent);
    }

    constexpr bool has_query() const noexcept { return has_query_; }
    /// "message", "join", "roster", …: a registered querytype of XEP-0147; empty where there is none.
    constexpr percent_text query_type() const noexcept { return percent_text(type_); }
    constexpr uri_parameters parameters() const noexcept { return uri_parameters(pairs_); }
    /// The value of the first pair with this key.
    /// Errors:  absent.
    constexpr result<percent_text> parameter(std::string_view decoded_key) const noexcept {
        for (const uri_query_pair pair : parameters())
            if (pair.key == decoded_key) return pair.value;
        return errc::absent;
    }
    constexpr percent_text fragment() const noexcept { return percent_text(fragment_); }

    constexpr std::string_view full() const noexcept { return text_; }

private:
    constexpr uri_view() noexcept = default;

    constexpr std::size_t offset_of(std::string_view part) const noexcept {
        return static_cast<std::size_t>(part.data() - text_.data());
    }
    template <class Profile>
    result<basic_jid<Profile>> address(std::string_view encoded) const noexcept;

    std::string_view text_;
    std::string_view account_;
    std::string_view target_;
    std::string_view type_;
    std::string_view pairs_;
    std::string_view fragment_;
    bool has_query_ = false;
};

namespace detail {

/// Where the first byte stands that no URI or IRI may have there, if any.
constexpr std::optional<failure> find_bad_uri_byte(std::string_view text) noexcept {
    bool in_fragment = false;
    for (std::size_t i = 0; i != text.size();) {
        const char c = text[i];
        if (class_of(c) & is_not_ascii) {
            const decoded d = decode(text.data() + i, text.data() + text.size());
            if (d.what != decoded::kind::good)
                return failure{d.what == decoded::kind::illegal ? errc::jid_bad_uri : errc::invalid_utf8, i};
            i += d.size;
            continue;
        }
        if (c == '%'   ? !is_percent_triplet(text.substr(i))
            : c == '#' ? in_fragment
                       : !is_unreserved(c) && !is_sub_delimiter(c) &&
                             std::string_view(":/?[]@").find(c) == std::string_view::npos)
            return failure{errc::jid_bad_uri, i};
        in_fragment |= c == '#';
        ++i;
    }
    return std::nullopt;
}

}

constexpr result<uri_view> uri_view::parse(std::string_view text) noexcept {
    constexpr std::string_view scheme = "xmpp:";
    constexpr auto npos = std::string_view::npos;
    for (std::size_t i = 0; i != scheme.size(); ++i)
        if (i == text.size() || detail::ascii_lower(text[i]) != scheme[i]) return {errc::jid_bad_uri, i};
    if (const auto bad = detail::find_bad_uri_byte(text)) return *bad;

    uri_view uri;
    uri.text_ = text;
    std::string_view rest = text.substr(scheme.size());
    if (const auto hash = rest.find('#'); hash != npos) {
        uri.fragment_ = rest.substr(hash + 1);
        rest = rest.substr(0, hash);
    }
    if (const auto mark = rest.find('?'); mark != npos) {
        const std::string_view query = rest.substr(mark + 1);
        rest = rest.substr(0, mark);
        uri.has_query_ = true;
        const std::size_t semicolon = query.find(';');
        uri.type_ = query.substr(0, semicolon);
        uri.pairs_ = semicolon == npos ? std::string_view() : query.substr(semicolon + 1);
        if (uri.type_.find('=') != npos) {
            uri.type_ = {};
            uri.pairs_ = query;
        } else if (semicolon != npos && uri.pairs_.empty()) {
            return {errc::jid_bad_uri, uri.offset_of(query) + query.size()};
        }
        for (std::string_view pairs = uri.pairs_; !pairs.empty();) {
            const std::size_t end = std::min(pairs.find(';'), pairs.size());
            const bool last = end == pairs.size();
            if (pairs.substr(0, end).find('=') == npos) return {errc::jid_bad_uri, uri.offset_of(pairs) + end};
            if (end + 1 == pairs.size()) return {errc::jid_bad_uri, uri.offset_of(pairs) + end + 1};
            pairs.remove_prefix(last ? end : end + 1);
        }
    }
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        const std::size_t slash = std::min(rest.find('/'), rest.size());
        uri.account_ = rest.substr(0, slash);
        if (uri.account_.find('@') == npos) return {errc::jid_bad_uri, uri.offset_of(rest) + slash};
        rest.remove_prefix(std::min(slash + 1, rest.size()));
    }
    uri.target_ = rest;
    return uri;
}

template <class Profile>
result<basic_jid<Profile>> uri_view::address(std::string_view encoded) const noexcept {
    // Split before decoding: %40 and %2F separate nothing.
    constexpr auto npos = std::string_view::npos;
    const std::size_t slash = encoded.find('/');
    const std::string_view bare = encoded.substr(0, slash);
    const std::size_t at = bare.find('@');
    struct part {
        std::string_view raw;
        bool present;
        bool verbatim;
        std::string_view decoded;
    };
    const std::string_view domain = bare.substr(at == npos ? 0 : at + 1);
    // "%25" before the zone of an IP literal is how the address itself spells it (RFC 6874).
    part parts[] = {{bare.substr(0, at == npos ? 0 : at), at != npos, false, {}},
                    {domain, true, domain.starts_with('['), {}},
                    {slash == npos ? bare.substr(bare.size()) : encoded.substr(slash + 1), slash != npos, false, {}}};
    char buffer[3 * (max_given_jid_part + 1)];
    char* out = buffer;
    for (part& p : parts) {
        const percent_text text(p.raw);
        const std::size_t size = text.size();
        if (p.present && size == 0) return {errc::jid_empty_part, offset_of(p.raw)};
        if (size > max_given_jid_part + 1) return {errc::jid_part_too_long, offset_of(p.raw)};
        p.decoded = p.verbatim ? p.raw : std::string_view(out, size);
        if (!p.verbatim) text.for_each([&](char c, std::size_t) { *out++ = c; });
    }
    auto address = basic_jid<Profile>::from_parts(parts[0].decoded, parts[1].decoded, parts[2].decoded);
    if (address) return address;

    // From an offset in local "@" domain "/" resource back to one in the URI.
    std::uint64_t left = address.offset();
    const part* p = parts;
    for (; p != parts + 2 && (!p->present || left > p->decoded.size()); ++p)
        if (p->present) left -= p->decoded.size() + 1;
    std::size_t where = offset_of(p->raw) + p->raw.size();
    std::uint64_t index = 0;
    if (p->verbatim)
        where = offset_of(p->raw) + static_cast<std::size_t>(left);
    else
        percent_text(p->raw).for_each([&](char, std::size_t i) {
            if (index++ == left) where = offset_of(p->raw) + i;
        });
    return {address.error(), where};
}

}
