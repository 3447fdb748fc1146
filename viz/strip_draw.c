/* Drawing: the strip of findings on the page. A strip that is set in, SVG out. */
#include <stdio.h>

#include "viz/strip.h"
#include "viz/svg.h"

static void draw_number(const pm_palette *palette, pm_text *svg, pm_point centre, size_t number,
                        pm_outcome outcome, bool on_map)
{
    char digits[24];
    const char *colour = palette->outcomes[outcome];
    snprintf(digits, sizeof digits, "%zu", number);
    pm_svg_badge(svg, centre, PM_BADGE_RADIUS - (on_map ? 0 : 0.5), outcome,
                 on_map ? colour : PM_WHITE, on_map ? NULL : colour, 1);
    pm_svg_text(svg, (pm_point){centre.x, centre.y + 2.9}, digits, (pm_font){8, true},
                on_map ? PM_WHITE : colour, PM_ANCHOR_MIDDLE);
}

static void draw_item(const pm_strip *strip, const pm_picture *picture, size_t index,
                      pm_point corner, pm_text *svg)
{
    const pm_strip_style *style = &strip->style;
    const pm_strip_item *item = &strip->items[index];
    const pm_finding *finding = picture->findings[index];
    bool on_map = pm_badge_on_map(picture, index);
    pm_text_addf(svg, "<g id=\"%sfinding-%zu\" class=\"finding %s\" role=\"listitem\">\n",
                 picture->id_prefix, index + 1, pm_outcome_name(finding->outcome));
    draw_number(picture->palette, svg, (pm_point){corner.x + PM_BADGE_RADIUS, corner.y + 5.4},
                index + 1, finding->outcome, on_map);
    double left = corner.x + style->indent;
    double base = corner.y + style->head.size - 0.4;
    for (size_t i = 0; i < item->head_count; i++) {
        pm_svg_text(svg, (pm_point){left, base}, item->head[i], style->head, PM_INK,
                    PM_ANCHOR_START);
        base += style->head_step;
    }
    base -= style->head_step - style->body_step - 0.4;
    for (size_t i = 0; i < item->body_count; i++) {
        pm_svg_text(svg, (pm_point){left, base}, item->body[i], style->body, PM_INK_SOFT,
                    PM_ANCHOR_START);
        base += style->body_step;
    }
    if (item->marked != NULL) {
        pm_svg_text(svg, (pm_point){left, base}, item->marked, style->small, PM_INK_FAINT,
                    PM_ANCHOR_START);
    }
    pm_text_add(svg, "</g>\n");
}

/* What a number that is open means: NULL when none is. */
static const char *open_words(const pm_strip *strip, const pm_picture *picture)
{
    const char *words = NULL;
    for (size_t i = 0; i < strip->count; i++) {
        const pm_finding *finding = picture->findings[i];
        if (pm_badge_on_map(picture, i)) {
            continue;
        }
        if (finding->member_count + finding->edge_count > 0) {
            return "not marked on the map";
        }
        words = "about the whole map";
    }
    return words;
}

static bool is_used(const pm_strip *strip, const pm_picture *picture, pm_outcome outcome)
{
    bool used = false;
    for (size_t i = 0; i < strip->count; i++) {
        used = used || picture->findings[i]->outcome == outcome;
    }
    return used;
}

/* What the shapes and colours of the numbers mean: those used. */
static void draw_key(const pm_strip *strip, const pm_picture *picture, pm_text *svg)
{
    const pm_strip_style *style = &strip->style;
    static const pm_outcome order[] = {PM_ISSUE, PM_WATCH, PM_FINE};
    double x = strip->box.left + 3;
    double y = strip->box.bottom - 5;
    pm_text_add(svg, "<g class=\"key\">\n");
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        if (is_used(strip, picture, order[k])) {
            const char *words = pm_outcome_name(order[k]);
            pm_svg_badge(svg, (pm_point){x, y - 2.6}, 3.2, order[k],
                         picture->palette->outcomes[order[k]], NULL, 0);
            pm_svg_text(svg, (pm_point){x + 5.5, y}, words, style->small, PM_INK_SOFT,
                        PM_ANCHOR_START);
            x += 5.5 + pm_text_width(words, style->small) + 11;
        }
    }
    const char *words = open_words(strip, picture);
    if (words != NULL) {
        pm_svg_circle(svg, (pm_point){x, y - 2.6}, 2.6, PM_WHITE, PM_INK_FAINT, 1);
        pm_svg_text(svg, (pm_point){x + 5.5, y}, words, style->small, PM_INK_SOFT, PM_ANCHOR_START);
    }
    pm_text_add(svg, "</g>\n");
}

/* The items, column by column; returns where the last column's next line goes. */
static pm_point draw_items(const pm_strip *strip, const pm_picture *picture, pm_text *svg)
{
    double top = strip->box.top + strip->style.top;
    pm_point at = {strip->box.left, top};
    pm_text_add(svg, "<g role=\"list\">\n");
    for (size_t i = 0; i < strip->count; i++) {
        if (i == strip->split) {
            at = (pm_point){pm_strip_column_left(strip, 1), top};
        }
        draw_item(strip, picture, i, at, svg);
        at.y += pm_strip_item_height(strip, &strip->items[i]);
    }
    pm_text_add(svg, "</g>\n");
    return at;
}

void pm_strip_draw(const pm_strip *strip, const pm_picture *picture, pm_text *svg)
{
    const pm_strip_style *style = &strip->style;
    pm_svg_text(svg, (pm_point){strip->box.left, strip->box.top + style->title.size - 1},
                "Findings", style->title, PM_INK, PM_ANCHOR_START);
    pm_point at = draw_items(strip, picture, svg);
    if (strip->count == 0 && picture->issues_left + picture->watch_left == 0) {
        pm_svg_text(svg, (pm_point){at.x, at.y + style->body.size},
                    "Nothing to report from what is stated.", style->body, PM_INK_SOFT,
                    PM_ANCHOR_START);
        at.y += 2 * style->body_step;
    }
    double left = at.x + (strip->count > 0 ? style->indent : 0);
    for (size_t i = 0; i < strip->closing_count; i++) {
        pm_svg_text(svg, (pm_point){left, at.y + 4 + style->small_step * (double)i},
                    strip->closing[i], style->small, PM_INK_SOFT, PM_ANCHOR_START);
    }
    if (strip->count > 0) {
        draw_key(strip, picture, svg);
    }
}
