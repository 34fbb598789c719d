// What every test of parsing goes through: the same document, cut in every way, must say the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <canto/limits.hpp>
#include <canto/stream/stream_parser.hpp>

namespace canto_test {

/// The header of the streams that tests write their elements in, and its end tag.
inline constexpr std::string_view opening =
    "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
inline constexpr std::string_view closing = "</stream:stream>";

/// Counts what a parser does.
struct counting_probe {
    std::size_t bytes_examined = 0;
    std::size_t bytes_copied = 0;
    void examined(std::size_t n) noexcept { bytes_examined += n; }
    void copied(std::size_t n) noexcept { bytes_copied += n; }
};

struct grind_options {
    canto::limits limits{};             ///< where something goes before the document, from behind its header on
    canto::restarts restart = canto::restarts::armed;
    bool restart_on_success = false;    ///< calls restart() at <success/> and <proceed/>, as endpoints do
    std::string_view before{}; ///< goes before the document: not shown, not counted in offsets, not cut into two
    std::vector<std::size_t> sizes{};   ///< one more way to cut the document; the last repeats
};

/// Parses a document whole, and returns its events in one line:
///
///     open message[@to='a' body["hi"]] keepalive error(malformed_tag@17)
///
/// (see describe() in transcript.hpp), with "unread(…)" behind what comes after a close, and "unfinished" where the
/// input ends inside something. Then parses it again, cut into two everywhere (up to 256 bytes), and into pieces of 1
/// to 5, 7 and 64 bytes: as it is, as a window, and with memory that other parsers have used; and whole, leaving the
/// loop at every event. CHECKs that views, offsets and the state at the end are the same each time, keepalives aside;
/// that an error repeats; that no byte behind the input is read, nor one of an earlier feed; and that no more is
/// examined and copied than is promised.
std::string grind(std::string_view document, const grind_options& options = {});

/// The same for what stands inside a stream whose content namespace is jabber:client.
std::string grind_content(std::string_view content, grind_options options = {});

}
