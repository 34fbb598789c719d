// The first example of the README. tests/readme_test.cpp compares the two.

// README: from here
#include <canto/canto.hpp>
#include <iostream>

int main() {
    const std::string_view bytes = "<stream:stream from='example.com' xmlns='jabber:client' "
                                   "xmlns:stream='http://etherx.jabber.org/streams'>"
                                   "<message from='juliet@example.com'><body>Art thou not Romeo &amp; a Montague?</body></message>"
                                   "</stream:stream>";
    canto::stream_parser parser;                              // one for each direction of a connection
    for (const canto::event& event : parser.feed(bytes)) {    // what has been received, cut wherever the network cut it
        using enum canto::event::type;
        switch (event.kind()) {
        case stream_header: std::cout << "a stream from " << event.header().from()->str() << '\n'; break;
        case element: std::cout << event.element().name() << ": " << event.element().child("body")->text().str() << '\n'; break;
        case keepalive: break;
        case stream_close: std::cout << "the end\n"; break;
        case parse_error: std::cout << "answer with " << to_string(event.error().condition()) << '\n'; break;
        }
    }
}
// README: to here
