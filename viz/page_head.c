/* Drawing: the head of the page. The map's own words in, lines that fit and their SVG out. */
#include "viz/page_head.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "viz/svg.h"

enum { LONGEST_TITLE = 160, LONGEST_SUBTITLE = 400 };

static const double LARGEST_TITLE = 18;
static const double SMALLEST_ON_ONE_LINE = 14; /* a longer title takes two lines */
static const double SMALLEST_TITLE = 11;
static const double TITLE_BASE = 40;
static const double TITLE_STEP = 1.15; /* as a multiple of the font's size */
static const double SUBTITLE_STEP = 17;
static const double RULE_STEP = 11;
static const double ASIDE = 9.5; /* size of occasion and subtitle */

const char *pm_page_title(pm_picture *picture)
{
    const char *name = pm_map_text(pm_measures_map(picture->measures), PM_MAP_NAME, 0);
    return pm_clean_text(&picture->arena, name != NULL ? name : "Partnership map", LONGEST_TITLE);
}

void pm_text_add_date(pm_text *text, const char *date)
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
        pm_text_add_date(&text, date);
    }
    const char *clean =
        text.failed ? NULL : pm_clean_text(&picture->arena, pm_text_bytes(&text), LONGEST_TITLE);
    pm_text_free(&text);
    return clean;
}

/* Breaks the title into at most so many lines with the largest font that does; false when none
 * does.
 */
static bool set_title(pm_picture *picture, const char *title, double width, size_t most,
                      double smallest, pm_page_head *head)
{
    bool cut = true;
    head->font = (pm_font){LARGEST_TITLE * head->scale, true};
    for (;;) {
        head->line_count =
            pm_wrap_text(&picture->arena, title, width, head->font, most, head->lines, &cut);
        if (!cut || head->font.size - 0.5 < smallest * head->scale) {
            return !cut;
        }
        head->font.size -= 0.5;
    }
}

pm_status pm_page_head_set(pm_picture *picture, pm_page_head *head, pm_error *err)
{
    const char *title = pm_page_title(picture);
    head->occasion = occasion_of(picture);
    if (title == NULL || head->occasion == NULL) {
        return pm_fail_memory(err);
    }
    double whole = head->right - head->left;
    pm_font aside = {ASIDE * head->scale, false};
    double width = whole - pm_least(pm_text_width(head->occasion, aside), whole / 3) - 24;
    if (!set_title(picture, title, width, 1, SMALLEST_ON_ONE_LINE, head)) {
        set_title(picture, title, width, PM_TITLE_LINES, SMALLEST_TITLE, head);
    }
    if (head->line_count == 0 && title[0] != '\0') {
        return pm_fail_memory(err);
    }
    double more = head->line_count > 1 ? head->font.size * TITLE_STEP : 0;
    head->bottom = (TITLE_BASE + SUBTITLE_STEP + RULE_STEP) * head->scale + more;
    return PM_OK;
}

pm_status pm_svg_fitted_line(pm_picture *picture, const pm_fitted_line *line, pm_text *svg,
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

pm_status pm_page_head_draw(pm_picture *picture, const pm_page_head *head, pm_text *svg,
                            pm_error *err)
{
    double whole = head->right - head->left;
    double base = TITLE_BASE * head->scale;
    pm_font aside = {ASIDE * head->scale, false};
    char subtitle[LONGEST_SUBTITLE];
    snprintf(subtitle, sizeof subtitle, "%s. %s", picture->view->title, picture->size_sentence);
    const pm_fitted_line lines[] = {
        {{head->right, base}, head->occasion, whole / 3, aside, 8, PM_INK_SOFT, PM_ANCHOR_END},
        {{head->left, head->bottom - RULE_STEP * head->scale},
         subtitle,
         whole,
         aside,
         7.5,
         PM_INK_SOFT,
         PM_ANCHOR_START}};
    pm_text_add(svg, "<g");
    pm_svg_id(svg, picture->id_prefix, "head");
    pm_text_add(svg, ">\n");
    for (size_t i = 0; i < head->line_count; i++) {
        pm_point at = {head->left, base + (double)i * head->font.size * TITLE_STEP};
        pm_svg_text(svg, at, head->lines[i], head->font, PM_INK, PM_ANCHOR_START);
    }
    pm_status status = PM_OK;
    for (size_t i = 0; i < sizeof lines / sizeof *lines && status == PM_OK; i++) {
        status = pm_svg_fitted_line(picture, &lines[i], svg, err);
    }
    pm_svg_line(svg, (pm_point){head->left, head->bottom}, (pm_point){head->right, head->bottom},
                PM_INK, 0.8, "");
    pm_text_add(svg, "</g>\n");
    return status;
}
