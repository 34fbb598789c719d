// The stream header: the start tag that opens a stream, and what the stream inherits from it.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <optional>
#include <string_view>

#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/attribute.hpp>
#include <canto/xml/context.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/namespaces.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/text.hpp>

namespace canto::inline CANTO_ABI {

/// The version of a stream, as two numbers: 1.10 is above 1.9, and 01.0 is 1.0 (RFC 6120 §4.7.5).
struct stream_version {
    std::uint32_t major = 0;
    std::uint32_t minor = 9;

    friend constexpr auto operator<=>(const stream_version&, const stream_version&) = default;
};

namespace detail {

/// DIGITS '.' DIGITS; numbers too large for 32 bits count as the largest.
inline std::optional<stream_version> parse_version(const text& value) noexcept {
    std::uint32_t numbers[2] = {};
    std::size_t at = 0, digits = 0;
    for (const std::string_view piece : value.pieces()) {
        for (const char c : piece) {
            if (c >= '0' && c <= '9') {
                const std::uint64_t next = std::uint64_t(numbers[at]) * 10 + static_cast<std::uint64_t>(c - '0');
                numbers[at] = next < 0xFFFF'FFFF ? static_cast<std::uint32_t>(next) : 0xFFFF'FFFF;
                ++digits;
            } else if (c == '.' && at == 0 && digits != 0) {
                at = 1;
                digits = 0;
            } else {
                return std::nullopt;
            }
        }
    }
    if (at == 0 || digits == 0) return std::nullopt;
    return stream_version{numbers[0], numbers[1]};
}

inline result<stream_version> version_of(const std::optional<text>& value) noexcept {
    if (!value) return stream_version{0, 9};
    const auto parsed = parse_version(*value);
    return parsed ? result<stream_version>(*parsed) : result<stream_version>(errc::invalid_value);
}

/// A copy of a header's start tag, in one piece of memory, that outlives the bytes it came in.
struct alignas(token) held_header { // tokens follow
    tree tag;
    element_context context;    // what first-level elements inherit

    /// Returns: null where there is no memory.
    static held_header* make(const tree& parsed) noexcept {
        const std::size_t tokens = parsed.count * sizeof(token);
        void* const memory = ::operator new(sizeof(held_header) + tokens + parsed.size, std::nothrow);
        if (!memory) return nullptr;
        auto* const held = ::new (memory) held_header;
        auto* const token_copy = reinterpret_cast<token*>(held + 1);
        char* const bytes = reinterpret_cast<char*>(token_copy + parsed.count);
        std::memcpy(static_cast<void*>(token_copy), parsed.tokens, tokens);
        std::memcpy(bytes, parsed.bytes, parsed.size);
        held->tag = make_tree(bytes, token_copy, nullptr, parsed.size, parsed.count);
        const element root(&held->tag, 0);
        held->context = {root.namespace_of({}), root.lang(), &held->tag};
        return held;
    }
    static void free(held_header* held) noexcept { ::operator delete(held); }
};
static_assert(sizeof(held_header) % alignof(token) == 0);

}

/// The header of a stream (RFC 6120 §4.7). Attributes are those without a namespace; a header need not have any.
/// Lives:   until the parser that gave it reads another header, is reset or dies.
/// Cost:    a handle of one word; each function O(the attributes), and none allocates.
class stream_header {
public:
    explicit stream_header(const detail::held_header* held) noexcept : held_(held) {}

    std::optional<text> to() const noexcept { return attribute("to"); }
    std::optional<text> from() const noexcept { return attribute("from"); }
    std::optional<text> id() const noexcept { return attribute("id"); }

    /// 0.9 where there is none, which is how components and pre-RFC peers speak.
    /// Errors:  invalid_value for anything but two numbers; never fatal by itself: RFC 6120 §4.7.5 says what to answer.
    result<stream_version> version() const noexcept { return detail::version_of(attribute("version")); }

    /// xml:lang; nullopt where the header has none.
    std::optional<text> lang() const noexcept { return attribute("lang", ns::xml); }

    /// The content namespace (RFC 6120 §4.8.2), that is the default namespace; nullopt where the header declares none.
    std::optional<text> content_namespace() const noexcept {
        for (const declaration d : declarations())
            if (d.prefix().empty()) return d.xmlns();
        return std::nullopt;
    }

    std::string_view name() const noexcept { return root().name(); }
    text xmlns() const noexcept { return root().xmlns(); }
    std::optional<text> attribute(std::string_view local) const noexcept { return root().attribute(local); }
    std::optional<text> attribute(std::string_view local, const text& xmlns_name) const noexcept {
        return root().attribute(local, xmlns_name);
    }
    attribute_range attributes() const noexcept { return root().attributes(); }
    declaration_range declarations() const noexcept { return root().declarations(); }
    /// The bytes of the start tag.
    std::string_view raw() const noexcept { return root().raw(); }

    /// What elements of this stream inherit; for parse_element().
    const element_context& context() const noexcept { return held_->context; }

private:
    element root() const noexcept { return {&held_->tag, 0}; }
    const detail::held_header* held_;
};

}
