// What the harness asks of a parser under test. One parser or one family is one file in bench/peers.
#pragma once

#include "corpus.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// What a parser found in one pass over a corpus; `text` as its text class says.
struct counts {
    std::size_t stanzas = 0;
    std::size_t elements = 0;
    std::size_t text = 0;
};

/// What a pass is for. Timed passes do what the parser's note says and need to report only the stanzas; a checked pass
/// parses in the same way and then visits everything that was parsed, to report all counts. Parsers that push events
/// count as they go and do the same in both.
enum class pass_kind : bool { timed, checked };

/// One pass over the corpus it was prepared for, fed in pieces of `chunk` bytes (0: whole).
/// Throws `broken` where the parser refuses the corpus.
using pass = std::function<counts(std::size_t chunk, pass_kind kind)>;

/// A parser between two stanzas: it has read a stream's header and waits. What it owns is measured by scale/idle.
struct idle {
    idle() = default;
    idle(const idle&) = delete;
    virtual ~idle() = default;
};

struct broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A parser under test.
struct parser {
    std::string name;
    std::string library; ///< Name and version, as reports show it; empty for what is not a library.
    std::string note;    ///< What is timed, in one line.
    text_class text;
    bool pieces; ///< Can be fed in pieces; otherwise it gets stanzas framed in advance, and only chunk 0 is run.
    /// Everything that is not timed: allocating buffers, framing and terminating stanzas in advance. Throws `broken`.
    pass (*prepare)(const corpus&);
    /// Makes a parser and feeds it the header; none for those that know no streams.
    std::unique_ptr<idle> (*wait)(std::string_view header) = nullptr;
};

inline std::vector<parser>& parsers() {
    static std::vector<parser> registered;
    return registered;
}

/// Registers a parser; each file in bench/peers calls it once a parser, to initialise a variable of its own.
inline bool add(parser p) {
    auto& all = parsers();
    const auto after = std::find_if(all.begin(), all.end(), [&](const parser& other) { return p.name < other.name; });
    all.insert(after, std::move(p));
    return true;
}

/// Calls `take` with the bytes in pieces of `chunk` (0: whole). There is no piece for no bytes.
template <typename Take>
void in_pieces(std::string_view bytes, std::size_t chunk, Take&& take) {
    if (chunk == 0) chunk = bytes.size();
    while (!bytes.empty()) {
        take(bytes.substr(0, chunk));
        bytes.remove_prefix(std::min(chunk, bytes.size()));
    }
}

} // namespace bench
