// ctest:
// A view of a payload that canto does not know, and its use.
#include <cstdio>
#include <string_view>

#include <canto/canto.hpp>

// README: from here
// <score xmlns='urn:example:score' game='chess'><points>12</points></score>
struct score {
    canto::element element;

    static constexpr canto::qname tag{"urn:example:score", "score"};

    std::optional<canto::text> game() const { return element.attribute("game"); }
    canto::result<int> points() const {
        const auto found = element.child("points", tag.xmlns);
        return found ? canto::to_number<int>(found->text()) : canto::errc::absent;
    }
};
// README: to here

int main() {
    const std::string_view bytes = "<message xmlns='jabber:client' from='a@example.org'>"
                                   "<score xmlns='urn:example:score' game='chess'><points>12</points></score>"
                                   "<score xmlns='urn:example:score' game='go'><points>many</points></score></message>";
    const auto document = canto::parse_element(bytes);
    if (!document) return 1;
    const auto message = document->root().as<canto::message>();
    if (!message) return 1;

    int known = 0, wrong = 0;
    for (const score& each : message->payloads<score>()) {
        const auto points = each.points();
        if (points) std::printf("%s: %d\n", each.game()->str().c_str(), *points);
        (points ? known : wrong) += 1;
    }
    const bool found = message->payload<score>()->game() == "chess";
    return found && known == 1 && wrong == 1 ? 0 : 1;
}
