/* Drawing: the frame of charts. What one chart draws and says in, an SVG document out. */
#include "viz/chart_frame.h"

#include <math.h>

#include "engine/audit/rulebook.h"
#include "viz/picture.h"

enum { MESSAGE_LINES = 2, NOTE_LINES = 2, MISSING_LINES = 8 };

static const double MARGIN = 16;
static const double TITLE_BASE = 22;
static const double MESSAGE_BASE = 36;
static const double MESSAGE_STEP = 10.5;
static const double NOTE_BASE = 272;
static const double NOTE_STEP = 8.8;
static const double SOURCE_BASE = 292;
static const double KEY_SIDE = 7;
static const double KEY_GAP = 10;
static const double HATCH_STEP = 4;
#define TITLE_FONT ((pm_font){12, true})
#define MESSAGE_FONT ((pm_font){8.6, false})
#define NOTE_FONT ((pm_font){7.1, false})

/* --- words ----------------------------------------------------------------------------------- */

const char *pm_chart_clean(pm_chart_page *page, const char *user_text)
{
    const char *clean = pm_clean_text(&page->arena, user_text, PM_CHART_LONGEST_NAME);
    page->marks.failed = page->marks.failed || clean == NULL;
    return clean != NULL ? clean : "";
}

const char *pm_chart_fitted(pm_chart_page *page, const char *words, double width, pm_font font)
{
    const char *line = "";
    bool cut = false;
    if (words[0] != '\0' && pm_wrap_text(&page->arena, words, width, font, 1, &line, &cut) == 0) {
        page->marks.failed = page->marks.failed || words[0] != ' ';
    }
    return line;
}

const char *pm_chart_keep(pm_chart_page *page, pm_text *text)
{
    const char *kept =
        text->failed ? NULL : pm_arena_text(&page->arena, pm_text_bytes(text), text->length);
    pm_text_free(text);
    page->marks.failed = page->marks.failed || kept == NULL;
    return kept != NULL ? kept : "";
}

const char *pm_chart_member(pm_chart_page *page, size_t member)
{
    return pm_chart_clean(page, pm_measures_member_name(page->measures, member));
}

bool pm_chart_network(const pm_chart_page *page, const char *key, double *number)
{
    return pm_measures_number(page->measures, PM_LEVEL_NETWORK, key, 0, number);
}

/* --- marks ----------------------------------------------------------------------------------- */

void pm_mark_begin(pm_chart_page *page, const char *class_name, pm_text *words)
{
    pm_text_add(&page->marks, "<g");
    pm_svg_attribute(&page->marks, "class", class_name);
    pm_text_add(&page->marks, ">\n<title>");
    pm_text_add_xml(&page->marks, pm_text_bytes(words));
    pm_text_add(&page->marks, "</title>\n");
    page->marks.failed = page->marks.failed || words->failed;
    pm_text_free(words);
}

void pm_mark_end(pm_chart_page *page)
{
    pm_text_add(&page->marks, "</g>\n");
}

void pm_chart_say(pm_chart_page *page, pm_point at, const char *words, pm_font font,
                  const char *colour, pm_anchor anchor)
{
    pm_svg_text(&page->marks, at, words, font, colour, anchor);
}

void pm_chart_hatch(pm_text *svg, pm_box box, const char *colour)
{
    double height = box.bottom - box.top;
    size_t lines = (size_t)((box.right - box.left + height) / HATCH_STEP);
    for (size_t i = 1; i <= lines; i++) {
        /* A line that rises to the right from (x, bottom), clipped at both sides. */
        double x = box.left - height + (double)i * HATCH_STEP;
        double from = fmax(x, box.left);
        double to = fmin(x + height, box.right);
        pm_svg_line(svg, (pm_point){from, box.bottom - (from - x)},
                    (pm_point){to, box.bottom - (to - x)}, colour, 0.5, "");
    }
}

double pm_chart_keys(pm_chart_page *page, pm_point at, const pm_chart_key *keys, size_t count)
{
    pm_text_add(&page->marks, "<g class=\"keys\">\n");
    for (size_t i = 0; i < count; i++) {
        pm_box box = {at.x, at.y - KEY_SIDE + 0.8, at.x + KEY_SIDE, at.y + 0.8};
        pm_svg_box(&page->marks, box, 0, keys[i].fill, PM_INK, 0.5);
        if (keys[i].hatched) {
            pm_chart_hatch(&page->marks, box, PM_INK_FAINT);
        }
        at.x += KEY_SIDE + 3;
        pm_chart_say(page, at, keys[i].words, PM_CHART_FONT, PM_INK, PM_ANCHOR_START);
        at.x += pm_text_width(keys[i].words, PM_CHART_FONT) + KEY_GAP;
    }
    pm_text_add(&page->marks, "</g>\n");
    return at.x - KEY_GAP;
}

/* Sets a paragraph in lines of a width, "step" apart; returns how many. */
static size_t say_lines(pm_chart_page *page, pm_point at, const char *words, pm_font font,
                        double width, double step, size_t most, const char *colour)
{
    const char *lines[MISSING_LINES];
    bool cut = false;
    size_t count = pm_wrap_text(&page->arena, words, width, font, most, lines, &cut);
    page->marks.failed = page->marks.failed || (count == 0 && words[0] != '\0');
    for (size_t i = 0; i < count; i++) {
        pm_svg_text(&page->marks, (pm_point){at.x, at.y + (double)i * step}, lines[i], font, colour,
                    PM_ANCHOR_START);
    }
    return count;
}

static void clear(pm_text *text)
{
    text->length = 0;
    if (text->bytes != NULL) {
        text->bytes[0] = '\0';
    }
}

void pm_chart_missing(pm_chart_page *page, const char *why, const char *remedy)
{
    page->missing = true;
    pm_text *const texts[] = {&page->message, &page->marks, &page->story, &page->note};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        clear(texts[i]);
    }
    pm_box area = PM_CHART_AREA;
    pm_text_addf(&page->story, "%s %s", why, remedy);
    pm_text_add(&page->marks, "<g class=\"missing\">\n");
    pm_point at = {area.left + 18, area.top + 50};
    double width = area.right - area.left - 36;
    pm_text words = page->marks; /* the box goes behind them when its height is known */
    page->marks = (pm_text){0};
    size_t lines = say_lines(page, at, why, (pm_font){10, true}, width, 13, 3, PM_INK);
    at.y += (double)lines * 13 + 4;
    lines = say_lines(page, at, remedy, MESSAGE_FONT, width, 12, MISSING_LINES, PM_INK_SOFT);
    pm_box box = {area.left, area.top + 26, area.right, at.y + (double)lines * 12 + 8};
    pm_svg_box(&words, box, 5, PM_FRAME, PM_RULE, 0.8);
    pm_text_add(&words, pm_text_bytes(&page->marks));
    words.failed = words.failed || page->marks.failed;
    pm_text_free(&page->marks);
    page->marks = words;
    pm_text_add(&page->marks, "</g>\n");
}

/* --- the document ---------------------------------------------------------------------------- */

pm_chart_page pm_chart_page_begin(const pm_measures *measures, const pm_chart *chart,
                                  const pm_chart_options *options)
{
    return (pm_chart_page){.measures = measures,
                           .chart = chart,
                           .options = options,
                           .conventions = pm_rulebook_conventions(options->rules),
                           .palette = pm_palette_of(options->grey),
                           .colours = pm_chart_colours_of(options->grey)};
}

void pm_chart_page_free(pm_chart_page *page)
{
    pm_text_free(&page->title);
    pm_text_free(&page->message);
    pm_text_free(&page->marks);
    pm_text_free(&page->story);
    pm_text_free(&page->note);
    pm_arena_free(&page->arena);
}

static const char *title_of(const pm_chart_page *page)
{
    return page->title.length > 0 ? pm_text_bytes(&page->title) : page->chart->title;
}

/* "Basingstoke, 2026-11. Drawn by partmap 0.1." */
static const char *source_of(pm_chart_page *page)
{
    const pm_map *map = pm_measures_map(page->measures);
    const char *name = pm_map_text(map, PM_MAP_NAME, 0);
    const char *date = pm_map_text(map, PM_MAP_DATE, 0);
    pm_text drawn = {0};
    pm_text_addf(&drawn, "%s%s. Drawn by partmap %s.", date != NULL ? ", " : "",
                 date != NULL ? pm_chart_clean(page, date) : "", PM_VERSION);
    double room = PM_CHART_WIDTH - 2 * MARGIN - pm_text_width(pm_text_bytes(&drawn), NOTE_FONT);
    pm_text source = {0};
    const char *clean = pm_chart_clean(page, name != NULL ? name : "Partnership map");
    pm_text_add(&source, pm_chart_fitted(page, clean, pm_most(room, 100), NOTE_FONT));
    pm_text_add(&source, pm_text_bytes(&drawn));
    pm_text_free(&drawn);
    const char *kept = pm_chart_keep(page, &source);
    return pm_chart_fitted(page, kept, PM_CHART_WIDTH - 2 * MARGIN, NOTE_FONT);
}

/* Head, notes and source go behind the marks, in the order they are read they come first and last.
 */
static void add_root(const pm_chart_page *page, pm_text *svg)
{
    const char *name = page->chart->name;
    if (!page->options->inside) {
        pm_text_add(svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }
    pm_text_addf(svg,
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0fpt\" height=\"%.0fpt\" "
                 "viewBox=\"0 0 %.0f %.0f\" font-family=\"Helvetica, Arial, sans-serif\" "
                 "role=\"img\" aria-labelledby=\"chart-%s-title chart-%s-desc\">\n",
                 PM_CHART_WIDTH, PM_CHART_HEIGHT, PM_CHART_WIDTH, PM_CHART_HEIGHT, name, name);
    pm_text_addf(svg, "<title id=\"chart-%s-title\">", name);
    pm_text_add_xml(svg, title_of(page));
    pm_text_addf(svg, "</title>\n<desc id=\"chart-%s-desc\">", name);
    const pm_text *const words[] = {&page->message, &page->story, &page->note};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        pm_text_add(svg, i > 0 && words[i]->length > 0 ? " " : "");
        pm_text_add_xml(svg, pm_text_bytes(words[i]));
    }
    pm_text_add(svg, "</desc>\n");
    pm_svg_box(svg, (pm_box){0, 0, PM_CHART_WIDTH, PM_CHART_HEIGHT}, 0, PM_WHITE, NULL, 0);
}

static void add_head(pm_chart_page *page)
{
    pm_font font = TITLE_FONT;
    double room = PM_CHART_WIDTH - 2 * MARGIN;
    while (font.size > 9 && pm_text_width(title_of(page), font) > room) {
        font.size -= 0.5;
    }
    const char *title = pm_chart_fitted(page, title_of(page), room, font);
    pm_chart_say(page, (pm_point){MARGIN, TITLE_BASE}, title, font, PM_INK, PM_ANCHOR_START);
    say_lines(page, (pm_point){MARGIN, MESSAGE_BASE}, pm_text_bytes(&page->message), MESSAGE_FONT,
              room, MESSAGE_STEP, MESSAGE_LINES, PM_INK_SOFT);
}

static void add_foot(pm_chart_page *page)
{
    say_lines(page, (pm_point){MARGIN, NOTE_BASE}, pm_text_bytes(&page->note), NOTE_FONT,
              PM_CHART_WIDTH - 2 * MARGIN, NOTE_STEP, NOTE_LINES, PM_INK_SOFT);
    pm_chart_say(page, (pm_point){MARGIN, SOURCE_BASE}, source_of(page), NOTE_FONT, PM_INK_FAINT,
                 PM_ANCHOR_START);
}

pm_status pm_chart_page_write(pm_chart_page *page, pm_text *svg, pm_error *err)
{
    pm_text plot = page->marks;
    page->marks = (pm_text){0};
    add_root(page, svg);
    add_head(page);
    pm_text_add(&page->marks, "<g class=\"plot\">\n");
    pm_text_add(&page->marks, pm_text_bytes(&plot));
    pm_text_add(&page->marks, "</g>\n");
    add_foot(page);
    pm_text_add(svg, pm_text_bytes(&page->marks));
    pm_text_add(svg, "</svg>\n");
    svg->failed = svg->failed || plot.failed || page->marks.failed || page->title.failed ||
                  page->message.failed || page->story.failed || page->note.failed;
    pm_text_free(&plot);
    return pm_text_check(svg, err);
}
