// canto-inspect prints one direction of an XMPP connection, an event a line, as JSON.
//
//   canto-inspect [--chunk N | --chunk-sizes FILE] [--restarts] [--stats] FILE|-
//
// Exit status: 0 a clean end, 1 a stream error, 2 wrong usage, 3 input that ends inside something.

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <getopt.h>
#include <unistd.h>

#include <canto/canto.hpp>

namespace {

struct command_line {
    std::vector<std::size_t> chunks{4096};    // the last one repeats
    bool restarts = false;
    bool stats = false;
    const char* file = nullptr;
};

[[noreturn]] void usage(const char* what) {
    std::fprintf(stderr, "canto-inspect: %s\n"
                         "usage: canto-inspect [--chunk N | --chunk-sizes FILE] [--restarts] [--stats] FILE|-\n", what);
    std::exit(2);
}

std::size_t parse_size(std::string_view digits) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    if (error != std::errc() || end != digits.data() + digits.size() || size == 0) usage("a size is a number above zero");
    return size;
}

std::vector<std::size_t> read_sizes(const char* name) {
    std::ifstream file(name);
    if (!file) usage("cannot read the file of chunk sizes");
    std::vector<std::size_t> sizes;
    for (std::string line; std::getline(file, line);)
        if (!line.empty()) sizes.push_back(parse_size(line));
    if (sizes.empty()) usage("the file of chunk sizes is empty");
    return sizes;
}

command_line parse_command_line(int argc, char** argv) {
    constexpr option options[] = {
        {"chunk", required_argument, nullptr, 'c'},
        {"chunk-sizes", required_argument, nullptr, 's'},
        {"restarts", no_argument, nullptr, 'r'},
        {"stats", no_argument, nullptr, 't'},
        {},
    };
    command_line line;
    for (int found; (found = getopt_long(argc, argv, "", options, nullptr)) != -1;) {
        switch (found) {
        case 'c': line.chunks = {parse_size(optarg)}; break;
        case 's': line.chunks = read_sizes(optarg); break;
        case 'r': line.restarts = true; break;
        case 't': line.stats = true; break;
        default: usage("unknown option, or an option without its value");
        }
    }
    if (argc - optind != 1) usage("exactly one file is wanted");
    line.file = argv[optind];
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

std::string_view stanza_kind(const canto::element& e) {
    for (const std::string_view xmlns : {canto::ns::client, canto::ns::server, canto::ns::component})
        if (e.xmlns() == xmlns)
            for (const std::string_view name : {"message", "presence", "iq"})
                if (e.name() == name) return name;
    return "element";
}

void print_event(const canto::event& event) {
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
    std::size_t chunk = 0;
    bool failed = false;
    const auto begun = std::chrono::steady_clock::now();

    while (!failed && !parser.at_end_of_stream()) {
        buffer.resize(std::min(line.chunks[chunk], most));
        if (line.chunks[chunk] <= most && chunk + 1 != line.chunks.size()) ++chunk;
        std::fflush(stdout);
        const ::ssize_t size = ::read(input, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) {
            std::fprintf(stderr, "canto-inspect: %s: %s\n", line.file, std::strerror(errno));
            return 2;
        }
        if (size == 0) break;
        bytes += std::uint64_t(size);
        const std::string_view fed(buffer.data(), std::size_t(size));
        for (const canto::event& event : parser.feed(fed)) {
            print_event(event);
            ++events;
            failed = event.kind() == canto::event::type::parse_error;
        }
    }
    std::fflush(stdout);

    if (line.stats) {
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
        std::fprintf(stderr, "%llu bytes, %llu events, %.0f bytes/s\n", static_cast<unsigned long long>(bytes),
                     static_cast<unsigned long long>(events), double(bytes) / seconds.count());
    }
    return failed ? 1 : parser.between_elements() ? 0 : 3;
}
