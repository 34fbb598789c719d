// canto-inspect prints one direction of an XMPP connection, an event a line, as JSON.
//
//   canto-inspect [--chunk N | --chunk-sizes FILE] [--restarts] [--stats] [--views] FILE|-
//
// --views adds "view" to each element: one object for each typed view that it, or an element within it, can be seen as.
//
// Exit status: 0 a clean end, 1 a stream error, 2 wrong usage, or what cannot be read or written, 3 input that ends
// inside something.

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fcntl.h>
#include <getopt.h>
#include <unistd.h>

#include <canto/canto.hpp>

#include "../support/every_view.hpp"

namespace {

struct command_line {
    std::vector<std::size_t> chunks;    // the last one repeats
    bool restarts = false;
    bool stats = false;
    bool views = false;
    const char* file = nullptr;
};

[[noreturn]] void usage(const char* what) {
    std::fprintf(stderr, "canto-inspect: %s\n"
                         "usage: canto-inspect [--chunk N | --chunk-sizes FILE] [--restarts] [--stats] "
                         "[--views] FILE|-\n", what);
    std::exit(2);
}

std::size_t parse_size(std::string_view digits) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    if (error != std::errc() || end != digits.data() + digits.size() || size == 0)
        usage("a size is a number above zero");
    return size;
}

std::vector<std::size_t> read_sizes(const char* name) {
    std::ifstream file(name);
    if (!file) usage("cannot read the file of chunk sizes");
    std::vector<std::size_t> sizes;
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) sizes.push_back(parse_size(line));
    }
    if (sizes.empty()) usage("the file of chunk sizes is empty");
    return sizes;
}

command_line parse_command_line(int argc, char** argv) {
    constexpr option options[] = {
        {"chunk", required_argument, nullptr, 'c'},
        {"chunk-sizes", required_argument, nullptr, 's'},
        {"restarts", no_argument, nullptr, 'r'},
        {"stats", no_argument, nullptr, 't'},
        {"views", no_argument, nullptr, 'v'},
        {},
    };
    command_line line;
    for (int found; (found = getopt_long(argc, argv, "", options, nullptr)) != -1;) {
        if ((found == 'c' || found == 's') && !line.chunks.empty()) usage("chunks are given in one way, once");
        switch (found) {
        case 'c': line.chunks = {parse_size(optarg)}; break;
        case 's': line.chunks = read_sizes(optarg); break;
        case 'r': line.restarts = true; break;
        case 't': line.stats = true; break;
        case 'v': line.views = true; break;
        default: usage("unknown option, or an option without its value");
        }
    }
    if (argc - optind != 1) usage("exactly one file is wanted");
    line.file = argv[optind];
    if (line.chunks.empty()) line.chunks = {4096};
    return line;
}

// JSON, written as it comes: a stanza may be large, and nothing is kept of it.

void print(std::string_view s) {
    std::fwrite(s.data(), 1, s.size(), stdout);
}

void print_number(std::uint64_t n) {
    char digits[20];
    print({digits, std::size_t(std::to_chars(digits, digits + sizeof digits, n).ptr - digits)});
}

void print_characters(std::string_view s) {
    std::size_t done = 0;
    for (std::size_t i = 0; i != s.size(); ++i) {
        const auto c = static_cast<unsigned char>(s[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        print(s.substr(done, i - done));
        char escape[8];
        std::snprintf(escape, sizeof escape, "\\u%04x", c);
        print(escape);
        done = i + 1;
    }
    print(s.substr(done));
}

void print_string(const canto::text& t) {
    print("\"");
    for (const std::string_view piece : t.pieces()) print_characters(piece);
    print("\"");
}

void print_field(std::string_view key, const std::optional<canto::text>& value) {
    print(",\"");
    print(key);
    print("\":");
    if (value) print_string(*value);
    else print("null");
}

// [name, namespace, {attributes}, [children]]. Depth is bounded by the limits, so recursion is too.
void print_tree(const canto::element& e) {
    print("[");
    print_string(e.name());
    print(",");
    print_string(e.xmlns());
    print(",{");
    const char* comma = "";
    for (const canto::attribute a : e.attributes()) {
        print(comma);
        print("\"");
        if (!a.prefix().empty()) {
            print("{");
            for (const std::string_view piece : a.xmlns().pieces()) print_characters(piece);
            print("}");
        }
        print_characters(a.name());
        print("\":");
        print_string(a.value());
        comma = ",";
    }
    print("},[");
    comma = "";
    bool in_string = false;
    for (const canto::node n : e.nodes()) {
        if (n.is_element()) {
            if (in_string) print("\"");
            in_string = false;
            print(comma);
            print_tree(n.as_element());
        } else {
            // Adjacent runs are one text.
            if (n.as_text().empty()) continue;
            if (!in_string) {
                print(comma);
                print("\"");
            }
            in_string = true;
            for (const std::string_view piece : n.as_text().pieces()) print_characters(piece);
        }
        comma = ",";
    }
    if (in_string) print("\"");
    print("]]");
}

void print_hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char pair[] = {digits[byte >> 4], digits[byte & 15]};
        print({pair, 2});
    }
}

/// What an accessor of a view gives. What is absent is null, what is wrong an object with its error.
template <class T>
void print_value(const T& value) {
    if constexpr (canto::xml_text<T>) {
        print_string(value);
    } else if constexpr (std::convertible_to<T, std::string_view>) {
        print_string(canto::text(std::string_view(value)));
    } else if constexpr (std::same_as<T, bool>) {
        print(value ? "true" : "false");
    } else if constexpr (std::is_enum_v<T>) {
        print_string(to_string(value));
    } else if constexpr (std::integral<T>) {
        char digits[24];
        print({digits, std::size_t(std::to_chars(digits, digits + sizeof digits, value).ptr - digits)});
    } else if constexpr (std::same_as<T, canto::date_time>) {
        const auto day = std::chrono::floor<std::chrono::days>(value);
        const std::chrono::year_month_day date(day);
        const std::chrono::hh_mm_ss time(value - day);
        char text[64];
        std::snprintf(text, sizeof text, "\"%04d-%02u-%02uT%02d:%02d:%02d.%06dZ\"", int(date.year()),
                      unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                      int(time.minutes().count()), int(time.seconds().count()), int(time.subseconds().count()));
        print(text);
    } else if constexpr (std::same_as<T, canto::jid_view>) {
        print_string(canto::text(value.full()));
    } else if constexpr (std::same_as<T, canto::violation>) {
        print("{\"condition\":");
        print_value(value.condition);
        print(",\"what\":");
        print_value(value.what);
        print("}");
    } else if constexpr (std::same_as<T, canto::host_and_port>) {
        print("[");
        print_value(value.host);
        print(",");
        print_value(value.port);
        print("]");
    } else if constexpr (std::same_as<T, canto::stream_version>) {
        print("[");
        print_value(value.major);
        print(",");
        print_value(value.minor);
        print("]");
    } else if constexpr (requires { value.error(); *value; }) {
        if (value) return print_value(*value);
        if (value.error() == canto::errc::absent) return print("null");
        print("{\"error\":");
        print_value(to_string(value.error()));
        print("}");
    } else if constexpr (requires { value.has_value(); *value; }) {
        if (value) print_value(*value);
        else print("null");
    } else if constexpr (requires { value.begin(); value.front(); }) {
        print("[");
        const char* comma = "";
        for (const auto& each : value) {
            print(comma);
            print_value(each);
            comma = ",";
        }
        print("]");
    } else if constexpr (canto::xml_element<T>) {
        print_string(value.name());
    } else {
        print_value(value.element());    // a view, which has an object of its own
    }
}

void print_views(const canto::element& e, const char*& comma) {
    canto_test::each_view(e, [&](const char* name, const auto& view) {
        print(comma);
        print("{\"view\":");
        print_value(name);
        canto_test::each_field(view, [](std::string_view field, const auto& value) {
            print(",\"");
            print(field);
            print("\":");
            // Decoded Base64 is bytes.
            if constexpr (requires { { *value } -> std::same_as<const std::string_view&>; value.error(); }) {
                if (value) {
                    print("\"");
                    print_hex(*value);
                    print("\"");
                    return;
                }
            }
            print_value(value);
        });
        print("}");
        comma = ",";
    });
    for (const canto::element child : e.children()) print_views(child, comma);
}

std::string_view stanza_kind(const canto::element& e) {
    const auto stanza = e.as<canto::stanza>();
    return stanza ? to_string(stanza->kind()) : "element";
}

void print_event(const canto::event& event, bool views) {
    using enum canto::event::type;
    switch (event.kind()) {
    case stream_header: {
        const canto::stream_header header = event.header();
        print("{\"event\":\"open\",\"name\":");
        print_string(header.name());
        print_field("xmlns", header.xmlns());
        print_field("content", header.content_namespace());
        print_field("from", header.from());
        print_field("to", header.to());
        print_field("id", header.id());
        print_field("version", header.attribute("version"));
        print_field("lang", header.lang());
        print("}\n");
        break;
    }
    case element: {
        const canto::element e = event.element();
        print("{\"event\":\"");
        print(stanza_kind(e));
        print("\"");
        print_field("name", canto::text(e.name()));
        print_field("xmlns", e.xmlns());
        print(",\"offset\":");
        print_number(event.offset());
        print(",\"size\":");
        print_number(e.raw().size());
        print(",\"tree\":");
        print_tree(e);
        if (views) {
            const char* comma = "";
            print(",\"view\":[");
            print_views(e, comma);
            print("]");
        }
        print("}\n");
        break;
    }
    case keepalive: break;
    case stream_close: print("{\"event\":\"close\"}\n"); break;
    case parse_error: {
        const canto::parse_error error = event.error();
        print("{\"event\":\"error\",\"condition\":\"");
        print(to_string(error.condition()));
        print("\",\"offset\":");
        print_number(error.offset());
        print(",\"what\":\"");
        print(to_string(error.code()));
        print("\"}\n");
        break;
    }
    }
}

}

int main(int argc, char** argv) {
    const command_line line = parse_command_line(argc, argv);
    const bool is_stdin = std::string_view(line.file) == "-";
    const int input = is_stdin ? STDIN_FILENO : ::open(line.file, O_RDONLY);
    if (input < 0) usage("cannot open the file");

    // Larger chunks than this are fed in parts: how bytes are cut makes no difference.
    constexpr std::size_t most = 1 << 16;
    std::vector<char> buffer;
    canto::stream_options options;
    if (line.restarts) options.restart = canto::restarts::automatic;
    canto::stream_parser parser(options);
    std::uint64_t bytes = 0, events = 0;
    std::size_t chunk = 0, left = line.chunks[0];    // of it
    const auto begun = std::chrono::steady_clock::now();

    while (!parser.failed() && !parser.at_end_of_stream()) {
        buffer.resize(std::min(left, most));
        std::fflush(stdout);
        const ::ssize_t size = ::read(input, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) {
            std::fprintf(stderr, "canto-inspect: %s: %s\n", line.file, std::strerror(errno));
            return 2;
        }
        if (size == 0) break;
        bytes += std::uint64_t(size);
        left -= std::size_t(size);
        if (left == 0 || std::size_t(size) < buffer.size()) {
            if (chunk + 1 != line.chunks.size()) ++chunk;
            left = line.chunks[chunk];
        }
        const std::string_view fed(buffer.data(), std::size_t(size));
        for (const canto::event& event : parser.feed(fed)) {
            print_event(event, line.views);
            if (event.kind() != canto::event::type::keepalive) ++events;
        }
    }
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        std::fprintf(stderr, "canto-inspect: cannot write: %s\n", std::strerror(errno));
        return 2;
    }

    if (line.stats) {
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
        std::fprintf(stderr, "%llu bytes, %llu events, %.0f bytes/s\n", static_cast<unsigned long long>(bytes),
                     static_cast<unsigned long long>(events), double(bytes) / seconds.count());
    }
    return parser.failed() ? 1 : parser.between_elements() ? 0 : 3;
}
