/* Drawing: the partnership continuum over all relationships, and by pair of sectors. What the ends
 * of edges call their work together in; stacked bars out. Nominal, not a ladder. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/audit/words.h"
#include "viz/chart_bars.h"

enum {
    DIFFER = PM_BEHAVIOURS, /* part: the two ends describe it differently */
    PARTS = PM_BEHAVIOURS + 1,
    MOST_PAIRS = 9 /* rows of pairs of sectors; the rest share one */
};

static const double LABEL_WIDTH = 152;
static const double ALONE_WIDTH = 96;

/* Relationships of a pair of sectors, a <= b. */
typedef struct pair {
    size_t a, b;
    size_t counts[PARTS];
    size_t total;
} pair;

typedef struct behaviour_chart {
    pair *pairs; /* those described, in the order of mixing, then by number */
    size_t pair_count;
    size_t apart[PARTS]; /* relationships of no pair: an end has no sector */
    size_t all[PARTS];
    size_t described;
    size_t fewest; /* relationships a row may stand for */
} behaviour_chart;

/* --- what there is to draw ------------------------------------------------------------------- */

/* Part an edge belongs to, -1 when nothing is stated. */
static int part_of(const pm_map *map, size_t edge)
{
    int both = pm_map_choice(map, PM_EDGE_BEHAVIOUR, edge);
    int source = pm_map_choice(map, PM_EDGE_BEHAVIOUR_SOURCE, edge);
    int target = pm_map_choice(map, PM_EDGE_BEHAVIOUR_TARGET, edge);
    if (source >= 0 && target >= 0) {
        return source == target ? source : DIFFER;
    }
    return source >= 0 ? source : target >= 0 ? target : both;
}

static size_t sector_of(const pm_measures *measures, size_t node)
{
    size_t member = pm_measures_member_of_node(measures, node);
    return member != SIZE_MAX ? pm_measures_sector_of_member(measures, member) : SIZE_MAX;
}

static int by_sectors(const void *left, const void *right)
{
    const pair *x = left;
    const pair *y = right;
    if (x->a != y->a) {
        return x->a < y->a ? -1 : 1;
    }
    return x->b < y->b ? -1 : x->b > y->b;
}

static int by_total(const void *left, const void *right)
{
    const pair *x = left;
    const pair *y = right;
    if (x->total != y->total) {
        return x->total > y->total ? -1 : 1;
    }
    return by_sectors(left, right);
}

/* One pair an edge, equal ones then added up. */
static void merge_pairs(behaviour_chart *of)
{
    size_t kept = 0;
    qsort(of->pairs, of->pair_count, sizeof *of->pairs, by_sectors);
    for (size_t i = 0; i < of->pair_count; i++) {
        if (kept > 0 && by_sectors(&of->pairs[i], &of->pairs[kept - 1]) == 0) {
            for (size_t p = 0; p < PARTS; p++) {
                of->pairs[kept - 1].counts[p] += of->pairs[i].counts[p];
            }
            of->pairs[kept - 1].total++;
        } else {
            of->pairs[kept++] = of->pairs[i];
        }
    }
    of->pair_count = kept;
    qsort(of->pairs, of->pair_count, sizeof *of->pairs, by_total);
}

static pm_status collect(const pm_measures *measures, behaviour_chart *of, pm_error *err)
{
    const pm_map *map = pm_measures_map(measures);
    size_t edges = pm_map_edge_count(map);
    of->pairs = pm_new_array(edges, sizeof *of->pairs);
    if (of->pairs == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t e = 0; e < edges; e++) {
        int part = part_of(map, e);
        if (part < 0) {
            continue;
        }
        size_t a = sector_of(measures, pm_map_edge(map, e)->source);
        size_t b = sector_of(measures, pm_map_edge(map, e)->target);
        of->all[part]++;
        of->described++;
        if (a == SIZE_MAX || b == SIZE_MAX) {
            of->apart[part]++;
            continue;
        }
        pair *own = &of->pairs[of->pair_count++];
        *own = (pair){.a = a < b ? a : b, .b = a < b ? b : a, .total = 1};
        own->counts[part] = 1;
    }
    merge_pairs(of);
    return PM_OK;
}

/* --- bars ------------------------------------------------------------------------------------ */

static size_t sum_of(const size_t *counts)
{
    size_t sum = 0;
    for (size_t i = 0; i < PARTS; i++) {
        sum += counts[i];
    }
    return sum;
}

/* How many pairs have a row of their own: those with five or more, and none that would let the row
 * of all others, or what is left out of it, be found by subtraction. */
static size_t rows_of_pairs(const behaviour_chart *of, size_t rest[PARTS])
{
    size_t rows = 0;
    while (rows < of->pair_count && rows < MOST_PAIRS && of->pairs[rows].total >= of->fewest) {
        rows++;
    }
    memcpy(rest, of->apart, sizeof of->apart);
    for (size_t i = rows; i < of->pair_count; i++) {
        for (size_t p = 0; p < PARTS; p++) {
            rest[p] += of->pairs[i].counts[p];
        }
    }
    while (rows > 0 && sum_of(rest) > 0 && sum_of(rest) < of->fewest) {
        rows--;
        for (size_t p = 0; p < PARTS; p++) {
            rest[p] += of->pairs[rows].counts[p];
        }
    }
    return rows;
}

static void add_bar(pm_bars *bars, const char *label, const size_t *counts)
{
    pm_bar *bar = &bars->bars[bars->bar_count++];
    *bar = (pm_bar){.label = label, .total = sum_of(counts)};
    memcpy(bar->counts, counts, PARTS * sizeof *counts);
}

static const char *label_of(pm_chart_page *page, const pair *of)
{
    pm_text words = {0};
    const char *a =
        pm_chart_clean(page, pm_measures_row_name(page->measures, PM_LEVEL_SECTOR, of->a));
    const char *b =
        pm_chart_clean(page, pm_measures_row_name(page->measures, PM_LEVEL_SECTOR, of->b));
    if (of->a == of->b) {
        pm_text_addf(&words, "within %s",
                     pm_chart_fitted(page, a, LABEL_WIDTH - 34, PM_CHART_FONT));
    } else {
        double half = (LABEL_WIDTH - 26) / 2;
        double of_a = pm_text_width(a, PM_CHART_FONT);
        double of_b = pm_text_width(b, PM_CHART_FONT);
        pm_text_addf(&words, "%s and %s",
                     pm_chart_fitted(page, a, pm_most(half, 2 * half - of_b), PM_CHART_FONT),
                     pm_chart_fitted(page, b, pm_most(half, 2 * half - of_a), PM_CHART_FONT));
    }
    return pm_chart_keep(page, &words);
}

static void make_bars(pm_chart_page *page, const behaviour_chart *of, pm_bars *bars)
{
    size_t rest[PARTS] = {0};
    size_t rows = rows_of_pairs(of, rest);
    add_bar(bars, "all relationships", of->all);
    for (size_t i = 0; i < rows; i++) {
        add_bar(bars, label_of(page, &of->pairs[i]), of->pairs[i].counts);
    }
    if (rows > 0 && sum_of(rest) > 0) {
        add_bar(bars, "all others", rest);
    }
    const char *const *names = pm_vocabulary(PM_EDGE_BEHAVIOUR)->choices;
    for (size_t i = 0; i < PM_BEHAVIOURS; i++) {
        bars->parts[i] = (pm_chart_key){page->colours->behaviours[i], false, names[i]};
    }
    bars->parts[DIFFER] = (pm_chart_key){PM_WHITE, true, "the two ends differ"};
}

static void say_all(pm_chart_page *page, const behaviour_chart *of, const pm_bars *bars)
{
    size_t edges = pm_map_edge_count(pm_measures_map(page->measures));
    pm_text_add(&page->note, "Not a ladder: each way of working together fits a purpose. Figures "
                             "are relationships.");
    pm_text_add(&page->note, bars->bar_count > 1
                                 ? " Pairs of sectors with fewer than five described are among all "
                                   "others."
                                 : " Too few are described to tell pairs of sectors apart.");
    pm_text_addf(&page->message, "%zu of %zu relationships are described; ", of->described, edges);
    if (of->all[DIFFER] == 0) {
        pm_text_add(&page->message, "none is seen differently by its two ends.");
        return;
    }
    pm_say_counted(&page->message, of->all[DIFFER], "is seen differently by its two ends.",
                   "are seen differently by their two ends.");
}

pm_status pm_chart_behaviour(pm_chart_page *page, pm_error *err)
{
    behaviour_chart of = {.fewest = page->conventions.fewest_answers};
    pm_status status = collect(page->measures, &of, err);
    if (status == PM_OK && of.described < of.fewest) {
        pm_text remedy = {0};
        pm_convention_fill(
            &remedy,
            "Fewer than {fewest_answers} relationships state how their ends work together. Record "
            "\"behaviour\", or \"behaviour_source\" and \"behaviour_target\", on edges: "
            "competition, cooperation, coordination or coevolution.",
            &page->conventions);
        pm_chart_missing(page, "How partners work together is not known.",
                         pm_chart_keep(page, &remedy));
    } else if (status == PM_OK) {
        pm_bars bars = {.part_count = PARTS, .label_width = LABEL_WIDTH, .unit = "relationships"};
        make_bars(page, &of, &bars);
        if (bars.bar_count > 1) {
            pm_bars_draw(page, &bars);
        } else {
            bars.label_width = ALONE_WIDTH;
            pm_bars_draw_alone(page, &bars);
        }
        say_all(page, &of, &bars);
    }
    free(of.pairs);
    return status;
}
