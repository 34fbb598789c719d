// The profile precis::icu: internationalised addresses in full, over ICU's common library (icuuc).
//
// Needs ICU 60 or newer; CMake target canto::icu. Nothing else in canto includes this.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <canto/detail/utf8.hpp>
#include <canto/error.hpp>
#include <canto/jid/code_points.hpp>
#include <canto/jid/jid.hpp>
#include <canto/jid/parts.hpp>
#include <canto/jid/profile.hpp>
#include <canto/jid/punycode.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

namespace detail::unicode {

inline UChar32 number(char32_t c) noexcept {
    return static_cast<UChar32>(c);
}

/// Hands the text to a function of ICU that maps UTF-16 to UTF-16, and takes the outcome.
template <class Map>
std::optional<errc> map_utf16(code_points& text, Map&& map) noexcept {
    constexpr auto most = static_cast<std::int32_t>(code_points::capacity);
    UChar from[code_points::capacity];
    UChar to[code_points::capacity];
    std::int32_t size = 0;
    for (const char32_t c : text.view()) {
        const bool pair = c > 0xFFFF;
        if (most - size < 1 + pair) return errc::jid_part_too_long;
        if (pair) from[size++] = static_cast<UChar>(0xD800 + ((c - 0x10000) >> 10));
        from[size++] = static_cast<UChar>(pair ? 0xDC00 + (c & 0x3FF) : c);
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t mapped = map(from, size, to, most, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) return errc::jid_part_too_long;
    if (U_FAILURE(status)) return errc::out_of_memory;
    text.clear();
    for (std::int32_t i = 0; i != mapped;) {
        char32_t c = to[i++];
        if (c >= 0xD800 && c <= 0xDBFF) c = ((c - 0xD800) << 10) + (to[i++] - 0xDC00u) + 0x10000;
        text.append(c);
    }
    return std::nullopt;
}

/// Normalization Form C.
inline std::optional<errc> to_nfc(code_points& text) noexcept {
    return map_utf16(text,
                     [](const UChar* from, std::int32_t size, UChar* to, std::int32_t capacity, UErrorCode* status) {
                         return unorm2_normalize(unorm2_getNFCInstance(status), from, size, to, capacity, status);
                     });
}

/// toLowercase of the Unicode Standard, with its Final_Sigma and without any language's rules.
inline std::optional<errc> to_lower(code_points& text) noexcept {
    return map_utf16(text, [](const UChar* from, std::int32_t size, UChar* to, std::int32_t capacity,
                              UErrorCode* status) { return u_strToLower(to, capacity, from, size, "", status); });
}

/// The Width Mapping Rule (RFC 8264 §5.2.1): full-width and half-width characters become what they decompose to. Each
/// of them is one character and stays one.
inline char32_t widths_mapped(char32_t c) noexcept {
    if (c < 0x3000 || c > 0xFFEF) return c;
    const auto type = u_getIntPropertyValue(number(c), UCHAR_DECOMPOSITION_TYPE);
    if (type != U_DT_WIDE && type != U_DT_NARROW) return c;
    UErrorCode status = U_ZERO_ERROR;
    UChar mapped[2];
    const auto size = unorm2_getRawDecomposition(unorm2_getNFKCInstance(&status), number(c), mapped, 2, &status);
    return U_SUCCESS(status) && size == 1 ? mapped[0] : c;
}

// What a character may do: the derived property of RFC 8264 §8 and of RFC 5892 §3. UNASSIGNED is refused like
// DISALLOWED.
enum class standing : std::uint8_t { valid, contextual, freeform_only, disallowed };

struct exception {
    char32_t first, last;
    standing is;
};
/// RFC 5892 §2.6, RFC 8264 §9.6.
inline constexpr exception exceptions[] = {
    {0x00B7, 0x00B7, standing::contextual}, {0x00DF, 0x00DF, standing::valid},
    {0x0375, 0x0375, standing::contextual}, {0x03C2, 0x03C2, standing::valid},
    {0x05F3, 0x05F4, standing::contextual}, {0x0640, 0x0640, standing::disallowed},
    {0x0660, 0x0669, standing::contextual}, {0x06F0, 0x06F9, standing::contextual},
    {0x06FD, 0x06FE, standing::valid},      {0x07FA, 0x07FA, standing::disallowed},
    {0x0F0B, 0x0F0B, standing::valid},      {0x3007, 0x3007, standing::valid},
    {0x302E, 0x302F, standing::disallowed}, {0x3031, 0x3035, standing::disallowed},
    {0x303B, 0x303B, standing::disallowed}, {0x30FB, 0x30FB, standing::contextual},
};

inline constexpr std::uint32_t letter_digits = // RFC 5892 §2.1, RFC 8264 §9.1
    U_GC_LL_MASK | U_GC_LU_MASK | U_GC_LO_MASK | U_GC_ND_MASK | U_GC_LM_MASK | U_GC_MN_MASK | U_GC_MC_MASK;
inline constexpr std::uint32_t freeform_extra = // RFC 8264 §9.14 to §9.18, less HasCompat
    U_GC_LT_MASK | U_GC_NL_MASK | U_GC_NO_MASK | U_GC_ME_MASK | U_GC_ZS_MASK | U_GC_S_MASK | U_GC_P_MASK;

inline bool is_old_hangul(char32_t c) noexcept {
    const auto type = u_getIntPropertyValue(number(c), UCHAR_HANGUL_SYLLABLE_TYPE);
    return type == U_HST_LEADING_JAMO || type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO;
}

/// What both derivations begin with.
inline std::optional<standing> common_standing(char32_t c) noexcept {
    for (const exception& e : exceptions)
        if (c >= e.first && c <= e.last) return e.is;
    if (u_charType(number(c)) == U_UNASSIGNED) return standing::disallowed;
    return std::nullopt;
}

/// RFC 8264 §8.
inline standing precis_standing(char32_t c) noexcept {
    if (c > 0x20 && c < 0x7F) return standing::valid;
    if (const auto common = common_standing(c)) return *common;
    if (u_hasBinaryProperty(number(c), UCHAR_JOIN_CONTROL)) return standing::contextual;
    if (is_old_hangul(c) || u_hasBinaryProperty(number(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return standing::disallowed;
    const std::uint32_t category = U_GET_GC_MASK(number(c));
    if (category & U_GC_CC_MASK) return standing::disallowed;
    // A character is not its own NFKC exactly where it may not occur in NFKC at all: HasCompat.
    if (u_getIntPropertyValue(number(c), UCHAR_NFKC_QUICK_CHECK) == UNORM_NO) return standing::freeform_only;
    if (category & letter_digits) return standing::valid;
    return category & freeform_extra ? standing::freeform_only : standing::disallowed;
}

/// Unstable of RFC 5892 §2.2, and the ignorable characters that §2.3 disallows as well.
inline bool is_unstable(char32_t c) noexcept {
    return u_hasBinaryProperty(number(c), UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED);
}

/// RFC 5892 §3.
inline standing idna_standing(char32_t c) noexcept {
    if (c < 0x80)
        return is_digit(static_cast<char>(c)) || (c >= 'a' && c <= 'z') || c == '-' ? standing::valid
                                                                                    : standing::disallowed;
    if (const auto common = common_standing(c)) return *common;
    if (u_hasBinaryProperty(number(c), UCHAR_JOIN_CONTROL)) return standing::contextual;
    if (is_unstable(c) || is_old_hangul(c) || u_hasBinaryProperty(number(c), UCHAR_WHITE_SPACE))
        return standing::disallowed;
    const bool ignorable_block = (c >= 0x20D0 && c <= 0x20FF) || (c >= 0x1D100 && c <= 0x1D24F); // RFC 5892 §2.4
    return !ignorable_block && U_GET_GC_MASK(number(c)) & letter_digits ? standing::valid : standing::disallowed;
}

inline bool has_script(char32_t c, UScriptCode script) noexcept {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(number(c), &status) == script && U_SUCCESS(status);
}

/// What some contextual rules ask of a text as a whole: found once, however many characters ask.
class whole_text {
public:
    explicit whole_text(std::u32string_view text) noexcept : text_(text) {}

    bool has_japanese() noexcept {
        return any(japanese_, [](char32_t c) {
            return has_script(c, USCRIPT_HIRAGANA) || has_script(c, USCRIPT_KATAKANA) || has_script(c, USCRIPT_HAN);
        });
    }
    bool has_arabic_digits() noexcept {
        return any(arabic_, [](char32_t c) { return c >= 0x0660 && c <= 0x0669; });
    }
    bool has_extended_arabic_digits() noexcept {
        return any(extended_, [](char32_t c) { return c >= 0x06F0 && c <= 0x06F9; });
    }

private:
    template <class Is>
    bool any(std::optional<bool>& known, Is is) noexcept {
        if (!known) known = std::any_of(text_.begin(), text_.end(), is);
        return *known;
    }

    std::u32string_view text_;
    std::optional<bool> japanese_, arabic_, extended_;
};

/// The contextual rules of RFC 5892, Appendix A, for the character at `at`.
inline bool context_allows(std::u32string_view text, std::size_t at, whole_text& whole) noexcept {
    const char32_t c = text[at];
    const char32_t before = at == 0 ? 0 : text[at - 1];
    const char32_t after = at + 1 == text.size() ? 0 : text[at + 1];
    const auto joining = [&](std::size_t i) { return u_getIntPropertyValue(number(text[i]), UCHAR_JOINING_TYPE); };
    constexpr std::uint8_t virama = 9;
    switch (c) {
    case 0x200C: { // A.1: after a virama, or between letters that join across it
        if (before && u_getCombiningClass(number(before)) == virama) return true;
        std::size_t left = at;
        do {
            if (left-- == 0) return false;
        } while (joining(left) == U_JT_TRANSPARENT);
        std::size_t right = at;
        do {
            if (++right == text.size()) return false;
        } while (joining(right) == U_JT_TRANSPARENT);
        return (joining(left) == U_JT_LEFT_JOINING || joining(left) == U_JT_DUAL_JOINING) &&
               (joining(right) == U_JT_RIGHT_JOINING || joining(right) == U_JT_DUAL_JOINING);
    }
    case 0x200D:
        return before && u_getCombiningClass(number(before)) == virama; // A.2
    case 0x00B7:
        return before == 'l' && after == 'l'; // A.3
    case 0x0375:
        return after && has_script(after, USCRIPT_GREEK); // A.4
    case 0x05F3:                                          // A.5
    case 0x05F4:
        return before && has_script(before, USCRIPT_HEBREW); // A.6
    case 0x30FB:                                             // A.7
        return whole.has_japanese();
    }
    if (c >= 0x0660 && c <= 0x0669) return !whole.has_extended_arabic_digits(); // A.8
    return c >= 0x06F0 && c <= 0x06F9 && !whole.has_arabic_digits();            // A.9
}

/// The first character that its class does not allow; before it, the first that its neighbours do not allow.
struct misfits {
    std::optional<std::size_t> character, neighbour;
    explicit operator bool() const noexcept { return character || neighbour; }
};
inline misfits find_misfits(std::u32string_view text, standing (*of)(char32_t) noexcept, bool freeform) noexcept {
    whole_text whole(text);
    misfits found;
    for (std::size_t i = 0; i != text.size() && !found.character; ++i) {
        const standing is = of(text[i]);
        if (is == standing::valid || (is == standing::freeform_only && freeform)) continue;
        if (is != standing::contextual)
            found.character = i;
        else if (!found.neighbour && !context_allows(text, i, whole))
            found.neighbour = i;
    }
    return found;
}

inline std::uint32_t direction(char32_t c) noexcept {
    return std::uint32_t(1) << u_charDirection(number(c));
}
inline bool is_right_to_left(char32_t c) noexcept {
    return direction(c) & (1u << U_RIGHT_TO_LEFT | 1u << U_RIGHT_TO_LEFT_ARABIC | 1u << U_ARABIC_NUMBER);
}
inline bool has_right_to_left(std::u32string_view text) noexcept {
    return std::any_of(text.begin(), text.end(), is_right_to_left);
}

/// The six conditions of the Bidi Rule (RFC 5893 §2).
/// Precondition: text is not empty.
inline bool keeps_bidi_rule(std::u32string_view text) noexcept {
    constexpr auto bit = [](UCharDirection d) { return std::uint32_t(1) << d; };
    constexpr std::uint32_t l = bit(U_LEFT_TO_RIGHT), r = bit(U_RIGHT_TO_LEFT) | bit(U_RIGHT_TO_LEFT_ARABIC),
                            en = bit(U_EUROPEAN_NUMBER), an = bit(U_ARABIC_NUMBER), nsm = bit(U_DIR_NON_SPACING_MARK),
                            neutral = bit(U_EUROPEAN_NUMBER_SEPARATOR) | bit(U_EUROPEAN_NUMBER_TERMINATOR) |
                                      bit(U_COMMON_NUMBER_SEPARATOR) | bit(U_OTHER_NEUTRAL) | bit(U_BOUNDARY_NEUTRAL);
    const std::uint32_t first = direction(text.front());
    if (!(first & (l | r))) return false;
    std::uint32_t seen = 0;
    std::uint32_t last = 0;
    for (const char32_t c : text) {
        seen |= direction(c);
        if (direction(c) != nsm) last = direction(c);
    }
    if (first & l) return !(seen & ~(l | en | neutral | nsm)) && last & (l | en);
    return !(seen & ~(r | an | en | neutral | nsm)) && last & (r | en | an) && !(seen & en && seen & an);
}

}

namespace detail::idna {

constexpr bool is_dot(char32_t c) noexcept {
    return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61;
}

/// What users type, made what IDNA2008 knows (RFC 7622 §3.2.1, RFC 5895 §2): small letters, one width, NFC. A capital
/// that IDNA2008 takes as it is stays: a letter of Cherokee is no spelling of another one.
inline std::optional<errc> map_label(std::string_view given, code_points& label) noexcept {
    std::optional<errc> failed;
    const bool fits = label.append_each(given, [&](char32_t c, code_points& out) {
        code_points one;
        one.append(c);
        if (unicode::is_unstable(c) && (failed = unicode::to_lower(one))) return false;
        return std::all_of(one.view().begin(), one.view().end(),
                           [&](char32_t lower) { return out.append(unicode::widths_mapped(lower)); });
    });
    if (failed) return failed;
    return fits ? unicode::to_nfc(label) : errc::jid_bad_label;
}

/// U-label of RFC 5890 §2.3.2.1, given that it is in NFC (RFC 5891 §4.2.3 and §5.4); directions apart.
inline bool is_u_label(std::u32string_view label) noexcept {
    if (label.front() == '-' || label.back() == '-') return false;
    if (label.size() >= 4 && label[2] == '-' && label[3] == '-') return false;
    if (U_GET_GC_MASK(unicode::number(label.front())) & U_GC_M_MASK) return false;
    return !unicode::find_misfits(label, unicode::idna_standing, false);
}

/// Takes a mapped label to its Unicode form at the end of `out`: an A-label is decoded, all else stays.
inline std::optional<errc> add_label(std::u32string_view label, code_points& out) noexcept {
    constexpr auto bad = errc::jid_bad_label;
    const auto is_ascii = [](std::u32string_view t) {
        return std::all_of(t.begin(), t.end(), [](char32_t c) { return c < 0x80; });
    };
    char bytes[63];
    char32_t points[punycode::max_size];
    if (is_ascii(label)) {
        if (label.size() > sizeof bytes) return bad;
        std::transform(label.begin(), label.end(), bytes, [](char32_t c) { return static_cast<char>(c); });
        const std::string_view ldh(bytes, label.size());
        if (!is_ldh_label(ldh) || find_forbidden(ldh, not_in_domainpart)) return bad;
        if (is_a_label(ldh)) {
            const auto size = punycode::decode(ldh.substr(4), points);
            if (!size || is_ascii({points, *size})) return bad;
            label = {points, *size};
            code_points normal;
            normal.append(label);
            if (const auto why = unicode::to_nfc(normal)) return why;
            char again[punycode::max_size];
            const auto size_again = punycode::encode(label, again);
            if (normal.view() != label || !is_u_label(label) || !size_again ||
                std::string_view(again, *size_again) != ldh.substr(4))
                return bad;
        }
    } else if (label.size() > punycode::max_size || !is_u_label(label) ||
               !punycode::encode(label, std::span(bytes, punycode::max_size))) {
        return bad;
    }
    return out.append(label) ? std::nullopt : std::optional(errc::jid_part_too_long);
}

/// Splits a domain as it was given at its dots, of whatever kind (RFC 5895 §2.4), and calls f(label) until one returns
/// an error, which is put down to the label. A last dot ends the last label.
template <class F>
std::optional<failure> for_each_label(std::string_view domain, F&& f) noexcept {
    std::size_t begin = 0;
    for (std::size_t i = 0; i != domain.size();) {
        const decoded c = decode(domain.data() + i, domain.data() + domain.size());
        const std::size_t end = is_dot(c.value) ? i : i + c.size;
        i += c.size;
        if (end == i && i != domain.size()) continue;
        const std::string_view label = domain.substr(begin, end - begin);
        if (const std::optional<errc> why = label.empty() ? errc::jid_bad_label : f(label))
            return failure{*why, *why == errc::jid_part_too_long ? 0 : begin};
        begin = i;
    }
    return std::nullopt;
}

}

namespace precis {

/// Addresses as RFC 7622 wants them: localparts by UsernameCaseMapped (RFC 8265 §3.3), resources by OpaqueString
/// (§4.2), over the classes of RFC 8264; domains by IDNA2008 (RFC 5891 to 5893), A-labels as their U-labels.
/// Where RFCs leave a choice: the class is checked before case mapping and NFC, as RFC 8265 §3.3.1 and §4.2.1 say, and
///          once more after them, as RFC 8264 §7 says; neighbours only then, so that "L·L" may become "l·l". Only in a
///          resource may conjoining jamo stand that NFC composes. Case mapping is toLowercase, not case folding ("ß"
///          stays). The length of a part is what it has afterwards.
///          The Unicode version is that of the ICU linked: a character it does not know is refused.
/// Errors:  jid_forbidden_character, jid_bad_label, jid_bad_direction, jid_part_too_long, out_of_memory.
/// Cost:    O(n) calls of ICU; some 30 KB of stack; allocates nothing itself.
struct icu {
    static result<std::size_t> localpart(std::string_view part, std::span<char, max_jid_part> out) noexcept {
        using namespace detail::unicode;
        detail::code_points mapped;
        const auto map = [](char32_t c, detail::code_points& to) { return to.append(widths_mapped(c)); };
        if (!mapped.append_each(part, map)) return errc::jid_part_too_long;
        if (const auto wrong = find_misfits(mapped.view(), in_localpart, false).character)
            return {errc::jid_forbidden_character, detail::byte_of(part, *wrong)};
        if (const auto why = to_lower(mapped)) return *why;
        if (const auto why = to_nfc(mapped)) return *why;
        if (const misfits wrong = find_misfits(mapped.view(), in_localpart, false))
            return forbidden(part, map, mapped.view(), wrong, in_localpart);
        if (has_right_to_left(mapped.view()) && !keeps_bidi_rule(mapped.view())) return errc::jid_bad_direction;
        return stored(mapped, out);
    }

    static result<std::size_t> domainpart(std::string_view part, std::span<char, max_jid_part> out) noexcept {
        using namespace detail;
        code_points domain;
        const auto add = [&](std::string_view given) -> std::optional<errc> {
            code_points label;
            if (!domain.view().empty() && !domain.append(U'.')) return errc::jid_part_too_long;
            if (const auto why = idna::map_label(given, label)) return why;
            return idna::add_label(label.view(), domain);
        };
        if (const auto why = idna::for_each_label(part, add)) return *why;

        // One right-to-left label binds them all to the rule (RFC 5893 §2).
        std::u32string_view rest = domain.view();
        const auto check_direction = [&](std::string_view) {
            const std::u32string_view label = rest.substr(0, rest.find(U'.'));
            rest.remove_prefix(std::min(label.size() + 1, rest.size()));
            return unicode::keeps_bidi_rule(label) ? std::nullopt : std::optional(errc::jid_bad_direction);
        };
        if (unicode::has_right_to_left(rest))
            if (const auto why = idna::for_each_label(part, check_direction)) return *why;
        return stored(domain, out);
    }

    static result<std::size_t> resourcepart(std::string_view part, std::span<char, max_jid_part> out) noexcept {
        using namespace detail::unicode;
        detail::code_points mapped;
        const auto map = [](char32_t c, detail::code_points& to) { return to.append(c); };
        if (!mapped.append_each(part, map)) return errc::jid_part_too_long;
        if (const auto wrong = find_misfits(mapped.view(), freeform_before_nfc, true).character)
            return {errc::jid_forbidden_character, detail::byte_of(part, *wrong)};
        mapped.replace_if([](char32_t c) noexcept { return c > 0x7F && u_charType(number(c)) == U_SPACE_SEPARATOR; },
                          U' ');
        if (const auto why = to_nfc(mapped)) return *why;
        if (const misfits wrong = find_misfits(mapped.view(), freeform, true))
            return forbidden(part, map, mapped.view(), wrong, freeform);
        return stored(mapped, out);
    }

private:
    /// The error for what does not fit in normal form. Characters that ask for neighbours stay in their order: the n-th
    /// is the n-th of the part as it was given, unless NFC has made one (U+00B7 of U+0387).
    template <class Map>
    [[gnu::noinline]] static failure forbidden(std::string_view part, Map map, std::u32string_view normal,
                                               const detail::unicode::misfits& wrong,
                                               detail::unicode::standing (*of)(char32_t) noexcept) noexcept {
        constexpr failure somewhere{errc::jid_forbidden_character, 0};
        if (wrong.character) return somewhere;
        const auto asks = [of](char32_t c) { return of(c) == detail::unicode::standing::contextual; };
        detail::code_points given;
        if (!given.append_each(part, map)) return somewhere;
        const std::u32string_view all = given.view();
        if (std::count_if(all.begin(), all.end(), asks) != std::count_if(normal.begin(), normal.end(), asks))
            return somewhere;
        auto before = std::count_if(normal.begin(), normal.begin() + std::ptrdiff_t(*wrong.neighbour), asks);
        const auto at = std::find_if(all.begin(), all.end(), [&](char32_t c) { return asks(c) && before-- == 0; });
        return {errc::jid_forbidden_character, detail::byte_of(part, static_cast<std::size_t>(at - all.begin()))};
    }
    static detail::unicode::standing in_localpart(char32_t c) noexcept {
        if (c < 0x80 && detail::class_of(static_cast<char>(c)) & detail::not_in_localpart)
            return detail::unicode::standing::disallowed;
        return detail::unicode::precis_standing(c);
    }
    static detail::unicode::standing freeform(char32_t c) noexcept {
        return c == ' ' ? detail::unicode::standing::valid : detail::unicode::precis_standing(c);
    }
    static detail::unicode::standing freeform_before_nfc(char32_t c) noexcept {
        return detail::unicode::is_old_hangul(c) ? detail::unicode::standing::valid : freeform(c);
    }
    static result<std::size_t> stored(const detail::code_points& text, std::span<char, max_jid_part> out) noexcept {
        const auto size = text.store(out);
        return size ? result<std::size_t>(*size) : result<std::size_t>(errc::jid_part_too_long);
    }
};

static_assert(jid_profile<icu>);

}

/// An address by RFC 7622 in full.
using jid = basic_jid<precis::icu>;

}
