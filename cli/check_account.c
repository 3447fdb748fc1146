/* What check tells of a sound map beneath its first line: see check_account.h.
 *
 *     GraphML by Cytoscape: 6 nodes, 7 edges; positions of all nodes
 *     nodes   label <- shared name, sector; kept: SUID, selected
 *     edges   kind <- interaction, strength <- weight */
#include "cli/check_account.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/report.h"
#include "engine/base/memory.h"
#include "engine/model/position.h"
#include "formats/plain.h"

enum { SET_IN = 4, SET_IN_NAMES = 12, MOST_NAMES = 30 };

static size_t count_of(const pm_map *map, pm_element element)
{
    switch (element) {
    case PM_NODE:
        return pm_map_node_count(map);
    case PM_EDGE:
        return pm_map_edge_count(map);
    default:
        return 1;
    }
}

/* --- the file -------------------------------------------------------------------------------- */

static void add_count(pm_text *out, const char *between, size_t count, const char *one,
                      const char *many)
{
    pm_text_addf(out, "%s%zu %s", between, count, count == 1 ? one : many);
}

/* Nodes that others stand in. */
static pm_status count_groups(const pm_map *map, size_t *groups, pm_error *err)
{
    size_t nodes = pm_map_node_count(map);
    *groups = 0;
    bool *is_group = pm_new_array(nodes, sizeof *is_group);
    if (is_group == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < nodes; i++) {
        const char *id = pm_map_text(map, PM_NODE_PARENT, i);
        size_t group = id != NULL ? pm_map_find_node(map, id) : SIZE_MAX;
        if (group != SIZE_MAX && !is_group[group]) {
            is_group[group] = true;
            (*groups)++;
        }
    }
    free(is_group);
    return PM_OK;
}

static void add_positions(pm_text *out, const pm_map *map)
{
    size_t nodes = pm_map_node_count(map);
    size_t placed = 0;
    double x = 0;
    double y = 0;
    for (size_t i = 0; i < nodes; i++) {
        placed += pm_map_position(map, i, &x, &y) ? 1 : 0;
    }
    if (placed == nodes && nodes > 0) {
        pm_text_add(out, "; positions of all nodes");
    } else if (placed > 0) {
        pm_text_addf(out, "; positions of %zu of the nodes", placed);
    }
}

static pm_status add_file(pm_text *out, const pm_reading *reading, const pm_map *map, pm_error *err)
{
    size_t groups = 0;
    pm_status status = count_groups(map, &groups, err);
    pm_plain_add_spaces(out, SET_IN);
    pm_text_add(out, reading->format);
    if (reading->dialect != NULL) {
        pm_text_addf(out, " by %s", reading->dialect);
    }
    add_count(out, ": ", pm_map_node_count(map), "node", "nodes");
    add_count(out, ", ", pm_map_edge_count(map), "edge", "edges");
    if (groups > 0) {
        add_count(out, "; ", groups, "group", "groups");
    }
    add_positions(out, map);
    pm_text_add(out, "\n");
    return status;
}

/* --- its attributes -------------------------------------------------------------------------- */

static bool is_mapped(const pm_cli *cli, pm_word word)
{
    for (size_t i = 0; i < cli->arguments->redirection_count; i++) {
        if (cli->arguments->redirections[i].word == word) {
            return true;
        }
    }
    return false;
}

/* Marks the columns that facts of a word come from; false when there are none. */
static bool mark_sources(const pm_map *map, pm_word word, bool *sources)
{
    pm_element element = pm_vocabulary(word)->element;
    size_t count = count_of(map, element);
    bool any = false;
    memset(sources, 0, pm_map_attribute_count(map, element) * sizeof *sources);
    for (size_t i = 0; i < count; i++) {
        size_t column = pm_map_source(map, word, i);
        if (column != SIZE_MAX) {
            sources[column] = true;
            any = true;
        }
    }
    return any;
}

/* "sector", or "sector <- Constituency" where it is read from elsewhere. */
static void add_word(pm_text *line, const pm_cli *cli, const pm_map *map, pm_word word,
                     const bool *sources)
{
    pm_element element = pm_vocabulary(word)->element;
    const char *name = pm_vocabulary(word)->name;
    const char *between = " <- ";
    size_t own = pm_map_find_attribute(map, element, name);
    pm_text_addf(line, "%s%s", line->length > 0 ? ", " : "", name);
    for (size_t i = 0; i < pm_map_attribute_count(map, element); i++) {
        if (sources[i] && i != own) {
            pm_text_addf(line, "%s%s", between, pm_map_attribute_name(map, element, i));
            between = " and ";
        }
    }
    pm_text_add(line, is_mapped(cli, word) ? " (--map)" : "");
}

/* Attributes that no word is read from. */
static void add_kept(pm_text *line, const pm_map *map, pm_element element, const bool *read)
{
    size_t kept = 0;
    for (size_t i = 0; i < pm_map_attribute_count(map, element); i++) {
        if (read[i]) {
            continue;
        }
        if (kept < MOST_NAMES) {
            const char *first = line->length > 0 ? "; kept: " : "kept: ";
            pm_text_addf(line, "%s%s", kept == 0 ? first : ", ",
                         pm_map_attribute_name(map, element, i));
        }
        kept++;
    }
    if (kept > MOST_NAMES) {
        pm_text_addf(line, " and %zu more", kept - (size_t)MOST_NAMES);
    }
}

static pm_status add_attributes(const pm_cli *cli, const pm_map *map, pm_element element,
                                pm_text *out, pm_error *err)
{
    static const char *const titles[PM_ELEMENT_COUNT] = {"graph", "nodes", "edges"};
    size_t columns = pm_map_attribute_count(map, element);
    bool *read = pm_new_array(columns, sizeof *read);
    bool *sources = pm_new_array(columns, sizeof *sources);
    pm_text line = {0};
    pm_status status = read != NULL && sources != NULL ? PM_OK : pm_fail_memory(err);
    for (pm_word word = 0; status == PM_OK && word < PM_WORD_COUNT; word++) {
        if (pm_vocabulary(word)->element == element && mark_sources(map, word, sources)) {
            add_word(&line, cli, map, word, sources);
            for (size_t i = 0; i < columns; i++) {
                read[i] = read[i] || sources[i];
            }
        }
    }
    if (status == PM_OK) {
        add_kept(&line, map, element, read);
        status = pm_text_check(&line, err);
    }
    if (status == PM_OK && line.length > 0) {
        pm_plain_add_spaces(out, SET_IN);
        pm_plain_add_cell(out, titles[element], SET_IN_NAMES - SET_IN, false);
        pm_plain_add_wrapped(out, pm_text_bytes(&line), SET_IN_NAMES, SET_IN_NAMES,
                             pm_page_width(cli));
    }
    pm_text_free(&line);
    free(sources);
    free(read);
    return status;
}

pm_status pm_account_add(const pm_cli *cli, const pm_job *job, size_t graph, pm_text *out,
                         pm_error *err)
{
    const pm_map *map = job->reading.maps[graph];
    pm_status status = add_file(out, &job->reading, map, err);
    for (pm_element e = PM_GRAPH; status == PM_OK && e < PM_ELEMENT_COUNT; e++) {
        status = add_attributes(cli, map, e, out, err);
    }
    return status;
}
