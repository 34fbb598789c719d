#include <canto/xml/instruction.hpp>

#include <string_view>
#include <utility>

#include <doctest/doctest.h>

using canto::errc;

namespace {

std::pair<errc, std::ptrdiff_t> scan(std::string_view s) {
    const auto found = canto::detail::scan_instruction(s.data(), s.data() + s.size());
    return {found.what, found.at - s.data()};
}

}

TEST_CASE("a target other than xml is a processing instruction, named by its '<'") {
    for (const std::string_view s : {"<?a", "<?php", "<?xa", "<?xmk", "<?xml-stylesheet", "<?xmlx", "<?xml:a",
                                     "<?xml\xC3\xA9", "<?:", "<?\xC3\xA9", "<?x?", "<?xm "}) {
        CAPTURE(s);
        CHECK(scan(s) == std::pair(errc::processing_instruction, std::ptrdiff_t(0)));
    }
}

TEST_CASE("the target xml, in whatever case, is a declaration out of place") {
    for (const std::string_view s :
         {"<?xml ", "<?xml?", "<?XML\n", "<?xMl\t", "<?xml<", "<?xml\xFF", "<?xml\xC3\x97"}) {
        CAPTURE(s);
        CHECK(scan(s) == std::pair(errc::misplaced_declaration, std::ptrdiff_t(0)));
    }
}

TEST_CASE("what is no target breaks the grammar at its first byte") {
    for (const std::string_view s : {"<? ", "<??", "<?1", "<?<", "<?-", "<?\xFF", "<?\xC2\xB7"}) {
        CAPTURE(s);
        CHECK(scan(s) == std::pair(errc::malformed_tag, std::ptrdiff_t(2)));
    }
}

TEST_CASE("where the bytes end too early nothing is told") {
    for (const std::string_view s : {"<?", "<?x", "<?xm", "<?xml", "<?\xC3", "<?xml\xC3", "<?X"}) {
        CAPTURE(s);
        CHECK(scan(s).first == errc::absent);
    }
}
