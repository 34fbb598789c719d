// Writes the corpora. The manner of each sender (quotes, order of attributes, what is escaped) follows recorded
// sessions of Prosody, ejabberd, slixmpp and libstrophe; names, ids, words and lengths vary.
#include "generator.hpp"

#include "prng.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

namespace bench {
namespace {

using sv = std::string_view;

// ---------------------------------------------------------------------------------------------------- vocabulary

// The common ones first: prng::skewed() picks them more often.
constexpr sv words[] = {
    "the",     "I",        "you",      "to",       "a",        "and",     "it",       "is",       "that",    "in",
    "of",      "we",       "for",      "on",       "it's",     "I'm",     "not",      "have",     "but",     "was",
    "be",      "this",     "do",       "don't",    "just",     "so",      "can",      "with",     "are",     "if",
    "my",      "what",     "at",       "ok",       "yes",      "no",      "they",     "will",     "there",   "me",
    "that's",  "all",      "then",     "now",      "from",     "get",     "up",       "one",      "know",    "how",
    "like",    "or",       "think",    "when",     "your",     "would",   "out",      "time",     "see",     "today",
    "good",    "too",      "an",       "has",      "need",     "should",  "some",     "as",       "about",   "can't",
    "tomorrow", "work",    "still",    "lol",      "here",     "back",    "go",       "more",     "well",    "by",
    "had",     "want",     "did",      "been",     "really",   "got",     "because",  "other",    "after",   "thanks",
    "maybe",   "make",     "new",      "them",     "right",    "something", "only",   "people",   "where",   "later",
    "him",     "her",      "sure",     "home",     "meeting",  "server",  "haha",     "could",    "over",    "doesn't",
    "before",  "phone",    "why",      "problem",  "call",     "also",    "never",    "week",     "great",   "which",
    "who",     "nice",     "try",      "working",  "again",    "said",    "much",     "first",    "down",    "any",
    "train",   "evening",  "morning",  "probably", "message",  "coffee",  "send",     "looking",  "didn't",  "minutes",
    "already", "dinner",   "waiting",  "leave",    "update",   "weekend", "actually", "station",  "release", "client",
    "branch",  "question", "picture",  "sorry",    "kitchen",  "version", "ticket",   "garden",   "between", "anyone",
    "birthday", "library", "password", "yesterday", "weather", "children", "holiday", "connection", "different",
    "understand", "o'clock", "certificate", "documentation", "neighbourhood", "unfortunately", "encrypted",
};

constexpr sv first_names[] = {"juliet", "romeo",  "mercutio", "benvolio", "tybalt", "rosaline", "anna",   "lars",
                              "marie",  "jean",   "piotr",    "olga",     "sven",   "fatima",   "hiro",   "chen",
                              "priya",  "diego",  "lucia",    "emil",     "nora",   "ivan",     "sofia",  "max",
                              "lena",   "tom",    "kate",     "peter",    "ines",   "yusuf",    "agnes",  "bot"};
constexpr sv last_names[] = {"capulet", "montague", "larsson", "kowalski", "garcia", "ivanova", "tanaka", "li",
                             "sharma",  "dubois",   "weber",   "rossi",    "nilsen", "oconnor", "smith",  "kaya"};
constexpr sv domains[] = {"example.net",    "example.com",     "example.org",  "im.example.com", "chat.example.edu",
                          "xmpp.example.de", "jabber.example", "montague.lit", "capulet.example", "mail.example.co.uk"};
constexpr sv rooms[] = {"support",     "lounge",   "xmpp-dev", "operators", "kitchen", "garden-club", "release-team",
                        "offtopic",    "balcony",  "choir",    "hackspace", "parents-2b"};
constexpr sv groups[] = {"Friends", "Family", "Work", "Team A & B", "Colleagues", "Choir", "Neighbours", "Bots"};
constexpr sv statuses[] = {"On the train", "Out to lunch", "In a meeting until 3", "Working from home",
                           "Don't disturb", "back at 14:00", "reading <xml>", "Gone fishing & swimming"};
constexpr sv shows[] = {"away", "xa", "dnd", "chat"};
constexpr sv caps_nodes[] = {"http://slixmpp.com/ver/1.8.3", "https://gajim.org", "https://dino.im",
                             "http://conversations.im", "https://monal-im.org/", "http://psi-im.org",
                             "http://prosody.im", "http://www.process-one.net/en/ejabberd/"};
constexpr sv features[] = {"http://jabber.org/protocol/disco#info",
                           "http://jabber.org/protocol/disco#items",
                           "http://jabber.org/protocol/caps",
                           "http://jabber.org/protocol/chatstates",
                           "http://jabber.org/protocol/muc",
                           "http://jabber.org/protocol/nick",
                           "http://jabber.org/protocol/commands",
                           "http://jabber.org/protocol/pubsub+notify",
                           "urn:xmpp:avatar:metadata+notify",
                           "urn:xmpp:bookmarks:1+notify",
                           "urn:xmpp:ping",
                           "urn:xmpp:time",
                           "urn:xmpp:receipts",
                           "urn:xmpp:carbons:2",
                           "urn:xmpp:chat-markers:0",
                           "urn:xmpp:message-correct:0",
                           "urn:xmpp:reactions:0",
                           "urn:xmpp:jingle:1",
                           "urn:xmpp:jingle:apps:rtp:1",
                           "urn:xmpp:jingle:apps:rtp:audio",
                           "urn:xmpp:jingle:apps:file-transfer:5",
                           "urn:xmpp:jingle:transports:ice-udp:1",
                           "urn:xmpp:jingle:transports:s5b:1",
                           "urn:xmpp:jingle-message:0",
                           "urn:xmpp:mam:2",
                           "urn:xmpp:mam:2#extended",
                           "urn:xmpp:blocking",
                           "urn:xmpp:eme:0",
                           "urn:xmpp:sid:0",
                           "urn:xmpp:push:0",
                           "eu.siacs.conversations.axolotl.devicelist+notify",
                           "jabber:iq:version",
                           "jabber:iq:last",
                           "jabber:iq:private",
                           "jabber:iq:roster",
                           "jabber:x:conference",
                           "vcard-temp",
                           "msgoffline"};

/// A language of the unicode corpus: its words, and what it writes between them.
struct script {
    std::span<const sv> words;
    sv space, stop;
};
constexpr sv russian[] = {"привет", "как", "дела", "я", "не", "могу", "завтра", "сегодня", "хорошо", "спасибо", "что",
                          "это", "работает", "сервер", "потом", "домой", "встреча", "пожалуйста", "сообщение", "ещё"};
constexpr sv greek[] = {"καλημέρα", "τι", "κάνεις", "και", "το", "δεν", "αύριο", "σήμερα", "ευχαριστώ", "είναι",
                        "μήνυμα", "σπίτι", "ώρα", "πάμε", "φίλος", "γεια"};
constexpr sv chinese[] = {"你好", "今天", "我们", "不", "是", "的", "了", "明天", "开会", "吃饭", "消息", "服务器",
                          "谢谢", "没有", "问题", "什么", "时候", "可以", "回家", "知道"};
constexpr sv japanese[] = {"こんにちは", "今日", "は", "を", "明日", "会議", "ありがとう", "です", "ます", "サーバー",
                           "メッセージ", "電車", "が", "待って", "ください", "わかりました", "の", "に"};
constexpr sv korean[] = {"안녕하세요", "오늘", "내일", "회의", "감사합니다", "서버", "메시지", "지금", "집에", "네",
                         "아니요", "괜찮아요", "시간", "친구"};
constexpr sv arabic[] = {"مرحبا", "كيف", "حالك", "اليوم", "غدا", "شكرا", "نعم", "لا", "رسالة", "الخادم", "البيت",
                         "اجتماع", "الآن", "صديق"};
constexpr sv hindi[] = {"नमस्ते", "आज", "कल", "धन्यवाद", "हाँ", "नहीं", "संदेश", "घर", "मैं", "क्या", "समय", "दोस्त",
                        "बैठक", "अच्छा"};
constexpr sv accented[] = {"naïve", "café", "räksmörgås", "über", "straße", "déjà", "où", "être", "señor", "mañana",
                           "grüße", "für", "ça", "là", "tschüß", "garçon", "żółw", "çok", "değil", "příští"};
constexpr script scripts[] = {{russian, " ", "."},  {greek, " ", "."},  {chinese, "", "。"}, {japanese, "", "。"},
                              {korean, " ", "."},   {arabic, " ", "؟"}, {hindi, " ", "।"},   {accented, " ", "!"}};
constexpr sv emoji[] = {"😀", "😂", "👍", "🙂", "❤️", "🎉", "😅", "🙏", "👩‍👩‍👧‍👦", "🇫🇷", "🤷🏽", "☕"};

template <std::size_t N>
sv pick(prng& random, const sv (&from)[N]) {
    return from[random.below(N)];
}

// -------------------------------------------------------------------------------------------------------- senders

/// How an implementation writes XML, as seen in recorded sessions.
struct manner {
    char quote;
    sv empty_end;      ///< What ends an element without content.
    sv escape_text;    ///< Characters written as references in text.
    sv escape_value;   ///< The same in attribute values.
    bool xmlns_first;  ///< Where the namespace of a payload goes.
    bool shuffles;     ///< Attributes come in the order of a hash table.
    bool archives;     ///< Assigns stanza ids.
};
constexpr manner prosody{'\'', "/>", "&<>'\"", "&<>'\"", true, true, true};
constexpr manner ejabberd{'\'', "/>", "&<>'\"", "&<'\"", false, false, true};
constexpr manner slixmpp{'"', " />", "&<>'\"", "&<>'\"", true, false, false};
constexpr manner libstrophe{'"', "/>", "&<>", "&<>\"", true, false, false};

struct attribute {
    sv name;
    std::string value;
    bool present = true;
};

constexpr sv reference(char c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\'': return "&apos;";
    case '"': return "&quot;";
    }
    return {};
}

/// Writes elements and counts what it writes. Names are of static lifetime.
class writer {
public:
    writer(corpus& out, prng& random) : out_(out.bytes), corpus_(out), random_(random) {}

    const manner* style = &prosody;

    void open(sv name, std::initializer_list<attribute> attributes = {}, sv xmlns = {}) {
        start(name, attributes, xmlns);
        out_ += '>';
        open_.push_back(name);
    }
    void close() {
        out_.append("</").append(open_.back()) += '>';
        open_.pop_back();
        ended();
    }
    void leaf(sv name, std::initializer_list<attribute> attributes = {}, sv xmlns = {}) {
        start(name, attributes, xmlns);
        out_ += style->empty_end;
        ended();
    }
    void field(sv name, sv content, sv xmlns = {}) {
        open(name, {}, xmlns);
        text(content);
        close();
    }
    /// One run of character data; neither empty nor white space alone.
    void text(sv content) {
        const std::size_t before = out_.size();
        escape(content, style->escape_text);
        corpus_.expected.raw += out_.size() - before;
        corpus_.expected.decoded += content.size();
        corpus_.expected.decoded_marked += content.size();
    }

private:
    void start(sv name, std::initializer_list<attribute> attributes, sv xmlns) {
        if (open_.empty()) begin_ = out_.size();
        ++corpus_.expected.elements;
        (out_ += '<') += name;
        if (style->xmlns_first && !xmlns.empty()) value("xmlns", xmlns);
        const std::size_t count = attributes.size();
        const std::size_t first = style->shuffles && count > 1 ? random_.below(std::min<std::size_t>(count, 3)) : 0;
        for (std::size_t i = 0; i != count; ++i) {
            const attribute& a = attributes.begin()[(first + i) % count];
            if (a.present) value(a.name, a.value);
        }
        if (!style->xmlns_first && !xmlns.empty()) value("xmlns", xmlns);
    }
    void value(sv name, sv content) {
        ((out_ += ' ') += name) += '=';
        out_ += style->quote;
        escape(content, style->escape_value);
        out_ += style->quote;
    }
    void escape(sv content, sv special) {
        for (const char c : content) {
            if (special.find(c) != sv::npos)
                out_ += reference(c);
            else
                out_ += c;
        }
    }
    void ended() {
        if (!open_.empty()) return;
        corpus_.frames.push_back({begin_, out_.size() - begin_});
        ++corpus_.expected.stanzas;
    }

    std::string& out_;
    corpus& corpus_;
    prng& random_;
    std::vector<sv> open_;
    std::size_t begin_ = 0;
};

// -------------------------------------------------------------------------------------------------------- content

class traffic {
public:
    traffic(corpus& out, std::uint64_t seed) : random_(seed), xml_(out, random_) {
        for (std::string& user : users_) {
            user = pick(random_, first_names);
            if (random_.chance(55)) {
                user += random_.chance(70) ? '.' : '_';
                user += pick(random_, last_names);
            }
            if (random_.chance(25)) user += std::to_string(random_.between(1, 2024));
            (user += '@') += domains[random_.skewed(std::size(domains))];
        }
    }

    void chat() {
        sender();
        const std::string to = random_.chance(50) ? user() : full();
        open_chat(to);
        const std::size_t kind = random_.below(100);
        if (kind < 12) { // typing
            xml_.leaf(kind < 8 ? "composing" : "paused", {}, "http://jabber.org/protocol/chatstates");
            if (random_.chance(50)) xml_.leaf("no-store", {}, "urn:xmpp:hints");
        } else if (kind < 20) {
            xml_.leaf("received", {{"id", uuid()}}, "urn:xmpp:receipts");
        } else {
            xml_.field("body", sentence());
            xml_.field("thread", random_.chance(50) ? uuid() : hex(32));
            xml_.leaf("active", {}, "http://jabber.org/protocol/chatstates");
            xml_.leaf("request", {}, "urn:xmpp:receipts");
            if (random_.chance(30)) xml_.leaf("markable", {}, "urn:xmpp:chat-markers:0");
            xml_.leaf("origin-id", {{"id", uuid()}}, "urn:xmpp:sid:0");
        }
        if (xml_.style->archives) stanza_id(to.substr(0, to.find('/')));
        xml_.close();
    }

    void presence() {
        sender();
        const bool leaves = random_.chance(12);
        const bool room = random_.chance(25);
        const std::string from = room ? joined({room_jid(), "/", nick()}) : full();
        xml_.open("presence", {{"xml:lang", "en", !room && random_.chance(60)},
                               {"to", full()},
                               {"from", from},
                               {"type", "unavailable", leaves},
                               {"id", id(), random_.chance(70)}});
        if (!leaves && random_.chance(40)) xml_.field("show", pick(random_, shows));
        if (random_.chance(20)) xml_.field("status", pick(random_, statuses));
        if (!leaves && random_.chance(35)) xml_.field("priority", std::to_string(random_.below(11) * 5));
        xml_.leaf("c", {{"hash", "sha-1"}, {"node", std::string(pick(random_, caps_nodes))}, {"ver", base64(20)}},
                  "http://jabber.org/protocol/caps");
        xml_.open("x", {}, "vcard-temp:x:update");
        xml_.field("photo", hex(40));
        xml_.close();
        if (random_.chance(20)) delay("");
        if (room) {
            xml_.leaf("occupant-id", {{"id", base64(32)}}, "urn:xmpp:occupant-id:0");
            xml_.open("x", {}, "http://jabber.org/protocol/muc#user");
            xml_.leaf("item", {{"jid", full(), random_.chance(50)},
                               {"affiliation", random_.chance(30) ? "member" : "none"},
                               {"role", leaves ? "none" : "participant"}});
            if (random_.chance(15)) xml_.leaf("status", {{"code", "110"}});
            xml_.close();
        }
        xml_.close();
    }

    void ping() {
        sender();
        const bool get = random_.chance(50);
        const std::initializer_list<attribute> attributes = {{"to", full(), random_.chance(80)},
                                                             {"from", domain()},
                                                             {"type", get ? "get" : "result"},
                                                             {"id", id()}};
        if (!get) return xml_.leaf("iq", attributes);
        xml_.open("iq", attributes);
        xml_.leaf("ping", {}, "urn:xmpp:ping");
        xml_.close();
    }

    void roster() {
        static constexpr sv subscriptions[] = {"both", "both", "both", "to", "from", "none"};
        sender();
        xml_.open("iq", {{"to", full()}, {"from", user(), random_.chance(30)}, {"type", "result"}, {"id", id()}});
        xml_.open("query", {{"ver", std::to_string(random_.between(1, 4000))}}, "jabber:iq:roster");
        for (int i = 0; i != 100; ++i) {
            const bool plain = random_.chance(15);
            const bool named = random_.chance(70);
            const sv subscription = pick(random_, subscriptions);
            const std::initializer_list<attribute> attributes = {{"jid", user()},
                                                                 {"name", display_name(), named},
                                                                 {"ask", "subscribe", subscription == "none"},
                                                                 {"subscription", std::string(subscription)}};
            if (plain) {
                xml_.leaf("item", attributes);
                continue;
            }
            xml_.open("item", attributes);
            xml_.field("group", pick(random_, groups));
            if (random_.chance(20)) xml_.field("group", pick(random_, groups));
            xml_.close();
        }
        xml_.close();
        xml_.close();
    }

    void disco() {
        sender();
        xml_.open("iq", {{"to", full()}, {"from", full()}, {"type", "result"}, {"id", id()}});
        xml_.open("query",
                  {{"node", joined({std::string(pick(random_, caps_nodes)), "#", base64(20)}), random_.chance(80)}},
                  "http://jabber.org/protocol/disco#info");
        xml_.leaf("identity",
                  {{"category", "client"}, {"type", random_.chance(50) ? "phone" : "pc"}, {"name", "Client"}});
        const std::size_t percent = random_.between(30, 95);
        for (const sv feature : features)
            if (random_.chance(percent)) xml_.leaf("feature", {{"var", std::string(feature)}});
        xml_.close();
        xml_.close();
    }

    void muc() {
        sender();
        const std::string room = room_jid();
        xml_.open("message", {{"xml:lang", "en", random_.chance(70)},
                              {"to", full()},
                              {"from", room + '/' + nick()},
                              {"type", "groupchat"},
                              {"id", id()}});
        xml_.field("body", sentence());
        if (random_.chance(60)) xml_.leaf("occupant-id", {{"id", base64(32)}}, "urn:xmpp:occupant-id:0");
        stanza_id(room);
        delay(room);
        xml_.close();
    }

    /// A room where hardly anyone writes ASCII.
    void foreign_muc() {
        sender();
        const std::string room = room_jid();
        const script& in = scripts[random_.below(std::size(scripts))];
        xml_.open("message", {{"xml:lang", "en", random_.chance(30)},
                              {"to", full()},
                              {"from", joined({room, "/", std::string(in.words[random_.below(in.words.size())])})},
                              {"type", "groupchat"},
                              {"id", id()}});
        xml_.field("body", sentence(in));
        stanza_id(room);
        xml_.close();
    }

    void omemo() {
        sender();
        open_chat(user());
        xml_.open("encrypted", {}, "eu.siacs.conversations.axolotl");
        xml_.open("header", {{"sid", device()}});
        for (int i = 0; i != 6; ++i) {
            const bool prekey = random_.chance(15);
            xml_.open("key", {{"rid", device()}, {"prekey", "true", prekey}});
            xml_.text(base64(prekey ? random_.between(176, 182) : random_.between(78, 98)));
            xml_.close();
        }
        xml_.field("iv", base64(12));
        xml_.close();
        xml_.field("payload", base64(4 + random_.skewed(400)));
        xml_.close();
        xml_.leaf("encryption", {{"name", "OMEMO"}, {"namespace", "eu.siacs.conversations.axolotl"}}, "urn:xmpp:eme:0");
        xml_.leaf("store", {}, "urn:xmpp:hints");
        xml_.field("body", "I sent you an OMEMO encrypted message but your client doesn't seem to support that.");
        if (xml_.style->archives) stanza_id(user());
        xml_.close();
    }

    void archived() {
        sender();
        const std::string owner = user();
        xml_.open("message", {{"to", owner + '/' + resource()}, {"from", owner}});
        xml_.open("result", {{"id", archive_id()}, {"queryid", query_id_}}, "urn:xmpp:mam:2");
        xml_.open("forwarded", {}, "urn:xmpp:forward:0");
        delay("");
        xml_.open("message",
                  {{"xml:lang", "en", random_.chance(70)},
                   {"to", owner},
                   {"from", full()},
                   {"type", "chat"},
                   {"id", id()}},
                  "jabber:client");
        xml_.field("body", sentence());
        if (random_.chance(50)) xml_.leaf("origin-id", {{"id", uuid()}}, "urn:xmpp:sid:0");
        if (random_.chance(40)) xml_.leaf("request", {}, "urn:xmpp:receipts");
        if (random_.chance(40)) xml_.leaf("markable", {}, "urn:xmpp:chat-markers:0");
        stanza_id(owner);
        xml_.close();
        xml_.close();
        xml_.close();
        xml_.close();
        if (random_.chance(3)) query_id_ = uuid();
    }

    void avatar() {
        sender();
        const std::string hash = hex(40);
        xml_.open("iq", {{"to", full()}, {"from", user()}, {"type", "result"}, {"id", id()}});
        xml_.open("pubsub", {}, "http://jabber.org/protocol/pubsub");
        xml_.open("items", {{"node", "urn:xmpp:avatar:data"}});
        xml_.open("item", {{"id", hash}});
        xml_.field("data", base64(2500 + random_.skewed(50'000)), "urn:xmpp:avatar:data");
        xml_.close();
        xml_.close();
        xml_.close();
        xml_.close();
    }

    void acknowledgement() {
        sender();
        if (random_.chance(50)) return xml_.leaf("r", {}, "urn:xmpp:sm:3");
        xml_.leaf("a", {{"h", std::to_string(acknowledged_ += random_.between(1, 12))}}, "urn:xmpp:sm:3");
    }

    prng& random() noexcept { return random_; }

private:
    /// Chooses who writes the next stanza: mostly a server, sometimes a client heard directly.
    void sender() {
        static constexpr const manner* senders[] = {&prosody,  &prosody,  &prosody,  &prosody, &prosody,
                                                    &ejabberd, &ejabberd, &ejabberd, &slixmpp, &libstrophe};
        xml_.style = senders[random_.below(std::size(senders))];
    }

    void open_chat(std::string to) {
        xml_.open("message", {{"xml:lang", "en", random_.chance(60)},
                              {"to", std::move(to)},
                              {"from", full()},
                              {"type", "chat"},
                              {"id", id()}});
    }

    void stanza_id(std::string by) {
        xml_.leaf("stanza-id", {{"by", std::move(by)}, {"id", archive_id()}}, "urn:xmpp:sid:0");
    }
    void delay(std::string from) {
        const bool named = !from.empty();
        if (!named && random_.chance(50)) from = domain();
        const bool present = !from.empty();
        xml_.leaf("delay", {{"from", std::move(from), present}, {"stamp", stamp()}}, "urn:xmpp:delay");
    }

    std::string user() { return users_[random_.skewed(std::size(users_))]; }
    std::string domain() { return std::string(domains[random_.skewed(std::size(domains))]); }
    std::string full() { return joined({user(), "/", resource()}); }
    std::string resource() {
        switch (random_.below(6)) {
        case 0: return "Conversations." + letters(4);
        case 1: return "gajim." + letters(8);
        case 2: return "dino." + hex(8);
        case 3: return letters(12);
        case 4: return "mobile";
        }
        return uuid();
    }
    std::string room_jid() { return joined({std::string(pick(random_, rooms)), "@conference.", domain()}); }
    std::string nick() {
        std::string name(random_.chance(10) ? pick(random_, accented) : pick(random_, first_names));
        if (random_.chance(20)) (name += ' ') += pick(random_, last_names);
        return name;
    }
    std::string display_name() {
        std::string name(pick(random_, first_names));
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
        if (random_.chance(60)) {
            std::string last(pick(random_, last_names));
            last[0] = static_cast<char>(last[0] - 'a' + 'A');
            (name += ' ') += last;
        }
        if (random_.chance(4)) name += " & co";
        if (random_.chance(4)) name += " (the \"other\")";
        return name;
    }
    std::string device() { return std::to_string(random_.between(1, 0x7FFFFFFF)); }
    std::string id() {
        switch (random_.below(4)) {
        case 0: return hex(32);
        case 1: return uuid();
        case 2: return letters(12);
        }
        return "purple" + hex(8);
    }
    std::string archive_id() {
        return xml_.style == &ejabberd ? std::to_string(1'795'211'000'000'000 + random_.below(900'000'000))
                                       : letters(24);
    }
    std::string uuid() { return joined({hex(8), "-", hex(4), "-4", hex(3), "-a", hex(3), "-", hex(12)}); }

    /// The parts in a row. Unlike the operands of +, the elements of a braced list are evaluated in their order, which
    /// is what makes a corpus the same with every compiler; for the same reason no call here draws in two arguments.
    static std::string joined(std::initializer_list<std::string> parts) {
        std::string whole;
        for (const std::string& part : parts) whole += part;
        return whole;
    }

    std::string drawn(std::size_t size, sv alphabet) {
        std::string text(size, '\0');
        for (char& c : text) c = alphabet[random_.below(alphabet.size())];
        return text;
    }
    std::string hex(std::size_t size) { return drawn(size, "0123456789abcdef"); }
    std::string letters(std::size_t size) {
        return drawn(size, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    }
    /// As many base64 characters as `size` random bytes have, padded.
    std::string base64(std::size_t size) {
        std::string text =
            drawn((size * 4 + 2) / 3, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
        text.append((4 - text.size() % 4) % 4, '=');
        return text;
    }
    /// Time passes from stamp to stamp. ejabberd tells microseconds.
    std::string stamp() {
        seconds_ += random_.below(90);
        const unsigned long day = seconds_ / 86400, rest = seconds_ % 86400;
        char text[48];
        std::snprintf(text, sizeof text, "2026-%02lu-%02luT%02lu:%02lu:%02lu", 1 + day / 28 % 12, 1 + day % 28,
                      rest / 3600, rest / 60 % 60, rest % 60);
        std::string stamp = text;
        if (xml_.style == &ejabberd) (stamp += '.') += drawn(6, "0123456789");
        return stamp += 'Z';
    }

    std::size_t length() {
        const std::size_t kind = random_.below(100);
        if (kind < 25) return random_.between(1, 4);
        if (kind < 80) return random_.between(3, 14);
        if (kind < 98) return random_.between(10, 40);
        return random_.between(40, 200);
    }
    std::string sentence() {
        const std::size_t kind = random_.below(200);
        if (kind == 0) return "if (a < b && b > c) printf(\"%s\\n\", \"it's\");";
        if (kind == 1) return "<stream:error/> & what else?";
        std::string text;
        bool starts = true;
        for (std::size_t left = length(); left != 0; --left) {
            std::string word(words[random_.skewed(std::size(words))]);
            if (starts && word[0] >= 'a' && random_.chance(70)) word[0] = static_cast<char>(word[0] - 'a' + 'A');
            text += word;
            starts = random_.chance(9);
            if (starts) text += random_.chance(80) ? "." : "?";
            if (left != 1) text += starts && random_.chance(8) ? "\n" : random_.chance(5) ? ", " : " ";
        }
        if (kind < 10) text += joined({" https://", domain(), "/upload/", letters(16), "?size=large&id=", hex(8)});
        else if (kind < 20) (text += ' ') += pick(random_, emoji);
        else if (kind < 24) text += " <3";
        else if (kind < 34) text += " :-)";
        else if (kind < 40) text = "> " + text;
        else if (kind < 90) text += '.';
        return text;
    }
    std::string sentence(const script& in) {
        std::string text;
        for (std::size_t left = 2 + random_.skewed(120); left != 0; --left) {
            text += in.words[random_.below(in.words.size())];
            if (random_.chance(10)) text += in.stop;
            if (left != 1) text += in.space;
        }
        if (random_.chance(15)) text += pick(random_, emoji);
        return text;
    }

    prng random_;
    writer xml_;
    std::array<std::string, 400> users_;
    std::string query_id_ = "f27:1";
    std::size_t acknowledged_ = 0;
    unsigned long seconds_ = 0;
};

// -------------------------------------------------------------------------------------------------------- recipes

/// One kind of stanza of a corpus, and how many of a thousand it is.
struct ingredient {
    void (traffic::*write)();
    std::size_t parts;
};
struct recipe {
    sv name;
    std::span<const ingredient> parts;
    std::uint64_t print; // see known_fingerprint()
};

constexpr ingredient mixed[] = {
    {&traffic::chat, 280}, {&traffic::presence, 280}, {&traffic::ping, 50},     {&traffic::roster, 5},
    {&traffic::disco, 20}, {&traffic::muc, 190},      {&traffic::omemo, 80},    {&traffic::archived, 90},
    {&traffic::acknowledgement, 5},
};
constexpr ingredient chat[] = {{&traffic::chat, 1000}};
constexpr ingredient presence[] = {{&traffic::presence, 1000}};
constexpr ingredient roster[] = {{&traffic::roster, 1000}};
constexpr ingredient omemo[] = {{&traffic::omemo, 1000}};
constexpr ingredient avatar[] = {{&traffic::avatar, 1000}};
constexpr ingredient ping[] = {{&traffic::ping, 1000}};
constexpr ingredient unicode[] = {{&traffic::foreign_muc, 1000}};

constexpr recipe recipes[] = {
    {"mixed", mixed, 0xD1A1CFC9AC4B65F2u},
    {"chat", chat, 0x05D903E4ABF5C142u},
    {"presence", presence, 0x7D95888B2B979B12u},
    {"roster", roster, 0xCCA623BFA7205BCDu},
    {"omemo", omemo, 0x10A9236E030A8E66u},
    {"avatar", avatar, 0xF0882886D79330F6u},
    {"ping", ping, 0x7CB47BE0C8C91964u},
    {"unicode", unicode, 0x3CF83224D3C4D828u},
};

static_assert(std::all_of(std::begin(recipes), std::end(recipes), [](const recipe& r) {
    std::size_t parts = 0;
    for (const ingredient& i : r.parts) parts += i.parts;
    return parts == 1000;
}));

const recipe& find(sv name) {
    const auto* const found =
        std::find_if(std::begin(recipes), std::end(recipes), [&](const recipe& r) { return r.name == name; });
    if (found == std::end(recipes)) throw std::out_of_range("no corpus is called " + std::string(name));
    return *found;
}

} // namespace

std::uint64_t known_fingerprint(std::string_view name) { return find(name).print; }

std::vector<std::string_view> generated_names() {
    std::vector<sv> names;
    for (const recipe& r : recipes) names.push_back(r.name);
    return names;
}

corpus generate(std::string_view name, std::size_t bytes) {
    const recipe& wanted = find(name);
    corpus made;
    made.name = name;
    made.generated = true;
    made.bytes.reserve(bytes + (bytes >> 3));
    made.bytes = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' from='example.net' "
                 "xmlns:stream='http://etherx.jabber.org/streams' xml:lang='en' "
                 "id='47ca997a-ca50-4740-b9e9-523be779bdd5' version='1.0'>";
    traffic source(made, fingerprint(name));
    do {
        std::size_t drawn = source.random().below(1000);
        const ingredient* chosen = wanted.parts.data();
        while (drawn >= chosen->parts) drawn -= (chosen++)->parts;
        (source.*chosen->write)();
    } while (made.bytes.size() < bytes);
    made.bytes += "</stream:stream>";
    return made;
}

} // namespace bench
