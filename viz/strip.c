/* Drawing: the strip of findings. Findings in, lines that fit the strip and their SVG out. */
#include "viz/strip.h"

#include <stdio.h>
#include <string.h>

#include "viz/sentences.h"
#include "viz/svg.h"

static const pm_font TITLE = {11, true};
static const pm_font HEAD = {8.8, true};
static const pm_font BODY = {8, false};
static const pm_font SMALL = {7.5, false};
static const double HEAD_STEP = 10.6; /* from line to line */
static const double BODY_STEP = 9.6;
static const double GAP = 8;     /* between findings */
static const double INDENT = 19; /* of the words behind the number */
static const double TOP = 24;    /* heading */
static const double KEY = 17;    /* what the colours mean */
static const double SMALL_STEP = 9;
static const size_t FEWEST_LINES = 4;

enum { LONGEST_TEXT = 900 };

/* --- setting --------------------------------------------------------------------------------- */

/* Ends of sentences: ". ", "? ", "! ", and the end of the text. */
static size_t previous_sentence_end(const char *text, size_t end)
{
    for (size_t i = end; i > 1; i--) {
        bool stop = text[i - 1] == '.' || text[i - 1] == '?' || text[i - 1] == '!';
        if (i < end && stop && text[i] == ' ') {
            return i;
        }
    }
    return 0;
}

/* As many whole sentences as fit on most_lines; when not even the first does, it is cut. */
static pm_status set_body(pm_picture *picture, const char *text, double width, size_t most_lines,
                          pm_strip_item *item, pm_error *err)
{
    size_t end = strlen(text);
    bool cut = true;
    while (cut && end > 0) {
        const char *part = pm_arena_text(&picture->arena, text, end);
        if (part == NULL) {
            return pm_fail_memory(err);
        }
        item->body_count =
            pm_wrap_text(&picture->arena, part, width, BODY, most_lines, item->body, &cut);
        if (item->body_count == 0) {
            return pm_fail_memory(err);
        }
        end = cut ? previous_sentence_end(text, end) : end;
    }
    return PM_OK;
}

/* The finding's evidence and its question as one clean text. */
static const char *body_text(pm_picture *picture, const pm_finding *finding)
{
    const char *text = pm_clean_text(&picture->arena, finding->text, LONGEST_TEXT);
    const char *question = finding->outcome == PM_FINE || finding->rule->question == NULL
                               ? ""
                               : finding->rule->question;
    if (text == NULL) {
        return NULL;
    }
    size_t length = strlen(text) + strlen(question) + 2;
    char *both = pm_arena_new(&picture->arena, length);
    if (both != NULL) {
        snprintf(both, length, "%s%s%s", text, question[0] != '\0' ? " " : "", question);
    }
    return both;
}

/* Length of the text's first sentence. */
static size_t first_sentence(const char *text)
{
    size_t end = strlen(text);
    for (size_t next = end; next > 0; next = previous_sentence_end(text, next)) {
        end = next;
    }
    return end;
}

/* Where the number is not at all the members that a finding about several is about. */
static pm_status set_marked(pm_picture *picture, size_t index, pm_strip_item *item, pm_error *err)
{
    const pm_finding *finding = picture->findings[index];
    size_t marked = pm_badges_at_members(picture, index);
    if (marked == 0 || marked >= finding->member_count || finding->badge_count <= 1) {
        return PM_OK;
    }
    pm_text text = {0};
    pm_text_addf(&text, "marked on %zu of %zu", marked, finding->member_count);
    item->marked = pm_keep_text(picture, &text);
    return item->marked != NULL ? PM_OK : pm_fail_memory(err);
}

/* brief: only the first sentence, else as many as fit. */
static pm_status set_item(pm_picture *picture, size_t index, double width, size_t most_lines,
                          bool brief, pm_strip_item *item, pm_error *err)
{
    const pm_finding *finding = picture->findings[index];
    bool cut = false;
    const char *head = pm_clean_text(&picture->arena, finding->headline, LONGEST_TEXT);
    const char *body = body_text(picture, finding);
    *item = (pm_strip_item){0};
    if (head == NULL || body == NULL) {
        return pm_fail_memory(err);
    }
    item->head_count =
        pm_wrap_text(&picture->arena, head, width, HEAD, PM_STRIP_HEAD_LINES, item->head, &cut);
    if (item->head_count == 0 && head[0] != '\0') {
        return pm_fail_memory(err);
    }
    if (brief) {
        body = pm_arena_text(&picture->arena, body, first_sentence(body));
    }
    if (body == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = set_marked(picture, index, item, err);
    return status == PM_OK && body[0] != '\0'
               ? set_body(picture, body, width, most_lines, item, err)
               : status;
}

static double item_height(const pm_strip_item *item)
{
    double height = (double)item->head_count * HEAD_STEP + (double)item->body_count * BODY_STEP +
                    (item->marked != NULL ? BODY_STEP : 0);
    return pm_most(height, 2 * PM_BADGE_RADIUS) + GAP;
}

/* Sets item i anew with up to so many lines; *height is the sum of all items. */
static pm_status set_again(pm_picture *picture, pm_strip *strip, size_t i, size_t most_lines,
                           bool brief, double *height, pm_error *err)
{
    *height -= strip->items[i].head_count > 0 ? item_height(&strip->items[i]) : 0;
    pm_status status = set_item(picture, i, strip->box.right - strip->box.left - INDENT, most_lines,
                                brief, &strip->items[i], err);
    *height += status == PM_OK ? item_height(&strip->items[i]) : 0;
    return status;
}

/* "Also in the audit: 7 more issues, 19 to watch." */
static void say_left(const pm_picture *picture, pm_text *text)
{
    size_t issues = picture->issues_left;
    if (issues + picture->watch_left == 0) {
        return;
    }
    pm_text_add(text, "Also in the audit: ");
    if (issues > 0) {
        pm_text_addf(text, "%zu more issue%s", issues, issues == 1 ? "" : "s");
    }
    pm_text_add(text, issues > 0 && picture->watch_left > 0 ? ", " : "");
    if (picture->watch_left > 0) {
        pm_text_addf(text, "%zu %sto watch", picture->watch_left, issues > 0 ? "" : "more ");
    }
    pm_text_add(text, ".");
}

/* Said only where so much is open that the strip would give a false picture. */
static void say_unanswered(const pm_picture *picture, pm_text *text)
{
    if (3 * picture->unanswered > picture->questions) {
        pm_text_addf(text, "%zu of %zu questions cannot be answered from this map.",
                     picture->unanswered, picture->questions);
    }
}

/* Each of the two sentences on lines of its own. */
static pm_status set_closing(pm_picture *picture, pm_strip *strip, pm_error *err)
{
    static void (*const say[])(const pm_picture *, pm_text *) = {say_left, say_unanswered};
    double width = strip->box.right - strip->box.left - INDENT;
    strip->closing_count = 0;
    for (size_t i = 0; i < sizeof say / sizeof *say; i++) {
        pm_text text = {0};
        bool cut = false;
        say[i](picture, &text);
        size_t count = text.failed ? 0
                                   : pm_wrap_text(&picture->arena, pm_text_bytes(&text), width,
                                                  SMALL, PM_STRIP_CLOSING_LINES / 2,
                                                  strip->closing + strip->closing_count, &cut);
        bool failed = text.failed || (count == 0 && text.length > 0);
        pm_text_free(&text);
        if (failed) {
            return pm_fail_memory(err);
        }
        strip->closing_count += count;
    }
    return PM_OK;
}

/* All start with one sentence; then, from the first on, each gets more lines while there is room.
 */
pm_status pm_strip_make(pm_picture *picture, pm_box box, pm_strip *strip, bool *fits, pm_error *err)
{
    *strip = (pm_strip){.box = box, .count = picture->finding_count};
    double height = 0;
    *fits = false;
    pm_status closed = set_closing(picture, strip, err);
    if (closed != PM_OK) {
        return closed;
    }
    double room = box.bottom - box.top - TOP - KEY - SMALL_STEP * (double)strip->closing_count;
    for (size_t i = 0; i < strip->count; i++) {
        pm_status status = set_again(picture, strip, i, FEWEST_LINES, true, &height, err);
        if (status != PM_OK) {
            return status;
        }
    }
    if (height > room) {
        return PM_OK;
    }
    *fits = true;
    for (size_t lines = FEWEST_LINES; lines <= PM_STRIP_BODY_LINES; lines++) {
        for (size_t i = 0; i < strip->count; i++) {
            pm_strip_item kept = strip->items[i];
            double before = height;
            pm_status status = set_again(picture, strip, i, lines, false, &height, err);
            if (status != PM_OK) {
                return status;
            }
            if (height > room) {
                strip->items[i] = kept;
                height = before;
            }
        }
    }
    return PM_OK;
}

/* --- drawing --------------------------------------------------------------------------------- */

static void draw_number(const pm_palette *palette, pm_text *svg, pm_point centre, size_t number,
                        pm_outcome outcome, bool on_map)
{
    char digits[24];
    const char *colour = palette->outcomes[outcome];
    snprintf(digits, sizeof digits, "%zu", number);
    pm_svg_circle(svg, centre, PM_BADGE_RADIUS - (on_map ? 0 : 0.5), on_map ? colour : PM_WHITE,
                  on_map ? NULL : colour, 1);
    pm_svg_text(svg, (pm_point){centre.x, centre.y + 2.9}, digits, (pm_font){8, true},
                on_map ? PM_WHITE : colour, PM_ANCHOR_MIDDLE);
}

static double draw_item(const pm_strip *strip, const pm_picture *picture, size_t index, double top,
                        pm_text *svg)
{
    const pm_strip_item *item = &strip->items[index];
    const pm_finding *finding = picture->findings[index];
    bool on_map = pm_badge_on_map(picture, index);
    pm_text_addf(svg, "<g id=\"finding-%zu\" class=\"finding %s\">\n", index + 1,
                 pm_outcome_name(finding->outcome));
    draw_number(picture->palette, svg, (pm_point){strip->box.left + PM_BADGE_RADIUS, top + 5.4},
                index + 1, finding->outcome, on_map);
    double left = strip->box.left + INDENT;
    double base = top + 8.4;
    for (size_t i = 0; i < item->head_count; i++) {
        pm_svg_text(svg, (pm_point){left, base}, item->head[i], HEAD, PM_INK, PM_ANCHOR_START);
        base += HEAD_STEP;
    }
    base -= HEAD_STEP - BODY_STEP - 0.4;
    for (size_t i = 0; i < item->body_count; i++) {
        pm_svg_text(svg, (pm_point){left, base}, item->body[i], BODY, PM_INK_SOFT, PM_ANCHOR_START);
        base += BODY_STEP;
    }
    if (item->marked != NULL) {
        pm_svg_text(svg, (pm_point){left, base}, item->marked, SMALL, PM_INK_FAINT,
                    PM_ANCHOR_START);
    }
    pm_text_add(svg, "</g>\n");
    return top + item_height(item);
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

/* What the colours of the numbers mean: those used. */
static void draw_key(const pm_strip *strip, const pm_picture *picture, pm_text *svg)
{
    static const pm_outcome order[] = {PM_ISSUE, PM_WATCH, PM_FINE};
    double x = strip->box.left + 3;
    double y = strip->box.bottom - 5;
    pm_text_add(svg, "<g class=\"key\">\n");
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        if (is_used(strip, picture, order[k])) {
            const char *words = pm_outcome_name(order[k]);
            pm_svg_circle(svg, (pm_point){x, y - 2.6}, 3, picture->palette->outcomes[order[k]],
                          NULL, 0);
            pm_svg_text(svg, (pm_point){x + 5.5, y}, words, SMALL, PM_INK_SOFT, PM_ANCHOR_START);
            x += 5.5 + pm_text_width(words, SMALL) + 11;
        }
    }
    const char *words = open_words(strip, picture);
    if (words != NULL) {
        pm_svg_circle(svg, (pm_point){x, y - 2.6}, 2.6, PM_WHITE, PM_INK_FAINT, 1);
        pm_svg_text(svg, (pm_point){x + 5.5, y}, words, SMALL, PM_INK_SOFT, PM_ANCHOR_START);
    }
    pm_text_add(svg, "</g>\n");
}

void pm_strip_draw(const pm_strip *strip, const pm_picture *picture, pm_text *svg)
{
    double top = strip->box.top;
    pm_svg_text(svg, (pm_point){strip->box.left, top + 10}, "Findings", TITLE, PM_INK,
                PM_ANCHOR_START);
    top += TOP;
    for (size_t i = 0; i < strip->count; i++) {
        top = draw_item(strip, picture, i, top, svg);
    }
    if (strip->count == 0 && picture->issues_left + picture->watch_left == 0) {
        pm_svg_text(svg, (pm_point){strip->box.left, top + 8},
                    "Nothing to report from what is stated.", BODY, PM_INK_SOFT, PM_ANCHOR_START);
        top += 2 * BODY_STEP;
    }
    double left = strip->box.left + (strip->count > 0 ? INDENT : 0);
    for (size_t i = 0; i < strip->closing_count; i++) {
        pm_svg_text(svg, (pm_point){left, top + 4 + SMALL_STEP * (double)i}, strip->closing[i],
                    SMALL, PM_INK_SOFT, PM_ANCHOR_START);
    }
    if (strip->count > 0) {
        draw_key(strip, picture, svg);
    }
}
