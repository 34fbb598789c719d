// The first example of the README. tests/readme_test.cpp compares the two.

// README: from here
#include <canto/canto.hpp>
#include <iostream>

int main() {
    const std::string_view bytes =
        "<stream:stream from='example.com' xmlns='jabber:client' "
        "xmlns:stream='http://etherx.jabber.org/streams'>"
        "<message from='juliet@example.com/balcony'><body>Art thou not Romeo &amp; a Montague?</body></message>"
        "</stream:stream>";
    canto::stream_parser parser;                              // one for each direction of a connection
    for (const canto::event& event : parser.feed(bytes)) {    // what has been received, cut wherever the network cut it
        canto::visit(event,
            [](const canto::stream_header& header) {
                if (const auto from = header.from()) std::cout << "a stream from " << from->str() << '\n';
            },
            [](const canto::message& m) {    // no field need be there, whoever sent it
                canto::jid_buffer room;      // for one address that is escaped, such as 'a@b/it&apos;s'
                const auto from = m.from(room);
                const auto body = m.body();
                if (from && body) std::cout << from->local() << " says: " << body->str() << '\n';
            },
            [](const canto::element& e) { std::cout << "something else: " << e.raw() << '\n'; },
            [](canto::keepalive) {},
            [](canto::stream_close) { std::cout << "the end\n"; },
            [](const canto::parse_error& e) { std::cout << "answer with " << to_string(e.condition()) << '\n'; });
    }
}
// README: to here
