// Components (XEP-0114).
#pragma once

#include <canto/ns.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// A component says who it is, or with no text is told that it is believed. It is in the content namespace, which may
/// have any prefix.
/// Source:  XEP-0114 §3
template <xml_element Element = element>
class basic_handshake : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::component, "handshake"};

    /// 40 hexadecimal digits in small letters: SHA-1 of the stream's id and the secret.
    text_type digest() const noexcept { return this->element().text(); }
    bool is_answer() const noexcept { return digest().empty(); }
};
using handshake = basic_handshake<>;

}
