/* The GraphML reader's builder: start tags, text and end tags in, each taken to where it belongs.
 * See graphml_build.h. Whatever is not read is left out with all that stands in it, and said. */
#include "formats/graphml_build.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- problems -------------------------------------------------------------------------------- */

static pm_status add_problem(pm_graphml *graphml, int is_error, pm_place place, pm_error *err,
                             const char *format, va_list arguments)
{
    char message[PM_ERROR_MESSAGE_SIZE];
    vsnprintf(message, sizeof message, format, arguments);
    return pm_problems_add(graphml->problems, is_error, place.line, place.column, err, "%s",
                           message);
}

pm_status pm_graphml_error(pm_graphml *graphml, pm_place place, pm_error *err, const char *format,
                           ...)
{
    if (graphml->stopped) {
        return PM_OK;
    }
    va_list arguments;
    va_start(arguments, format);
    pm_status status = add_problem(graphml, 1, place, err, format, arguments);
    va_end(arguments);
    graphml->errors++;
    graphml->stopped = graphml->errors >= PM_PROBLEMS_STOP;
    return status;
}

pm_status pm_graphml_warn(pm_graphml *graphml, pm_place place, pm_error *err, const char *format,
                          ...)
{
    va_list arguments;
    va_start(arguments, format);
    pm_status status = add_problem(graphml, 0, place, err, format, arguments);
    va_end(arguments);
    return status;
}

pm_status pm_graphml_first(pm_graphml *graphml, const char *what, const char *of, bool *first,
                           pm_error *err)
{
    char name[2 * PM_EXCERPT_CHARACTERS];
    snprintf(name, sizeof name, "%.59s %.59s", what, of);
    *first = pm_names_find(&graphml->said, name) == SIZE_MAX;
    return *first ? pm_names_add(&graphml->said, name, 0, err) : PM_OK;
}

pm_part pm_graphml_innermost(const pm_graphml *graphml)
{
    return graphml->depth > 0 ? graphml->open[graphml->depth - 1].part : PM_PART_DOCUMENT;
}

/* --- called by the XML layer ----------------------------------------------------------------- */

void pm_graphml_begin(pm_graphml *graphml, const char *file, const pm_read_options *options,
                      pm_problems *problems)
{
    graphml->file = file;
    graphml->options = options;
    graphml->problems = problems;
    graphml->first_problem = problems->count;
    graphml->graph = SIZE_MAX;
    graphml->node = SIZE_MAX;
    graphml->edge = SIZE_MAX;
    graphml->source = SIZE_MAX;
    graphml->key = SIZE_MAX;
    graphml->last_key = SIZE_MAX;
    graphml->description = SIZE_MAX;
    graphml->same_key = SIZE_MAX;
}

void pm_graphml_free(pm_graphml *graphml)
{
    for (size_t i = 0; i < graphml->graph_count; i++) {
        pm_graph_build_free(&graphml->graphs[i]);
    }
    free(graphml->graphs);
    pm_arena_free(&graphml->arena);
    pm_names_free(&graphml->said);
    pm_names_free(&graphml->key_ids);
    for (size_t e = 0; e < PM_ELEMENT_COUNT; e++) {
        pm_names_free(&graphml->taken[e]);
    }
    pm_names_free(&graphml->awaited_ids);
    free(graphml->keys);
    free(graphml->awaiting);
    free(graphml->lower_values);
    free(graphml->misfits);
    pm_text_free(&graphml->lower_text);
    pm_text_free(&graphml->value);
    pm_drawing_free(&graphml->drawing);
}

/* A <graph> that stands alone: as if there were a <graphml> around it, which is never closed. */
static pm_status imply_root(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    graphml->open[graphml->depth++] = (pm_open_element){.part = PM_PART_GRAPHML,
                                                        .name = "graphml",
                                                        .place = tag->place,
                                                        .outer_node = SIZE_MAX,
                                                        .outer_edge = SIZE_MAX};
    return pm_graphml_warn(graphml, tag->place, err,
                           "The outermost element is <graph>: it is read as if it stood in a "
                           "<graphml>. Put one around it, for other programs.");
}

static pm_status start_root(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    graphml->open[0].part = PM_PART_GRAPHML;
    if (strcmp(tag->name, "graphml") != 0) {
        pm_status status = pm_graphml_error(graphml, tag->place, err,
                                            "The file is XML but not GraphML, for its outermost "
                                            "element is <%s> and not <graphml>: export the map as "
                                            "GraphML.",
                                            pm_excerpt_of(tag->name).bytes);
        graphml->stopped = true;
        return status;
    }
    if (!pm_graphml_is_foreign(graphml, tag)) {
        return PM_OK;
    }
    const char *space = tag->space != NULL ? tag->space : "";
    graphml->home = pm_arena_text(&graphml->arena, space, strlen(space));
    if (graphml->home == NULL) {
        return pm_fail_memory(err);
    }
    return pm_graphml_warn(graphml, tag->place, err,
                           "The namespace of <graphml> is \"%s\": it is read as GraphML all the "
                           "same. Its own is http://graphml.graphdrawing.org/xmlns.",
                           pm_excerpt_of(space).bytes);
}

/* Decides about an element below the root; *part is what it opens. */
static pm_status start_inner(pm_graphml *graphml, const pm_xml_tag *tag, pm_part *part, bool *read,
                             pm_error *err)
{
    pm_part parent = pm_graphml_innermost(graphml);
    *read = false;
    pm_graphml_follow_tag(graphml, tag);
    if (parent >= PM_PART_DATA && pm_graphml_is_drawing(tag)) {
        return PM_OK; /* only some of it are facts: graphml_drawings.c takes them out */
    }
    if (parent >= PM_PART_DATA || pm_graphml_is_foreign(graphml, tag)) {
        return pm_graphml_leave_out_foreign(graphml, tag, err);
    }
    const pm_graphml_element *element = pm_graphml_find_element(tag->name);
    unsigned places = element != NULL ? element->parents | element->others : 0;
    if ((places & PM_IN(parent)) == 0) {
        return pm_graphml_leave_out_misplaced(graphml, tag, element != NULL, err);
    }
    pm_status status = PM_OK;
    if ((element->parents & PM_IN(parent)) == 0) {
        status = pm_graphml_warn_of_place(graphml, tag, err);
    }
    *part = element->part;
    *read = true;
    if (status == PM_OK) {
        status = element->start(graphml, tag, read, err);
    }
    return status == PM_OK ? pm_graphml_take_attributes(graphml, tag, element, err) : status;
}

/* Counts nodes and edges that stand directly in a graph. */
static void count_element(pm_open_element *parent, pm_part part)
{
    parent->nodes.directly += part == PM_PART_NODE ? 1 : 0;
    parent->edges.directly += part == PM_PART_EDGE ? 1 : 0;
}

pm_status pm_graphml_start(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    bool read = true;
    pm_part part = PM_PART_DOCUMENT;
    pm_status status = PM_OK;
    bool alone = graphml->depth == 0 && strcmp(tag->name, "graph") == 0 &&
                 !pm_graphml_is_foreign(graphml, tag);
    if (alone) {
        status = imply_root(graphml, tag, err);
    }
    pm_open_element *open = &graphml->open[graphml->depth];
    *open = (pm_open_element){.name = tag->name,
                              .place = tag->place,
                              .outer_node = graphml->node,
                              .outer_edge = graphml->edge,
                              .outer_directed = graphml->directed};
    if (graphml->depth == 0) {
        part = PM_PART_GRAPHML;
        status = start_root(graphml, tag, err);
    } else if (graphml->skipped_from == 0 && status == PM_OK) {
        status = start_inner(graphml, tag, &part, &read, err);
        count_element(open - 1, part);
    }
    open->part = part;
    graphml->depth++;
    if (!read) {
        graphml->skipped_from = graphml->depth;
    }
    if (status == PM_OK && graphml->skipped_from != 0) {
        status = pm_graphml_start_drawn(graphml, tag, err);
    }
    if (read && part >= PM_PART_DATA && graphml->skipped_from == 0) {
        graphml->value.length = 0;
        graphml->value_too_long = false;
    }
    return status;
}

/* Passes over the blanks that text begins with, moving its place along. */
static size_t pass_blanks(const char *bytes, size_t length, pm_place *place)
{
    size_t i = 0;
    for (; i < length && (unsigned char)bytes[i] <= ' '; i++) {
        place->column++;
        if (bytes[i] == '\n') {
            place->line++;
            place->column = 1;
        }
    }
    return i;
}

static pm_status collect(pm_graphml *graphml, const char *bytes, size_t length, pm_place place,
                         pm_error *err)
{
    if (graphml->value_too_long) {
        return PM_OK;
    }
    if (graphml->value.length == 0) {
        graphml->value_place = place;
    }
    if (length > PM_LONGEST_VALUE - graphml->value.length) {
        graphml->value_too_long = true;
        return pm_graphml_error(graphml, graphml->value_place, err,
                                "This value is longer than %d bytes, which is the limit: shorten "
                                "it or keep it in a file of its own.",
                                PM_LONGEST_VALUE);
    }
    pm_text_add_bytes(&graphml->value, bytes, length);
    return pm_text_check(&graphml->value, err);
}

pm_status pm_graphml_characters(pm_graphml *graphml, const char *bytes, size_t length,
                                pm_place place, pm_error *err)
{
    /* Of a label only its own text: what stands in elements within it is layout. */
    bool in_label =
        graphml->drawing.label_depth != 0 && graphml->drawing.label_depth == graphml->depth;
    if (graphml->skipped_from != 0 && !in_label) {
        return PM_OK;
    }
    bool collecting = in_label || pm_graphml_innermost(graphml) >= PM_PART_DATA;
    size_t blanks = 0;
    if (!collecting || graphml->value.length == 0) {
        blanks = pass_blanks(bytes, length, &place);
    }
    if (blanks == length) {
        return PM_OK;
    }
    if (collecting) {
        return collect(graphml, bytes + blanks, length - blanks, place, err);
    }
    bool first = false;
    pm_status status = pm_graphml_first(graphml, "left out", "text", &first, err);
    if (status != PM_OK || !first) {
        return status;
    }
    return pm_graphml_warn(graphml, place, err,
                           "Text in a <%s> is left out, here and wherever else it stands outside "
                           "<data>: put it in a <data> element.",
                           pm_excerpt_of(graphml->open[graphml->depth - 1].name).bytes);
}

static size_t index_of(const pm_graphml *graphml)
{
    if (graphml->element == PM_NODE) {
        return graphml->node;
    }
    return graphml->element == PM_EDGE ? graphml->edge : 0;
}

/* The collected value is whole: takes the blanks off its end and puts it where it belongs. */
static pm_status end_value(pm_graphml *graphml, pm_part part, pm_error *err)
{
    pm_text *value = &graphml->value;
    if (value->length > 0) {
        const char *start = value->bytes;
        value->length = pm_trim(&start);
        value->bytes[value->length] = '\0';
    }
    if (graphml->value_too_long) {
        return PM_OK;
    }
    if (part == PM_PART_DEFAULT) {
        return pm_graphml_keep_default(graphml, err);
    }
    if (graphml->awaited != NULL) {
        return pm_graphml_await_key(graphml, index_of(graphml), err);
    }
    if (graphml->key == SIZE_MAX || (graphml->lower && value->length == 0)) {
        return PM_OK;
    }
    return graphml->lower ? pm_graphml_keep_lower(graphml, graphml->subject, graphml->key,
                                                  value->bytes, graphml->value_place, false, err)
                          : pm_graphml_store_value(graphml, graphml->key, graphml->element,
                                                   index_of(graphml), err);
}

/* A node, an edge or a graph ends: what is still to be stated of it, and those around it are the
 * open ones again. */
static pm_status end_element(pm_graphml *graphml, const pm_open_element *open, pm_error *err)
{
    size_t depth = graphml->depth + 1;
    pm_status status = PM_OK;
    if (open->part == PM_PART_NODE || open->part == PM_PART_HYPEREDGE) {
        status = pm_graphml_apply_lower(graphml, depth, PM_NODE, graphml->node, err);
    } else if (open->part == PM_PART_EDGE || open->part == PM_PART_ENDPOINT) {
        status = pm_graphml_apply_lower(graphml, depth, PM_EDGE, graphml->edge, err);
    } else if (open->part == PM_PART_GRAPH) {
        status = pm_graphml_apply_lower(graphml, depth, PM_GRAPH, 0, err);
        status = status == PM_OK ? pm_graphml_end_graph(graphml, open, err) : status;
        graphml->directed = open->outer_directed;
    }
    graphml->node = open->outer_node;
    graphml->edge = open->outer_edge;
    return status;
}

pm_status pm_graphml_end(pm_graphml *graphml, pm_error *err)
{
    if (graphml->depth == 0) {
        return PM_OK;
    }
    const pm_open_element *open = &graphml->open[--graphml->depth];
    size_t closed = graphml->depth + 1;
    if (graphml->skipped_from != 0) {
        pm_status status = pm_graphml_end_drawn(graphml, closed, err);
        graphml->skipped_from = closed == graphml->skipped_from ? 0 : graphml->skipped_from;
        return status;
    }
    return open->part >= PM_PART_DATA ? end_value(graphml, open->part, err)
                                      : end_element(graphml, open, err);
}
