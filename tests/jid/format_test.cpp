#include <canto/jid/format.hpp>

#include <doctest/doctest.h>

#ifdef __cpp_lib_format
TEST_CASE("addresses format like strings") {
    const auto jid = canto::basic_jid<canto::precis::ascii>::parse("A@b/c");
    CHECK(std::format("<{:>6}>", *jid) == "< a@b/c>");
    CHECK(std::format("{}", *canto::jid_view::parse("a@b./c")) == "a@b/c");
}
#endif
