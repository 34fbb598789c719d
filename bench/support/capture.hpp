// A user's own recording as a corpus.
#pragma once

#include "corpus.hpp"

#include <string>

namespace bench {

/// Reads one direction of a recorded connection, framed by Expat when it is loaded, never by a parser under test.
///
/// A recording restarts (after TLS and SASL), may hold several streams, may be cut anywhere and may go on after the
/// stream's end tag. Most parsers cannot follow that, so what they get is one stream: the first header, every complete
/// first-level element as it was sent, one end tag. Left out, and told on stderr: white space between elements, an
/// incomplete element at the end, and the elements of a stream whose header binds namespaces differently.
///
/// Throws std::runtime_error where the file cannot be read, holds no stanza or is not XML as XMPP allows it (comments,
/// processing instructions, DOCTYPE), and where the harness was built without Expat.
corpus load_capture(const std::string& path);

} // namespace bench
