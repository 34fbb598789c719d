// canto-jid: reads addresses, one a line, and prints each in normal form as a JSON object a line.
//
//     canto-jid [FILE|-]
//
// {"local":…|null,"domain":…,"resource":…|null}, or {"error":the name of the errc}. Only LF ends a line, the last one
// may lack it. Exit status: 0, also where addresses are invalid; 2 for wrong usage, or what cannot be read or written.

#include <canto/icu.hpp>

#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

void print_string(std::ostream& out, std::string_view text) {
    out << '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out << '\\' << c;
        else if (static_cast<unsigned char>(c) >= 0x20)
            out << c;
        else
            out << "\\u00" << (c < 0x10 ? '0' : '1') << "0123456789abcdef"[c & 0xF];
    }
    out << '"';
}

void print_part(std::ostream& out, std::string_view key, std::string_view part, bool present) {
    out << '"' << key << "\":";
    if (present)
        print_string(out, part);
    else
        out << "null";
}

void print_address(std::ostream& out, std::string_view line) {
    const auto jid = canto::jid::parse(line);
    out << '{';
    if (jid) {
        print_part(out, "local", jid->local(), jid->has_local());
        print_part(out << ',', "domain", jid->domain(), true);
        print_part(out << ',', "resource", jid->resource(), jid->has_resource());
    } else {
        print_part(out, "error", to_string(jid.error()), true);
    }
    out << "}\n";
}

}

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const std::string_view name = argc > 1 ? argv[1] : "-";
    std::ifstream file;
    if (argc <= 2 && name != "-") file.open(argv[1], std::ios::binary);
    if (argc > 2 || (name != "-" && !file)) {
        std::cerr << "usage: canto-jid [FILE|-]\n";
        return 2;
    }
    std::istream& in = name == "-" ? std::cin : file;
    for (std::string line; std::getline(in, line);) print_address(std::cout, line);
    if (!in.eof() || !std::cout.flush()) {
        std::cerr << "canto-jid: cannot " << (in.eof() ? "write" : "read") << '\n';
        return 2;
    }
    return 0;
}
