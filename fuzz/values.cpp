// What texts say: numbers, truth values, dates, Base64, languages, versions, against plain references.
//
// Input:   the characters of a value; a second one, for languages, behind "\n~~\n".
// Oracles: a value says the same plain, as an attribute full of references, and as text in several runs; numbers are
//          those of a wider type; Base64 and dates come back as they were; languages compare as lower-cased strings.

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <canto/canto.hpp>

#include "harness.hpp"

using namespace canto_fuzz;

namespace {

/// Calls f with the value in every shape it can take in a document; all outcomes must be the same.
class shapes {
public:
    explicit shapes(std::string_view value) : plain_(value) {
        std::string quoted = "<a b='", runs = "<a>";
        int turn = 0;
        for (std::size_t i = 0; i != value.size(); ++turn) {
            const canto::detail::decoded c = canto::detail::decode(value.data() + i, value.data() + value.size());
            if (c.what != canto::detail::decoded::kind::good) return;    // not the text of any document
            const std::string reference = "&#" + std::to_string(c.value) + ';';
            const bool plain = c.value != '&' && c.value != '<' && c.value != '>' && c.value != '\'' && c.value >= ' ';
            const std::string_view bytes = value.substr(i, c.size);
            quoted += plain && turn % 3 != 0 ? bytes : std::string_view(reference);
            if (plain && turn % 4 == 1) runs += "<![CDATA[" + std::string(bytes) + "]]>";
            else if (plain && turn % 4 == 2) runs += std::string(bytes) + "<b/>";
            else runs += reference;
            i += c.size;
        }
        quoted_ = quoted + "'/>";
        runs_ = runs + "</a>";
        parse(quoted_);
        parse(runs_);
        for (const canto::document& d : parsed_) texts_.push_back(d.root().attribute("b").value_or(d.root().text()));
        for (const canto::text& t : texts_) expect_same(value, t.str(), "the value in another shape");
    }
    shapes(const shapes&) = delete;
    shapes& operator=(const shapes&) = delete;

    template <class F>
    auto all(F&& f) const {
        const auto expected = f(canto::text(plain_));
        for (const canto::text& t : texts_) expect(f(t) == expected, "a value says the same in every shape");
        return expected;
    }

private:
    void parse(const std::string& bytes) {
        auto made = canto::parse_element(bytes);
        expect(made.has_value(), "good characters make a good document");
        parsed_.push_back(*std::move(made));
    }

    std::string plain_, quoted_, runs_;
    std::vector<canto::document> parsed_;
    std::vector<canto::text> texts_;
};

std::string_view trimmed(std::string_view s) {
    const std::size_t begin = s.find_first_not_of(" \t\r\n");
    return begin == s.npos ? std::string_view() : s.substr(begin, s.find_last_not_of(" \t\r\n") - begin + 1);
}

/// A result as something to compare.
template <class T>
std::optional<T> value_of(const canto::result<T>& r) {
    expect(r.has_value() || r.error() == canto::errc::invalid_value, "a value of another type is invalid");
    return r ? std::optional<T>(*r) : std::nullopt;
}

template <std::integral T>
void check_number(const shapes& value, std::string_view plain) {
    const auto found = value.all([](const canto::text& t) { return value_of(canto::to_number<T>(t)); });
    std::string_view digits = trimmed(plain);
    const bool negative = std::is_signed_v<T> && digits.starts_with('-');
    if (std::is_signed_v<T> && (negative || digits.starts_with('+'))) digits.remove_prefix(1);
    bool good = !digits.empty();
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
    const std::uint64_t bound = most + negative;
    std::uint64_t number = 0;
    for (const char c : digits) {
        good = good && c >= '0' && c <= '9';
        if (!good) break;
        const auto digit = static_cast<std::uint64_t>(c - '0');
        good = number <= bound / 10 && number * 10 <= bound - digit;
        number = number * 10 + digit;
    }
    expect(found.has_value() == good, "a number is digits, and fits");
    if (good) expect(*found == static_cast<T>(negative ? std::uint64_t(0) - number : number), "the number");
}

std::string encoded(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        const std::size_t n = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k != 3; ++k) bits = bits << 8 | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k != 4; ++k) out += k <= n ? letters[bits >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

void check_base64(const shapes& value, std::string_view plain) {
    const auto decoded = value.all([&](const canto::text& t) {
        std::string buffer(canto::max_base64_bytes(plain.size()), '\0');
        const auto found = canto::decode_base64(t, buffer);
        expect(found || found.error() == canto::errc::invalid_value, "the buffer suffices");
        return found ? std::optional<std::string>(*found) : std::nullopt;
    });
    if (decoded) expect_same(plain, encoded(*decoded), "Base64 comes back as it was");
    const std::string made = encoded(plain);
    std::string buffer(canto::max_base64_bytes(made.size()), '\0');
    const auto back = canto::decode_base64(canto::text(made), buffer);
    expect(back.has_value(), "what is encoded can be decoded");
    expect_same(plain, *back, "bytes come back as they were");
    if (!plain.empty()) {
        std::string small(plain.size() - 1, '\0');
        const auto none = canto::decode_base64(canto::text(made), small);
        expect(!none && none.error() == canto::errc::buffer_too_small, "a buffer that is too small is none");
    }
}

void check_dates(const shapes& value, std::string_view plain) {
    const auto found = value.all([](const canto::text& t) { return value_of(canto::to_date_time(t)); });
    const auto legacy = value.all([](const canto::text& t) { return value_of(canto::to_legacy_date_time(t)); });
    for (const auto& each : {found, legacy}) {
        if (!each) continue;
        const auto days = std::chrono::floor<std::chrono::days>(*each);
        const std::chrono::year_month_day date(days);
        const auto within = (*each - days).count();
        if (int(date.year()) < 0 || int(date.year()) > 9999) continue;    // moved there by a zone
        char text[64];
        const int size =
            std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", int(date.year()),
                          unsigned(date.month()), unsigned(date.day()), int(within / 3'600'000'000),
                          int(within / 60'000'000 % 60), int(within / 1'000'000 % 60), int(within % 1'000'000));
        const auto again = canto::to_date_time(canto::text({text, std::size_t(size)}));
        expect(again && *again == *each, "a date comes back as it was");
    }
    if (found) expect(trimmed(plain).find('T') == 10, "a date stands before a time");
    if (legacy) expect(trimmed(plain).size() == 17, "the old form has one length");
}

std::string lower(std::string_view s) {
    std::string out(s);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = char(c + 32);
    return out;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 1024) return 0;
    const alone input(as_view(data, size));
    const auto parts = split(input.view(), "\n~~\n");
    const std::string_view plain = parts[0];
    const shapes value(plain);
    check_number<std::int8_t>(value, plain);
    check_number<std::uint8_t>(value, plain);
    check_number<std::uint16_t>(value, plain);
    check_number<std::int32_t>(value, plain);
    check_number<std::uint32_t>(value, plain);
    check_number<std::int64_t>(value, plain);
    check_number<std::uint64_t>(value, plain);
    check_base64(value, plain);
    check_dates(value, plain);

    const auto truth = value.all([](const canto::text& t) { return value_of(canto::to_boolean(t)); });
    const std::string_view word = trimmed(plain);
    expect(truth == (word == "true" || word == "1"    ? std::optional(true)
                     : word == "false" || word == "0" ? std::optional(false)
                                                      : std::nullopt),
           "true, false, 1, 0");
    const auto condition = value.all([](const canto::text& t) { return canto::to_enum<canto::stanza_condition>(t); });
    if (condition) expect_same(plain, to_string(*condition), "an enumerator is its wire token");
    value.all([](const canto::text& t) { return canto::detail::parse_version(t); });

    const shapes other(parts.size() > 1 ? parts[1] : plain);
    const std::string_view second = parts.size() > 1 ? parts[1] : plain;
    const bool alike = value.all([&](const canto::text& a) {
        return other.all([&](const canto::text& b) { return canto::same_language(a, b); });
    });
    if (plain.find('\0') == plain.npos && second.find('\0') == second.npos)
        expect(alike == (lower(plain) == lower(second)), "languages compare in lower case");
    return 0;
}
