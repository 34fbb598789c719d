// canto's error codes as std::error_code, for programs that speak <system_error>. Included by nothing else here.
#pragma once

#include <string>
#include <system_error>
#include <type_traits>

#include <canto/condition.hpp>
#include <canto/error.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// The category of canto::errc. A code equals the std::error_condition of the stream condition in its row.
[[gnu::visibility("default")]] const std::error_category& error_category() noexcept;
/// The category of canto::stream_condition.
[[gnu::visibility("default")]] const std::error_category& stream_condition_category() noexcept;

// Codes and conditions are counted from 1 here: std::error_code reads 0 as success.

inline std::error_code make_error_code(errc code) noexcept {
    return {int(code) + 1, error_category()};
}
inline std::error_condition make_error_condition(stream_condition condition) noexcept {
    return {int(condition) + 1, stream_condition_category()};
}

inline const std::error_category& error_category() noexcept {
    struct category final : std::error_category {
        const char* name() const noexcept override { return "canto"; }
        std::string message(int value) const override {
            return known(value) ? std::string(info(errc(value - 1)).text) : std::string("no canto error");
        }
        std::error_condition default_error_condition(int value) const noexcept override {
            if (known(value) && info(errc(value - 1)).stream)
                return make_error_condition(*info(errc(value - 1)).stream);
            return {value, *this};
        }
        static bool known(int value) noexcept { return value > 0 && std::size_t(value) <= errors.size(); }
    };
    static const category instance;
    return instance;
}

inline const std::error_category& stream_condition_category() noexcept {
    struct category final : std::error_category {
        const char* name() const noexcept override { return "xmpp-stream"; }
        std::string message(int value) const override {
            const bool known = value > 0 && std::size_t(value) <= wire_names(stream_condition{}).size();
            return known ? std::string(to_string(stream_condition(value - 1))) : std::string("no stream condition");
        }
    };
    static const category instance;
    return instance;
}

}

template <>
struct std::is_error_code_enum<canto::errc> : std::true_type {};
template <>
struct std::is_error_condition_enum<canto::stream_condition> : std::true_type {};
