/* Drawing: stacked bars. Counts in, rows of the same length divided by them out. */
#include "viz/chart_bars.h"

static const double HEAD = 12; /* over the first bar, where figures have a head */
static const double KEY_HEIGHT = 14;
static const double HIGHEST_ROW = 22;
static const double BAR_SHARE = 0.72; /* of a row's height */
static const double ALONE_STEP = 38;
static const double ALONE_HEIGHT = 20;
static const double ALONE_FIGURE = 30; /* room for the count behind the longest bar */

static double row_height(const pm_bars *bars, double top)
{
    double room = PM_CHART_AREA.bottom - KEY_HEIGHT - top;
    return pm_least(HIGHEST_ROW, room / (double)bars->bar_count);
}

/* "4: common interest: yes 12 of 20 answers". */
static void say_part(const pm_bars *bars, const pm_bar *bar, size_t part, pm_text *words)
{
    pm_text_addf(words, "%s: %s %zu of %zu %s", bar->label, bars->parts[part].words,
                 bar->counts[part], bar->total, bars->unit);
}

static void draw_part(pm_chart_page *page, const pm_bars *bars, const pm_bar *bar, size_t part,
                      pm_box box)
{
    const pm_chart_key *look = &bars->parts[part];
    pm_text words = {0};
    pm_text figure = {0};
    pm_text_addf(&figure, "%zu", bar->counts[part]);
    say_part(bars, bar, part, &words);
    pm_mark_begin(page, "mark part", &words);
    pm_svg_box(&page->marks, box, 0, look->fill, PM_INK, 0.5);
    if (look->hatched) {
        pm_chart_hatch(&page->marks, box, PM_RULE);
    }
    const char *count = pm_chart_keep(page, &figure);
    if (pm_text_width(count, PM_CHART_FONT) + 2 <= box.right - box.left) {
        pm_point at = {(box.left + box.right) / 2, (box.top + box.bottom) / 2 + 2.6};
        pm_chart_say(page, at, count, PM_CHART_FONT, pm_text_on(look->fill), PM_ANCHOR_MIDDLE);
    }
    pm_mark_end(page);
}

/* The numbers in words. */
static void tell_bar(pm_chart_page *page, const pm_bars *bars, const pm_bar *bar)
{
    pm_text_addf(&page->story, " %s, %zu %s:", bar->label, bar->total, bars->unit);
    for (size_t i = 0; i < bars->part_count; i++) {
        pm_text_addf(&page->story, "%s %s %zu", i > 0 ? "," : "", bars->parts[i].words,
                     bar->counts[i]);
    }
    if (bar->figure != NULL && bars->figure_head != NULL) {
        pm_text_addf(&page->story, "; %s %s", bars->figure_head, bar->figure);
    }
    pm_text_add(&page->story, ".");
}

static void draw_parts(pm_chart_page *page, const pm_bars *bars, const pm_bar *bar, pm_box box)
{
    double width = box.right - box.left;
    double x = box.left;
    for (size_t i = 0; i < bars->part_count; i++) {
        if (bar->counts[i] > 0) {
            double end = x + width * (double)bar->counts[i] / (double)bar->total;
            draw_part(page, bars, bar, i, (pm_box){x, box.top, end, box.bottom});
            x = end;
        }
    }
    tell_bar(page, bars, bar);
}

static void draw_instead(pm_chart_page *page, const pm_bar *bar, pm_box box)
{
    pm_text words = {0};
    pm_text_addf(&words, "%s: %s", bar->label, bar->instead);
    pm_text_addf(&page->story, " %s.", pm_text_bytes(&words));
    pm_mark_begin(page, "mark instead", &words);
    pm_svg_box(&page->marks, box, 0, PM_FRAME, PM_RULE, 0.6);
    pm_chart_say(page, (pm_point){box.left + 5, (box.top + box.bottom) / 2 + 2.6},
                 pm_chart_fitted(page, bar->instead, box.right - box.left - 8, PM_CHART_FONT),
                 PM_CHART_FONT, PM_INK_SOFT, PM_ANCHOR_START);
    pm_mark_end(page);
}

static void draw_bar(pm_chart_page *page, const pm_bars *bars, const pm_bar *bar, pm_box row)
{
    double middle = (row.top + row.bottom) / 2;
    double half = (row.bottom - row.top) * BAR_SHARE / 2;
    pm_box box = {row.left + bars->label_width, middle - half, row.right - bars->figure_width,
                  middle + half};
    pm_chart_say(page, (pm_point){row.left, middle + 2.6},
                 pm_chart_fitted(page, bar->label, bars->label_width - 6, PM_CHART_FONT),
                 PM_CHART_FONT, PM_INK, PM_ANCHOR_START);
    if (bar->total > 0) {
        draw_parts(page, bars, bar, box);
    } else {
        draw_instead(page, bar, box);
    }
    if (bar->figure != NULL) {
        pm_chart_say(page, (pm_point){row.right, middle + 2.6}, bar->figure, PM_CHART_FONT, PM_INK,
                     PM_ANCHOR_END);
    }
}

/* Of the parts that some bar has. */
static void draw_keys(pm_chart_page *page, const pm_bars *bars, pm_point at)
{
    pm_chart_key keys[PM_MOST_PARTS];
    size_t count = 0;
    for (size_t p = 0; p < bars->part_count; p++) {
        size_t all = 0;
        for (size_t i = 0; i < bars->bar_count; i++) {
            all += bars->bars[i].counts[p];
        }
        if (all > 0) {
            keys[count++] = bars->parts[p];
        }
    }
    pm_chart_keys(page, at, keys, count);
}

void pm_bars_draw(pm_chart_page *page, const pm_bars *bars)
{
    pm_box area = PM_CHART_AREA;
    double top = area.top + (bars->figure_head != NULL ? HEAD : 0);
    double height = row_height(bars, top);
    if (bars->figure_head != NULL) {
        pm_chart_say(page, (pm_point){area.right, top - 3}, bars->figure_head, PM_CHART_FONT,
                     PM_INK_SOFT, PM_ANCHOR_END);
    }
    for (size_t i = 0; i < bars->bar_count; i++) {
        double y = top + (double)i * height;
        draw_bar(page, bars, &bars->bars[i], (pm_box){area.left, y, area.right, y + height});
    }
    double below = top + (double)bars->bar_count * height + KEY_HEIGHT - 3;
    draw_keys(page, bars, (pm_point){area.left, pm_least(below, area.bottom)});
}

/* --- one group alone ------------------------------------------------------------------------- */

static void draw_alone(pm_chart_page *page, const pm_bars *bars, size_t part, size_t most, double y)
{
    const pm_bar *bar = &bars->bars[0];
    pm_box area = PM_CHART_AREA;
    double left = area.left + bars->label_width;
    double longest = area.right - left - ALONE_FIGURE;
    double length = longest * (double)bar->counts[part] / (double)most;
    const pm_chart_key *look = &bars->parts[part];
    pm_text words = {0};
    pm_text figure = {0};
    say_part(bars, bar, part, &words);
    pm_text_addf(&figure, "%zu", bar->counts[part]);
    pm_mark_begin(page, "mark part", &words);
    pm_chart_say(page, (pm_point){area.left, y + 2.8}, look->words, PM_CHART_FONT, PM_INK,
                 PM_ANCHOR_START);
    if (bar->counts[part] > 0) {
        pm_box box = {left, y - ALONE_HEIGHT / 2, left + length, y + ALONE_HEIGHT / 2};
        pm_svg_box(&page->marks, box, 0, look->fill, PM_INK, 0.5);
        if (look->hatched) {
            pm_chart_hatch(&page->marks, box, PM_RULE);
        }
    }
    pm_chart_say(page, (pm_point){left + length + 5, y + 2.8}, pm_chart_keep(page, &figure),
                 PM_CHART_BOLD, PM_INK, PM_ANCHOR_START);
    pm_mark_end(page);
}

void pm_bars_draw_alone(pm_chart_page *page, const pm_bars *bars)
{
    const pm_bar *bar = &bars->bars[0];
    pm_box area = PM_CHART_AREA;
    size_t most = 1;
    for (size_t i = 0; i < bars->part_count; i++) {
        most = bar->counts[i] > most ? bar->counts[i] : most;
    }
    tell_bar(page, bars, bar);
    double step = (area.bottom - area.top) / (double)bars->part_count;
    step = pm_least(step, ALONE_STEP);
    for (size_t i = 0; i < bars->part_count; i++) {
        draw_alone(page, bars, i, most, area.top + ((double)i + 0.5) * step);
    }
}
