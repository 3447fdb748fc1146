/* Drawing: the strip of findings. Findings in, lines that fit its columns out. */
#include "viz/strip.h"

#include <stdio.h>
#include <string.h>

#include "viz/sentences.h"

static const size_t FEWEST_LINES = 4;

static const double COLUMN_GAP = 22;

enum { LONGEST_TEXT = 900 };

static pm_strip_style style_of(double scale)
{
    return (pm_strip_style){.title = {11 * scale, true},
                            .head = {8.8 * scale, true},
                            .body = {8 * scale, false},
                            .small = {7.5 * scale, false},
                            .head_step = 10.6 * scale,
                            .body_step = 9.6 * scale,
                            .small_step = 9 * scale,
                            .gap = 8 * scale,
                            .indent = 19,
                            .top = 13 + 11 * scale,
                            .key = 9 + 8 * scale};
}

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
static pm_status set_body(pm_picture *picture, const pm_strip *strip, const char *text,
                          size_t most_lines, pm_strip_item *item, pm_error *err)
{
    double width = pm_strip_words_width(strip);
    size_t end = strlen(text);
    bool cut = true;
    while (cut && end > 0) {
        const char *part = pm_arena_text(&picture->arena, text, end);
        if (part == NULL) {
            return pm_fail_memory(err);
        }
        item->body_count = pm_wrap_text(&picture->arena, part, width, strip->style.body, most_lines,
                                        item->body, &cut);
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
    if (picture->stands_in != NULL || marked == 0 || marked >= finding->member_count ||
        finding->badge_count <= 1) {
        return PM_OK;
    }
    pm_text text = {0};
    pm_text_addf(&text, "marked on %zu of %zu", marked, finding->member_count);
    item->marked = pm_keep_text(picture, &text);
    return item->marked != NULL ? PM_OK : pm_fail_memory(err);
}

/* brief: only the first sentence, else as many as fit. */
static pm_status set_item(pm_picture *picture, const pm_strip *strip, size_t index,
                          size_t most_lines, bool brief, pm_strip_item *item, pm_error *err)
{
    const pm_finding *finding = picture->findings[index];
    bool cut = false;
    const char *head = pm_clean_text(&picture->arena, finding->headline, LONGEST_TEXT);
    const char *body = body_text(picture, finding);
    *item = (pm_strip_item){0};
    if (head == NULL || body == NULL) {
        return pm_fail_memory(err);
    }
    item->head_count = pm_wrap_text(&picture->arena, head, pm_strip_words_width(strip),
                                    strip->style.head, PM_STRIP_HEAD_LINES, item->head, &cut);
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
               ? set_body(picture, strip, body, most_lines, item, err)
               : status;
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
    double width = pm_strip_words_width(strip);
    strip->closing_count = 0;
    for (size_t i = 0; i < sizeof say / sizeof *say; i++) {
        pm_text text = {0};
        bool cut = false;
        say[i](picture, &text);
        size_t count = text.failed ? 0
                                   : pm_wrap_text(&picture->arena, pm_text_bytes(&text), width,
                                                  strip->style.small, PM_STRIP_CLOSING_LINES / 2,
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

/* --- columns --------------------------------------------------------------------------------- */

static double column_width(const pm_strip *strip)
{
    double gaps = COLUMN_GAP * (double)(strip->columns - 1);
    return (strip->box.right - strip->box.left - gaps) / (double)strip->columns;
}

double pm_strip_words_width(const pm_strip *strip)
{
    return column_width(strip) - strip->style.indent;
}

double pm_strip_column_left(const pm_strip *strip, size_t column)
{
    return strip->box.left + (double)column * (column_width(strip) + COLUMN_GAP);
}

double pm_strip_item_height(const pm_strip *strip, const pm_strip_item *item)
{
    const pm_strip_style *style = &strip->style;
    double height = (double)item->head_count * style->head_step +
                    (double)item->body_count * style->body_step +
                    (item->marked != NULL ? style->body_step : 0);
    return pm_most(height, 2 * PM_BADGE_RADIUS) + style->gap;
}

/* Height of the higher column when the first one ends before item "split". */
static double height_split(const pm_strip *strip, size_t split)
{
    double heights[2] = {0, 0};
    size_t last = strip->columns - 1;
    for (size_t i = 0; i < strip->count; i++) {
        heights[i < split ? 0 : last] += pm_strip_item_height(strip, &strip->items[i]);
    }
    heights[last] += strip->style.small_step * (double)strip->closing_count;
    return pm_most(heights[0], heights[1]);
}

/* Divides the items into columns of much the same height; returns that of the higher one. */
static double divide(pm_strip *strip)
{
    strip->split = strip->count;
    double least = height_split(strip, strip->split);
    for (size_t split = strip->count; strip->columns > 1 && split-- > 0;) {
        double height = height_split(strip, split);
        if (height < least) {
            least = height;
            strip->split = split;
        }
    }
    return least;
}

double pm_strip_bottom(const pm_strip *strip)
{
    return strip->box.top + strip->style.top + height_split(strip, strip->split) + strip->style.key;
}

/* Gives each item up to so many lines while there is room; the first ones are served first. */
static pm_status lengthen(pm_picture *picture, pm_strip *strip, size_t lines, double room,
                          pm_error *err)
{
    for (size_t i = 0; i < strip->count; i++) {
        pm_strip_item kept = strip->items[i];
        pm_status status = set_item(picture, strip, i, lines, false, &strip->items[i], err);
        if (status != PM_OK) {
            return status;
        }
        if (divide(strip) > room) {
            strip->items[i] = kept;
        }
    }
    divide(strip);
    return PM_OK;
}

/* All start with one sentence; then, from the first on, each gets more lines while there is room.
 */
pm_status pm_strip_make(pm_picture *picture, const pm_strip_frame *frame, pm_strip *strip,
                        bool *fits, pm_error *err)
{
    *strip = (pm_strip){.box = frame->box,
                        .columns = frame->columns,
                        .style = style_of(frame->scale),
                        .count = picture->finding_count};
    *fits = false;
    pm_status status = set_closing(picture, strip, err);
    for (size_t i = 0; i < strip->count && status == PM_OK; i++) {
        status = set_item(picture, strip, i, FEWEST_LINES, true, &strip->items[i], err);
    }
    double room = frame->box.bottom - frame->box.top - strip->style.top - strip->style.key;
    if (status != PM_OK || divide(strip) > room) {
        return status;
    }
    *fits = true;
    for (size_t lines = FEWEST_LINES; lines <= PM_STRIP_BODY_LINES && status == PM_OK; lines++) {
        status = lengthen(picture, strip, lines, room, err);
    }
    return status;
}
