// Every view and every accessor of it, for tests and tools that go through them all. tests/stanza/views_test.cpp says
// what is missing here.
#pragma once

#include <canto/canto.hpp>

namespace canto_test {

// each_field(view, field) calls field(name, value) for each accessor that needs no choice of the caller's, and for the
// others with a choice that finds nothing.

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_bind<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("resource", view.resource());
    field("jid", view.jid(buffer));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_session<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_caps<Model>& view, [[maybe_unused]] Field&& field) {
    field("node", view.node());
    field("ver", view.ver());
    field("hash", view.hash());
    field("ext", view.ext());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_carbons_enable<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_carbons_disable<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_carbon_received<Model>& view, [[maybe_unused]] Field&& field) {
    field("forwarded", view.forwarded());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_carbon_sent<Model>& view, [[maybe_unused]] Field&& field) {
    field("forwarded", view.forwarded());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_carbon_private<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_chat_marker<Model>& view, [[maybe_unused]] Field&& field) {
    field("kind", view.kind());
    field("id", view.id());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_chat_state<Model>& view, [[maybe_unused]] Field&& field) {
    field("kind", view.kind());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_correction<Model>& view, [[maybe_unused]] Field&& field) {
    field("id", view.id());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_form_option<Model>& view, [[maybe_unused]] Field&& field) {
    field("label", view.label());
    field("value", view.value());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_form_field<Model>& view, [[maybe_unused]] Field&& field) {
    field("name", view.name());
    field("type_text", view.type_text());
    field("type", view.type());
    field("label", view.label());
    field("description", view.description());
    field("is_required", view.is_required());
    field("value", view.value());
    field("values", view.values());
    field("options", view.options());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_form_item<Model>& view, [[maybe_unused]] Field&& field) {
    field("form_fields", view.form_fields());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_data_form<Model>& view, [[maybe_unused]] Field&& field) {
    field("type", view.type());
    field("title", view.title());
    field("instructions", view.instructions());
    field("form_fields", view.form_fields());
    field("form_field", view.form_field("?"));
    field("value", view.value("?"));
    field("purpose", view.purpose());
    field("columns", view.columns());
    field("rows", view.rows());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_delay<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("stamp", view.stamp());
    field("from", view.from(buffer));
    field("reason", view.reason());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_legacy_delay<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("stamp", view.stamp());
    field("from", view.from(buffer));
    field("reason", view.reason());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_disco_identity<Model>& view, [[maybe_unused]] Field&& field) {
    field("category", view.category());
    field("type", view.type());
    field("name", view.name());
    field("lang", view.lang());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_disco_info<Model>& view, [[maybe_unused]] Field&& field) {
    field("node", view.node());
    field("identities", view.identities());
    field("features", view.features());
    field("has", view.has("?"));
    field("forms", view.forms());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_disco_item<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("jid", view.jid(buffer));
    field("node", view.node());
    field("name", view.name());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_disco_items<Model>& view, [[maybe_unused]] Field&& field) {
    field("node", view.node());
    field("items", view.items());
    field("page", view.page());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_encryption<Model>& view, [[maybe_unused]] Field&& field) {
    field("method", view.method());
    field("name", view.name());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_forwarded<Model>& view, [[maybe_unused]] Field&& field) {
    field("delay", view.delay());
    field("stanza", view.stanza());
    field("message", view.message());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_hint<Model>& view, [[maybe_unused]] Field&& field) {
    field("kind", view.kind());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_idle<Model>& view, [[maybe_unused]] Field&& field) {
    field("since", view.since());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_iq<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("kind", view.kind());
    field("to", view.to(buffer));
    field("from", view.from(buffer));
    field("to_text", view.to_text());
    field("from_text", view.from_text());
    field("id", view.id());
    field("type_text", view.type_text());
    field("lang", view.lang());
    field("is_error", view.is_error());
    field("error", view.error());
    field("payload<delay>", view.template payload<canto::basic_delay<Model>>());
    field("payloads<delay>", view.template payloads<canto::basic_delay<Model>>());
    field("payloads", view.payloads());
    field("check", view.check());
    field("type", view.type());
    field("is_request", view.is_request());
    field("payload", view.payload());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_mam_query<Model>& view, [[maybe_unused]] Field&& field) {
    field("query_id", view.query_id());
    field("node", view.node());
    field("form", view.form());
    field("page", view.page());
    field("is_flipped", view.is_flipped());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_mam_result<Model>& view, [[maybe_unused]] Field&& field) {
    field("id", view.id());
    field("query_id", view.query_id());
    field("forwarded", view.forwarded());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_mam_fin<Model>& view, [[maybe_unused]] Field&& field) {
    field("is_complete", view.is_complete());
    field("is_stable", view.is_stable());
    field("page", view.page());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_mam_metadata<Model>& view, [[maybe_unused]] Field&& field) {
    field("start", view.start());
    field("end", view.end());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_mam_preferences<Model>& view, [[maybe_unused]] Field&& field) {
    field("default_policy", view.default_policy());
    field("always", view.always());
    field("never", view.never());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_thread<Model>& view, [[maybe_unused]] Field&& field) {
    field("id", view.id());
    field("parent", view.parent());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_message<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("kind", view.kind());
    field("to", view.to(buffer));
    field("from", view.from(buffer));
    field("to_text", view.to_text());
    field("from_text", view.from_text());
    field("id", view.id());
    field("type_text", view.type_text());
    field("lang", view.lang());
    field("is_error", view.is_error());
    field("error", view.error());
    field("payload<delay>", view.template payload<canto::basic_delay<Model>>());
    field("payloads<delay>", view.template payloads<canto::basic_delay<Model>>());
    field("payloads", view.payloads());
    field("check", view.check());
    field("type", view.type());
    field("body", view.body());
    field("subject", view.subject());
    field("bodies", view.bodies());
    field("subjects", view.subjects());
    field("thread", view.thread());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_muc_history<Model>& view, [[maybe_unused]] Field&& field) {
    field("max_characters", view.max_characters());
    field("max_stanzas", view.max_stanzas());
    field("seconds", view.seconds());
    field("since", view.since());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_muc_join<Model>& view, [[maybe_unused]] Field&& field) {
    field("password", view.password());
    field("history", view.history());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_muc_actor<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("jid", view.jid(buffer));
    field("nick", view.nick());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_muc_item<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("affiliation", view.affiliation());
    field("role", view.role());
    field("jid", view.jid(buffer));
    field("nick", view.nick());
    field("actor", view.actor());
    field("reason", view.reason());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_muc_invite<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("from", view.from(buffer));
    field("to", view.to(buffer));
    field("reason", view.reason());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_muc_decline<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("from", view.from(buffer));
    field("to", view.to(buffer));
    field("reason", view.reason());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_muc_destroy<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("jid", view.jid(buffer));
    field("reason", view.reason());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_muc_user<Model>& view, [[maybe_unused]] Field&& field) {
    field("item", view.item());
    field("items", view.items());
    field("statuses", view.statuses());
    field("has_status", view.has_status(110));
    field("invite", view.invite());
    field("invites", view.invites());
    field("decline", view.decline());
    field("destroy", view.destroy());
    field("password", view.password());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_oob<Model>& view, [[maybe_unused]] Field&& field) {
    field("url", view.url());
    field("description", view.description());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_oob_transfer<Model>& view, [[maybe_unused]] Field&& field) {
    field("sid", view.sid());
    field("url", view.url());
    field("description", view.description());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_ping<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_presence<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("kind", view.kind());
    field("to", view.to(buffer));
    field("from", view.from(buffer));
    field("to_text", view.to_text());
    field("from_text", view.from_text());
    field("id", view.id());
    field("type_text", view.type_text());
    field("lang", view.lang());
    field("is_error", view.is_error());
    field("error", view.error());
    field("payload<delay>", view.template payload<canto::basic_delay<Model>>());
    field("payloads<delay>", view.template payloads<canto::basic_delay<Model>>());
    field("payloads", view.payloads());
    field("check", view.check());
    field("type", view.type());
    field("is_available", view.is_available());
    field("show", view.show());
    field("show_text", view.show_text());
    field("status", view.status());
    field("statuses", view.statuses());
    field("priority", view.priority());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_reactions<Model>& view, [[maybe_unused]] Field&& field) {
    field("id", view.id());
    field("all", view.all());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_receipt_request<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_receipt<Model>& view, [[maybe_unused]] Field&& field) {
    field("id", view.id());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_reply<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("to", view.to(buffer));
    field("id", view.id());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_roster_item<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("jid", view.jid(buffer));
    field("name", view.name());
    field("subscription", view.subscription());
    field("is_asking", view.is_asking());
    field("approved", view.approved());
    field("groups", view.groups());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_roster<Model>& view, [[maybe_unused]] Field&& field) {
    field("version", view.version());
    field("items", view.items());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_rsm<Model>& view, [[maybe_unused]] Field&& field) {
    field("max", view.max());
    field("after", view.after());
    field("before", view.before());
    field("index", view.index());
    field("first", view.first());
    field("last", view.last());
    field("count", view.count());
    field("first_index", view.first_index());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_stanza<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("kind", view.kind());
    field("to", view.to(buffer));
    field("from", view.from(buffer));
    field("to_text", view.to_text());
    field("from_text", view.from_text());
    field("id", view.id());
    field("type_text", view.type_text());
    field("lang", view.lang());
    field("is_error", view.is_error());
    field("error", view.error());
    field("payload<delay>", view.template payload<canto::basic_delay<Model>>());
    field("payloads<delay>", view.template payloads<canto::basic_delay<Model>>());
    field("payloads", view.payloads());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_stanza_error<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("type", view.type());
    field("type_text", view.type_text());
    field("condition", view.condition());
    field("condition_name", view.condition_name());
    field("new_address", view.new_address());
    field("texts", view.texts());
    field("text", view.text());
    field("application_condition", view.application_condition());
    field("by", view.by(buffer));
    field("code", view.code());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_stanza_id<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("id", view.id());
    field("by", view.by(buffer));
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_origin_id<Model>& view, [[maybe_unused]] Field&& field) {
    field("id", view.id());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_occupant_id<Model>& view, [[maybe_unused]] Field&& field) {
    field("id", view.id());
    field("check", view.check());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_bidi_feature<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_bidi_enable<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_handshake<Model>& view, [[maybe_unused]] Field&& field) {
    field("digest", view.digest());
    field("is_answer", view.is_answer());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_csi_feature<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_csi_active<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_csi_inactive<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_dialback_feature<Model>& view, [[maybe_unused]] Field&& field) {
    field("has_errors", view.has_errors());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_dialback_result<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("to", view.to(buffer));
    field("from", view.from(buffer));
    field("type", view.type());
    field("key", view.key());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_dialback_verify<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("id", view.id());
    field("to", view.to(buffer));
    field("from", view.from(buffer));
    field("type", view.type());
    field("key", view.key());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_bind_feature<Model>& view, [[maybe_unused]] Field&& field) {
    field("is_required", view.is_required());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_session_feature<Model>& view, [[maybe_unused]] Field&& field) {
    field("is_optional", view.is_optional());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_roster_versioning_feature<Model>& view,
                [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_pre_approval_feature<Model>& view, [[maybe_unused]] Field&& field) {
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_stream_limits<Model>& view, [[maybe_unused]] Field&& field) {
    field("max_bytes", view.max_bytes());
    field("idle_seconds", view.idle_seconds());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_compression_feature<Model>& view, [[maybe_unused]] Field&& field) {
    field("methods", view.methods());
    field("has", view.has("?"));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_registration_feature<Model>& view, [[maybe_unused]] Field&& field) {
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_features<Model>& view, [[maybe_unused]] Field&& field) {
    field("feature<delay>", view.template feature<canto::basic_delay<Model>>());
    field("has", view.has({"?", "?"}));
    field("starttls", view.starttls());
    field("sasl", view.sasl());
    field("channel_bindings", view.channel_bindings());
    field("sasl2", view.sasl2());
    field("bind", view.bind());
    field("session", view.session());
    field("sm", view.sm());
    field("limits", view.limits());
    field("compression", view.compression());
    field("dialback", view.dialback());
    field("has_roster_versioning", view.has_roster_versioning());
    field("has_pre_approval", view.has_pre_approval());
    field("has_bidi", view.has_bidi());
    field("has_csi", view.has_csi());
    field("has_registration", view.has_registration());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_framed_open<Model>& view, [[maybe_unused]] Field&& field) {
    field("to", view.to());
    field("from", view.from());
    field("id", view.id());
    field("version", view.version());
    field("lang", view.lang());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_framed_close<Model>& view, [[maybe_unused]] Field&& field) {
    field("see_other_uri", view.see_other_uri());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl_mechanisms<Model>& view, [[maybe_unused]] Field&& field) {
    field("mechanisms", view.mechanisms());
    field("has", view.has("?"));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl_channel_bindings<Model>& view,
                [[maybe_unused]] Field&& field) {
    field("types", view.types());
    field("has", view.has("?"));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl_auth<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("mechanism", view.mechanism());
    field("has_initial_response", view.has_initial_response());
    field("data", view.data());
    field("decode", view.decode(buffer));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl_challenge<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("data", view.data());
    field("decode", view.decode(buffer));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl_response<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("data", view.data());
    field("decode", view.decode(buffer));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl_success<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("data", view.data());
    field("decode", view.decode(buffer));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl_failure<Model>& view, [[maybe_unused]] Field&& field) {
    field("condition", view.condition());
    field("condition_name", view.condition_name());
    field("texts", view.texts());
    field("text", view.text());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl_abort<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_authentication<Model>& view, [[maybe_unused]] Field&& field) {
    field("mechanisms", view.mechanisms());
    field("has", view.has("?"));
    field("inline_features", view.inline_features());
    field("inline_feature<delay>", view.template inline_feature<canto::basic_delay<Model>>());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_user_agent<Model>& view, [[maybe_unused]] Field&& field) {
    field("id", view.id());
    field("software", view.software());
    field("device", view.device());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_authenticate<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("mechanism", view.mechanism());
    field("initial_response", view.initial_response());
    field("decode_initial_response", view.decode_initial_response(buffer));
    field("user_agent", view.user_agent());
    field("feature<delay>", view.template feature<canto::basic_delay<Model>>());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_challenge<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("data", view.data());
    field("decode", view.decode(buffer));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_response<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("data", view.data());
    field("decode", view.decode(buffer));
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_success<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("additional_data", view.additional_data());
    field("decode_additional_data", view.decode_additional_data(buffer));
    field("authorization_identifier", view.authorization_identifier(buffer));
    field("feature<delay>", view.template feature<canto::basic_delay<Model>>());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_failure<Model>& view, [[maybe_unused]] Field&& field) {
    field("condition", view.condition());
    field("condition_name", view.condition_name());
    field("texts", view.texts());
    field("text", view.text());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_continue<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("additional_data", view.additional_data());
    field("decode_additional_data", view.decode_additional_data(buffer));
    field("tasks", view.tasks());
    field("text", view.text());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_next<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("task", view.task());
    field("initial_response", view.initial_response());
    field("decode_initial_response", view.decode_initial_response(buffer));
    field("feature<delay>", view.template feature<canto::basic_delay<Model>>());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_task_data<Model>& view, [[maybe_unused]] Field&& field) {
    field("payload<delay>", view.template payload<canto::basic_delay<Model>>());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sasl2_abort<Model>& view, [[maybe_unused]] Field&& field) {
    field("text", view.text());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_bind2<Model>& view, [[maybe_unused]] Field&& field) {
    field("client_tag", view.client_tag());
    field("inline_features", view.inline_features());
    field("has", view.has("?"));
    field("feature<delay>", view.template feature<canto::basic_delay<Model>>());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_bound2<Model>& view, [[maybe_unused]] Field&& field) {
    field("feature<delay>", view.template feature<canto::basic_delay<Model>>());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sm_feature<Model>& view, [[maybe_unused]] Field&& field) {
    field("is_required", view.is_required());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sm_enable<Model>& view, [[maybe_unused]] Field&& field) {
    field("resume", view.resume());
    field("max", view.max());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sm_enabled<Model>& view, [[maybe_unused]] Field&& field) {
    field("id", view.id());
    field("location", view.location());
    field("resume", view.resume());
    field("max", view.max());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sm_resume<Model>& view, [[maybe_unused]] Field&& field) {
    field("previd", view.previd());
    field("h", view.h());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sm_resumed<Model>& view, [[maybe_unused]] Field&& field) {
    field("previd", view.previd());
    field("h", view.h());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sm_failed<Model>& view, [[maybe_unused]] Field&& field) {
    field("condition", view.condition());
    field("h", view.h());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sm_request<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_sm_answer<Model>& view, [[maybe_unused]] Field&& field) {
    field("h", view.h());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_starttls<Model>& view, [[maybe_unused]] Field&& field) {
    field("is_required", view.is_required());
}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_tls_proceed<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_tls_failure<Model>& view, [[maybe_unused]] Field&& field) {}

template <class Model, class Field>
void each_field([[maybe_unused]] const canto::basic_stream_error<Model>& view, [[maybe_unused]] Field&& field) {
    canto::jid_buffer buffer;
    field("condition", view.condition());
    field("condition_name", view.condition_name());
    field("texts", view.texts());
    field("text", view.text());
    field("application_condition", view.application_condition());
    field("see_other_host", view.see_other_host(buffer));
}

/// Calls visit(name, view) for each view that an element can be seen as.
template <class Model, class Visit>
void each_view(const Model& e, Visit&& visit) {
    const auto offer = [&]<class View>(const char* name, const std::optional<View>& view) {
        if (view) visit(name, *view);
    };
    offer("bind", canto::as<canto::basic_bind<Model>>(e));
    offer("session", canto::as<canto::basic_session<Model>>(e));
    offer("caps", canto::as<canto::basic_caps<Model>>(e));
    offer("carbons_enable", canto::as<canto::basic_carbons_enable<Model>>(e));
    offer("carbons_disable", canto::as<canto::basic_carbons_disable<Model>>(e));
    offer("carbon_received", canto::as<canto::basic_carbon_received<Model>>(e));
    offer("carbon_sent", canto::as<canto::basic_carbon_sent<Model>>(e));
    offer("carbon_private", canto::as<canto::basic_carbon_private<Model>>(e));
    offer("chat_marker", canto::as<canto::basic_chat_marker<Model>>(e));
    offer("chat_state", canto::as<canto::basic_chat_state<Model>>(e));
    offer("correction", canto::as<canto::basic_correction<Model>>(e));
    offer("form_option", canto::as<canto::basic_form_option<Model>>(e));
    offer("form_field", canto::as<canto::basic_form_field<Model>>(e));
    offer("form_item", canto::as<canto::basic_form_item<Model>>(e));
    offer("data_form", canto::as<canto::basic_data_form<Model>>(e));
    offer("delay", canto::as<canto::basic_delay<Model>>(e));
    offer("legacy_delay", canto::as<canto::basic_legacy_delay<Model>>(e));
    offer("disco_identity", canto::as<canto::basic_disco_identity<Model>>(e));
    offer("disco_info", canto::as<canto::basic_disco_info<Model>>(e));
    offer("disco_item", canto::as<canto::basic_disco_item<Model>>(e));
    offer("disco_items", canto::as<canto::basic_disco_items<Model>>(e));
    offer("encryption", canto::as<canto::basic_encryption<Model>>(e));
    offer("forwarded", canto::as<canto::basic_forwarded<Model>>(e));
    offer("hint", canto::as<canto::basic_hint<Model>>(e));
    offer("idle", canto::as<canto::basic_idle<Model>>(e));
    offer("iq", canto::as<canto::basic_iq<Model>>(e));
    offer("mam_query", canto::as<canto::basic_mam_query<Model>>(e));
    offer("mam_result", canto::as<canto::basic_mam_result<Model>>(e));
    offer("mam_fin", canto::as<canto::basic_mam_fin<Model>>(e));
    offer("mam_metadata", canto::as<canto::basic_mam_metadata<Model>>(e));
    offer("mam_preferences", canto::as<canto::basic_mam_preferences<Model>>(e));
    offer("thread", canto::as<canto::basic_thread<Model>>(e));
    offer("message", canto::as<canto::basic_message<Model>>(e));
    offer("muc_history", canto::as<canto::basic_muc_history<Model>>(e));
    offer("muc_join", canto::as<canto::basic_muc_join<Model>>(e));
    offer("muc_actor", canto::as<canto::basic_muc_actor<Model>>(e));
    offer("muc_item", canto::as<canto::basic_muc_item<Model>>(e));
    offer("muc_invite", canto::as<canto::basic_muc_invite<Model>>(e));
    offer("muc_decline", canto::as<canto::basic_muc_decline<Model>>(e));
    offer("muc_destroy", canto::as<canto::basic_muc_destroy<Model>>(e));
    offer("muc_user", canto::as<canto::basic_muc_user<Model>>(e));
    offer("oob", canto::as<canto::basic_oob<Model>>(e));
    offer("oob_transfer", canto::as<canto::basic_oob_transfer<Model>>(e));
    offer("ping", canto::as<canto::basic_ping<Model>>(e));
    offer("presence", canto::as<canto::basic_presence<Model>>(e));
    offer("reactions", canto::as<canto::basic_reactions<Model>>(e));
    offer("receipt_request", canto::as<canto::basic_receipt_request<Model>>(e));
    offer("receipt", canto::as<canto::basic_receipt<Model>>(e));
    offer("reply", canto::as<canto::basic_reply<Model>>(e));
    offer("roster_item", canto::as<canto::basic_roster_item<Model>>(e));
    offer("roster", canto::as<canto::basic_roster<Model>>(e));
    offer("rsm", canto::as<canto::basic_rsm<Model>>(e));
    offer("stanza", canto::as<canto::basic_stanza<Model>>(e));
    offer("stanza_error", canto::as<canto::basic_stanza_error<Model>>(e));
    offer("stanza_id", canto::as<canto::basic_stanza_id<Model>>(e));
    offer("origin_id", canto::as<canto::basic_origin_id<Model>>(e));
    offer("occupant_id", canto::as<canto::basic_occupant_id<Model>>(e));
    offer("bidi_feature", canto::as<canto::basic_bidi_feature<Model>>(e));
    offer("bidi_enable", canto::as<canto::basic_bidi_enable<Model>>(e));
    offer("handshake", canto::as<canto::basic_handshake<Model>>(e));
    offer("csi_feature", canto::as<canto::basic_csi_feature<Model>>(e));
    offer("csi_active", canto::as<canto::basic_csi_active<Model>>(e));
    offer("csi_inactive", canto::as<canto::basic_csi_inactive<Model>>(e));
    offer("dialback_feature", canto::as<canto::basic_dialback_feature<Model>>(e));
    offer("dialback_result", canto::as<canto::basic_dialback_result<Model>>(e));
    offer("dialback_verify", canto::as<canto::basic_dialback_verify<Model>>(e));
    offer("bind_feature", canto::as<canto::basic_bind_feature<Model>>(e));
    offer("session_feature", canto::as<canto::basic_session_feature<Model>>(e));
    offer("roster_versioning_feature", canto::as<canto::basic_roster_versioning_feature<Model>>(e));
    offer("pre_approval_feature", canto::as<canto::basic_pre_approval_feature<Model>>(e));
    offer("stream_limits", canto::as<canto::basic_stream_limits<Model>>(e));
    offer("compression_feature", canto::as<canto::basic_compression_feature<Model>>(e));
    offer("registration_feature", canto::as<canto::basic_registration_feature<Model>>(e));
    offer("features", canto::as<canto::basic_features<Model>>(e));
    offer("framed_open", canto::as<canto::basic_framed_open<Model>>(e));
    offer("framed_close", canto::as<canto::basic_framed_close<Model>>(e));
    offer("sasl_mechanisms", canto::as<canto::basic_sasl_mechanisms<Model>>(e));
    offer("sasl_channel_bindings", canto::as<canto::basic_sasl_channel_bindings<Model>>(e));
    offer("sasl_auth", canto::as<canto::basic_sasl_auth<Model>>(e));
    offer("sasl_challenge", canto::as<canto::basic_sasl_challenge<Model>>(e));
    offer("sasl_response", canto::as<canto::basic_sasl_response<Model>>(e));
    offer("sasl_success", canto::as<canto::basic_sasl_success<Model>>(e));
    offer("sasl_failure", canto::as<canto::basic_sasl_failure<Model>>(e));
    offer("sasl_abort", canto::as<canto::basic_sasl_abort<Model>>(e));
    offer("sasl2_authentication", canto::as<canto::basic_sasl2_authentication<Model>>(e));
    offer("sasl2_user_agent", canto::as<canto::basic_sasl2_user_agent<Model>>(e));
    offer("sasl2_authenticate", canto::as<canto::basic_sasl2_authenticate<Model>>(e));
    offer("sasl2_challenge", canto::as<canto::basic_sasl2_challenge<Model>>(e));
    offer("sasl2_response", canto::as<canto::basic_sasl2_response<Model>>(e));
    offer("sasl2_success", canto::as<canto::basic_sasl2_success<Model>>(e));
    offer("sasl2_failure", canto::as<canto::basic_sasl2_failure<Model>>(e));
    offer("sasl2_continue", canto::as<canto::basic_sasl2_continue<Model>>(e));
    offer("sasl2_next", canto::as<canto::basic_sasl2_next<Model>>(e));
    offer("sasl2_task_data", canto::as<canto::basic_sasl2_task_data<Model>>(e));
    offer("sasl2_abort", canto::as<canto::basic_sasl2_abort<Model>>(e));
    offer("bind2", canto::as<canto::basic_bind2<Model>>(e));
    offer("bound2", canto::as<canto::basic_bound2<Model>>(e));
    offer("sm_feature", canto::as<canto::basic_sm_feature<Model>>(e));
    offer("sm_enable", canto::as<canto::basic_sm_enable<Model>>(e));
    offer("sm_enabled", canto::as<canto::basic_sm_enabled<Model>>(e));
    offer("sm_resume", canto::as<canto::basic_sm_resume<Model>>(e));
    offer("sm_resumed", canto::as<canto::basic_sm_resumed<Model>>(e));
    offer("sm_failed", canto::as<canto::basic_sm_failed<Model>>(e));
    offer("sm_request", canto::as<canto::basic_sm_request<Model>>(e));
    offer("sm_answer", canto::as<canto::basic_sm_answer<Model>>(e));
    offer("starttls", canto::as<canto::basic_starttls<Model>>(e));
    offer("tls_proceed", canto::as<canto::basic_tls_proceed<Model>>(e));
    offer("tls_failure", canto::as<canto::basic_tls_failure<Model>>(e));
    offer("stream_error", canto::as<canto::basic_stream_error<Model>>(e));
}

}
