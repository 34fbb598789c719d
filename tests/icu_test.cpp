#include <canto/icu.hpp>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "support/counting_allocator.hpp"
#include "support/repeated.hpp"

using canto::errc;
using canto::failure;
using canto::jid;
using canto::detail::code_points;
using canto_test::repeated;
namespace precis = canto::precis;
namespace unicode = canto::detail::unicode;
using ascii_jid = canto::basic_jid<precis::ascii>;

using namespace std::string_literals;

namespace {

std::string normal(std::string_view text) {
    const auto parsed = jid::parse(text);
    return parsed ? std::string(parsed->full()) : std::string(to_string(parsed.error()));
}
std::string local(const std::string& part) {
    const auto parsed = jid::parse(part + "@b");
    return parsed ? std::string(parsed->local()) : std::string(to_string(parsed.error()));
}
std::string domain(const std::string& part) {
    const auto parsed = jid::parse(part);
    return parsed ? std::string(parsed->domain()) : std::string(to_string(parsed.error()));
}
std::string resource(const std::string& part) {
    const auto parsed = jid::parse("b/" + part);
    return parsed ? std::string(parsed->resource()) : std::string(to_string(parsed.error()));
}
failure why(std::string_view text) {
    const auto parsed = jid::parse(text);
    REQUIRE_FALSE(parsed);
    return parsed.why();
}
std::string join(std::initializer_list<std::string_view> texts) {
    std::string all;
    for (const std::string_view text : texts) all += text;
    return all;
}
std::string utf8(char32_t c) {
    char bytes[4];
    return {bytes, canto::detail::encode(c, bytes)};
}
/// Calls f with characters: all up to U+33FF and from U+FF00 to U+FFEF, some of the rest.
template <class F>
void for_characters(F&& f) {
    for (char32_t c = 0x80; c < 0x110000; c += c < 0x3400 || (c >= 0xF900 && c < 0x10000) ? 1 : 61)
        if (c < 0xD800 || c > 0xDFFF) f(c);
}
constexpr std::string_view forbidden = "jid_forbidden_character";
constexpr std::string_view bad_label = "jid_bad_label";
constexpr std::string_view bad_direction = "jid_bad_direction";

}

TEST_CASE("localparts are of one width, in small letters, composed") {
    CHECK(local("\uff2a\uff55liet") == "juliet");
    CHECK(local("\uff76") == "\u30ab"); // half-width KA
    CHECK(local("\u00c9") == "\u00e9");
    CHECK(local("E\u0301") == "\u00e9");
    CHECK(local("q\u0307\u0323") == "q\u0323\u0307");
    CHECK(local("\U00010400") == "\U00010428");
    CHECK(local("\u0130") == "i\u0307");
}

TEST_CASE("lower-casing is no case folding, and knows the final sigma") {
    CHECK(local("Stra\u00dfe") == "stra\u00dfe");
    CHECK(local("\u1e9e") == "\u00df");
    CHECK(local("\u0392\u038c\u039b\u039f\u03a3") == "\u03b2\u03cc\u03bb\u03bf\u03c2");
    CHECK(local("\u03a3\u03b1") == "\u03c3\u03b1");
    CHECK(local("\u03c2") == "\u03c2");
}

TEST_CASE("a localpart holds letters and digits: no symbol, space, or compatibility character") {
    for (const std::string_view bad :
         {"\u265a", "\u00a0", "\u3000", "\u2163", "\ufb01", "\u00aa", "\u2460", "\u00bc", "\u01c5", "\u00ad", "\u200b",
          "\ufeff", "\u0640", "\u2028", "\ue000", "\U000e0041", "\u0378", "\u1100"}) {
        CAPTURE(bad);
        CHECK(local(join({"a", bad, "b"})) == forbidden);
        CHECK(why(join({"a", bad, "b@c"})).offset == 1);
    }
}

TEST_CASE("what a localpart may not hold does not come in at full width") {
    for (const char32_t c : U"\uff02\uff06\uff07\uff0f\uff1a\uff1c\uff1e\uff20"s) {
        CHECK(local("a" + utf8(c)) == forbidden);
        CHECK(why(join({"\u00e9", utf8(c), "@b"})).offset == 2);
    }
}

TEST_CASE("what only normalising brings about is named by the part") {
    CHECK(why("ab=\u0338@c") == failure{errc::jid_forbidden_character, 0}); // composes to a symbol
}

TEST_CASE("resources keep case and width, spaces become U+0020") {
    CHECK(resource("\u00c9E\u0301\uff21") == "\u00c9\u00c9\uff21");
    CHECK(resource("\u00a0a\u3000\u2003") == " a  ");
    CHECK(resource(" \u00e9 ") == " \u00e9 ");
    CHECK(resource("\u265a\U0001F37A\u2163\u00aa") == "\u265a\U0001F37A\u2163\u00aa");
    CHECK(resource("\u1112\u1161\u11ab") == "\ud55c");
}

TEST_CASE("a resource has no control, no ignorable character, nothing unassigned") {
    for (const std::string_view bad :
         {"\u061c", "\u200e", "\u202e", "\u0085", "\u2028", "\u00ad", "\ufeff", "\ue000", "\u0378", "\u0640"}) {
        CAPTURE(bad);
        CHECK(resource(join({"\u00e9", bad})) == forbidden);
        CHECK(why(join({"a@b/\u00e9", bad})).offset == 6);
    }
    CHECK(resource("\u00e9\u1100") == forbidden);
}

TEST_CASE("joiners and some letters need the right neighbours") {
    for (const auto& row :
         {std::pair<std::string_view, std::string_view>{"l\u00b7l", "l\u00b7a"},
          {"\u0375\u03b1", "\u0375a"},
          {"\u05d0\u05f3", "\u05f3\u05d0"},
          {"\u05d0\u05f4", "\u05f4"},
          {"\u30a2\u30fb", "a\u30fb"},
          {"\u4e00\u30fb", "\u30fb"},
          {"\u3042\u30fb", "\u05d0\u30fb"},
          {"\ua872\u200c\ua840", "\ua840\u200c\ua872"}, // U+A872 joins what follows it, and nothing before it
          {"\u0627\u0661\u0662", "\u0627\u0661\u06f2"},
          {"\u0627\u06f1\u06f2", "\u0627\u06f1\u0662"},
          {"\u0915\u094d\u200d\u0937", "\u0915\u200d\u0937"},
          {"\u0915\u094d\u200c\u0937", "\u0915\u200c\u0937"},
          {"\u0628\u200c\u0628", "\u0628\u200c"},
          {"\u0628\u064e\u200c\u064e\u0628", "\u0627\u200c\u0628"},
          {"\u0628\u200c\u0627", "\u0628\u200ca"}}) {
        const std::string_view good = row.first;
        const std::string_view bad = row.second;
        CAPTURE(good);
        CAPTURE(bad);
        CHECK(resource(std::string(good)) == good);
        CHECK(resource(std::string(bad)) == forbidden);
        CHECK(local(std::string(good)) == good);
        CHECK(local(std::string(bad)) == forbidden);
    }
}

TEST_CASE("neighbours are those that a character has in normal form") {
    CHECK(local("PARAL\u00b7LEL") == "paral\u00b7lel");
    CHECK(resource("L\u00b7L") == forbidden); // the case of a resource stays
    CHECK(local("L\u00b7a") == forbidden);
    // NFC puts the nukta in front of the virama, which the joiner has to follow.
    CHECK(local("\u0915\u094d\u093c\u200c") == "\u0915\u093c\u094d\u200c");
    CHECK(resource("\u0915\u094d\u093c\u200c") == "\u0915\u093c\u094d\u200c");
    CHECK(why("aL\u00b7b@c") == failure{errc::jid_forbidden_character, 2});
    CHECK(why("a@b/\u00e9\u00b7") == failure{errc::jid_forbidden_character, 6});
    CHECK(why("a\u00b7\u00ad@b") == failure{errc::jid_forbidden_character, 3}); // for certain
    CHECK(why("L\u00b7L\u00b7@b") == failure{errc::jid_forbidden_character, 4});
    CHECK(why("L\u00b7La\u00b7b@b") == failure{errc::jid_forbidden_character, 5});
    CHECK(why("L\u00b7L=\u0338@b") == failure{errc::jid_forbidden_character, 0}); // NFC makes U+2260 of it
    CHECK(why("b/\u00e9\u0387") == failure{errc::jid_forbidden_character, 2});     // and U+00B7 of this
    CHECK(why("\u05d0\u0661\u06f2@b") == failure{errc::jid_forbidden_character, 2});
}

TEST_CASE("a localpart with right-to-left letters keeps the Bidi Rule, a resource need not") {
    CHECK(local("\u05d0\u05d1") == "\u05d0\u05d1");
    CHECK(local("\u05d01") == "\u05d01");
    CHECK(local("\u05d0\u0300") == "\u05d0\u0300");
    for (const std::string_view bad : {"a\u05d0", "\u05d0a", "1\u05d0", "\u05d0-", "\u05d01\u0661"}) {
        CAPTURE(bad);
        CHECK(local(std::string(bad)) == bad_direction);
        CHECK(resource(std::string(bad)) == bad);
    }
    CHECK(why("\u05d0a@b") == failure{errc::jid_bad_direction, 0});
}

TEST_CASE("domains are mapped to what IDNA2008 knows") {
    CHECK(domain("M\u00dcNCHEN.de") == "m\u00fcnchen.de");
    CHECK(domain("mu\u0308nchen.de") == "m\u00fcnchen.de");
    CHECK(domain("\uff25\uff38ample.com") == "example.com");
    CHECK(domain("a\u3002b\uff0ec\uff61\u00fc") == "a.b.c.\u00fc");
    CHECK(domain("\u00fc.de\u3002") == "\u00fc.de");
    CHECK(domain("fa\u00df.de") == "fa\u00df.de");
    CHECK(domain("\u0392\u038c\u039b\u039f\u03a3.com") == "\u03b2\u03cc\u03bb\u03bf\u03c3.com");
    CHECK(domain("\u13a0\u13a1.com") == "\u13a0\u13a1.com"); // Cherokee capitals are valid as they are
}

TEST_CASE("A-labels become U-labels") {
    CHECK(domain("xn--mnchen-3ya.de") == "m\u00fcnchen.de");
    CHECK(domain("XN--MNCHEN-3YA.DE") == "m\u00fcnchen.de");
    CHECK(domain("a.xn--nxasmm1c") == "a.\u03b2\u03cc\u03bb\u03bf\u03c2");
    CHECK(domain("\uff58\uff4e--tda") == "\u00fc");
    CHECK(normal("a@xn--tda/r") == "a@\u00fc/r");
}

TEST_CASE("a label that is no A-label but says so is wrong") {
    for (const std::string_view bad :
         {"xn--a", "xn--abc-a", "xn--zzzzzzz99999", "xn--0", "xn--mnchen-3y", "xn--e28h", "xn--TDA-"}) {
        CAPTURE(bad);
        CHECK(domain(join({"b.", bad})) == bad_label);
    }
    CHECK(why("c@b.xn--a.d") == failure{errc::jid_bad_label, 4});
    CHECK(domain("xn--u-ccb") == bad_label); // "u" and U+0308: not composed
    CHECK(domain("xn--zca.de") == "\u00df.de");
    CHECK(domain("xn--tca.de") == bad_label); // U+00DC, a capital
}

TEST_CASE("a U-label has no symbol, no wrong hyphen, no combining mark first") {
    for (const std::string_view bad :
         {"\u2603", "\u2167", "\u00aa", "\u0301a", "-\u00e9", "\u00e9-", "a\u00e9--b", "a\u200db", "a\u30fb",
          "\u00ad\u00e9", "\u0378", "\u20d0\u00e9", "a\u3164", "\uff3f\u00e9", "\uff5b\u00e9", "\u00e9\u20d0",
          "\u00e9\U0001D165", "\U0001D165a", "\u1100\u1161\u1100"}) {
        CAPTURE(bad);
        CHECK(domain(join({"x.", bad, ".y"})) == bad_label);
        CHECK(why(join({"u@x.", bad, ".y"})) == failure{errc::jid_bad_label, 4});
    }
    CHECK(domain("ab-\u00e9.a-\u00e9") == "ab-\u00e9.a-\u00e9");
    CHECK(why("u@\u00fc\u3002\u2603") == failure{errc::jid_bad_label, 7});
    CHECK(domain("\u00fc..a") == bad_label);
    CHECK(domain("\u3002\u00fc") == bad_label);
    CHECK(domain("\u3002") == bad_label);
    CHECK(domain("\u00fc\u3002\u3002") == bad_label);
    CHECK(why("\u00fc\u3002.") == failure{errc::jid_bad_label, 5});
}

TEST_CASE("a U-label is as long as its A-label, 63 bytes at most") {
    std::string label;
    for (int i = 0; i != 56; ++i) label += "\u00fc";
    CHECK(domain(label + ".de") == label + ".de");
    for (int i = 0; i != 4; ++i) label += "\u00fc";
    CHECK(domain(label + ".de") == bad_label);
    std::string different; // few characters, that come to many bytes of Punycode
    for (char32_t c = 0x4E00; c != 0x4E00 + 30 * 97; c += 97) different += utf8(c);
    CHECK(domain(different) == bad_label);
    std::string full_width; // ASCII, once it is mapped
    for (int i = 0; i != 63; ++i) full_width += "\uff41";
    CHECK(domain(full_width) == std::string(63, 'a'));
    CHECK(domain(full_width + "\uff41") == bad_label);
    CHECK(why("u@" + std::string(1600, 'a') + "\u00e9") == failure{errc::jid_bad_label, 2});
}

TEST_CASE("one right-to-left label binds all labels to the Bidi Rule") {
    CHECK(domain("\u05d0.\u05d1") == "\u05d0.\u05d1");
    CHECK(domain("a.\u05d0") == "a.\u05d0");
    CHECK(domain("\u05d01.com") == "\u05d01.com");
    CHECK(domain("a\u05d0.com") == bad_direction);
    CHECK(domain("1.\u00fc") == "1.\u00fc");
    CHECK(why("u@1.\u05d0") == failure{errc::jid_bad_direction, 2});
    CHECK(why("u@\u05d0.1a") == failure{errc::jid_bad_direction, 5});
    CHECK(domain("\u30a2\u30fb.\u30a2") == "\u30a2\u30fb.\u30a2"); // U+30FB has no direction: no end of a label
    CHECK(why("u@\u30a2\u30fb.\u05d0") == failure{errc::jid_bad_direction, 2});
}

TEST_CASE("what is not ASCII is no part of an IP literal") {
    CHECK(why("a@[::1\u00e9]") == failure{errc::jid_bad_ip_literal, 2});
    CHECK(domain("\uff3b::1]") == forbidden);
}

TEST_CASE("length counts after preparation") {
    std::string full_width, composing;
    for (int i = 0; i != 1023; ++i) full_width += "\uff41";
    CHECK(local(full_width) == std::string(1023, 'a'));
    CHECK(local(full_width + "\uff41") == "jid_part_too_long");
    for (int i = 0; i != 511; ++i) composing += "u\u0308\u0304"; // five bytes to two
    CHECK(resource(composing).size() == 1022);
    CHECK(resource(composing + "u\u0308\u0304") == "jid_part_too_long");
    std::string growing;
    for (int i = 0; i != 170; ++i) growing += "\u0958"; // three bytes to six
    CHECK(resource(growing).size() == 1020);
    CHECK(resource(growing + "\u0958") == "jid_part_too_long");
    std::string labels = "xn--tda";
    while (labels.size() < 4000) labels += ".xn--tda";
    CHECK(domain(labels.substr(0, 341 * 8 - 1)).size() == 341 * 3 - 1);
    CHECK(domain(labels) == "jid_part_too_long");
}

TEST_CASE("parts of so many characters that they cannot become short enough are too long") {
    CHECK(why(repeated(1600, "a") + "\u00e9@b") == failure{errc::jid_part_too_long, 0});
    CHECK(why(repeated(800, "\U00010428") + "@b") == failure{errc::jid_part_too_long, 0}); // two units of UTF-16 each
    CHECK(why(repeated(800, "\u0130") + "@b") ==
          failure{errc::jid_part_too_long, 0}); // two characters in small letters
    CHECK(why("b/\u00e9" + repeated(1600, "a")) == failure{errc::jid_part_too_long, 2});
    CHECK(why("b/" + repeated(800, "\u0958")) == failure{errc::jid_part_too_long, 2}); // two characters in NFC
    CHECK(why("u@" + repeated(1000, "\u00fc.")) == failure{errc::jid_part_too_long, 2});
    CHECK(why("u@\u00fc" + repeated(1000, "\u00fc.")) == failure{errc::jid_part_too_long, 2});
}

TEST_CASE("one and two characters of ASCII: precis::icu and precis::ascii agree on every localpart and resource") {
    const auto agree = [](const std::string& text) {
        const auto one = ascii_jid::parse(text);
        const auto other = jid::parse(text);
        const bool same = one ? other && one->full() == other->full() : !other && one.why() == other.why();
        if (!same) FAIL_CHECK(text);
    };
    for (int a = 0; a != 128; ++a) {
        agree(std::string(1, static_cast<char>(a)) + "@b");
        agree("b/" + std::string(1, static_cast<char>(a)));
        agree(std::string(1, static_cast<char>(a)));
        for (int b = 0; b != 128; ++b) {
            const std::string two = {static_cast<char>(a), static_cast<char>(b)};
            agree(two + "@b");
            agree("b/" + two);
            agree(two);
        }
    }
}

TEST_CASE("what needs no preparation would come out of ICU unchanged, too") {
    char out[canto::max_jid_part];
    for (int a = 0; a != 128; ++a)
        for (int b = 0; b != 128; ++b) {
            const std::string two = {static_cast<char>(a), static_cast<char>(b)};
            const auto plain = ascii_jid::parse(two + "@b");
            const bool valid = canto::check_localpart(two).has_value();
            const auto prepared = precis::icu::localpart(two, out);
            if (valid != prepared.has_value()) FAIL_CHECK(two);
            if (valid && plain->local() != std::string_view(out, *prepared)) FAIL_CHECK(two);
            const auto resource = precis::icu::resourcepart(two, out);
            if (canto::check_resourcepart(two).has_value() != resource.has_value()) FAIL_CHECK(two);
            if (resource && two != std::string_view(out, *resource)) FAIL_CHECK(two);
        }
}

TEST_CASE("normalising twice is normalising once") {
    const auto check = [](const std::string& text) {
        const auto once = jid::parse(text);
        if (!once) return;
        const auto twice = jid::parse(once->full());
        if (!twice || *twice != *once || std::hash<jid>()(*twice) != std::hash<jid>()(*once)) FAIL_CHECK(text);
    };
    for_characters([&](char32_t c) {
        check(utf8(c) + "@b");
        check(join({"a", utf8(c), "\u0338\u0345@b"}));
        check(utf8(c));
        check(join({"b/", utf8(c), "\u0301"}));
    });
}

TEST_CASE("the shortcuts through ICU's properties are what the RFCs define") {
    const auto nfkc = [](code_points& text) {
        return unicode::map_utf16(
            text, [](const UChar* from, std::int32_t size, UChar* to, std::int32_t room, UErrorCode* status) {
                return unorm2_normalize(unorm2_getNFKCInstance(status), from, size, to, room, status);
            });
    };
    const auto fold = [](code_points& text) {
        return unicode::map_utf16(
            text, [](const UChar* from, std::int32_t size, UChar* to, std::int32_t room, UErrorCode* status) {
                return u_strFoldCase(to, room, from, size, U_FOLD_CASE_DEFAULT, status);
            });
    };
    for_characters([&](char32_t c) {
        if (u_charType(static_cast<UChar32>(c)) == U_UNASSIGNED) return;
        code_points text;
        text.append(c);
        nfkc(text);
        const bool has_compat = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFKC_QUICK_CHECK) == UNORM_NO;
        if (has_compat != (text.view() != std::u32string_view(&c, 1))) FAIL_CHECK(static_cast<unsigned long>(c));
        fold(text);
        nfkc(text);
        const bool ignorable = u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
        if (ignorable && !unicode::is_unstable(c)) FAIL_CHECK(static_cast<unsigned long>(c));
        if (!ignorable && unicode::is_unstable(c) != (text.view() != std::u32string_view(&c, 1)))
            FAIL_CHECK(static_cast<unsigned long>(c));
    });
}

TEST_CASE("every character of another width is mapped to one character") {
    int mapped = 0;
    for (char32_t c = 0; c != 0x110000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const auto type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE);
        const bool wide = type == U_DT_WIDE || type == U_DT_NARROW;
        if (wide != (unicode::widths_mapped(c) != c)) FAIL_CHECK(static_cast<unsigned long>(c));
        mapped += wide;
    }
    CHECK(mapped > 200);
}

TEST_CASE("NFC composes at most three characters into two bytes, and no part shrinks to less than a quarter") {
    const auto is_scalar = [](char32_t c) { return c < 0xD800 || c > 0xDFFF; };
    const auto mapped = [](char32_t c, bool capital) {
        code_points text;
        text.append(unicode::widths_mapped(u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR ? U' ' : c));
        if (capital) unicode::to_lower(text);
        unicode::map_utf16(text,
                           [](const UChar* from, std::int32_t size, UChar* to, std::int32_t room, UErrorCode* status) {
                               return unorm2_normalize(unorm2_getNFDInstance(status), from, size, to, room, status);
                           });
        return std::u32string(text.view());
    };
    const auto changes = [](char32_t c) {
        return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CHANGES_WHEN_LOWERCASED) ||
               unicode::widths_mapped(c) != c || u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR ||
               u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFD_QUICK_CHECK) == UNORM_NO;
    };
    // The most bytes that a character of a decomposition may have come in as.
    std::map<char32_t, std::size_t> longest;
    for (char32_t c = 0x80; c != 0x110000; ++c)
        if (is_scalar(c) && changes(c))
            for (const bool capital : {false, true})
                if (const std::u32string m = mapped(c, capital); m.size() == 1)
                    longest[m[0]] = std::max(longest[m[0]], utf8(c).size());
    for (char32_t c = 0; c != 0x110000; ++c) {
        if (!is_scalar(c) || (!changes(c) && !longest.contains(c))) continue;
        const std::u32string m = mapped(c, false);
        std::size_t given = 0;
        for (const char32_t d : m) given += std::max(longest[d], utf8(d).size());
        if (given > 4 * utf8(c).size() || 2 * m.size() > 3 * utf8(c).size()) FAIL_CHECK(static_cast<unsigned long>(c));
    }
}

TEST_CASE("preparing allocates nothing beyond the one buffer") {
    (void)jid::parse("\u00e9@\u00e9/\u00e9"); // ICU loads its tables
    const std::string long_text = "\u00e9" + std::string(100, 'a') + "@\u00fc.xn--tda/\u00e9";
    const canto_test::allocation_scope small_scope;
    const bool small = jid::parse("\u00c9@\u00fc.xn--tda/\u00e9").has_value();
    const auto small_count = small_scope.allocations();
    const canto_test::allocation_scope scope;
    const bool large = jid::parse(long_text).has_value();
    const auto count = scope.allocations();
    CHECK(small);
    CHECK(small_count == 0);
    CHECK(large);
    CHECK(count == 1);
}

TEST_CASE("parse(to_string(j)) == j, and other resources are prepared") {
    const auto parsed = jid::parse("\u00c9@\u00dc.xn--tda/\u00e9");
    REQUIRE(parsed);
    CHECK(jid::parse(to_string(*parsed)).value_or(*jid::parse("x")) == *parsed);
    CHECK(parsed->with_resource("E\u0301")->full() == "\u00e9@\u00fc.\u00fc/\u00c9");
    CHECK(parsed->with_resource("a\u202e").why() == failure{errc::jid_forbidden_character, 1});
    CHECK(jid::from_parts("\u00c9", "XN--TDA", "\u00a0")->full() == "\u00e9@\u00fc/ ");
    CHECK(jid::from_parts("a", "b", "\u00e9\u202e").why() == failure{errc::jid_forbidden_character, 6});
}
