#include <canto/xml/date_time.hpp>

#include <chrono>
#include <optional>
#include <string>

#include <doctest/doctest.h>

using namespace canto;
using namespace std::chrono_literals;

namespace {

constexpr date_time moon_landing = std::chrono::sys_days(std::chrono::year(1969) / 7 / 21) + 2h + 56min + 15s;

std::optional<date_time> read(const std::string& s) {
    const auto found = to_date_time(text(s));
    return found ? std::optional(*found) : std::nullopt;
}

}

TEST_CASE("a date-time has its zone") {
    CHECK(read("1969-07-21T02:56:15Z") == moon_landing);
    CHECK(read("1969-07-20T21:56:15-05:00") == moon_landing);
    CHECK(read("1969-07-21T08:26:15+05:30") == moon_landing);
    CHECK(read(" 1969-07-21T02:56:15Z\n") == moon_landing);
    CHECK(read("1969-07-21T02:56:15-00:00") == moon_landing);
    CHECK(read("1969-07-21T16:56:15+14:00") == moon_landing);
}

TEST_CASE("a fraction has any number of digits, of which six count") {
    CHECK(read("1969-07-21T02:56:15.1Z") == moon_landing + 100ms);
    CHECK(read("1969-07-21T02:56:15.000001Z") == moon_landing + 1us);
    CHECK(read("1969-07-21T02:56:15.1234567890123456789012345678901234567890Z") == moon_landing + 123456us);
    CHECK_FALSE(read("1969-07-21T02:56:15.Z"));
}

TEST_CASE("the years that four digits write do not overflow") {
    CHECK(read("0000-01-01T00:00:00Z"));
    CHECK(read("9999-12-31T23:59:60.999999-14:00"));
}

TEST_CASE("days that there are not are invalid, and a second 60 is the next minute") {
    for (const char* bad :
         {"2002-02-31T00:00:00Z", "2001-02-29T00:00:00Z", "2002-13-01T00:00:00Z", "2002-00-01T00:00:00Z",
          "2002-01-00T00:00:00Z", "2002-01-01T24:00:00Z", "2002-01-01T00:60:00Z", "2002-01-01T00:00:61Z"}) {
        CAPTURE(bad);
        CHECK_FALSE(read(bad));
    }
    CHECK(read("2004-02-29T00:00:00Z"));
    CHECK(read("2016-12-31T23:59:60Z") == read("2017-01-01T00:00:00Z"));
}

TEST_CASE("what lacks a part, or has more, is invalid") {
    for (const char* bad : {"",
                            "1969-07-21",
                            "1969-07-21T02:56:15",
                            "1969-07-21T02:56Z",
                            "69-07-21T02:56:15Z",
                            "1969-7-21T02:56:15Z",
                            "1969-07-21 02:56:15Z",
                            "1969-07-21t02:56:15z",
                            "1969-07-21T02:56:15+5:00",
                            "1969-07-21T02:56:15+0500",
                            "1969-07-21T02:56:15+15:00",
                            "1969-07-21T02:56:15+05:60",
                            "1969-07-21T02:56:15ZZ",
                            "-1969-07-21T02:56:15Z",
                            "19690721T02:56:15",
                            "1969-xx-21T02:56:15Z",
                            "1969-07-xxT02:56:15Z",
                            "1969-07-21Txx:56:15Z",
                            "1969-07-21T02:xx:15Z",
                            "1969-07-21T02:56:xxZ",
                            "1969/07-21T02:56:15Z",
                            "1969-07/21T02:56:15Z",
                            "1969-07-21T25:56:15Z",
                            "1969-07-21T02.56:15Z",
                            "1969-07-21T02:56.15Z",
                            "1969-07-21T02:56:15+xx:00",
                            "1969-07-21T02:56:15+05:xx",
                            "1969-07-21T02:56:15+14:01"}) {
        CAPTURE(bad);
        CHECK_FALSE(read(bad));
    }
}

TEST_CASE("the legacy form is another form, always UTC") {
    CHECK(*to_legacy_date_time(text("19690721T02:56:15")) == moon_landing);
    for (const char* bad : {"1969-07-21T02:56:15Z", "19690721T02:56:15Z", "19690721T02:56", "19690231T02:56:15"}) {
        CAPTURE(bad);
        CHECK_FALSE(to_legacy_date_time(text(bad)));
    }
}
