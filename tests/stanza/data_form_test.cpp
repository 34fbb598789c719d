#include <canto/stanza/data_form.hpp>

#include <canto/rapidxml.hpp>

#include <string>

#include <doctest/doctest.h>

#include "support/models.hpp"

using namespace canto;
using canto_test::parsed;

static_assert(sizeof(data_form) <= 32 && sizeof(form_field) <= 32);

CANTO_TEST_BOTH("a form has a purpose and fields with values") {
    parsed<Model> p("<x xmlns='jabber:x:data' "
                    "type='form'><title>T</title><instructions>one</instructions><instructions>two</instructions>"
                    "<field var='FORM_TYPE' type='hidden'><value>urn:form</value></field>"
                    "<field var='colour' type='list-multi' "
                    "label='Colour'><desc>Which?</desc><required/><value>red</value><value>blue</value>"
                    "<option label='Red'><value>red</value></option></field><field var='free'/></x>");
    const auto view = as<basic_data_form<Model>>(p.root());
    REQUIRE(view);
    CHECK(*view->type() == form_type::form);
    CHECK(view->title() == "T");
    std::string instructions;
    for (const Model& line : view->instructions()) instructions += line.text().str() + ' ';
    CHECK(instructions == "one two ");
    CHECK(view->purpose() == "urn:form");
    CHECK(view->value("colour") == "red");
    CHECK_FALSE(view->value("free"));
    CHECK_FALSE(view->form_field("none"));
    const auto colour = *view->form_field("colour");
    CHECK(colour.type() == form_field_type::list_multi);
    CHECK(colour.label() == "Colour");
    CHECK(colour.description() == "Which?");
    CHECK(colour.is_required());
    std::string values;
    for (const Model& value : colour.values()) values += value.text().str() + ' ';
    CHECK(values == "red blue ");
    CHECK(colour.options().front()->label() == "Red");
    CHECK(colour.options().front()->value() == "red");
    CHECK(view->form_field("free")->type() == form_field_type::text_single);
    CHECK_FALSE(view->check());
}

CANTO_TEST_BOTH("only a hidden field says what the names of the others mean, or one without a type in an answer") {
    const auto purpose = [](const std::string& type, const std::string& fields) {
        parsed<Model> p("<x xmlns='jabber:x:data'" + type + ">" + fields + "</x>");
        const auto found = basic_data_form<Model>(p.root()).purpose();
        return found ? found->str() : "none";
    };
    const auto field = [](const std::string& type, const std::string& value) {
        return "<field var='FORM_TYPE'" + type + "><value>" + value + "</value></field>";
    };
    CHECK(purpose(" type='form'", field(" type='hidden'", "a")) == "a");
    CHECK(purpose(" type='form'", field(" type='text-single'", "a")) == "none");
    CHECK(purpose(" type='form'", field(" type='text-single'", "a") + field(" type='hidden'", "b")) == "b");
    CHECK(purpose(" type='result'", field("", "a")) == "none");
    CHECK(purpose(" type='submit'", field("", "a")) == "a");
    CHECK(purpose(" type='submit'", field(" type='text-single'", "a")) == "none");
    CHECK(purpose("", field("", "a")) == "none");
    CHECK(purpose("", field(" type='hidden'", "a")) == "a");
    CHECK(purpose(" type='form'", "<field var='other' type='hidden'><value>a</value></field>") == "none");
}

CANTO_TEST_BOTH("a field has a name, unless it is but a text to read") {
    const auto check = [](const std::string& field) {
        return basic_data_form<Model>(parsed<Model>("<x xmlns='jabber:x:data' type='form'>" + field + "</x>").root())
            .check();
    };
    CHECK_FALSE(check("<field var='a'/>"));
    CHECK_FALSE(check("<field type='fixed'/>"));
    CHECK(check("<field type='list-single'/>") == violations::missing_attribute);
    CHECK(check("<field/>") == violations::missing_attribute);
}

CANTO_TEST_BOTH("a result may be a table") {
    parsed<Model> p(
        "<x xmlns='jabber:x:data' type='result'><reported><field var='a'/></reported>"
        "<item><field var='a'><value>1</value></field></item><item><field var='a'><value>2</value></field></item></x>");
    const basic_data_form<Model> view(p.root());
    CHECK(view.columns());
    std::string all;
    for (const auto& row : view.rows()) all += row.form_fields().front()->value()->str();
    CHECK(all == "12");
}

CANTO_TEST_BOTH("a form says what it is for") {
    CHECK(basic_data_form<Model>(parsed<Model>("<x xmlns='jabber:x:data'/>").root()).check() ==
          violations::missing_attribute);
    CHECK(basic_data_form<Model>(parsed<Model>("<x xmlns='jabber:x:data' type='sheet'/>").root()).check() ==
          violations::bad_attribute);
}

CANTO_TEST_BOTH("a field of a type that is not known is a line of text") {
    parsed<Model> p("<field xmlns='jabber:x:data' type='date'/>");
    CHECK(basic_form_field<Model>(p.root()).type() == form_field_type::text_single);
    CHECK(basic_form_field<Model>(p.root()).type_text() == "date");
}
