/* Drawing: answers to the thirteen ingredients, the most disputed first. Partners' yes, unsure and
 * no in; a stacked bar an ingredient out. Disagreement is what is shown: there is no score. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/audit/words.h"
#include "viz/chart_bars.h"

enum { YES, UNSURE, NO };

/* Choices of the vocabulary in the order they are drawn in. */
static const char *const ANSWERS[PM_ANSWERS] = {[YES] = "yes", [UNSURE] = "unsure", [NO] = "no"};

static const double LABEL_WIDTH = 172;
static const double FIGURE_WIDTH = 34;

typedef struct ingredient {
    size_t number; /* from 0 */
    size_t counts[PM_ANSWERS];
    size_t answered;
    bool is_shown; /* enough answered */
    int for_map;   /* the answer stated once for the map; -1: none */
    double spread;
} ingredient;

/* --- what there is to draw ------------------------------------------------------------------- */

static int answer_of(const pm_map *map, pm_word word, size_t index)
{
    for (int i = 0; i < PM_ANSWERS; i++) {
        if (pm_map_is(map, word, index, ANSWERS[i])) {
            return i;
        }
    }
    return -1;
}

/* Ordinal dispersion over no < unsure < yes (Leik 1966, "A measure of ordinal consensus", Pacific
 * Sociological Review 9:85-90): with cumulative shares F, the sum of min(F, 1 - F) over all but the
 * last answer, over its maximum. 0: all answer alike; 1: half say yes and half say no. */
static double spread_of(const ingredient *of)
{
    double share_yes = (double)of->counts[YES] / (double)of->answered;
    double share_no = (double)of->counts[NO] / (double)of->answered;
    return fmin(share_yes, 1 - share_yes) + fmin(share_no, 1 - share_no);
}

static ingredient read_ingredient(const pm_chart_page *page, size_t number)
{
    const pm_measures *measures = page->measures;
    const pm_map *map = pm_measures_map(measures);
    ingredient of = {.number = number};
    of.for_map = answer_of(map, (pm_word)(PM_MAP_ING01 + number), 0);
    for (size_t i = 0; i < pm_measures_rows(measures, PM_LEVEL_ORGANISATION); i++) {
        size_t node = pm_measures_node_of_member(measures, i);
        int answer = answer_of(map, (pm_word)(PM_NODE_ING01 + number), node);
        if (answer >= 0 && pm_map_kind(map, node) != PM_PERSON) { /* as in ingredients.h */
            of.counts[answer]++;
            of.answered++;
        }
    }
    of.is_shown = of.answered >= page->conventions.fewest_answers;
    of.spread = of.is_shown ? spread_of(&of) : -1;
    return of;
}

static int by_spread(const void *left, const void *right)
{
    const ingredient *x = left;
    const ingredient *y = right;
    if (x->spread < y->spread || x->spread > y->spread) {
        return x->spread > y->spread ? -1 : 1;
    }
    return x->number < y->number ? -1 : 1;
}

/* "4: the common interest comes before one's own". */
static const char *words_of(size_t number)
{
    return pm_vocabulary((pm_word)(PM_NODE_ING01 + number))->meaning + strlen("ingredient ");
}

/* --- bars ------------------------------------------------------------------------------------ */

static pm_bar bar_of(pm_chart_page *page, const ingredient *of)
{
    pm_bar bar = {.label = words_of(of->number)};
    if (of->is_shown) {
        pm_text spread = {0};
        pm_text_addf(&spread, "%.2f", of->spread);
        memcpy(bar.counts, of->counts, sizeof of->counts);
        bar.total = of->answered;
        bar.figure = pm_chart_keep(page, &spread);
    } else if (of->answered > 0) {
        pm_text words = {0};
        pm_text_addf(&words, "fewer than %zu answers: not shown", page->conventions.fewest_answers);
        bar.instead = pm_chart_keep(page, &words);
    } else if (of->for_map >= 0) {
        pm_text words = {0};
        pm_text_addf(&words, "%s, once for the map: spread unknown", ANSWERS[of->for_map]);
        bar.instead = pm_chart_keep(page, &words);
    } else {
        bar.instead = "not answered";
    }
    return bar;
}

static void say_all(pm_chart_page *page, const ingredient *sorted)
{
    const ingredient *first = &sorted[0];
    if (first->is_shown && first->spread > 0) {
        pm_text_addf(&page->message, "Partners differ most on %s.", words_of(first->number));
    } else {
        pm_convention_fill(&page->message,
                           first->is_shown
                               ? "Partners answer alike wherever {fewest_answers} or more do."
                               : "How far partners differ is not known.",
                           &page->conventions);
    }
    size_t most = 0;
    for (size_t i = 0; i < PM_INGREDIENTS; i++) {
        most = sorted[i].is_shown && sorted[i].answered > most ? sorted[i].answered : most;
    }
    pm_text_add(&page->note,
                "Spread: 0 all answer alike, 1 half say yes and half no (Leik 1966). ");
    if (most > 0) {
        pm_text_addf(&page->note, "Up to %zu of %zu members answered; groups of fewer than ", most,
                     pm_measures_rows(page->measures, PM_LEVEL_ORGANISATION));
        pm_say_count(&page->note, page->conventions.fewest_answers);
        pm_text_add(&page->note, " are not shown.");
    } else {
        pm_text_add(&page->note, "Record ing01 to ing13 on organisations to see it.");
    }
}

pm_status pm_chart_ingredients(pm_chart_page *page, pm_error *err)
{
    (void)err;
    ingredient all[PM_INGREDIENTS];
    bool some = false;
    for (size_t i = 0; i < PM_INGREDIENTS; i++) {
        all[i] = read_ingredient(page, i);
        some = some || all[i].answered > 0 || all[i].for_map >= 0;
    }
    if (!some) {
        pm_chart_missing(
            page, "What partners say of the thirteen ingredients is not known.",
            "Nobody answered. Record \"ing01\" to \"ing13\" (yes, no or unsure) on each "
            "organisation, or once on the graph; spread is seen only where partners "
            "answer for themselves.");
        return PM_OK;
    }
    qsort(all, PM_INGREDIENTS, sizeof *all, by_spread);
    pm_bars bars = {.part_count = PM_ANSWERS,
                    .bar_count = PM_INGREDIENTS,
                    .label_width = LABEL_WIDTH,
                    .figure_width = FIGURE_WIDTH,
                    .unit = "answers",
                    .figure_head = "spread"};
    for (size_t i = 0; i < PM_ANSWERS; i++) {
        bars.parts[i] = (pm_chart_key){page->colours->answers[i], false, ANSWERS[i]};
    }
    for (size_t i = 0; i < PM_INGREDIENTS; i++) {
        bars.bars[i] = bar_of(page, &all[i]);
    }
    if (!all[0].is_shown) {
        bars.figure_head = NULL;
    }
    pm_bars_draw(page, &bars);
    say_all(page, all);
    return PM_OK;
}
