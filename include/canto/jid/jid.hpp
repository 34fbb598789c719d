// A JID that owns its bytes, in normal form.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include <canto/error.hpp>
#include <canto/jid/hash.hpp>
#include <canto/jid/jid_view.hpp>
#include <canto/jid/parts.hpp>
#include <canto/jid/profile.hpp>
#include <canto/jid/storage.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// An address in the normal form of RFC 7622, as far as its profile goes: precis::ascii, precis::trusted, or
/// precis::icu from canto/icu.hpp. ASCII needs no profile: localpart and domain are lower-cased, a last dot is dropped,
/// the resource stays; there all profiles agree.
/// Compare: byte for byte, which in normal form is what RFC 7622 §3.2.2, §3.3.2 and §3.4.2 call the same address. Bare
///          and full are different addresses; a.bare() == b.bare() asks for the same account. What order and hash do is
///          said at jid_view. IP literals are compared as they are spelled.
/// Lives:   views (bare(), domain(), full(), …) refer to this object's bytes: they end with it, and when it is moved.
/// Cost:    no allocation up to 64 bytes, one beyond; copying allocates nothing. An object moved from is empty: assign
///          to it or destroy it.
template <jid_profile Profile>
class basic_jid {
public:
    using profile = Profile;

    /// Parses and normalises.
    /// Errors:  those of jid_view::parse and of the profile, out_of_memory; the offset counts from the first byte.
    /// Example: basic_jid<precis::ascii>::parse("Romeo@Montague.lit./Home")->full() == "romeo@montague.lit/Home"
    static result<basic_jid> parse(std::string_view text) noexcept {
        const auto view = jid_view::parse(text);
        return view ? normalise(*view) : result<basic_jid>(view.why());
    }

    /// Brings an address to normal form.
    /// Errors:  those of the profile, out_of_memory; the offset counts from the first byte of view.full().
    static result<basic_jid> normalise(jid_view view) noexcept {
        if (view.needs_preparation()) return prepare(view);
        basic_jid jid;
        char* out = jid.storage_.make_room(view);
        if (!out) return errc::out_of_memory;
        if (view.is_normalised()) {
            std::memcpy(out, view.full().data(), view.size());
            return jid;
        }
        if (view.has_local()) {
            out = put(view.local(), view.local_form(), out);
            *out++ = '@';
        }
        out = put(view.domain(), view.domain_form(), out);
        if (view.has_resource()) {
            *out++ = '/';
            put(view.resource(), view.resource_form(), out);
        }
        jid.storage_.lowered();
        return jid;
    }

    /// Puts an address together from its parts and normalises it; an empty localpart or resource is none.
    /// Errors:  as parse(), with offsets counted in local "@" domain "/" resource.
    static result<basic_jid> from_parts(std::string_view local, std::string_view domain,
                                        std::string_view resource = {}) noexcept {
        char joined[3 * max_given_jid_part + 3]; // with a dot to drop
        std::size_t size = 0;
        const auto moved = [&](failure why) { return failure{why.code, why.offset + size}; };
        const auto add = [&](std::string_view bytes) { size += bytes.copy(joined + size, bytes.size()); };
        if (!local.empty()) {
            if (const auto form = check_localpart(local); !form) return form.why();
            add(local), add("@");
        }
        if (const auto form = check_domainpart(domain); !form) return moved(form.why());
        add(domain);
        if (!resource.empty()) {
            add("/");
            if (const auto form = check_resourcepart(resource); !form) return moved(form.why());
            add(resource);
        }
        return parse({joined, size});
    }

    /// The same account with another resource.
    /// Errors:  jid_empty_part and the others of a resource, out_of_memory; the offset counts from its first byte.
    result<basic_jid> with_resource(std::string_view resource) const noexcept {
        const auto form = check_resourcepart(resource);
        if (!form) return form.why();
        char joined[3 * max_jid_part + 2];
        const std::string_view bare = view().bare().full();
        bare.copy(joined, bare.size());
        joined[bare.size()] = '/';
        const std::span<char, max_jid_part> out(joined + bare.size() + 1, max_jid_part);
        std::size_t size = resource.size();
        if (*form == part_form::needs_preparation) {
            const auto prepared = Profile::resourcepart(resource, out);
            if (!prepared) return prepared.why();
            size = *prepared;
        } else {
            resource.copy(out.data(), size);
        }
        return adopt({joined, bare.size() + 1 + size});
    }

    /// The account itself, as an address that owns its bytes; bare() is the view of it.
    /// Errors:  out_of_memory.
    result<basic_jid> without_resource() const noexcept { return adopt(view().bare().full()); }

    jid_view view() const noexcept { return storage_.view(); }
    operator jid_view() const noexcept { return view(); }

    std::string_view local() const noexcept { return view().local(); }
    std::string_view domain() const noexcept { return view().domain(); }
    std::string_view resource() const noexcept { return view().resource(); }
    jid_view bare() const noexcept { return view().bare(); }
    std::string_view full() const noexcept { return view().full(); }

    bool has_local() const noexcept { return view().has_local(); }
    bool has_resource() const noexcept { return view().has_resource(); }
    bool is_bare() const noexcept { return view().is_bare(); }

private:
    basic_jid() noexcept = default;

    static char* put(std::string_view part, part_form form, char* out) noexcept {
        if (form != part_form::to_lower) return std::copy(part.begin(), part.end(), out);
        return std::transform(part.begin(), part.end(), out, detail::ascii_lower);
    }

    /// The slow way: parts that need it go through the profile.
    static result<basic_jid> prepare(jid_view view) noexcept {
        char buffer[3 * max_jid_part + 2];
        char* out = buffer;
        const char* const begin = view.full().data();
        using preparation = result<std::size_t> (*)(std::string_view, std::span<char, max_jid_part>) noexcept;
        const auto add = [&](std::string_view part, part_form form, preparation profile) -> std::optional<failure> {
            if (form != part_form::needs_preparation) {
                out = put(part, form, out);
                return std::nullopt;
            }
            const auto size = profile(part, std::span<char, max_jid_part>(out, max_jid_part));
            if (!size) return failure{size.error(), size.offset() + static_cast<std::size_t>(part.data() - begin)};
            out += *size;
            return std::nullopt;
        };
        if (view.has_local()) {
            if (const auto why = add(view.local(), view.local_form(), Profile::localpart)) return *why;
            *out++ = '@';
        }
        if (const auto why = add(view.domain(), view.domain_form(), Profile::domainpart)) return *why;
        if (view.has_resource()) {
            *out++ = '/';
            if (const auto why = add(view.resource(), view.resource_form(), Profile::resourcepart)) return *why;
        }
        return adopt({buffer, static_cast<std::size_t>(out - buffer)});
    }

    /// Owns a copy of what is in normal form. Parsing it once more keeps the promise of jid_view whatever a profile
    /// did.
    static result<basic_jid> adopt(std::string_view normalised) noexcept {
        const auto view = jid_view::parse(normalised);
        if (!view) return view.error();
        if (view->full().size() != view->size()) return errc::jid_bad_label; // a dot was dropped: not normal
        basic_jid jid;
        char* const out = jid.storage_.make_room(*view);
        if (!out) return errc::out_of_memory;
        normalised.copy(out, normalised.size());
        return jid;
    }

    detail::jid_storage storage_;
};

// Against views, the operators of jid_view do.
template <class P, class Q>
bool operator==(const basic_jid<P>& a, const basic_jid<Q>& b) noexcept {
    return a.full() == b.full();
}
template <class P, class Q>
std::strong_ordering operator<=>(const basic_jid<P>& a, const basic_jid<Q>& b) noexcept {
    return a.view() <=> b.view();
}

}

/// Equal addresses have equal hashes, whatever their profiles.
template <class Profile>
struct std::hash<canto::basic_jid<Profile>> : canto::jid_hash {};
