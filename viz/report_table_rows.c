/* The report: what a row of a table is. Opens the row with the cells that say so: the member and
 * its sector, the two ends of a tie, the person, the sector. */
#include <stdint.h>

#include "engine/audit/words.h"
#include "formats/rows.h"
#include "viz/picture.h"
#include "viz/report_table.h"
#include "viz/svg.h"

enum { LONGEST_NAME = 200 };

static const double SIGN_RADIUS = 5.2;
static const double SIGN_BOX = 14;

static const char NOT_STATED[] = "not stated";

/* The sign that stands for a sector on the maps. */
static void add_sign(pm_report *report, size_t sector)
{
    pm_text svg = {0};
    pm_text_addf(&svg, "<svg class=\"sign\" viewBox=\"0 0 %.0f %.0f\" aria-hidden=\"true\">",
                 SIGN_BOX, SIGN_BOX);
    pm_svg_sign(&svg, (pm_point){SIGN_BOX / 2, SIGN_BOX / 2}, SIGN_RADIUS,
                pm_sector_sign(report->palette, sector), false);
    pm_text_add(&svg, "</svg>");
    pm_html_svg(report->html, &svg);
    report->failed = report->failed || svg.failed;
    pm_text_free(&svg);
}

/* A user's name fit to be read; "" when memory ran out. */
static const char *clean(pm_report *report, const char *name)
{
    const char *kept = pm_clean_text(&report->arena, name, LONGEST_NAME);
    report->failed = report->failed || kept == NULL;
    return kept != NULL ? kept : "";
}

static const char *sector_name(pm_report *report, size_t sector)
{
    return clean(report, pm_measures_row_name(report->measures, PM_LEVEL_SECTOR, sector));
}

static void add_sector_cell(pm_report *report, size_t sector)
{
    pm_html *html = report->html;
    if (sector == SIZE_MAX) {
        pm_html_leaf(html, "td", "–", "class", "undefined", "title", NOT_STATED, NULL);
        return;
    }
    pm_html_start(html, "td", "class", "sector", NULL);
    add_sign(report, sector);
    pm_html_leaf(html, "span", sector_name(report, sector), NULL);
    pm_html_end(html);
}

void pm_table_open_organisation(pm_report *report, size_t row)
{
    const pm_measures *measures = report->measures;
    pm_html *html = report->html;
    size_t sector = pm_measures_sector_of_member(measures, row);
    const char *kind = pm_identity(measures, PM_LEVEL_ORGANISATION, row, 2);
    pm_html_start(html, "tr", "id", pm_report_member_id(report, row), "data-kind", kind,
                  "data-sector", sector != SIZE_MAX ? sector_name(report, sector) : NULL, NULL);
    pm_html_leaf(html, "th", clean(report, pm_measures_member_name(measures, row)), "scope", "row",
                 NULL);
    pm_html_leaf(html, "td", kind, NULL);
    add_sector_cell(report, sector);
}

/* --- ties ------------------------------------------------------------------------------------- */

static size_t sector_of_node(const pm_report *report, size_t node)
{
    size_t member = pm_measures_member_of_node(report->measures, node);
    return member != SIZE_MAX ? pm_measures_sector_of_member(report->measures, member) : SIZE_MAX;
}

/* A member as a link to its row; anybody else by what may be printed of them. */
static void add_end(pm_report *report, size_t node)
{
    size_t member = pm_measures_member_of_node(report->measures, node);
    if (member != SIZE_MAX) {
        pm_report_link_member(report, member);
        return;
    }
    pm_text words = {0};
    pm_say_node(&words, report->measures, node);
    pm_html_text(report->html, pm_text_bytes(&words));
    report->failed = report->failed || words.failed;
    pm_text_free(&words);
}

/* "works_with" as it is read. */
static const char *kind_of_tie(pm_report *report, size_t edge)
{
    const char *kind = pm_map_text(report->map, PM_EDGE_KIND, edge);
    return kind != NULL ? pm_table_words(report, kind) : NULL;
}

void pm_table_open_tie(pm_report *report, size_t row)
{
    pm_html *html = report->html;
    const pm_edge *edge = pm_map_edge(report->map, row);
    const char *kind = kind_of_tie(report, row);
    size_t sectors[] = {sector_of_node(report, edge->source), sector_of_node(report, edge->target)};
    pm_html_start(html, "tr", "data-kind", kind, "data-sector",
                  sectors[0] != SIZE_MAX ? sector_name(report, sectors[0]) : NULL,
                  "data-sector-other",
                  sectors[1] != SIZE_MAX ? sector_name(report, sectors[1]) : NULL, NULL);
    pm_html_start(html, "th", "scope", "row", NULL);
    add_end(report, edge->source);
    pm_html_end(html);
    pm_html_start(html, "td", "class", "name", NULL);
    add_end(report, edge->target);
    pm_html_end(html);
    if (kind != NULL) {
        pm_html_leaf(html, "td", kind, NULL);
    } else {
        pm_html_leaf(html, "td", "–", "class", "undefined", "title", NOT_STATED, NULL);
    }
}

/* --- people and sectors ----------------------------------------------------------------------- */

/* By role or number, or by name where people are named. */
void pm_table_open_person(pm_report *report, size_t row)
{
    const char *label = pm_identity(report->measures, PM_LEVEL_PERSON, row, 1);
    pm_html_start(report->html, "tr", NULL);
    pm_html_leaf(report->html, "th", clean(report, label), "scope", "row", NULL);
}

static void add_sector_head(pm_report *report, size_t sector)
{
    pm_html_start(report->html, "th", "scope", "row", "class", "sector", NULL);
    add_sign(report, sector);
    pm_html_leaf(report->html, "span", sector_name(report, sector), NULL);
    pm_html_end(report->html);
}

void pm_table_open_sector(pm_report *report, size_t row)
{
    pm_html_start(report->html, "tr", NULL);
    add_sector_head(report, row);
}

void pm_table_open_mixing(pm_report *report, size_t row)
{
    size_t a = 0;
    size_t b = 0;
    pm_measures_mixing(report->measures, row, &a, &b);
    pm_html_start(report->html, "tr", "data-sector", sector_name(report, a), "data-sector-other",
                  sector_name(report, b), NULL);
    add_sector_head(report, a);
    add_sector_cell(report, b);
}
