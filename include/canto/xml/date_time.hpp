// Dates and times in texts (XEP-0082).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// A point in time, UTC.
using date_time = std::chrono::sys_time<std::chrono::microseconds>;

namespace detail {

/// Exactly `digits` decimal digits; -1 for anything else.
template <class Reader>
int fixed_number(Reader& in, int digits) noexcept {
    int number = 0;
    for (; digits != 0; --digits) {
        const int digit = in.take_digit();
        if (digit < 0) return -1;
        number = number * 10 + digit;
    }
    return number;
}

/// CCYY MM DD "T" hh ":" mm ":" ss, with or without hyphens in the date.
template <class Reader>
result<date_time> read_seconds(Reader& in, bool hyphens) noexcept {
    const int year = fixed_number(in, 4);
    if (year < 0 || (hyphens && !in.take_if('-'))) return errc::invalid_value;
    const int month = fixed_number(in, 2);
    if (month < 0 || (hyphens && !in.take_if('-'))) return errc::invalid_value;
    const int day = fixed_number(in, 2);
    if (day < 0 || !in.take_if('T')) return errc::invalid_value;
    const int hours = fixed_number(in, 2);
    if (hours < 0 || hours > 23 || !in.take_if(':')) return errc::invalid_value;
    const int minutes = fixed_number(in, 2);
    if (minutes < 0 || minutes > 59 || !in.take_if(':')) return errc::invalid_value;
    const int seconds = fixed_number(in, 2);
    if (seconds < 0 || seconds > 60) return errc::invalid_value;
    const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok()) return errc::invalid_value;
    return date_time(std::chrono::sys_days(date)) + std::chrono::hours(hours) + std::chrono::minutes(minutes) +
           std::chrono::seconds(seconds);
}

}

/// A date and time with its zone. Digits behind the sixth of a fraction are dropped; a second 60 is the first of the
/// next minute. White space around is allowed.
/// Shape:   CCYY-MM-DDThh:mm:ss[.sss…](Z|(+|-)hh:mm)        (XEP-0082 §3.2)
/// Errors:  invalid_value, for days that there are not, and times without a zone, too.
template <xml_text Text>
result<date_time> to_date_time(const Text& value) noexcept {
    detail::reader in(value);
    in.skip_space();
    const auto whole = detail::read_seconds(in, true);
    if (!whole) return whole;
    std::int64_t fraction = 0;
    if (in.take_if('.')) {
        int digit = in.take_digit();
        if (digit < 0) return errc::invalid_value;
        for (std::int64_t worth = 100'000; digit >= 0; worth /= 10, digit = in.take_digit()) fraction += digit * worth;
    }
    std::chrono::minutes offset{};
    if (!in.take_if('Z')) {
        const char sign = in.take();
        if (sign != '+' && sign != '-') return errc::invalid_value;
        const int hours = detail::fixed_number(in, 2);
        if (hours < 0 || !in.take_if(':')) return errc::invalid_value;
        const int minutes = detail::fixed_number(in, 2);
        if (minutes < 0 || minutes > 59 || hours * 60 + minutes > 14 * 60) return errc::invalid_value;
        offset = std::chrono::minutes(hours * 60 + minutes) * (sign == '+' ? 1 : -1);
    }
    in.skip_space();
    if (!in.done()) return errc::invalid_value;
    return *whole + std::chrono::microseconds(fraction) - offset;
}

/// The older form, which is always UTC.
/// Shape:   CCYYMMDDThh:mm:ss        (XEP-0091 §3)
/// Errors:  invalid_value.
template <xml_text Text>
result<date_time> to_legacy_date_time(const Text& value) noexcept {
    detail::reader in(value);
    in.skip_space();
    const auto whole = detail::read_seconds(in, false);
    in.skip_space();
    return whole && in.done() ? whole : errc::invalid_value;
}

/// Of a text that may be absent, such as an attribute.
/// Errors:  absent; invalid_value.
template <xml_text Text>
result<date_time> to_date_time(const std::optional<Text>& value) noexcept {
    return value ? canto::to_date_time(*value) : result<date_time>(errc::absent);
}

}
