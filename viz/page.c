/* Drawing: the composed page. A placed picture and its diagram in, one SVG document out: title,
 * what size means, diagram, findings, legend, coverage and source. Text stays text; nothing is
 * fetched; only plain SVG 1.1 that office programs show alike. */
#include "viz/page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "viz/choose.h"
#include "viz/sentences.h"
#include "viz/svg.h"
#include "viz/views.h"

static const double MARGIN = 34;
static const double RULE_TOP = 68;
static const double STRIP_WIDTH = 192;
static const double FOOT = 18; /* from the base line of the last line to the page's end */
static const double FOOT_STEP = 9.5;
#define FOOT_FONT ((pm_font){7.5, false})

enum { LONGEST_TITLE = 160 };

static double right_of(const pm_page *page)
{
    return page->width - MARGIN;
}

static double foot_of(const pm_page *page)
{
    return page->height - FOOT;
}

/* Fewer findings are chosen anew until all of them fit: what is fine has no place then. */
static pm_status fill_strip(pm_page *page, pm_box box, const pm_findings *findings, size_t most,
                            pm_error *err)
{
    pm_status status = PM_OK;
    bool fits = false;
    while (status == PM_OK && !fits) {
        status = pm_findings_choose(page->picture, findings, most, err);
        if (status == PM_OK) {
            status = pm_strip_make(page->picture, box, &page->strip, &fits, err);
        }
        most = page->picture->finding_count > 0 ? page->picture->finding_count - 1 : 0;
    }
    return status;
}

pm_status pm_page_divide(pm_page *page, pm_picture *picture, const pm_findings *findings,
                         const pm_draw_options *options, pm_error *err)
{
    const pm_paper *paper = options->paper;
    *page = (pm_page){.picture = picture,
                      .width = options->portrait ? paper->height : paper->width,
                      .height = options->portrait ? paper->width : paper->height,
                      .screen = paper->screen,
                      .has_strip = findings != NULL && options->most_findings > 0};
    pm_status status = pm_legend_make(picture, right_of(page) - MARGIN, &page->legend, err);
    if (status != PM_OK) {
        return status;
    }
    page->legend_top = foot_of(page) - FOOT_STEP - 14 - pm_legend_height(&page->legend);
    picture->area = (pm_box){MARGIN, RULE_TOP + 8, right_of(page), page->legend_top - 10};
    if (!page->has_strip) {
        return PM_OK;
    }
    pm_box box = {right_of(page) - STRIP_WIDTH, RULE_TOP + 10, right_of(page),
                  page->legend_top - 8};
    picture->area.right = box.left - 20;
    return fill_strip(page, box, findings, options->most_findings, err);
}

pm_status pm_page_tell_again(pm_page *page, pm_error *err)
{
    pm_box box = page->strip.box;
    bool fits = false;
    pm_status status = pm_strip_make(page->picture, box, &page->strip, &fits, err);
    while (status == PM_OK && !fits && page->picture->finding_count > 0) {
        pm_findings_drop_last(page->picture);
        status = pm_strip_make(page->picture, box, &page->strip, &fits, err);
    }
    return status;
}

/* --- head ------------------------------------------------------------------------------------ */

static const char *title_of(pm_picture *picture)
{
    const char *name = pm_map_text(pm_measures_map(picture->measures), PM_MAP_NAME, 0);
    return pm_clean_text(&picture->arena, name != NULL ? name : "Partnership map", LONGEST_TITLE);
}

/* "2026-11-30" as "30 November 2026"; any other text as it is. */
static void add_date(pm_text *text, const char *date)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    size_t length = strlen(date);
    bool iso = strspn(date, "0123456789-") == length && (length == 7 || length == 10) &&
               date[4] == '-' && (length == 7 || date[7] == '-');
    unsigned long year = strtoul(date, NULL, 10);
    unsigned long month = iso ? strtoul(date + 5, NULL, 10) : 0;
    unsigned long day = iso && length == 10 ? strtoul(date + 8, NULL, 10) : 0;
    if (month < 1 || month > 12) {
        pm_text_add(text, date);
        return;
    }
    if (day > 0) {
        pm_text_addf(text, "%lu ", day);
    }
    pm_text_addf(text, "%s %lu", months[month - 1], year);
}

/* Place and date, "" when neither is stated. NULL when memory runs out. */
static const char *occasion_of(pm_picture *picture)
{
    const pm_map *map = pm_measures_map(picture->measures);
    const char *place = pm_map_text(map, PM_MAP_PLACE, 0);
    const char *date = pm_map_text(map, PM_MAP_DATE, 0);
    pm_text text = {0};
    pm_text_add(&text, place != NULL ? place : "");
    pm_text_add(&text, place != NULL && date != NULL ? ", " : "");
    if (date != NULL) {
        add_date(&text, date);
    }
    const char *clean =
        text.failed ? NULL : pm_clean_text(&picture->arena, pm_text_bytes(&text), LONGEST_TITLE);
    pm_text_free(&text);
    return clean;
}

/* A line that is made to fit: between two sizes, then cut. */
typedef struct fitted_line {
    pm_point at;
    const char *words;
    double width; /* to fit into */
    pm_font font; /* largest */
    double smallest;
    const char *colour;
    pm_anchor anchor;
} fitted_line;

static pm_status add_fitted(pm_picture *picture, pm_text *svg, const fitted_line *line,
                            pm_error *err)
{
    pm_font font = line->font;
    while (font.size > line->smallest && pm_text_width(line->words, font) > line->width) {
        font.size -= 0.5;
    }
    if (line->words[0] == '\0') {
        return PM_OK;
    }
    const char *words = NULL;
    bool cut = false;
    if (pm_wrap_text(&picture->arena, line->words, line->width, font, 1, &words, &cut) == 0) {
        return pm_fail_memory(err);
    }
    pm_svg_text(svg, line->at, words, font, line->colour, line->anchor);
    return PM_OK;
}

static pm_status add_head(const pm_page *page, const char *title, pm_text *svg, pm_error *err)
{
    pm_picture *picture = page->picture;
    double right = right_of(page);
    double whole = right - MARGIN;
    const char *occasion = occasion_of(picture);
    if (occasion == NULL) {
        return pm_fail_memory(err);
    }
    double aside = fmin(pm_text_width(occasion, (pm_font){9.5, false}), whole / 3);
    pm_text_add(svg, "<g id=\"head\">\n");
    char subtitle[400];
    snprintf(subtitle, sizeof subtitle, "%s. %s", picture->view->title, picture->size_sentence);
    const fitted_line lines[] = {
        {{MARGIN, 40}, title, whole - aside - 24, {18, true}, 11, PM_INK, PM_ANCHOR_START},
        {{right, 40}, occasion, whole / 3, {9.5, false}, 8, PM_INK_SOFT, PM_ANCHOR_END},
        {{MARGIN, 57}, subtitle, whole, {9.5, false}, 7.5, PM_INK_SOFT, PM_ANCHOR_START}};
    pm_status status = PM_OK;
    for (size_t i = 0; i < sizeof lines / sizeof *lines && status == PM_OK; i++) {
        status = add_fitted(picture, svg, &lines[i], err);
    }
    pm_svg_line(svg, (pm_point){MARGIN, RULE_TOP}, (pm_point){right, RULE_TOP}, PM_INK, 0.8, "");
    pm_text_add(svg, "</g>\n");
    return status;
}

/* --- foot ------------------------------------------------------------------------------------ */

static void add_counted(pm_text *text, size_t count, const char *one)
{
    pm_text_addf(text, "%zu %s%s", count, one, count == 1 ? "" : "s");
}

static void add_answers(const pm_picture *picture, pm_text *text)
{
    const pm_map *map = pm_measures_map(picture->measures);
    size_t answered = 0;
    bool stated = false;
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_answer answer = pm_map_boolean(map, PM_NODE_RESPONDED,
                                          pm_measures_node_of_member(picture->measures, i));
        answered += answer == PM_YES ? 1 : 0;
        stated = stated || answer != PM_UNKNOWN;
    }
    if (stated) {
        pm_text_addf(text, "; %zu of %zu answered", answered, picture->node_count);
    }
}

/* Whom the picture covers, in a sentence or two. */
static void add_coverage(const pm_picture *picture, pm_text *text)
{
    const pm_settings *settings = pm_measures_settings(picture->measures);
    add_counted(text, picture->node_count, "member");
    pm_text_add(text, ", ");
    add_counted(text, picture->tie_count,
                picture->view->marks->only_funds   ? "payment"
                : picture->view->marks->structural ? "structural tie"
                                                   : "tie");
    add_answers(picture, text);
    pm_text_add(text, ". ");
    if (picture->tie_count > 0) {
        pm_text_add(text, settings->combine == PM_BOTH ? "Ties reported by both partners"
                                                       : "Ties reported by either partner");
        if (settings->ties != NULL) {
            pm_text_addf(text, ", of kind %s", settings->ties);
        }
        pm_text_add(text, ". ");
    }
    if (picture->unlabelled > 0) {
        pm_text_addf(text, "%zu of %zu names are left out for room and stand in the marks' titles.",
                     picture->unlabelled, picture->node_count);
    }
}

static const char *coverage_of(pm_picture *picture)
{
    pm_text text = {0};
    add_coverage(picture, &text);
    const char *clean =
        text.failed ? NULL : pm_clean_text(&picture->arena, pm_text_bytes(&text), 400);
    pm_text_free(&text);
    return clean;
}

static pm_status add_foot(pm_page *page, const char *coverage, pm_text *svg, pm_error *err)
{
    pm_picture *picture = page->picture;
    char source[96];
    snprintf(source, sizeof source, "Drawn by partmap %s, seed %lu", PM_VERSION,
             pm_measures_settings(picture->measures)->seed);
    double right = right_of(page);
    double base = foot_of(page);
    double whole = right - MARGIN;
    double room = whole - pm_text_width(source, FOOT_FONT) - 20;
    pm_text_add(svg, "<g id=\"foot\">\n");
    const fitted_line line = {{MARGIN, base},   coverage,     room,           FOOT_FONT,
                              PM_SMALLEST_FONT, PM_INK_FAINT, PM_ANCHOR_START};
    pm_status status = add_fitted(picture, svg, &line, err);
    pm_svg_text(svg, (pm_point){right, base}, source, FOOT_FONT, PM_INK_FAINT, PM_ANCHOR_END);
    pm_text_add(svg, "</g>\n");
    return status;
}

/* --- the middle ------------------------------------------------------------------------------ */

/* Rings of distance. */
static void add_rings(const pm_picture *picture, pm_text *svg)
{
    for (size_t i = 0; i < picture->ring_count; i++) {
        const pm_ring *ring = &picture->rings[i];
        pm_svg_ellipse(svg, ring->centre, ring->radius_x, ring->radius_y, PM_RULE, 0.8);
    }
}

static void add_frames(const pm_picture *picture, pm_text *svg)
{
    for (size_t i = 0; i < picture->frame_count; i++) {
        pm_svg_box(svg, picture->frames[i].box, 7, PM_FRAME, PM_RULE, 0.8);
    }
}

static void add_captions(const pm_picture *picture, pm_text *svg)
{
    pm_text_add(svg, "<g id=\"captions\">\n");
    for (size_t i = 0; i < picture->caption_count; i++) {
        const pm_caption *caption = &picture->captions[i];
        if (caption->on_paper) {
            pm_svg_box(svg, pm_caption_box(caption), 0, PM_WHITE, NULL, 0);
        }
        pm_svg_text(svg, caption->at, caption->words, caption->font, PM_INK_SOFT, caption->anchor);
    }
    pm_text_add(svg, "</g>\n");
}

static void add_diagram(const pm_picture *picture, const char *diagram, pm_text *svg)
{
    pm_text_add(svg, "<g id=\"diagram\">\n");
    add_rings(picture, svg);
    add_frames(picture, svg);
    if (picture->node_count == 0) {
        pm_box area = picture->area;
        pm_point middle = {(area.left + area.right) / 2, (area.top + area.bottom) / 2};
        pm_svg_text(svg, middle, "This map has no members: there is nothing to draw.",
                    (pm_font){12, false}, PM_INK_SOFT, PM_ANCHOR_MIDDLE);
    }
    pm_text_add(svg, diagram);
    add_captions(picture, svg);
    pm_text_add(svg, "</g>\n");
}

static void add_strip(const pm_page *page, pm_text *svg)
{
    double x = page->strip.box.left - 10;
    pm_text_add(svg, "<g id=\"findings\">\n");
    pm_svg_line(svg, (pm_point){x, page->strip.box.top}, (pm_point){x, page->strip.box.bottom},
                PM_RULE, 0.6, "");
    pm_strip_draw(&page->strip, page->picture, svg);
    pm_text_add(svg, "</g>\n");
}

static void add_legend(const pm_page *page, pm_text *svg)
{
    if (page->legend.count == 0) {
        return;
    }
    pm_text_add(svg, "<g id=\"legend\">\n");
    pm_svg_line(svg, (pm_point){MARGIN, page->legend_top},
                (pm_point){right_of(page), page->legend_top}, PM_RULE, 0.6, "");
    pm_legend_draw(&page->legend, (pm_point){MARGIN, page->legend_top + 5}, svg);
    pm_text_add(svg, "</g>\n");
}

/* What a screen reader tells first: title, then the story in order. */
static void add_description(const pm_page *page, const char *title, const char *coverage,
                            pm_text *svg)
{
    const pm_picture *picture = page->picture;
    pm_text_add(svg, "<title id=\"map-title\">");
    pm_text_add_xml(svg, title);
    pm_text_add(svg, ": ");
    pm_text_add_xml(svg, picture->view->title);
    pm_text_add(svg, "</title>\n<desc id=\"map-desc\">");
    pm_text_add_xml(svg, picture->size_sentence);
    for (size_t i = 0; i < picture->finding_count; i++) {
        const pm_finding *finding = picture->findings[i];
        pm_text_addf(svg, " %zu, %s: ", i + 1, pm_outcome_name(finding->outcome));
        pm_text_add_xml(svg, finding->headline);
        pm_text_add(svg, pm_sentence_end(finding->headline));
        pm_text_add(svg, " ");
        pm_text_add_xml(svg, finding->text);
    }
    pm_text_add(svg, " ");
    pm_text_add_xml(svg, coverage);
    pm_text_add(svg, "</desc>\n");
}

/* The root element. On paper it has the paper's size, on a screen that of what shows it. */
static void add_root(const pm_page *page, pm_text *svg)
{
    pm_text_add(svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if (!page->screen) {
        pm_text_addf(svg, " width=\"%.0fpt\" height=\"%.0fpt\"", page->width, page->height);
    }
    pm_text_addf(svg, " viewBox=\"0 0 %.0f %.0f\"", page->width, page->height);
    pm_text_add(svg, " font-family=\"Helvetica, Arial, sans-serif\" role=\"img\" "
                     "aria-labelledby=\"map-title map-desc\">\n");
}

pm_status pm_page_write(pm_page *page, const char *diagram, pm_text *svg, pm_error *err)
{
    const char *title = title_of(page->picture);
    const char *coverage = coverage_of(page->picture);
    if (title == NULL || coverage == NULL) {
        return pm_fail_memory(err);
    }
    add_root(page, svg);
    add_description(page, title, coverage, svg);
    pm_svg_box(svg, (pm_box){0, 0, page->width, page->height}, 0, PM_WHITE, NULL, 0);
    pm_status status = add_head(page, title, svg, err);
    if (status != PM_OK) {
        return status;
    }
    add_diagram(page->picture, diagram, svg);
    if (page->has_strip) {
        add_strip(page, svg);
    }
    add_legend(page, svg);
    status = add_foot(page, coverage, svg, err);
    pm_text_add(svg, "</svg>\n");
    return status == PM_OK ? pm_text_check(svg, err) : status;
}
