/* GEXF in: events of the XML layer in, a map out. See gexf_read.h. */
#include "formats/gexf_read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/readers.h"

/* --- events of the XML layer ----------------------------------------------------------------- */

static void forget_text(pm_gexf *gexf)
{
    gexf->text.length = 0;
    if (gexf->text.bytes != NULL) {
        gexf->text.bytes[0] = '\0';
    }
}

static pm_status leave_out(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    pm_gexf_skip(gexf);
    return pm_foreign_warn_once(&gexf->foreign, tag->name, tag->place.line, tag->place.column, err,
                                "<%s> is no element of GEXF that is read: it is left out with all "
                                "that stands in it, here and elsewhere.",
                                pm_excerpt_of(tag->name).bytes);
}

static pm_status start(void *data, const pm_xml_tag *tag, pm_error *err)
{
    pm_gexf *gexf = data;
    const pm_gexf_element *element = pm_gexf_find_element(tag->name);
    pm_status status = PM_OK;
    forget_text(gexf);
    gexf->place = tag->place;
    if (gexf->skipped_from == 0) {
        pm_gexf_open opened = {.element = element, .node = pm_gexf_around(gexf)};
        if (element == NULL) {
            status = leave_out(gexf, tag, err);
        } else if (element->start != NULL) {
            status = element->start(gexf, tag, err);
        }
        if (element != NULL && strcmp(element->name, "node") == 0) {
            opened.node = gexf->index;
        }
        gexf->open[gexf->depth] = opened;
    }
    gexf->depth++;
    return status;
}

static pm_status characters(void *data, const char *bytes, size_t length, pm_place place,
                            pm_error *err)
{
    (void)place;
    pm_gexf *gexf = data;
    if (gexf->skipped_from == 0 && gexf->text.length + length <= PM_FOREIGN_LONGEST_VALUE) {
        pm_text_add_bytes(&gexf->text, bytes, length);
    }
    return pm_text_check(&gexf->text, err);
}

/* Facts behind the end of a nested node or edge belong to the one around it. */
static void step_out(pm_gexf *gexf)
{
    if (gexf->depth != gexf->element_depth) {
        return;
    }
    gexf->index = gexf->depth > 1 ? gexf->open[gexf->depth - 2].node : SIZE_MAX;
    gexf->element = PM_NODE;
    gexf->element_depth = 0;
    for (size_t i = gexf->depth - 1; i > 0 && gexf->element_depth == 0; i--) {
        if (strcmp(gexf->open[i - 1].element->name, "node") == 0) {
            gexf->element_depth = i;
        }
    }
}

static pm_status end(void *data, pm_error *err)
{
    pm_gexf *gexf = data;
    pm_status status = PM_OK;
    if (gexf->skipped_from == 0) {
        const pm_gexf_element *element = gexf->open[gexf->depth - 1].element;
        status = element->end != NULL ? element->end(gexf, err) : PM_OK;
        step_out(gexf);
    }
    gexf->skipped_from = gexf->skipped_from == gexf->depth ? 0 : gexf->skipped_from;
    gexf->depth--;
    forget_text(gexf);
    return status;
}

static pm_status problem(void *data, bool is_error, pm_place place, const char *message,
                         pm_error *err)
{
    pm_gexf *gexf = data;
    return is_error ? pm_foreign_error(&gexf->foreign, place.line, place.column, err, "%s", message)
                    : pm_foreign_warn(&gexf->foreign, place.line, place.column, err, "%s", message);
}

static bool stopped(const void *data)
{
    const pm_gexf *gexf = data;
    return gexf->foreign.stopped;
}

/* --- after the last element ------------------------------------------------------------------ */

/* The node of an id; with lenient one is made where there is none. */
static pm_status find_end(pm_gexf *gexf, const pm_gexf_edge *edge, const char *id, size_t *node,
                          pm_error *err)
{
    pm_map *map = gexf->foreign.map;
    *node = pm_map_find_node(map, id);
    if (*node != SIZE_MAX) {
        return PM_OK;
    }
    pm_status status = pm_foreign_mend(&gexf->foreign, edge->place.line, edge->place.column,
                                       " It is added.", " Add a <node> for it, or correct the id.",
                                       err, "This edge goes to \"%s\", and there is no such node.",
                                       pm_excerpt_of(id).bytes);
    bool added = status == PM_OK && gexf->foreign.options->lenient;
    return added ? pm_map_add_node(map, id, edge->place.line, node, err) : status;
}

static pm_status add_edges(pm_gexf *gexf, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < gexf->edge_count; i++) {
        const pm_gexf_edge *waiting = &gexf->edges[i];
        size_t index = 0;
        pm_edge edge = {.directed = waiting->directed,
                        .id = waiting->id,
                        .line = waiting->place.line,
                        .column = waiting->place.column};
        status = find_end(gexf, waiting, waiting->source, &edge.source, err);
        if (status == PM_OK) {
            status = find_end(gexf, waiting, waiting->target, &edge.target, err);
        }
        if (status == PM_OK && edge.source != SIZE_MAX && edge.target != SIZE_MAX) {
            status = pm_map_add_edge(gexf->foreign.map, &edge, &index, err);
        }
    }
    return status;
}

static pm_status finish(pm_gexf *gexf, pm_place last, pm_error *err)
{
    if (!gexf->has_graph) {
        return pm_foreign_error(&gexf->foreign, last.line, last.column, err,
                                "The file has no <graph>: export it again.");
    }
    pm_status status = add_edges(gexf, err);
    if (status == PM_OK && gexf->foreign.errors == 0) {
        status = pm_gexf_set_defaults(gexf, err);
    }
    return status == PM_OK ? pm_foreign_groups(&gexf->foreign, err) : status;
}

/* --- the file -------------------------------------------------------------------------------- */

/* Past what may stand before the first element. */
static const char *find_root(const char *text)
{
    const char *root = strchr(text, '<');
    while (root != NULL && (root[1] == '?' || root[1] == '!')) {
        const char *close = strncmp(root, "<!--", 4) == 0 ? "-->" : ">";
        root = strstr(root, close);
        root = root != NULL ? strchr(root, '<') : NULL;
    }
    return root;
}

bool pm_gexf_recognise(const char *bytes, size_t length, const char *name)
{
    enum { SEEN = 4096 };
    (void)name;
    char text[SEEN + 1];
    size_t kept = 0;
    /* UTF-16 without its zero bytes reads as text here. */
    for (size_t i = 0; i < length && kept < SEEN; i++) {
        if (bytes[i] != '\0') {
            text[kept++] = bytes[i];
        }
    }
    text[kept] = '\0';
    const char *root = find_root(text);
    if (root == NULL) {
        return false;
    }
    size_t end = strcspn(root, " \t\r\n>/");
    const char *local = memchr(root, ':', end);
    local = local != NULL ? local + 1 : root + 1;
    return (size_t)(root + end - local) == 4 && strncmp(local, "gexf", 4) == 0;
}

static pm_status read_all(pm_gexf *gexf, pm_source *source, pm_error *err)
{
    pm_xml_events events = {.start = start,
                            .characters = characters,
                            .end = end,
                            .problem = problem,
                            .stopped = stopped,
                            .passes_doctype = gexf->foreign.options->lenient};
    bool whole = false;
    pm_place last = {0, 0};
    pm_status status = pm_xml_read(source, &events, gexf, &whole, &last, err);
    if (status == PM_OK && whole) {
        status = finish(gexf, last, err);
    }
    return status == PM_OK ? pm_foreign_close(&gexf->foreign, err) : status;
}

static void free_gexf(pm_gexf *gexf)
{
    for (size_t i = 0; i < PM_ELEMENT_COUNT; i++) {
        pm_names_free(&gexf->ids[i]);
        pm_names_free(&gexf->taken[i]);
    }
    free(gexf->attributes);
    free(gexf->edges);
    pm_text_free(&gexf->text);
    pm_text_free(&gexf->times);
    pm_foreign_free(&gexf->foreign);
    pm_arena_free(&gexf->arena);
    free(gexf);
}

pm_status pm_gexf_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                       pm_error *err)
{
    pm_gexf *gexf = pm_new_array(1, sizeof *gexf);
    if (gexf == NULL) {
        return pm_fail_memory(err);
    }
    gexf->index = SIZE_MAX;
    pm_status status =
        pm_foreign_begin(&gexf->foreign, pm_source_name(source), options, reading, err);
    if (status == PM_OK) {
        pm_map_count_upwards(gexf->foreign.map, true); /* as Gephi and NetworkX place them */
        status = read_all(gexf, source, err);
    }
    free_gexf(gexf);
    return status;
}
