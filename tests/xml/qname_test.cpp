#include <canto/xml/qname.hpp>

#include <doctest/doctest.h>

using canto::qname;

TEST_CASE("expanded names are equal where namespace and local name are") {
    static_assert(qname{"u", "a"} == qname{"u", "a"});
    static_assert(qname{"u", "a"} != qname{"v", "a"});
    static_assert(qname{"u", "a"} != qname{"u", "b"});
    static_assert(qname{} == qname{"", ""});
    CHECK(qname{.xmlns = "jabber:client", .name = "message"} == qname{"jabber:client", "message"});
    CHECK(qname{.name = "a"}.xmlns.empty());
    const qname message{"jabber:client", "message"};
    CHECK(message != qname{"jabber:client", "presence"});
    CHECK(message != qname{"jabber:server", "message"});
}
