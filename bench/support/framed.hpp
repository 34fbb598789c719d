// Stanzas framed and terminated in advance, for parsers that cannot be fed a stream.
#pragma once

#include "corpus.hpp"

#include <cstring>
#include <memory>
#include <vector>

namespace bench {

/// The stanzas of a corpus one behind the other, each with a NUL after it: framing costs such a parser nothing.
class framed {
public:
    explicit framed(const corpus& c) {
        std::size_t total = 0;
        for (const frame& at : c.frames) total += at.size + 1;
        bytes_.reset(new char[total]);
        char* to = bytes_.get();
        stanzas_.reserve(c.frames.size());
        for (const frame& at : c.frames) {
            std::memcpy(to, c.bytes.data() + at.offset, at.size);
            to[at.size] = '\0';
            stanzas_.push_back({to, at.size});
            to += at.size + 1;
        }
    }

    struct stanza {
        char* data;
        std::size_t size; ///< Without the NUL.
    };
    const std::vector<stanza>& stanzas() const noexcept { return stanzas_; }

private:
    std::unique_ptr<char[]> bytes_;
    std::vector<stanza> stanzas_;
};

} // namespace bench
