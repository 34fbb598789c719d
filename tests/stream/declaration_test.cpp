#include <canto/stream/declaration.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using canto::errc;
using canto::detail::declaration_end;
using canto::detail::scan_declaration;
using kind = declaration_end::kind;

namespace {

constexpr std::string_view full = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>";

}

TEST_CASE("a declaration is complete behind its '>', whatever follows") {
    const declaration_end found = scan_declaration(std::string(full) + "<stream>");
    CHECK(found.what == kind::complete);
    CHECK(found.at == full.size());
}

TEST_CASE("the front of a declaration is cut, wherever it is cut") {
    for (std::size_t n = 2; n != full.size(); ++n) {
        CAPTURE(n);
        CHECK(scan_declaration(full.substr(0, n)).what == kind::cut);
    }
}

TEST_CASE("bytes that were looked at need not be looked at again") {
    for (std::size_t looked = 0; looked != full.size(); ++looked) {
        const declaration_end found = scan_declaration(full, looked);
        CHECK(found.what == kind::complete);
        CHECK(found.at == full.size());
    }
}

TEST_CASE("what is wrong is told with its byte and its error") {
    const auto wrong = [](std::string_view s) {
        const declaration_end found = scan_declaration(s);
        REQUIRE(found.what == kind::wrong);
        return std::string(to_string(found.code)) + "@" + std::to_string(found.at);
    };
    CHECK(wrong("<?xml version='1.0' encoding='latin1'?>") == "unsupported_encoding@0");
    CHECK(wrong("<?xml version='1.0' encoding='latin1' x?>") == "malformed_declaration@38");
    CHECK(wrong("<?xml version='1.0'>") == "malformed_declaration@19");
    CHECK(wrong("<?xml version '1.0'?>") == "malformed_declaration@14");
    CHECK(wrong("<?xml version=''?>") == "malformed_declaration@15");
    CHECK(wrong("<?xml version='1.'?>") == "malformed_declaration@17");
    CHECK(wrong("<?xml version='1.x'?>") == "malformed_declaration@17");
    CHECK(wrong("<?xml version='1.0'encoding='UTF-8'?>") == "malformed_declaration@19");
    CHECK(wrong("<?xml version='1.0' enc?>") == "malformed_declaration@23");
    CHECK(wrong("<?xml version='1.0' stand?>") == "malformed_declaration@25");
    CHECK(wrong("<?xml version='1.0' encoding='UTF-8' stand?>") == "malformed_declaration@42");
    CHECK(wrong("<?xml version='1.0' standalone='yes' encoding='UTF-8'?>") == "malformed_declaration@37");
    CHECK(wrong("<?xml version='1.0' encoding='UTF 8'?>") == "malformed_declaration@33");
    CHECK(wrong("<?xml version='1.0' standalone=''?>") == "malformed_declaration@32");
    CHECK(wrong("<?xml version='1.0' standalone='yep'?>") == "malformed_declaration@34");
    CHECK(wrong("<?xml version='1.0' standalone='nope'?>") == "malformed_declaration@34");
    CHECK(wrong("<?xml version='1.0' standalone='yes '?>") == "malformed_declaration@35");
    CHECK(wrong("<?xml version='1.0' standalone='Yes'?>") == "malformed_declaration@32");
    CHECK(wrong("<?php ?>") == "processing_instruction@0");
    CHECK(wrong("<?xml-stylesheet?>") == "processing_instruction@0");
    CHECK(wrong("<? xml?>") == "malformed_tag@2");
    CHECK(wrong("<?XML version='1.0'?>") == "malformed_declaration@2");
}

TEST_CASE("the name of an encoding begins with a letter, and goes on with letters, digits, '.', '_' and '-'") {
    for (const std::string name : {"x", "ISO-8859-1", "Shift_JIS", "a.b", "X9"}) {
        CAPTURE(name);
        const declaration_end found = scan_declaration("<?xml version='1.0' encoding='" + name + "'?>");
        CHECK(found.what == kind::wrong);
        CHECK(found.code == errc::unsupported_encoding);
    }
    for (const std::string name : {"8859", ".a", "_a", "-a", "\xC3\xA9", "a:b", "a{"}) {
        CAPTURE(name);
        const declaration_end found = scan_declaration("<?xml version='1.0' encoding='" + name + "'?>");
        CHECK(found.what == kind::wrong);
        CHECK(found.code == errc::malformed_declaration);
        CHECK(found.at == (name[0] == 'a' ? 31 : 30));
    }
}
