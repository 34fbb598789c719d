#include <canto/jid/storage.hpp>

#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "support/counting_allocator.hpp"

using canto::jid_view;
using canto::detail::jid_storage;

namespace {

jid_storage stored(std::string_view text) {
    const jid_view view = *jid_view::parse(text);
    jid_storage storage;
    char* const out = storage.make_room(view);
    REQUIRE(out != nullptr);
    view.full().copy(out, view.size());
    return storage;
}
const std::string of_64(62, 'a');
const std::string of_65(63, 'a');

}

TEST_CASE("64 bytes are stored in place, 65 are not") {
    for (const std::string& local : {of_64, of_65}) {
        const jid_view view = *jid_view::parse(std::string_view(local + "@b"));
        CAPTURE(view.size());
        const canto_test::allocation_scope scope;
        jid_storage storage;
        storage.make_room(view);
        const auto count = scope.allocations();
        CHECK(count == (view.size() > 64 ? 1 : 0));
    }
}

TEST_CASE("copies share their bytes and allocate nothing") {
    const jid_storage one = stored(of_65 + "@b");
    const canto_test::allocation_scope scope;
    const jid_storage two = one;
    jid_storage three;
    three = two;
    const auto count = scope.allocations();
    CHECK(count == 0);
    CHECK(two.view() == one.view());
    CHECK(three.view().full().data() == one.view().full().data());
}

TEST_CASE("the last of the copies gives the bytes back") {
    const canto_test::allocation_scope scope;
    {
        const jid_storage one = stored(of_65 + "@b");
        jid_storage two = one;
        const jid_storage three = std::move(two);
        two = three;
        two = stored("a@b");
    }
    const auto left = scope.bytes();
    CHECK(left == 0);
}

TEST_CASE("what was moved from is empty, and may be assigned to") {
    for (const std::string& local : {std::string("a"), of_65}) {
        jid_storage from = stored(local + "@b");
        const jid_storage to = std::move(from);
        CHECK(to.view().full() == local + "@b");
        CHECK(from.view().full().empty());
        from = to;
        CHECK(from.view() == to.view());
    }
}

TEST_CASE("assigning an object to itself changes nothing") {
    for (const std::string& local : {std::string("a"), of_65}) {
        jid_storage storage = stored(local + "@b");
        jid_storage& same = storage;
        storage = same;
        CHECK(storage.view().full() == local + "@b");
        storage = std::move(same);
        CHECK(storage.view().full() == local + "@b");
    }
}
