#include <canto/detail/carry.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using canto::detail::carry;

struct source {
    std::string bytes;
    const char* at = bytes.data();
    const char* end() const { return bytes.data() + bytes.size(); }
    std::size_t left() const { return static_cast<std::size_t>(end() - at); }
};

std::string_view gathered(const carry& from) { return {from.data(), from.size()}; }

bool is_padded(const carry& c) {
    return std::string_view(c.data() + c.size(), carry::padding) == std::string(carry::padding, '\0');
}
}

TEST_CASE("of the feed in which an element begins all bytes are gathered") {
    carry element;
    source feed{std::string(2'000, 'a')};
    CHECK(element.gather(feed.at, feed.end(), 10'000) == 2'000u);
    CHECK(feed.left() == 0);
    CHECK(gathered(element) == feed.bytes);
}

TEST_CASE("of later feeds as many bytes are gathered as there are already, in steps of 512") {
    carry element;
    source first{"<a>"}, second{std::string(5'000, 'b')};
    CHECK(element.gather(first.at, first.end(), 10'000) == 3u);
    element.forget_source();
    CHECK(element.gather(second.at, second.end(), 10'000) == 512u);
    CHECK(element.gather(second.at, second.end(), 10'000) == 1'024u);
    CHECK(element.gather(second.at, second.end(), 10'000) == 2'048u);
    CHECK(second.left() == 5'000 - 512 - 1'024 - 2'048);
    CHECK(gathered(element) == "<a>" + second.bytes.substr(0, 512 + 1'024 + 2'048));
}

TEST_CASE("what was gathered behind an element is not copied again for the next one") {
    carry element;
    source first{"<a"}, second{"/><b>text"}, third{"</b>"};
    CHECK(element.gather(first.at, first.end(), 1'000) == 2u);
    element.forget_source();
    CHECK(element.gather(second.at, second.end(), 1'000) == 9u);
    CHECK(element.release() == 11);
    second.at = second.bytes.data() + 2;    // behind "<a/>"
    CHECK(element.gather(second.at, second.end(), 1'000) == 0u);
    CHECK(gathered(element) == "<b>text");
    CHECK(second.left() == 0);
    element.forget_source();
    CHECK(element.gather(third.at, third.end(), 1'000) == 4u);
    CHECK(gathered(element) == "<b>text</b>");
}

TEST_CASE("bytes of another feed are copied wherever they lie") {
    carry element;
    source first{"<a>"}, second{"<b>"};
    CHECK(element.gather(first.at, first.end(), 1'000) == 3u);
    element.release();
    element.forget_source();
    CHECK(element.gather(second.at, second.end(), 1'000) == 3u);
    CHECK(gathered(element) == "<b>");
}

TEST_CASE("no more is gathered than an element may have, but always one byte") {
    carry element;
    source feed{std::string(100, 'a')};
    CHECK(element.gather(feed.at, feed.end(), 10) == 10u);
    CHECK(feed.left() == 90);
    CHECK(element.gather(feed.at, feed.end(), 10) == 1u);
    CHECK(element.gather(feed.at, feed.end(), 5) == 1u);
    CHECK(element.size() == 12);
}

TEST_CASE("zeros lie behind what has been gathered, whatever lay there before") {
    for (const std::size_t size :
         {std::size_t(1), std::size_t(448), std::size_t(511), std::size_t(512), std::size_t(1'000)}) {
        CAPTURE(size);
        carry element;
        source long_one{std::string(size + 100, 'a')}, first{std::string(size, 'b')}, second{"c"}, third{"<d>e"};
        CHECK(element.gather(long_one.at, long_one.end(), 1'000'000));
        element.release();
        element.forget_source();
        for (source* const feed : {&first, &second, &third}) {
            CHECK(element.gather(feed->at, feed->end(), 1'000'000));
            CHECK(is_padded(element));
            element.forget_source();
        }
        source behind{"</b><d>e"};
        CHECK(element.gather(behind.at, behind.end(), 1'000'000));
        element.release();
        behind.at = behind.bytes.data() + 4;
        CHECK(element.gather(behind.at, behind.end(), 1'000'000) == 0u);
        CHECK(gathered(element) == "<d>e");
        CHECK(is_padded(element));
    }
}
