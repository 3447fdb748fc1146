/* Drawing: the composed page. A placed picture and its diagram in, one SVG document out: title,
 * what size means, diagram, findings, legend, coverage and source. Text stays text; nothing is
 * fetched; only plain SVG 1.1 that office programs show alike. */
#include "viz/page.h"

#include <stdio.h>

#include "viz/choose.h"
#include "viz/sentences.h"
#include "viz/svg.h"
#include "viz/views.h"

static const double MARGIN = 34;
static const double BARE_MARGIN = 10;
static const double STRIP_WIDTH = 192;
static const double FOOT = 18; /* from the base line of the last line to the page's end */
static const double FOOT_STEP = 9.5;
static const double FOOT_SIZE = 7.5;
/* Most of an upright page that findings may take; less where layers need the height. */
static const double UPRIGHT_SHARE = 0.42;
static const double UPRIGHT_SHARE_OF_LAYERS = 0.28;

static double left_of(const pm_page *page)
{
    return page->bare ? BARE_MARGIN : MARGIN;
}

static double right_of(const pm_page *page)
{
    return page->width - left_of(page);
}

static double foot_of(const pm_page *page)
{
    return page->height - FOOT;
}

/* Beside the map on a broad page, below it in two columns on an upright one. */
static pm_strip_frame strip_frame(const pm_page *page)
{
    double right = right_of(page);
    double top = page->head.bottom + 10;
    double bottom = page->legend_top - 8;
    double left = right - STRIP_WIDTH * page->head.scale * page->head.scale;
    if (page->upright) {
        bool layers = page->picture->view->marks->placing == PM_PLACING_LAYERS;
        left = MARGIN;
        top = bottom - (layers ? UPRIGHT_SHARE_OF_LAYERS : UPRIGHT_SHARE) * (bottom - top);
    }
    return (pm_strip_frame){{left, top, right, bottom}, page->upright ? 2 : 1, page->head.scale};
}

/* Fewer findings are chosen anew until all of them fit: what is fine has no place then. */
static pm_status fill_strip(pm_page *page, const pm_findings *findings, size_t most, pm_error *err)
{
    pm_strip_frame frame = strip_frame(page);
    pm_status status = PM_OK;
    bool fits = false;
    while (status == PM_OK && !fits) {
        status = pm_findings_choose(page->picture, findings, most, err);
        if (status == PM_OK) {
            status = pm_strip_make(page->picture, &frame, &page->strip, &fits, err);
        }
        most = page->picture->finding_count > 0 ? page->picture->finding_count - 1 : 0;
    }
    return status;
}

/* Gives the strip its place, no higher than it needs below a map, and the map what is left. */
static void settle_strip(pm_page *page)
{
    pm_box *box = &page->strip.box;
    if (page->upright) {
        box->top += box->bottom - pm_strip_bottom(&page->strip);
        page->picture->area.bottom = box->top - 16;
    } else {
        page->picture->area.right = box->left - 20;
    }
}

/* A page without words of its own: what it tells of the findings is their numbers. */
static pm_status divide_bare(pm_page *page, const pm_findings *findings, size_t most, pm_error *err)
{
    pm_picture *picture = page->picture;
    pm_status status = pm_legend_make(picture, right_of(page) - BARE_MARGIN, &page->legend, err);
    if (status != PM_OK) {
        return status;
    }
    page->legend_top = page->height - BARE_MARGIN - pm_legend_height(&page->legend);
    picture->area = (pm_box){BARE_MARGIN, BARE_MARGIN, right_of(page), page->legend_top - 10};
    return findings != NULL && most > 0 ? pm_findings_choose(picture, findings, most, err) : PM_OK;
}

pm_status pm_page_divide(pm_page *page, pm_picture *picture, const pm_findings *findings,
                         const pm_draw_options *options, pm_error *err)
{
    const pm_paper *paper = options->paper;
    *page =
        (pm_page){.picture = picture,
                  .width = options->portrait ? paper->height : paper->width,
                  .height = options->portrait ? paper->width : paper->height,
                  .screen = paper->screen,
                  .upright = options->portrait,
                  .bare = options->bare,
                  .has_strip = findings != NULL && options->most_findings > 0 && !options->bare};
    if (page->bare) {
        return divide_bare(page, findings, options->most_findings, err);
    }
    page->head = (pm_page_head){.left = MARGIN, .right = right_of(page), .scale = paper->scale};
    pm_status status = pm_page_head_set(picture, &page->head, err);
    if (status == PM_OK) {
        status = pm_legend_make(picture, right_of(page) - MARGIN, &page->legend, err);
    }
    if (status != PM_OK) {
        return status;
    }
    page->legend_top = foot_of(page) - FOOT_STEP - 14 - pm_legend_height(&page->legend);
    picture->area = (pm_box){MARGIN, page->head.bottom + 8, right_of(page), page->legend_top - 10};
    if (!page->has_strip) {
        return PM_OK;
    }
    status = fill_strip(page, findings, options->most_findings, err);
    if (status == PM_OK) {
        settle_strip(page);
    }
    return status;
}

pm_status pm_page_tell_again(pm_page *page, pm_error *err)
{
    const pm_strip_frame frame = {page->strip.box, page->strip.columns, page->head.scale};
    bool fits = false;
    pm_status status = pm_strip_make(page->picture, &frame, &page->strip, &fits, err);
    while (status == PM_OK && !fits && page->picture->finding_count > 0) {
        pm_findings_drop_last(page->picture);
        status = pm_strip_make(page->picture, &frame, &page->strip, &fits, err);
    }
    return status;
}

/* A part of the page; words: more attributes of it. */
static void open_group(const pm_picture *picture, const char *id, const char *words, pm_text *svg)
{
    pm_text_add(svg, "<g");
    pm_svg_id(svg, picture->id_prefix, id);
    pm_text_addf(svg, "%s>\n", words);
}

/* --- foot ------------------------------------------------------------------------------------ */

static void add_counted(pm_text *text, size_t count, const char *one)
{
    pm_text_addf(text, "%zu %s%s", count, one, count == 1 ? "" : "s");
}

static void add_answers(const pm_picture *picture, size_t members, pm_text *text)
{
    const pm_map *map = pm_measures_map(picture->measures);
    size_t answered = 0;
    bool stated = false;
    for (size_t i = 0; i < members; i++) {
        pm_answer answer = pm_map_boolean(map, PM_NODE_RESPONDED,
                                          pm_measures_node_of_member(picture->measures, i));
        answered += answer == PM_YES ? 1 : 0;
        stated = stated || answer != PM_UNKNOWN;
    }
    if (stated) {
        pm_text_addf(text, "; %zu of %zu answered", answered, members);
    }
}

/* Whom the picture covers, in a sentence or two. */
static void add_coverage(const pm_picture *picture, pm_text *text)
{
    const pm_settings *settings = pm_measures_settings(picture->measures);
    size_t members = pm_measures_rows(picture->measures, PM_LEVEL_ORGANISATION);
    size_t ties =
        picture->stands_in != NULL ? pm_measures_tie_count(picture->measures) : picture->tie_count;
    add_counted(text, members, "member");
    pm_text_add(text, ", ");
    add_counted(text, ties,
                picture->view->marks->only_funds   ? "payment"
                : picture->view->marks->structural ? "structural tie"
                                                   : "tie");
    add_answers(picture, members, text);
    pm_text_add(text, ". ");
    if (ties > 0) {
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

const char *pm_page_coverage(pm_picture *picture)
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
    pm_font font = {FOOT_SIZE * page->head.scale, false};
    double room = whole - pm_text_width(source, font) - 20;
    open_group(picture, "foot", "", svg);
    const pm_fitted_line line = {{MARGIN, base},   coverage,     room,           font,
                                 PM_SMALLEST_FONT, PM_INK_FAINT, PM_ANCHOR_START};
    pm_status status = pm_svg_fitted_line(picture, &line, svg, err);
    pm_svg_text(svg, (pm_point){right, base}, source, font, PM_INK_FAINT, PM_ANCHOR_END);
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

static void add_captions(const pm_picture *picture, pm_text *svg)
{
    open_group(picture, "captions", "", svg);
    for (size_t i = 0; i < picture->caption_count; i++) {
        const pm_caption *caption = &picture->captions[i];
        if (caption->on_paper) {
            pm_svg_box(svg, pm_caption_box(caption), 0, PM_WHITE, NULL, 0);
        }
        pm_svg_text(svg, caption->at, caption->words, caption->font, PM_INK_SOFT, caption->anchor);
    }
    pm_text_add(svg, "</g>\n");
}

/* Ties are drawn below members, but told after them. */
static void add_ties_after_members(const pm_picture *picture, pm_text *svg)
{
    pm_text_add(svg, picture->tie_count > 0 ? " aria-owns=\"" : "");
    for (size_t i = 0; i < picture->tie_count; i++) {
        pm_text_add(svg, i > 0 ? " " : "");
        pm_text_add(svg, picture->id_prefix);
        pm_text_add_xml(svg, picture->ties[i].id);
    }
    pm_text_add(svg, picture->tie_count > 0 ? "\"" : "");
}

static void add_diagram(const pm_picture *picture, const char *diagram, pm_text *svg)
{
    pm_text_add(svg, "<g");
    pm_svg_id(svg, picture->id_prefix, "diagram");
    pm_text_add(svg, " role=\"graphics-object group\" aria-label=\"Map\"");
    add_ties_after_members(picture, svg);
    pm_text_add(svg, ">\n");
    add_rings(picture, svg);
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
    pm_box box = page->strip.box;
    pm_point from = {box.left - 10, box.top};
    pm_point to = {box.left - 10, box.bottom};
    if (page->upright) {
        from = (pm_point){box.left, box.top - 7};
        to = (pm_point){box.right, box.top - 7};
    }
    open_group(page->picture, "findings", " role=\"group\" aria-label=\"Findings\"", svg);
    pm_svg_line(svg, from, to, PM_RULE, 0.6, "");
    pm_strip_draw(&page->strip, page->picture, svg);
    pm_text_add(svg, "</g>\n");
}

static void add_legend(const pm_page *page, pm_text *svg)
{
    if (page->legend.count == 0) {
        return;
    }
    open_group(page->picture, "legend", " role=\"group\" aria-label=\"Legend\"", svg);
    pm_svg_line(svg, (pm_point){left_of(page), page->legend_top},
                (pm_point){right_of(page), page->legend_top}, PM_RULE, 0.6, "");
    pm_legend_draw(&page->legend, (pm_point){left_of(page), page->legend_top + 5}, svg);
    pm_text_add(svg, "</g>\n");
}

/* What a screen reader tells first: title, then the story in order. */
static void add_description(const pm_page *page, const char *title, const char *coverage,
                            pm_text *svg)
{
    const pm_picture *picture = page->picture;
    pm_text_add(svg, "<title");
    pm_svg_id(svg, picture->id_prefix, "map-title");
    pm_text_add(svg, ">");
    pm_text_add_xml(svg, title);
    pm_text_add(svg, ": ");
    pm_text_add_xml(svg, picture->view->title);
    pm_text_add(svg, "</title>\n<desc");
    pm_svg_id(svg, picture->id_prefix, "map-desc");
    pm_text_add(svg, ">");
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

/* A drawing that stands alone is one image to a screen reader, whose name and description tell the
 * story; within another document its members and ties can be walked through. */
static void add_role(const pm_page *page, pm_text *svg)
{
    const char *prefix = page->picture->id_prefix;
    if (prefix[0] == '\0') {
        pm_text_add(svg, " role=\"img\" aria-labelledby=\"map-title map-desc\"");
        return;
    }
    pm_text_addf(svg,
                 " role=\"graphics-document document\" aria-labelledby=\"%smap-title\" "
                 "aria-describedby=\"%smap-desc\"",
                 prefix, prefix);
}

/* The root element. On paper it has the paper's size, on a screen that of what shows it. Within
 * another document there is no XML declaration. */
static void add_root(const pm_page *page, pm_text *svg)
{
    bool alone = page->picture->id_prefix[0] == '\0';
    pm_text_add(svg, alone ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "");
    pm_text_add(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if (!page->screen) {
        pm_text_addf(svg, " width=\"%.0fpt\" height=\"%.0fpt\"", page->width, page->height);
    }
    pm_text_addf(svg, " viewBox=\"0 0 %.0f %.0f\"", page->width, page->height);
    pm_text_add(svg, " font-family=\"Helvetica, Arial, sans-serif\"");
    add_role(page, svg);
    pm_text_add(svg, ">\n");
}

pm_status pm_page_write(pm_page *page, const char *diagram, pm_text *svg, pm_error *err)
{
    const char *title = pm_page_title(page->picture);
    const char *coverage = pm_page_coverage(page->picture);
    if (title == NULL || coverage == NULL) {
        return pm_fail_memory(err);
    }
    add_root(page, svg);
    add_description(page, title, coverage, svg);
    pm_svg_box(svg, (pm_box){0, 0, page->width, page->height}, 0, PM_WHITE, NULL, 0);
    pm_status status = page->bare ? PM_OK : pm_page_head_draw(page->picture, &page->head, svg, err);
    if (status != PM_OK) {
        return status;
    }
    if (page->has_strip) {
        add_strip(page, svg);
    }
    add_diagram(page->picture, diagram, svg);
    add_legend(page, svg);
    status = page->bare ? PM_OK : add_foot(page, coverage, svg, err);
    pm_text_add(svg, "</svg>\n");
    return status == PM_OK ? pm_text_check(svg, err) : status;
}
