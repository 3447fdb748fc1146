/* GEXF's attributes: declarations and values in, attributes of the map out. See gexf_read.h. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "formats/gexf_read.h"

static const char *keep_text(pm_gexf *gexf, const char *text)
{
    return pm_arena_text(&gexf->arena, text, strlen(text));
}

pm_status pm_gexf_begin_attributes(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    const char *class = pm_xml_attribute_of(tag, "class");
    const char *mode = pm_xml_attribute_of(tag, "mode");
    gexf->declared = class != NULL && strcmp(class, "edge") == 0 ? PM_EDGE : PM_NODE;
    if (class == NULL || (strcmp(class, "edge") != 0 && strcmp(class, "node") != 0)) {
        return pm_foreign_warn(&gexf->foreign, tag->place.line, tag->place.column, err,
                               "<attributes> has to say class=\"node\" or class=\"edge\": it is "
                               "read as class=\"node\".");
    }
    if (mode != NULL && strcmp(mode, "dynamic") == 0) {
        return pm_foreign_warn_once(&gexf->foreign, "dynamic", tag->place.line, tag->place.column,
                                    err,
                                    "The attributes change over time: of each the first value is "
                                    "kept.");
    }
    return PM_OK;
}

static pm_gexf_type type_of(const char *name)
{
    static const struct {
        const char *name;
        pm_gexf_type type;
    } types[] = {{"integer", PM_GEXF_WHOLE},  {"long", PM_GEXF_WHOLE},   {"short", PM_GEXF_WHOLE},
                 {"byte", PM_GEXF_WHOLE},     {"float", PM_GEXF_NUMBER}, {"double", PM_GEXF_NUMBER},
                 {"boolean", PM_GEXF_BOOLEAN}};
    for (size_t i = 0; name != NULL && i < sizeof types / sizeof *types; i++) {
        if (strcmp(types[i].name, name) == 0) {
            return types[i].type;
        }
    }
    return PM_GEXF_TEXT;
}

/* The name of an attribute: its title, with the id behind it when another has that title. */
static pm_status claim_name(pm_gexf *gexf, pm_gexf_attribute *attribute, const char *title,
                            pm_error *err)
{
    pm_text name = {0};
    pm_names *taken = &gexf->taken[attribute->element];
    pm_text_add(&name, title != NULL && *title != '\0' ? title : attribute->id);
    if (!name.failed && pm_names_find(taken, name.bytes) != SIZE_MAX) {
        pm_text_addf(&name, " (%s)", attribute->id);
    }
    pm_status status = pm_text_check(&name, err);
    if (status == PM_OK && pm_names_find(taken, name.bytes) == SIZE_MAX) {
        status = pm_names_add(taken, name.bytes, 0, err);
    }
    attribute->name = status == PM_OK ? keep_text(gexf, name.bytes) : NULL;
    pm_text_free(&name);
    return status == PM_OK && attribute->name == NULL ? pm_fail_memory(err) : status;
}

/* Adds an attribute and makes it the last. */
static pm_status add_attribute(pm_gexf *gexf, pm_element element, const char *id, const char *title,
                               const char *type, pm_error *err)
{
    pm_gexf_attribute added = {.element = element, .id = keep_text(gexf, id)};
    void *attributes = gexf->attributes;
    if (added.id == NULL) {
        return pm_fail_memory(err);
    }
    added.type = type_of(type);
    pm_status status = claim_name(gexf, &added, title, err);
    if (status == PM_OK) {
        status = pm_grow(&attributes, &gexf->attribute_capacity, gexf->attribute_count + 1,
                         sizeof *gexf->attributes, err);
        gexf->attributes = attributes;
    }
    if (status == PM_OK) {
        status = pm_names_add(&gexf->ids[element], id, gexf->attribute_count, err);
    }
    if (status == PM_OK) {
        gexf->attributes[gexf->attribute_count++] = added;
    }
    return status;
}

pm_status pm_gexf_declare(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    const char *id = pm_xml_attribute_of(tag, "id");
    const char *title = pm_xml_attribute_of(tag, "title");
    id = id != NULL ? id : title;
    if (id == NULL || *id == '\0' || gexf->attribute_count >= PM_FOREIGN_MOST_ATTRIBUTES) {
        pm_gexf_skip(gexf);
        return pm_foreign_warn_once(&gexf->foreign, "attribute", tag->place.line, tag->place.column,
                                    err,
                                    "This <attribute> has no id, or is one of more than %d: it is "
                                    "left out.",
                                    PM_FOREIGN_MOST_ATTRIBUTES);
    }
    if (pm_names_find(&gexf->ids[gexf->declared], id) != SIZE_MAX) {
        pm_gexf_skip(gexf);
        return pm_foreign_warn(&gexf->foreign, tag->place.line, tag->place.column, err,
                               "The attribute id \"%s\" is declared a second time: the first is "
                               "kept.",
                               pm_excerpt_of(id).bytes);
    }
    return add_attribute(gexf, gexf->declared, id, title, pm_xml_attribute_of(tag, "type"), err);
}

/* What the attribute declared last gets of the text collected. */
static pm_status keep_of_last(pm_gexf *gexf, bool is_default, pm_error *err)
{
    const char *text = pm_text_bytes(&gexf->text);
    size_t length = pm_trim(&text);
    if (gexf->attribute_count == 0 || length == 0) {
        return PM_OK;
    }
    pm_gexf_attribute *last = &gexf->attributes[gexf->attribute_count - 1];
    const char *kept = pm_arena_text(&gexf->arena, text, length);
    *(is_default ? &last->fallback : &last->options) = kept;
    return kept != NULL ? PM_OK : pm_fail_memory(err);
}

pm_status pm_gexf_end_default(pm_gexf *gexf, pm_error *err)
{
    return keep_of_last(gexf, true, err);
}

pm_status pm_gexf_end_options(pm_gexf *gexf, pm_error *err)
{
    return keep_of_last(gexf, false, err);
}

/* --- values ---------------------------------------------------------------------------------- */

/* What the value is not although its attribute promised it, or NULL. */
static const char *broken_promise(const pm_gexf_attribute *attribute, const char *value)
{
    double number = 0;
    const char *rest = attribute->options;
    const char *part = NULL;
    size_t length = 0;
    bool is_number = pm_parse_number(value, &number);
    if (attribute->type == PM_GEXF_WHOLE && !(is_number && floor(number) == number)) {
        return "a whole number";
    }
    if (attribute->type == PM_GEXF_NUMBER && !is_number && !pm_equal_ignoring_case(value, "NaN") &&
        !pm_equal_ignoring_case(value, "INF") && !pm_equal_ignoring_case(value, "-INF")) {
        return "a number";
    }
    if (attribute->type == PM_GEXF_BOOLEAN && pm_parse_boolean(value) < 0) {
        return "true or false";
    }
    while (rest != NULL && (part = pm_next_part(&rest, "|", &length)) != NULL) {
        if (length == strlen(value) && strncmp(part, value, length) == 0) {
            return NULL;
        }
    }
    return attribute->options != NULL ? "one of its options" : NULL;
}

static pm_status check_promise(pm_gexf *gexf, const pm_gexf_attribute *attribute, const char *value,
                               pm_place place, pm_error *err)
{
    const char *missing = *value != '\0' ? broken_promise(attribute, value) : NULL;
    if (missing == NULL) {
        return PM_OK;
    }
    return pm_foreign_warn_once(&gexf->foreign, attribute->name, place.line, place.column, err,
                                "%s is \"%s\", which is not %s although its <attribute> says so: "
                                "it is kept as text, and so are others like it.",
                                pm_excerpt_of(attribute->name).bytes, pm_excerpt_of(value).bytes,
                                missing);
}

static pm_status find_attribute(pm_gexf *gexf, const char *id, pm_place place, size_t *found,
                                pm_error *err)
{
    *found = pm_names_find(&gexf->ids[gexf->element], id);
    if (*found != SIZE_MAX) {
        return PM_OK;
    }
    pm_status status =
        pm_foreign_warn(&gexf->foreign, place.line, place.column, err,
                        "The attribute \"%s\" is not declared: its values are kept as text under "
                        "that name. Declare it with an <attribute>.",
                        pm_excerpt_of(id).bytes);
    *found = gexf->attribute_count;
    return status == PM_OK ? add_attribute(gexf, gexf->element, id, id, NULL, err) : status;
}

/* Has the open node or edge another value of it, of another time? */
static bool is_later(const pm_gexf *gexf, const char *name, const pm_xml_tag *tag)
{
    size_t column = pm_map_find_attribute(gexf->foreign.map, gexf->element, name);
    bool timed = pm_xml_attribute_of(tag, "start") != NULL ||
                 pm_xml_attribute_of(tag, "end") != NULL ||
                 pm_xml_attribute_of(tag, "timestamp") != NULL ||
                 pm_xml_attribute_of(tag, "timestamps") != NULL;
    return timed && column != SIZE_MAX &&
           pm_map_attribute(gexf->foreign.map, gexf->element, column, gexf->index) != NULL;
}

pm_status pm_gexf_value(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    const char *id = pm_xml_attribute_of(tag, "for");
    const char *value = pm_xml_attribute_of(tag, "value");
    size_t found = 0;
    id = id != NULL ? id : pm_xml_attribute_of(tag, "id");
    if (gexf->index == SIZE_MAX || gexf->element == PM_GRAPH) {
        return PM_OK;
    }
    if (id == NULL || *id == '\0' || value == NULL) {
        return pm_foreign_warn(&gexf->foreign, tag->place.line, tag->place.column, err,
                               "This <attvalue> does not say both for=\"...\" and value=\"...\": "
                               "it is left out.");
    }
    pm_status status = find_attribute(gexf, id, tag->place, &found, err);
    if (status != PM_OK) {
        return status;
    }
    const pm_gexf_attribute *attribute = &gexf->attributes[found];
    if (is_later(gexf, attribute->name, tag)) {
        return pm_foreign_warn_once(&gexf->foreign, "later", tag->place.line, tag->place.column,
                                    err,
                                    "%s has other values at other times: the first is kept, and so "
                                    "it is elsewhere.",
                                    pm_excerpt_of(attribute->name).bytes);
    }
    status = check_promise(gexf, attribute, value, tag->place, err);
    return status == PM_OK ? pm_gexf_state(gexf, attribute->name, value, err) : status;
}

pm_status pm_gexf_set_defaults(pm_gexf *gexf, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < gexf->attribute_count; i++) {
        const pm_gexf_attribute *attribute = &gexf->attributes[i];
        size_t column = 0;
        if (attribute->fallback == NULL) {
            continue;
        }
        status = pm_map_add_attribute(gexf->foreign.map, attribute->element, attribute->name,
                                      &column, err);
        if (status == PM_OK) {
            status = pm_map_set_default(gexf->foreign.map, attribute->element, column,
                                        attribute->fallback, err);
        }
    }
    return status;
}
