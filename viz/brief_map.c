/* A brief: the member and its direct partners as a map of their own. The part of the map that is
 * drawn is measured by itself, so that size counts the ties that are seen. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "viz/brief_parts.h"
#include "viz/member_ids.h"

enum { MOST_PARTNERS = 30 };

/* Beside the table of numbers, half an A4 page wide: the letters of a small figure are as large as
 * the text's, of one with many partners smaller. */
enum { FEW_PARTNERS = 8 };
static const pm_paper SMALL = {"brief", 300, 210, 1, true, "a figure in a brief"};
static const pm_paper LARGE = {"brief", 390, 270, 1, true, "a figure in a brief"};

/* The part of the map. */
typedef struct part {
    pm_map *map;
    size_t *node_of_member; /* SIZE_MAX: not in it */
    size_t partners;
} part;

static pm_status state(part *of, pm_word word, size_t index, const char *text, pm_error *err)
{
    size_t column = 0;
    pm_element element = pm_vocabulary(word)->element;
    pm_status status = text != NULL ? pm_map_add_attribute(of->map, element,
                                                           pm_vocabulary(word)->name, &column, err)
                                    : PM_OK;
    return status == PM_OK && text != NULL ? pm_map_set(of->map, element, column, index, text, err)
                                           : status;
}

static pm_status add_member(const pm_brief *brief, part *of, size_t member, pm_error *err)
{
    static const pm_word words[] = {PM_NODE_KIND, PM_NODE_BODY_TYPE};
    const pm_measures *measures = brief->report->measures;
    size_t node = pm_measures_node_of_member(measures, member);
    size_t sector = pm_measures_sector_of_member(measures, member);
    size_t made = 0;
    pm_status status =
        pm_map_add_node(of->map, pm_map_node_id(brief->report->map, node), 0, &made, err);
    of->node_of_member[member] = made;
    for (size_t i = 0; status == PM_OK && i < sizeof words / sizeof *words; i++) {
        status = state(of, words[i], made, pm_map_text(brief->report->map, words[i], node), err);
    }
    if (status == PM_OK) {
        status = state(of, PM_NODE_LABEL, made, pm_measures_member_name(measures, member), err);
    }
    if (status == PM_OK && sector != SIZE_MAX) {
        status = state(of, PM_NODE_SECTOR, made,
                       pm_measures_row_name(measures, PM_LEVEL_SECTOR, sector), err);
    }
    if (status == PM_OK && pm_measures_is_decision_body(measures, member)) {
        status = state(of, PM_NODE_DECISION_BODY, made, "true", err);
    }
    return status;
}

/* Marks the member's direct partners by 0 and counts them. */
static void find_partners(const pm_brief *brief, part *of)
{
    for (size_t tie = 0; tie < pm_measures_tie_count(brief->report->measures); tie++) {
        size_t a = 0;
        size_t b = 0;
        pm_measures_tie(brief->report->measures, tie, &a, &b);
        if (a == brief->member || b == brief->member) {
            of->node_of_member[a == brief->member ? b : a] = 0;
            of->partners++;
        }
    }
}

static pm_status add_ties(const pm_brief *brief, part *of, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t tie = 0; status == PM_OK && tie < pm_measures_tie_count(brief->report->measures);
         tie++) {
        size_t a = 0;
        size_t b = 0;
        size_t made = 0;
        pm_measures_tie(brief->report->measures, tie, &a, &b);
        if (of->node_of_member[a] != SIZE_MAX && of->node_of_member[b] != SIZE_MAX) {
            const pm_edge edge = {.source = of->node_of_member[a], .target = of->node_of_member[b]};
            status = pm_map_add_edge(of->map, &edge, &made, err);
        }
    }
    return status;
}

static pm_status cut_out(const pm_brief *brief, part *of, pm_error *err)
{
    size_t members = pm_measures_rows(brief->report->measures, PM_LEVEL_ORGANISATION);
    of->node_of_member = pm_new_array(members, sizeof *of->node_of_member);
    if (of->node_of_member == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < members; i++) {
        of->node_of_member[i] = SIZE_MAX;
    }
    find_partners(brief, of);
    of->node_of_member[brief->member] = 0;
    pm_status status = pm_map_new(&of->map, err);
    for (size_t i = 0; status == PM_OK && i < members; i++) {
        if (of->node_of_member[i] != SIZE_MAX) {
            status = add_member(brief, of, i, err);
        }
    }
    return status == PM_OK ? add_ties(brief, of, err) : status;
}

/* Sets the member's own name in bold letters. */
static pm_status embolden(const pm_brief *brief, pm_text *svg, pm_error *err)
{
    static const char letters[] = "<text ";
    pm_text label = {0};
    pm_text made = {0};
    pm_text_add(&label, "<g id=\"");
    pm_text_add_member_id(&label, "brief-label-", brief->report->measures, brief->member);
    pm_text_add(&label, "\"");
    const char *all = pm_text_bytes(svg);
    const char *group = label.failed ? NULL : strstr(all, pm_text_bytes(&label));
    const char *end = group != NULL ? strstr(group, "</g>") : NULL;
    for (const char *at = NULL; end != NULL && (at = strstr(group, letters)) != NULL && at < end;
         group = at) {
        at += strlen(letters);
        pm_text_add_bytes(&made, all, (size_t)(at - all));
        pm_text_add(&made, "font-weight=\"bold\" ");
        all = at;
    }
    pm_text_add(&made, all);
    pm_text_free(&label);
    pm_text_free(svg);
    *svg = made;
    return pm_text_check(svg, err);
}

static pm_status draw(const pm_brief *brief, const part *of, pm_figure *figure, pm_error *err)
{
    pm_settings settings = pm_default_settings();
    settings.name_people = true; /* as the map that it is cut from names them */
    pm_draw_options options = pm_default_draw_options();
    options.paper = of->partners <= FEW_PARTNERS ? &SMALL : &LARGE;
    options.grey = brief->report->options->grey;
    options.id_prefix = "brief-";
    pm_measures *measures = NULL;
    pm_status status = pm_measure_map(of->map, &settings, &measures, err);
    status = status == PM_OK ? pm_draw_figure(measures, NULL, &options, figure, err) : status;
    pm_measures_free(measures);
    status = status == PM_OK ? embolden(brief, &figure->svg, err) : status;
    return status;
}

static void add_figure(const pm_brief *brief, const part *of, const pm_figure *figure)
{
    pm_html *html = brief->report->html;
    pm_html_start(html, "figure", "id", "partners", "class", "map", NULL);
    pm_html_start(html, "figcaption", NULL);
    pm_html_textf(html, "%s and its %zu direct %s, with the ties among them. %s", brief->name,
                  of->partners, of->partners == 1 ? "partner" : "partners",
                  pm_text_bytes(&figure->size));
    pm_html_end(html);
    pm_html_start(html, "div", "class", "paper", NULL);
    pm_html_svg(html, &figure->svg);
    pm_html_end(html);
    pm_html_end(html);
}

pm_status pm_brief_add_map(const pm_brief *brief, pm_error *err)
{
    part of = {0};
    pm_figure figure = {0};
    pm_status status = cut_out(brief, &of, err);
    if (status == PM_OK && of.partners == 0) {
        pm_html_leaf(brief->report->html, "p", "The map states no tie with any other member.",
                     NULL);
    } else if (status == PM_OK && of.partners > MOST_PARTNERS) {
        pm_html_start(brief->report->html, "p", NULL);
        pm_html_textf(brief->report->html,
                      "It has ties with %zu members: more than can be drawn "
                      "here.",
                      of.partners);
        pm_html_end(brief->report->html);
    } else if (status == PM_OK) {
        status = draw(brief, &of, &figure, err);
        if (status == PM_OK) {
            add_figure(brief, &of, &figure);
        }
    }
    pm_figure_free(&figure);
    pm_map_free(of.map);
    free(of.node_of_member);
    return status;
}
