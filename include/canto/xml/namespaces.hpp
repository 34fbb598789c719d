// Namespaces in XML 1.0: which prefixes are declared, which declarations are legal, which attributes are the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/chars.hpp>
#include <canto/detail/same.hpp>
#include <canto/limits.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/context.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/text.hpp>

namespace canto::inline CANTO_ABI::detail {

/// A qualified name in its two parts; prefix is empty where there is none.
struct split_name {
    std::string_view prefix, local;
};

[[gnu::noinline]] inline split_name split_prefixed(std::string_view name) noexcept {
    const std::size_t colon = name.find(':');
    return {name.substr(0, colon), name.substr(colon + 1)};
}
inline split_name split(const tree& t, const token& named) noexcept {
    const std::string_view name(t.name(named), named.name_size());
    return named.has(token_flags::prefixed) ? split_prefixed(name) : split_name{{}, name};
}

[[gnu::noinline]] inline bool prefixed_has_local_name(const tree& t, const token& named,
                                                      std::string_view local) noexcept {
    return split(t, named).local == local;
}
/// Whether the local part of a name is this. What a prefix takes is apart, as few names have one.
inline bool has_local_name(const tree& t, const token& named, std::string_view local) noexcept {
    if (named.has(token_flags::prefixed)) [[unlikely]] return prefixed_has_local_name(t, named, local);
    return same({t.name(named), named.name_size()}, local);
}

/// The prefix a declaration declares; empty for the default namespace.
inline std::string_view declared_prefix(const tree& t, const token& declaration) noexcept {
    const split_name name = split(t, declaration);
    return name.prefix.empty() ? std::string_view() : name.local;
}

/// Whether a declaration declares this prefix, or, where that is empty, the default namespace.
inline bool declares(const tree& t, const token& declaration, std::string_view prefix) noexcept {
    constexpr std::size_t xmlns = 5;    // bytes of "xmlns", which a ':' follows where there is a prefix
    if (prefix.empty()) return declaration.is_named(token_kind::declaration, xmlns);
    return declaration.is_named(token_kind::declaration, xmlns + 1 + prefix.size(), true) &&
           same({t.name(declaration) + xmlns + 1, prefix.size()}, prefix);
}

/// The declaration of a prefix in one tag, or none.
inline std::uint32_t find_declaration(const tree& t, std::uint32_t element, std::string_view prefix) noexcept {
    for (std::uint32_t i = element + 1; i != t.count && t.tokens[i].in_tag(); ++i)
        if (declares(t, t.tokens[i], prefix)) return i;
    return token::none;
}

/// The attribute of one tag that has this qualified name, or null. The name has no prefix unless `prefixed` says so.
inline const token* find_attribute(const tree& t, std::uint32_t element, std::string_view name,
                                   bool prefixed = false) noexcept {
    const token* const end = t.tokens + t.count;
    for (const token* at = t.tokens + element + 1; at != end && at->in_tag(); ++at)
        if (at->is_named(token_kind::attribute, name.size(), prefixed) &&
            same({t.bytes + at->offset(), name.size()}, name))
            return at;
    return nullptr;
}

/// The xml:lang of one tag, or null. No other prefix stands for its namespace (Namespaces in XML 1.0 §3).
inline const token* find_language(const tree& t, std::uint32_t element) noexcept {
    return find_attribute(t, element, "xml:lang", true);
}

/// The declaration of the root's prefix, or none. By value: the caller's need not be in memory.
[[gnu::noinline]] inline std::uint32_t find_root_declaration(const tree t) noexcept {
    return find_declaration(t, 0, split(t, t.tokens[0]).prefix);
}

/// A tree that elements may refer to: element::xmlns() relies on root_declaration.
[[gnu::always_inline]] inline tree make_tree(const char* bytes, const token* tokens, const element_context* outer,
                                             std::uint32_t size, std::uint32_t count,
                                             std::uint32_t name_bits = any_name) noexcept {
    const std::uint32_t own = tokens[0].has(token_flags::declares)
                                  ? find_root_declaration({bytes, tokens, outer, size, count, token::none, name_bits})
                                  : token::none;
    return {bytes, tokens, outer, size, count, own, name_bits};
}

/// The default namespace outside of an element.
inline text inherited_default(const element_context* outer) noexcept {
    return outer ? outer->xmlns : text();
}

/// What a prefix stands for outside of an element; nothing where it is not declared.
inline std::optional<text> inherited_namespace(const element_context* outer, std::string_view prefix) noexcept {
    if (prefix == "xml") return text(ns::xml);
    if (prefix.empty()) return inherited_default(outer);
    if (const tree* const t = outer ? outer->declarations : nullptr)
        if (const std::uint32_t i = find_declaration(*t, 0, prefix); i != token::none)
            return text::value_of(*t, t->tokens[i]);
    return std::nullopt;
}

/// What a tag that has just been read must hold to. Offsets of failures are those of the tree.
class tag_check {
public:
    /// `scope` are the declarations in scope, this tag's own included; the tag's tokens are [element, end).
    tag_check(const tree& t, std::uint32_t element, std::uint32_t end, const std::uint32_t* scope,
              std::uint32_t declarations, const limits& bounds) noexcept
        : tree_(t), element_(element), end_(end), scope_(scope), declarations_(declarations),
          name_bytes_(std::min(bounds.name_bytes, limits::max_name_bytes)), namespace_bytes_(bounds.namespace_bytes) {}

    /// The first name, in reading order, that is too long, has an undeclared prefix, or is an illegal declaration; or
    /// the first namespace name that is too long.
    std::optional<failure> names() const noexcept {
        for (std::uint32_t i = element_; i != end_; ++i) {
            const token& t = tree_.tokens[i];
            const std::uint64_t at = t.offset() + (i == element_);
            if (name_size(t) > name_bytes_) return failure{errc::name_too_long, at};
            if (t.kind() == token_kind::declaration) {
                if (!is_legal(t)) return failure{errc::illegal_namespace_binding, at};
                if (counted_size(t) > namespace_bytes_) return failure{errc::namespace_too_long, t.value_offset()};
            } else if (t.has(token_flags::prefixed) && !namespace_of(split(tree_, t).prefix)) {
                return failure{errc::undeclared_prefix, at};
            }
        }
        return std::nullopt;
    }

    /// The first attribute, in reading order, that has the expanded name of an earlier one.
    /// Cost:    O(n log n); the namespace of each attribute with a prefix is looked up and read once, and again where
    ///          another of the same local name has the same.
    /// Errors:  out_of_memory for the memory that sorting takes.
    std::optional<failure> duplicates(buffer<expanded_name>& names) const noexcept {
        const std::uint32_t n = end_ - element_ - 1;
        if (!names.grow(std::max<std::size_t>(n, 16), 0))
            return failure{errc::out_of_memory, tree_.tokens[element_].offset()};
        expanded_name* const sorted = names.data();
        for (std::uint32_t i = 0; i != n; ++i) sorted[i] = expand(element_ + 1 + i);
        std::sort(sorted, sorted + n, [this](const expanded_name& a, const expanded_name& b) {
            const int c = compare(a, b);
            return c != 0 ? c < 0 : a.index < b.index;
        });
        std::uint32_t second = token::none;
        for (std::uint32_t i = 1; i < n; ++i)
            if (compare(sorted[i - 1], sorted[i]) == 0) second = std::min(second, sorted[i].index);
        if (second == token::none) return std::nullopt;
        return failure{errc::duplicate_attribute, tree_.tokens[second].offset()};
    }

private:
    std::optional<text> namespace_of(std::string_view prefix) const noexcept {
        if (prefix == "xmlns") return std::nullopt; // stands for a namespace, but never in a name (§3)
        for (std::uint32_t i = declarations_; i-- != 0;) {
            const token& d = tree_.tokens[scope_[i]];
            if (declares(tree_, d, prefix)) return text::value_of(tree_, d);
        }
        return inherited_namespace(tree_.outer, prefix);
    }

    /// Namespaces in XML 1.0 §2.2 and §3: xml is bound to its namespace and to no other, xmlns to nothing at all, no
    /// other prefix to either of the two, and no prefix to the empty name.
    bool is_legal(const token& declaration) const noexcept {
        const std::string_view prefix = declared_prefix(tree_, declaration);
        const text name = text::value_of(tree_, declaration);
        if (prefix == "xmlns" || name == text(ns::xmlns)) return false;
        if (prefix == "xml" || name == text(ns::xml)) return prefix == "xml" && name == text(ns::xml);
        return !declaration.has(token_flags::prefixed) || !name.empty();
    }

    /// What namespace_bytes counts. To compare a name takes this many steps, each time that somebody asks for it: one
    /// that has to be decoded is read in pieces as small as a byte.
    static std::uint64_t counted_size(const token& declaration) noexcept {
        const bool decoded = declaration.has(token_flags::references | token_flags::line_ends);
        return declaration.value_size() * std::uint64_t(decoded ? limits::decoded_namespace_weight : 1);
    }

    /// A token has 16 bits for the size of a name; the bytes themselves say it of any name.
    std::size_t name_size(const token& named) const noexcept {
        if (named.name_size() != limits::max_name_bytes) return named.name_size();
        const char* const name = tree_.name(named);
        const char* p = name;
        while (!is_space(*p) && *p != '=' && *p != '/' && *p != '>') ++p;
        return static_cast<std::size_t>(p - name);
    }

    /// Of an attribute that has a prefix, what tells its namespace from nearly all others. Of a declaration the prefix
    /// is what must not be repeated.
    expanded_name expand(std::uint32_t index) const noexcept {
        const token& t = tree_.tokens[index];
        const bool has_namespace = t.kind() == token_kind::attribute && t.has(token_flags::prefixed);
        return {index, has_namespace ? hash(namespace_of(split(tree_, t).prefix).value_or(text())) : 0};
    }

    /// FNV-1a of the decoded characters, from a beginning that nobody else knows: else names are easily found that it
    /// does not tell apart. Nothing but time depends on it.
    std::uint32_t hash(const text& name) const noexcept {
        auto value = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(tree_.tokens) >> 4);
        for (const std::string_view piece : name.pieces())
            for (const char c : piece) value = (value ^ static_cast<unsigned char>(c)) * 0x0100'0193;
        return value;
    }

    /// An order of expanded names: zero where they are the same.
    int compare(const expanded_name& a, const expanded_name& b) const noexcept {
        const token& x = tree_.tokens[a.index];
        const token& y = tree_.tokens[b.index];
        if (x.kind() != y.kind()) return x.kind() < y.kind() ? -1 : 1;
        const split_name p = split(tree_, x), q = split(tree_, y);
        if (const int c = p.local.compare(q.local)) return c;
        if (p.prefix == q.prefix) return 0;
        if (p.prefix.empty() || q.prefix.empty()) return p.prefix.empty() ? -1 : 1;
        if (a.hash != b.hash) return a.hash < b.hash ? -1 : 1;
        return text::compare(namespace_of(p.prefix).value_or(text()), namespace_of(q.prefix).value_or(text()));
    }

    const tree& tree_;
    std::uint32_t element_, end_;
    const std::uint32_t* scope_;
    std::uint32_t declarations_;
    std::uint32_t name_bytes_, namespace_bytes_;
};

}
