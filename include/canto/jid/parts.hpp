// The three parts of a JID: what bytes alone can say of each.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include <canto/detail/chars.hpp>
#include <canto/detail/scan.hpp>
#include <canto/detail/utf8.hpp>
#include <canto/error.hpp>
#include <canto/jid/ip_literal.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// The most bytes of UTF-8 a part may have in normal form (RFC 7622 §3.2 to §3.4).
inline constexpr std::size_t max_jid_part = 1023;
/// The most bytes a part that needs preparation may have as given: nothing longer shrinks to 1023 bytes.
inline constexpr std::size_t max_given_jid_part = 4 * max_jid_part;

/// How far a part is from its normal form.
enum class part_form : std::uint8_t {
    normalised,       ///< ASCII, and normal already
    to_lower,         ///< ASCII; making its letters small is all there is to do
    needs_preparation ///< not ASCII, or a domain with an A-label: a matter for PRECIS and IDNA
};

namespace detail {

// What a byte may not be in, and what it makes of the part it is in.
enum jid_class : unsigned {
    not_in_localpart = 1,
    not_in_domainpart = 2,
    not_in_resourcepart = 4,
    is_capital = 8,
    is_not_ascii = 16,
    is_separator = 32    // '@' and '/'
};

inline constexpr auto jid_classes = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = 0; c != 256; ++c) {
        const char byte = static_cast<char>(static_cast<unsigned char>(c));
        unsigned classes = 0;
        if (c >= 0x80)
            classes = is_not_ascii;
        else {
            const bool printable = c > 0x20 && c < 0x7F;
            // ASCII7 of RFC 8264 less what RFC 7622 §3.3.1 takes out
            if (!printable || std::string_view("\"&'/:<>@").find(byte) != std::string_view::npos)
                classes |= not_in_localpart;
            if (!is_alpha(byte) && !is_digit(byte) && byte != '-' && byte != '.') classes |= not_in_domainpart;
            if (!printable && byte != ' ') classes |= not_in_resourcepart;
            if (byte >= 'A' && byte <= 'Z') classes |= is_capital;
            if (byte == '@' || byte == '/') classes |= is_separator;
        }
        table[c] = static_cast<std::uint8_t>(classes);
    }
    return table;
}();

constexpr unsigned class_of(char c) noexcept {
    return jid_classes[static_cast<unsigned char>(c)];
}

/// The first byte that may not be there, if any.
constexpr std::optional<failure> find_forbidden(std::string_view part, unsigned forbidden) noexcept {
    const char* const end = part.data() + part.size();
    for (const char* p = part.data(); p != end;) {
        const auto at = static_cast<std::uint64_t>(p - part.data());
        if (class_of(*p) & is_not_ascii) {
            const decoded c = decode(p, end);
            if (c.what == decoded::kind::illegal) return failure{errc::jid_forbidden_character, at};
            if (c.what != decoded::kind::good) return failure{errc::invalid_utf8, at};
            p += c.size;
        } else if (class_of(*p++) & forbidden) {
            return failure{errc::jid_forbidden_character, at};
        }
    }
    return std::nullopt;
}

constexpr part_form form_of(unsigned seen) noexcept {
    if (seen & is_not_ascii) return part_form::needs_preparation;
    return seen & is_capital ? part_form::to_lower : part_form::normalised;
}

constexpr bool is_too_long(std::size_t size, part_form form) noexcept {
    return size > (form == part_form::needs_preparation ? max_given_jid_part : max_jid_part);
}

/// Judges a part by the classes of its bytes, or-ed together. Only a part that is not plain ASCII is looked at again.
constexpr result<part_form> judge_part(std::string_view part, unsigned seen, unsigned forbidden) noexcept {
    if (part.empty()) return errc::jid_empty_part;
    if (seen & (forbidden | is_not_ascii))
        if (const auto found = find_forbidden(part, forbidden)) return *found;
    if (is_too_long(part.size(), form_of(seen))) return errc::jid_part_too_long;
    return form_of(seen);
}

constexpr result<part_form> judge_part(std::string_view part, unsigned forbidden) noexcept {
    unsigned seen = 0;
    for (const char c : part) seen |= class_of(c);
    return judge_part(part, seen, forbidden);
}

constexpr bool is_a_label(std::string_view label) noexcept {
    return label.size() >= 4 && ascii_lower(label[0]) == 'x' && ascii_lower(label[1]) == 'n' && label[2] == '-' &&
           label[3] == '-';
}

/// LDH label of RFC 5890 §2.3.1, given that its bytes are letters, digits and hyphens: no hyphen at either end, none at
/// third and fourth place but in what looks like an A-label.
constexpr bool is_ldh_label(std::string_view label) noexcept {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    return label.size() < 4 || label[2] != '-' || label[3] != '-' || is_a_label(label);
}

struct domain_scan {
    std::size_t size; // bytes up to the first '/', less a last dot
    bool dot;         // there was a last dot
    part_form form;
};

/// Judges the domain that `text` begins with, label by label. Labels that are not ASCII are left to IDNA.
constexpr result<domain_scan> scan_domain(std::string_view text) noexcept {
    if (text.starts_with('[')) {
        const std::string_view literal = text.substr(0, text.find('/'));
        if (!is_ip_literal(literal)) return errc::jid_bad_ip_literal;
        if (literal.size() > max_jid_part) return errc::jid_part_too_long;
        return domain_scan{literal.size(), false, part_form::normalised};
    }
    unsigned seen = 0;
    unsigned label_seen = 0;
    bool a_label = false;
    std::optional<std::size_t> wrong_label;
    std::size_t begin = 0;
    std::size_t i = 0;
    const auto end_label = [&] {
        seen |= label_seen;
        if (!(label_seen & is_not_ascii)) {
            const std::string_view label = text.substr(begin, i - begin);
            if (!is_ldh_label(label) && !wrong_label) wrong_label = begin;
            a_label |= is_a_label(label);
        }
        label_seen = 0;
        begin = i + 1;
    };
    for (; i != text.size() && text[i] != '/'; ++i) {
        if (text[i] == '.')
            end_label();
        else
            label_seen |= class_of(text[i]);
    }
    if (i == 0) return errc::jid_empty_part;
    const bool dot = text[i - 1] == '.';
    if (!dot) end_label();

    const std::string_view domain = text.substr(0, dot ? i - 1 : i);
    if (seen & (not_in_domainpart | is_not_ascii))
        if (const auto found = find_forbidden(domain, not_in_domainpart)) return *found;
    if (wrong_label) return {errc::jid_bad_label, *wrong_label};
    // U+3002, U+FF0E and U+FF61 become dots: behind one of them a last dot is one too many.
    if (dot &&
        (domain.ends_with("\xE3\x80\x82") || domain.ends_with("\xEF\xBC\x8E") || domain.ends_with("\xEF\xBD\xA1")))
        return {errc::jid_bad_label, domain.size()};
    const part_form form = a_label ? part_form::needs_preparation : form_of(seen);
    if (is_too_long(domain.size(), form)) return errc::jid_part_too_long;
    return domain_scan{domain.size(), dot, form};
}

}

/// Judges a localpart: printable ASCII without " & ' / : < > @ and space; bytes outside ASCII are only checked to be
/// UTF-8.
/// Shape:   RFC 7622 §3.3
/// Errors:  jid_empty_part, jid_forbidden_character, invalid_utf8; of a part with none of these jid_part_too_long:
///          above 1023 bytes, or above 4092 where it needs preparation, which may shrink it.
/// Cost:    O(n), one pass where nothing is wrong and all is ASCII; constexpr, noexcept.
constexpr result<part_form> check_localpart(std::string_view part) noexcept {
    return detail::judge_part(part, detail::not_in_localpart);
}

/// Judges a resourcepart: anything but control characters; case means something here, so nothing is ever to_lower.
/// Shape:   RFC 7622 §3.4
/// Errors:  as check_localpart.
/// Cost:    as check_localpart.
constexpr result<part_form> check_resourcepart(std::string_view part) noexcept {
    if (!std::is_constant_evaluated() && !part.empty() && part.size() <= max_jid_part) {
        const char* const end = part.data() + part.size();
        if (detail::find<detail::odd_bytes::stop, '\x7F'>(part.data(), end) == end) return part_form::normalised;
    }
    const auto form = detail::judge_part(part, detail::not_in_resourcepart);
    return form && *form == part_form::to_lower ? part_form::normalised : form;
}

/// Judges a domainpart: dotted LDH labels, an IPv4 address, or an IP literal in brackets. One last dot is allowed.
/// Shape:   RFC 7622 §3.2; a "domain" of digits such as 256.1.1.1 is a name like any other.
/// Errors:  as check_localpart, and before jid_part_too_long: jid_bad_label, jid_bad_ip_literal.
/// Cost:    as check_localpart.
constexpr result<part_form> check_domainpart(std::string_view part) noexcept {
    if (const auto slash = part.find('/'); slash != std::string_view::npos)
        return {errc::jid_forbidden_character, slash};
    const auto domain = detail::scan_domain(part);
    if (!domain) return domain.why();
    // a last dot is dropped on the way to the normal form, just as capitals are
    return domain->dot ? std::max(domain->form, part_form::to_lower) : domain->form;
}

}
