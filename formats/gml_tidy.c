/* GML in, GML that igraph reads whole out: see gml_tidy.h. */
#include "formats/gml_tidy.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

/* --- records --------------------------------------------------------------------------------- */

/* What is done with a key and its value within a record. The value's "[" was read if it is a
 * list. */
typedef pm_status (*pair_reader)(pm_gml *gml, pm_names *keys, const pm_word_read *key,
                                 const char *name, const pm_gml_token *value, pm_error *err);

/* Reads pairs to the record's "]". */
static pm_status read_pairs(pm_gml *gml, pm_names *keys, pair_reader read, pm_error *err)
{
    pm_text name = {0};
    pm_status status = PM_OK;
    while (status == PM_OK && !gml->foreign->stopped) {
        pm_gml_token key = pm_gml_next_token(gml);
        if (key.kind == PM_GML_CLOSE) {
            break;
        }
        pm_gml_token value = key.kind == PM_GML_WORD ? pm_gml_next_token(gml) : key;
        if (key.kind == PM_GML_END || value.kind == PM_GML_END || value.word.open) {
            status = pm_gml_report_end(gml, &value, err);
        } else if (key.kind != PM_GML_WORD || value.kind == PM_GML_CLOSE ||
                   key.word.length > PM_FOREIGN_LONGEST_NAME) {
            status =
                pm_gml_report(gml, &key,
                              "Here a name and its value are needed, such as label \"Council\": "
                              "correct the file, or export it again.",
                              err);
        } else {
            status = pm_word_copy(&key.word, &name, err);
            if (status == PM_OK) {
                status = read(gml, keys, &key.word, name.bytes, &value, err);
            }
        }
    }
    pm_text_free(&name);
    return status;
}

static pm_status leave_out_list(pm_gml *gml, const pm_word_read *key, const char *name,
                                pm_error *err)
{
    pm_status status = pm_foreign_warn_once(
        gml->foreign, name, key->line, pm_word_column(key), err,
        "The record \"%s [...]\" is left out, here and elsewhere: facts for the map have to be "
        "plain values.",
        pm_excerpt_of(name).bytes);
    return status == PM_OK ? pm_gml_skip_list(gml, err) : status;
}

/* Within "graphics [ ]": what the map has attributes for moves into the record around it. */
static pm_status read_graphics(pm_gml *gml, pm_names *keys, const pm_word_read *key,
                               const char *name, const pm_gml_token *value, pm_error *err)
{
    static const struct {
        const char *gml, *name;
    } kept[] = {{"x", "x"},        {"y", "y"},        {"z", "z"},
                {"w", "width"},    {"h", "height"},   {"d", "depth"},
                {"fill", "color"}, {"type", "shape"}, {"width", "width"}};
    if (value->kind == PM_GML_OPEN) {
        return leave_out_list(gml, key, name, err);
    }
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (strcmp(kept[i].gml, name) == 0) {
            return pm_gml_write_pair(gml, keys, key, kept[i].name, &value->word, err);
        }
    }
    pm_gml_write_line_ends(gml, &value->word);
    return pm_foreign_warn_once(gml->foreign, "graphics", key->line, pm_word_column(key), err,
                                "Of \"graphics [...]\" only place, size, fill and type are kept: "
                                "\"%s\" is left out, and so are others.",
                                pm_excerpt_of(name).bytes);
}

/* Within a node or an edge. */
static pm_status read_fact(pm_gml *gml, pm_names *keys, const pm_word_read *key, const char *name,
                           const pm_gml_token *value, pm_error *err)
{
    if (value->kind != PM_GML_OPEN) {
        return pm_gml_write_pair(gml, keys, key, name, &value->word, err);
    }
    if (strcmp(name, "graphics") == 0) {
        return read_pairs(gml, keys, read_graphics, err);
    }
    return leave_out_list(gml, key, name, err);
}

static pm_status keep_line(size_t **lines, size_t *count, size_t *capacity, size_t line,
                           pm_error *err)
{
    void *grown = *lines;
    pm_status status = pm_grow(&grown, capacity, *count + 1, sizeof **lines, err);
    *lines = grown;
    if (status == PM_OK) {
        (*lines)[(*count)++] = line;
    }
    return status;
}

static pm_status read_record(pm_gml *gml, const pm_word_read *key, const char *name, pm_error *err)
{
    pm_names keys = {0};
    pm_status status =
        *name == 'n'
            ? keep_line(&gml->node_lines, &gml->node_count, &gml->node_capacity, key->line, err)
            : keep_line(&gml->edge_lines, &gml->edge_count, &gml->edge_capacity, key->line, err);
    pm_text_add(&gml->tidy, *name == 'n' ? " node [" : " edge [");
    if (status == PM_OK) {
        status = read_pairs(gml, &keys, read_fact, err);
    }
    pm_text_add(&gml->tidy, " ]");
    pm_names_free(&keys);
    return status;
}

/* Within the graph. igraph orders the ends of undirected ties by number: it is always told that
 * they have a direction. */
static pm_status read_graph_fact(pm_gml *gml, pm_names *keys, const pm_word_read *key,
                                 const char *name, const pm_gml_token *value, pm_error *err)
{
    bool element = strcmp(name, "node") == 0 || strcmp(name, "edge") == 0;
    double number = 0;
    if (value->kind == PM_GML_OPEN) {
        return element ? read_record(gml, key, name, err) : leave_out_list(gml, key, name, err);
    }
    if (element) {
        return pm_gml_report(gml, value,
                             "A node or an edge has its facts in \"[ ]\": put them there.", err);
    }
    if (strcmp(name, "directed") != 0) {
        return pm_gml_write_pair(gml, keys, key, name, &value->word, err);
    }
    if (value->word.quoted || !pm_word_number(&value->word, &number) ||
        (number != 0 && number != 1)) {
        return pm_foreign_mend(gml->foreign, value->word.line, pm_word_column(&value->word),
                               " It is read as 0.", " Correct it.", err,
                               "\"directed\" is \"%s\" and has to be 0 or 1.",
                               pm_word_excerpt(&value->word).bytes);
    }
    gml->directed = number != 0;
    return PM_OK;
}

/* --- the file -------------------------------------------------------------------------------- */

static pm_status read_graph(pm_gml *gml, pm_error *err)
{
    pm_names keys = {0};
    gml->has_graph = true;
    pm_text_add(&gml->tidy, "graph [ directed 1");
    pm_status status = read_pairs(gml, &keys, read_graph_fact, err);
    pm_text_add(&gml->tidy, " ]");
    pm_names_free(&keys);
    return status;
}

static pm_status read_top(pm_gml *gml, const pm_gml_token *key, pm_error *err)
{
    pm_gml_token value = key->kind == PM_GML_WORD ? pm_gml_next_token(gml) : *key;
    if (key->kind != PM_GML_WORD || value.kind == PM_GML_CLOSE || value.kind == PM_GML_END) {
        return pm_gml_report(
            gml, key,
            "Here \"graph [\" or another name with its value is needed: the file is no "
            "GML, or it was cut short.",
            err);
    }
    if (value.kind != PM_GML_OPEN) {
        pm_gml_write_line_ends(gml, &value.word);
        return value.word.open ? pm_gml_report_end(gml, &value, err) : PM_OK;
    }
    if (pm_word_is(&key->word, "graph") && !gml->has_graph) {
        return read_graph(gml, err);
    }
    pm_status status = pm_foreign_warn(
        gml->foreign, key->word.line, pm_word_column(&key->word), err,
        "\"%s [...]\" is left out: of a GML file the first \"graph [...]\" is read.",
        pm_word_excerpt(&key->word).bytes);
    return status == PM_OK ? pm_gml_skip_list(gml, err) : status;
}

pm_status pm_gml_tidy(pm_gml *gml, const char *text, pm_error *err)
{
    pm_status status = PM_OK;
    gml->cursor = pm_cursor_at(text);
    while (status == PM_OK && !gml->foreign->stopped) {
        pm_gml_token key = pm_gml_next_token(gml);
        if (key.kind == PM_GML_END) {
            break;
        }
        status = read_top(gml, &key, err);
    }
    if (status == PM_OK && !gml->has_graph && gml->foreign->errors == 0) {
        status = pm_foreign_error(gml->foreign, 1, 0, err,
                                  "The file has no \"graph [...]\": it was cut short, or is no "
                                  "GML.");
    }
    return status == PM_OK ? pm_text_check(&gml->tidy, err) : status;
}

void pm_gml_free(pm_gml *gml)
{
    pm_text_free(&gml->tidy);
    free(gml->node_lines);
    free(gml->edge_lines);
    gml->node_lines = gml->edge_lines = NULL;
}
