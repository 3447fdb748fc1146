/* The GraphML reader's values of lower rank: XML attributes that GraphML does not have, data of a
 * graph within a node, data of the whole file, and what follows from where an element stands. They
 * are kept until their element ends and then stated where no <data> did. See graphml_build.h. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

/* --- keeping --------------------------------------------------------------------------------- */

pm_status pm_graphml_keep_lower(pm_graphml *graphml, size_t depth, size_t key, const char *text,
                                pm_place place, bool ours, pm_error *err)
{
    void *values = graphml->lower_values;
    pm_status status = pm_grow(&values, &graphml->lower_capacity, graphml->lower_count + 1,
                               sizeof *graphml->lower_values, err);
    graphml->lower_values = values;
    if (status != PM_OK) {
        return status;
    }
    graphml->lower_values[graphml->lower_count++] =
        (pm_lower_value){.depth = depth,
                         .key = key,
                         .text = graphml->lower_text.length,
                         .place = place,
                         .ours = ours};
    pm_text_add_bytes(&graphml->lower_text, text, strlen(text) + 1);
    return pm_text_check(&graphml->lower_text, err);
}

pm_status pm_graphml_say(pm_graphml *graphml, size_t depth, pm_element element, const char *name,
                         const char *text, pm_place place, pm_error *err)
{
    size_t key = SIZE_MAX;
    pm_status status = pm_graphml_key_of_name(graphml, element, name, place, &key, err);
    return status == PM_OK && key != SIZE_MAX
               ? pm_graphml_keep_lower(graphml, depth, key, text, place, true, err)
               : status;
}

/* Ports have XML attributes of their own in GraphML, which a map takes as it takes any other. */
static bool names_port(const char *name)
{
    return strcmp(name, "sourceport") == 0 || strcmp(name, "targetport") == 0 ||
           strcmp(name, "port") == 0;
}

static pm_status say_read(pm_graphml *graphml, const pm_xml_tag *tag, const char *name,
                          pm_error *err)
{
    bool first = false;
    pm_status status =
        names_port(name) ? PM_OK : pm_graphml_first(graphml, tag->name, name, &first, err);
    if (status != PM_OK || !first) {
        return status;
    }
    return pm_graphml_warn(graphml, tag->place, err,
                           "\"%s\" is no XML attribute of <%s> in GraphML: it is read as an "
                           "attribute of that name wherever no <data> states one.",
                           pm_excerpt_of(name).bytes, tag->name);
}

pm_status pm_graphml_keep_attribute(pm_graphml *graphml, const pm_xml_tag *tag, pm_part part,
                                    const pm_xml_attribute *attribute, pm_error *err)
{
    const char *start = attribute->value;
    pm_key key = {.id = attribute->name, .name = attribute->name, .place = tag->place};
    pm_element element = pm_graphml_element_of(part);
    size_t depth = graphml->depth + 1;
    size_t found = SIZE_MAX;
    bool fits = true;
    if (pm_trim(&start) == 0) {
        return PM_OK;
    }
    if (part == PM_PART_GRAPH && pm_graphml_innermost(graphml) != PM_PART_GRAPHML) {
        pm_graphml_find_subject(graphml);
        element = graphml->element;
        depth = graphml->subject;
    }
    pm_status status = pm_graphml_check_key(graphml, &key, &fits, err);
    if (status != PM_OK || !fits) {
        return status;
    }
    status = pm_graphml_key_of_name(graphml, element, key.name, tag->place, &found, err);
    if (status == PM_OK && found != SIZE_MAX) {
        status =
            pm_graphml_keep_lower(graphml, depth, found, attribute->value, tag->place, false, err);
    }
    return status == PM_OK ? say_read(graphml, tag, key.name, err) : status;
}

/* --- stating --------------------------------------------------------------------------------- */

pm_status pm_graphml_store_lower(pm_graphml *graphml, size_t key, pm_element element, size_t index,
                                 pm_error *err)
{
    const char *stated = pm_graphml_stated(graphml, key, element, index);
    const char *name = graphml->keys[key].uses[element].name;
    bool first = false;
    if (stated == NULL) {
        return pm_graphml_store_value(graphml, key, element, index, err);
    }
    pm_status status = strcmp(stated, graphml->value.bytes) != 0
                           ? pm_graphml_first(graphml, "otherwise", name, &first, err)
                           : PM_OK;
    if (status != PM_OK || !first) {
        return status;
    }
    return pm_graphml_warn(graphml, graphml->value_place, err,
                           "%s is also \"%s\" here, outside the <data> of its element, which says "
                           "\"%s\": that counts, here and in the rest of the file.",
                           pm_excerpt_of(name).bytes, pm_excerpt_of(graphml->value.bytes).bytes,
                           pm_excerpt_of(stated).bytes);
}

static pm_status state(pm_graphml *graphml, const pm_lower_value *value, pm_element element,
                       size_t index, pm_error *err)
{
    const char *text = graphml->lower_text.bytes + value->text;
    pm_status status = pm_graphml_set_value(graphml, text, value->place, err);
    if (status != PM_OK || graphml->value.length == 0) {
        return status;
    }
    if (!value->ours) {
        return pm_graphml_store_lower(graphml, value->key, element, index, err);
    }
    bool wanted =
        index != SIZE_MAX && pm_graphml_stated(graphml, value->key, element, index) == NULL;
    return wanted ? pm_graphml_put_value(graphml, value->key, element, index, err) : PM_OK;
}

pm_status pm_graphml_apply_lower(pm_graphml *graphml, size_t depth, pm_element element,
                                 size_t index, pm_error *err)
{
    size_t first = graphml->lower_count;
    while (first > 0 && graphml->lower_values[first - 1].depth >= depth) {
        first--;
    }
    if (first == graphml->lower_count) {
        return PM_OK;
    }
    pm_status status = PM_OK;
    for (size_t i = first; status == PM_OK && i < graphml->lower_count; i++) {
        status = state(graphml, &graphml->lower_values[i], element, index, err);
    }
    graphml->lower_text.length = graphml->lower_values[first].text;
    graphml->lower_count = first;
    return status;
}

/* A fact about the file is checked with the first graph and just put into the others. */
static pm_status state_of_graph(pm_graphml *graphml, const pm_lower_value *value, size_t graph,
                                pm_error *err)
{
    pm_lower_value again = *value;
    again.ours = graph > 0;
    pm_graphml_turn_to(graphml, graph);
    return state(graphml, &again, PM_GRAPH, 0, err);
}

pm_status pm_graphml_apply_to_all(pm_graphml *graphml, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t graph = 0; status == PM_OK && graph < graphml->graph_count; graph++) {
        for (size_t i = 0; status == PM_OK && i < graphml->lower_count; i++) {
            status = state_of_graph(graphml, &graphml->lower_values[i], graph, err);
        }
    }
    return status;
}
