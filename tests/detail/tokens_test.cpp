#include <canto/detail/tokens.hpp>

#include <canto/condition.hpp>

#include <array>
#include <cstdint>
#include <string_view>

#include <doctest/doctest.h>

namespace elsewhere {

enum class mood : std::uint8_t { happy, sad };

constexpr auto wire_names(mood) noexcept {
    return std::to_array<std::string_view>({"happy", "sad"});
}

enum class gap : std::uint8_t { one, two };

constexpr auto wire_names(gap) noexcept {
    return std::to_array<std::string_view>({"one"});
}

enum class twice : std::uint8_t { one, two };

constexpr auto wire_names(twice) noexcept {
    return std::to_array<std::string_view>({"one", "one"});
}

}

TEST_CASE("a table serves both directions, for enums of any namespace, at compile time") {
    static_assert(canto::to_string(elsewhere::mood::sad) == "sad");
    static_assert(canto::from_string<elsewhere::mood>("sad") == elsewhere::mood::sad);
    static_assert(!canto::from_string<elsewhere::mood>("Sad"));
    static_assert(!canto::from_string<elsewhere::mood>(""));
    CHECK(canto::from_string<canto::stanza_condition>("item-not-found") == canto::stanza_condition::item_not_found);
}

TEST_CASE("a table that lacks an enumerator or says one thing twice is found out") {
    static_assert(canto::detail::is_complete(elsewhere::mood::sad));
    static_assert(!canto::detail::is_complete(elsewhere::gap::two));
    static_assert(!canto::detail::is_complete(elsewhere::twice::two));
    static_assert(!canto::wire_enum<int>);
}
