// A corpus: one XMPP stream as bytes, where its stanzas lie, and what a parser must find in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// Which bytes a parser counts as text. Every class counts character data inside first-level elements only.
enum class text_class : std::uint8_t {
    none,          ///< Counts no text.
    raw,           ///< Bytes as sent, CDATA delimiters apart. A run between two markups that is nothing but white space
                   ///< counts nothing: RapidXML does not keep it. The content of a CDATA section always counts.
    decoded,       ///< UTF-8 bytes after decoding: references replaced, CR and CRLF as LF, white space included.
    decoded_marked ///< As decoded, without the runs that `raw` leaves out.
};

/// What lies in a stream inside its header and end tag.
struct tally {
    std::size_t stanzas = 0;  ///< First-level elements, whatever their name.
    std::size_t elements = 0; ///< All elements, the stanzas included and the stream's own element not.
    std::size_t raw = 0;
    std::size_t decoded = 0;
    std::size_t decoded_marked = 0;

    std::size_t text(text_class which) const noexcept {
        switch (which) {
        case text_class::raw: return raw;
        case text_class::decoded: return decoded;
        case text_class::decoded_marked: return decoded_marked;
        case text_class::none: break;
        }
        return 0;
    }
};

/// Where a first-level element lies in the stream.
struct frame {
    std::size_t offset = 0;
    std::size_t size = 0;
};

struct corpus {
    std::string name;
    std::string bytes; ///< The stream: header, stanzas, end tag.
    std::vector<frame> frames;
    tally expected;         ///< The source's own count, made without any parser under test.
    bool generated = false; ///< From bench/support/generator.cpp; otherwise a user's capture.

    std::string_view stanza(const frame& at) const noexcept {
        return std::string_view(bytes).substr(at.offset, at.size);
    }
    /// The stream up to its first stanza.
    std::string_view header() const noexcept {
        return std::string_view(bytes).substr(0, frames.empty() ? bytes.size() : frames.front().offset);
    }
    std::size_t largest_stanza() const noexcept {
        std::size_t largest = 0;
        for (const frame& at : frames) largest = at.size > largest ? at.size : largest;
        return largest;
    }
};

/// FNV-1a, 64 bits: names a corpus in a report, so that two results can be known to speak of the same bytes.
constexpr std::uint64_t fingerprint(std::string_view bytes) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return hash;
}

} // namespace bench
