// Frames a recording with Expat, and counts its text with the few lines of count_text().
#include "capture.hpp"

#include <stdexcept>

#ifdef BENCH_HAVE_EXPAT

#include <expat.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

namespace bench {
namespace {

constexpr std::string_view white_space = " \t\r\n";

/// Adds the text of one well-formed element in the classes that depend on runs. `decoded` was counted by Expat.
void count_text(std::string_view xml, tally& counted) {
    const auto mark = [&](std::string_view run) {
        if (run.find_first_not_of(white_space) != run.npos) {
            counted.raw += run.size();
        } else { // blank: what decoding leaves of it is in `decoded` and not in `decoded_marked`
            for (std::size_t i = 0; i != run.size(); ++i)
                if (run[i] != '\n' || i == 0 || run[i - 1] != '\r') --counted.decoded_marked;
        }
    };
    std::size_t at = 0;
    while (at != xml.size()) {
        if (xml[at] != '<') {
            const std::size_t end = std::min(xml.find('<', at), xml.size());
            mark(xml.substr(at, end - at));
            at = end;
        } else if (xml.substr(at).starts_with("<![CDATA[")) {
            const std::size_t end = xml.find("]]>", at);
            counted.raw += end - at - std::strlen("<![CDATA[");
            at = end + 3;
        } else {
            for (char quote = 0; xml[at] != '>' || quote != 0; ++at) {
                if (quote == xml[at])
                    quote = 0;
                else if (quote == 0 && (xml[at] == '"' || xml[at] == '\''))
                    quote = xml[at];
            }
            ++at;
        }
    }
}

/// Reads one stream of a recording.
class stream_reader {
public:
    using bindings = std::map<std::string, std::string>;

    stream_reader(std::string_view bytes, std::size_t begin) : bytes_(bytes), begin_(begin) {
        XML_SetUserData(expat_.get(), this);
        XML_SetElementHandler(expat_.get(), on_start, on_end);
        XML_SetCharacterDataHandler(expat_.get(), on_text);
        XML_SetCommentHandler(expat_.get(), [](void* self, const XML_Char*) { of(self).refuse("a comment"); });
        XML_SetProcessingInstructionHandler(expat_.get(), [](void* self, const XML_Char*, const XML_Char*) {
            of(self).refuse("a processing instruction");
        });
        XML_SetStartDoctypeDeclHandler(
            expat_.get(), [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
                of(self).refuse("a DOCTYPE");
            });
        const XML_Status status =
            XML_Parse(expat_.get(), bytes.data() + begin, static_cast<int>(bytes.size() - begin), 0);
        if (!refused.empty()) throw std::runtime_error("the recording holds " + refused);
        if (status == XML_STATUS_OK || restart != 0) return;
        // An XML declaration between stanzas starts the next stream; anything after the end of this one is not ours.
        const auto stopped = begin + static_cast<std::size_t>(XML_GetErrorByteIndex(expat_.get()));
        const XML_Error error = XML_GetErrorCode(expat_.get());
        if (error == XML_ERROR_MISPLACED_XML_PI && depth_ <= 1)
            restart = stopped;
        else if (depth_ != 0 || end == 0)
            throw std::runtime_error("the recording is not well-formed at byte " + std::to_string(stopped) + ": " +
                                     XML_ErrorString(error));
    }

    std::size_t header_end = 0; ///< Offset behind the header's '>'; 0 where there is no header.
    std::string name;           ///< The QName of the stream's element.
    bindings namespaces;
    std::vector<frame> frames;
    tally counted;
    std::size_t end = 0;     ///< Offset behind the end tag, 0 without one.
    std::size_t restart = 0; ///< Offset of the next stream, 0 without one.
    bool incomplete = false; ///< The bytes end inside an element.
    std::string refused;

private:
    static stream_reader& of(void* self) { return *static_cast<stream_reader*>(self); }

    std::size_t here() const { return begin_ + static_cast<std::size_t>(XML_GetCurrentByteIndex(expat_.get())); }
    std::size_t event_size() const { return static_cast<std::size_t>(XML_GetCurrentByteCount(expat_.get())); }

    void refuse(const char* what) {
        refused = what + (" at byte " + std::to_string(here()));
        XML_StopParser(expat_.get(), XML_FALSE);
    }

    static void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
        stream_reader& self = of(user);
        if (self.depth_ == 0) {
            self.header_end = self.here() + self.event_size();
            self.name = name;
            for (; *attributes != nullptr; attributes += 2)
                if (std::string_view(attributes[0]).starts_with("xmlns"))
                    self.namespaces[attributes[0]] = attributes[1];
        } else if (self.depth_ == 1 && name == self.name) {
            self.restart = self.here();
            XML_StopParser(self.expat_.get(), XML_FALSE);
            return;
        } else {
            if (self.depth_ == 1) {
                self.open_ = self.here();
                self.pending_ = {};
            }
            ++self.pending_.elements;
        }
        ++self.depth_;
        self.incomplete = self.depth_ > 1;
    }
    static void on_end(void* user, const XML_Char*) {
        stream_reader& self = of(user);
        --self.depth_;
        self.incomplete = self.depth_ > 1;
        const std::size_t after =
            self.here() + self.event_size(); // also behind an empty element, whose end has no size
        if (self.depth_ == 0) self.end = after;
        if (self.depth_ != 1) return;
        self.frames.push_back({self.open_, after - self.open_});
        self.pending_.stanzas = 1;
        self.pending_.decoded_marked = self.pending_.decoded;
        count_text(self.bytes_.substr(self.open_, after - self.open_), self.pending_);
        self.counted.stanzas += 1;
        self.counted.elements += self.pending_.elements;
        self.counted.raw += self.pending_.raw;
        self.counted.decoded += self.pending_.decoded;
        self.counted.decoded_marked += self.pending_.decoded_marked;
    }
    static void on_text(void* user, const XML_Char*, int size) {
        if (of(user).depth_ > 1) of(user).pending_.decoded += static_cast<std::size_t>(size);
    }

    struct freed {
        void operator()(XML_Parser p) const { XML_ParserFree(p); }
    };
    std::unique_ptr<XML_ParserStruct, freed> expat_{XML_ParserCreate("UTF-8")};
    std::string_view bytes_;
    std::size_t begin_;
    std::size_t open_ = 0;
    int depth_ = 0;
    tally pending_;
};

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!file) throw std::runtime_error(path + ": cannot be read");
    if (bytes.size() > (std::size_t{1} << 30)) throw std::runtime_error(path + ": larger than 1 GiB");
    return bytes;
}

} // namespace

corpus load_capture(const std::string& path) {
    const std::string recorded = read(path);
    const std::string stem = std::filesystem::path(path).stem().string();
    corpus made;
    made.name = stem;
    std::replace(made.name.begin(), made.name.end(), '/', '_');

    std::string name;
    stream_reader::bindings namespaces;
    std::size_t streams = 0, foreign = 0, incomplete = 0, unread = 0;
    const auto tell = [&](std::size_t count, const char* what) {
        if (count != 0) std::fprintf(stderr, "%s: left out %zu %s\n", path.c_str(), count, what);
    };
    for (std::size_t at = 0;;) {
        const stream_reader stream(recorded, at);
        if (stream.header_end == 0) break;
        ++streams;
        if (made.bytes.empty()) {
            made.bytes = recorded.substr(at, stream.header_end - at);
            name = stream.name;
            namespaces = stream.namespaces;
        }
        if (stream.name != name || stream.namespaces != namespaces) {
            foreign += stream.frames.size();
        } else {
            for (const frame& f : stream.frames) {
                made.frames.push_back({made.bytes.size(), f.size});
                made.bytes.append(recorded, f.offset, f.size);
            }
            made.expected.stanzas += stream.counted.stanzas;
            made.expected.elements += stream.counted.elements;
            made.expected.raw += stream.counted.raw;
            made.expected.decoded += stream.counted.decoded;
            made.expected.decoded_marked += stream.counted.decoded_marked;
        }
        if (stream.restart != 0) {
            at = stream.restart;
        } else {
            incomplete = stream.incomplete ? 1 : 0;
            if (stream.end != 0) {
                const std::size_t next =
                    std::min(recorded.find("<?xml", stream.end), recorded.find('<' + stream.name, stream.end));
                unread += std::min(next, recorded.size()) - stream.end;
                if (next != recorded.npos) {
                    at = next;
                    continue;
                }
            }
            break;
        }
    }
    if (made.frames.empty()) throw std::runtime_error(path + ": holds no complete first-level element");
    ((made.bytes += "</") += name) += '>';
    tell(foreign, "elements of streams that bind namespaces differently");
    tell(incomplete, "incomplete element at the end");
    tell(unread, "bytes after a stream's end tag");
    std::fprintf(stderr, "%s: %zu elements of %zu stream(s), %zu bytes, framed by Expat\n", path.c_str(),
                 made.frames.size(), streams, made.bytes.size());
    return made;
}

} // namespace bench

#else

namespace bench {

corpus load_capture(const std::string& path) {
    throw std::runtime_error(path + ": reading a recording needs Expat, and this harness was built without it");
}

} // namespace bench

#endif
