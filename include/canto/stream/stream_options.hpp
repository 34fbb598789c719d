// What a stream_parser is told once, when it is made.
#pragma once

#include <cstdint>

#include <canto/limits.hpp>
#include <canto/stream/scratch.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// When another stream header begins a new stream.
enum class restarts : std::uint8_t {
    armed,       ///< after restart() only, as an endpoint that knows what it negotiated wants it
    automatic    ///< wherever a header stands at first level, as a tool that watches one direction wants it. It has the
                 ///< limits of an element, too, and is looked at once more
};

struct stream_options {
    canto::limits limits{};
    restarts restart = restarts::armed;
    /// The bytes are a window that the caller keeps contiguous: nothing is gathered, what is still unread() is given
    /// again with more behind it, and is not looked at again.
    bool window = false;
    /// Memory to share with other parsers; none for memory of its own.
    canto::scratch* scratch = nullptr;
};

}
