/* Null models and permutation tests: see significance.h. */
#include "engine/measure/significance.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/measure/dealing.h"
#include "engine/measure/study.h"

enum { SMALLEST_MEMBERS = 8, SMALLEST_TIES = 5, REPORT_EVERY = 16 };

/* Values nearer than this (relatively) count as equal: sums differ in the last digits by order. */
static const double SAME = 1e-11;

/* What is tested under which null model. */
static const struct {
    pm_null null;
    pm_level level;
    const char *key;
} TESTS[] = {
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "connectedness"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "compactness"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "mean_distance"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "transitivity"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "clustering"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "core_fit"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "degree_centralization"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "betweenness_centralization"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "harmonic_centralization"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "cut_points"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "bridges"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "worst_loss"},
    {PM_NULL_TIES, PM_LEVEL_NETWORK, "influence_gini"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "connectedness"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "compactness"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "mean_distance"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "transitivity"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "clustering"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "betweenness_centralization"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "harmonic_centralization"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "cut_points"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "bridges"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "worst_loss"},
    {PM_NULL_DEGREES, PM_LEVEL_NETWORK, "influence_gini"},
    {PM_NULL_SECTORS, PM_LEVEL_NETWORK, "ei_index"},
    {PM_NULL_SECTORS, PM_LEVEL_NETWORK, "sector_assortativity"},
    {PM_NULL_SECTORS, PM_LEVEL_SECTOR, "betweenness_share"},
    {PM_NULL_SECTORS, PM_LEVEL_SECTOR, "resource_share"},
    {PM_NULL_SECTORS, PM_LEVEL_SECTOR, "decision_distance_median"},
    {PM_NULL_SECTORS, PM_LEVEL_SECTOR, "mean_constraint"},
    {PM_NULL_SECTORS, PM_LEVEL_MIXING, "ties"},
    {PM_NULL_SECTORS, PM_LEVEL_ORGANISATION, "coordinator"},
    {PM_NULL_SECTORS, PM_LEVEL_ORGANISATION, "itinerant"},
    {PM_NULL_SECTORS, PM_LEVEL_ORGANISATION, "representative"},
    {PM_NULL_SECTORS, PM_LEVEL_ORGANISATION, "gatekeeper"},
    {PM_NULL_SECTORS, PM_LEVEL_ORGANISATION, "liaison"},
    {PM_NULL_SECTORS, PM_LEVEL_ORGANISATION, "boundary"},
};

enum { TEST_COUNT = sizeof TESTS / sizeof *TESTS };

/* One test while draws come in. */
typedef struct tally {
    pm_chance chance;
    size_t higher, equal, lower;
    double sum;
} tally;

struct pm_significance {
    pm_arena arena;
    tally *tallies;
    size_t count;
    size_t draws;
    bool too_small;
};

/* A run: the map's own study, what is collected, and the source of chance. */
typedef struct run {
    const pm_measures *measures;
    pm_study *base;
    pm_significance *result;
    igraph_rng_t rng;
    pm_progress *progress;
    void *context;
    size_t done, of;
} run;

/* --- words ----------------------------------------------------------------------------------- */

const char *pm_null_name(pm_null null)
{
    static const char *const names[PM_NULL_COUNT] = {"ties", "degrees", "sectors"};
    return names[null];
}

const char *pm_null_words(pm_null null)
{
    static const char *const words[PM_NULL_COUNT] = {"as many members and ties, placed at random",
                                                     "every member keeps its number of ties",
                                                     "same map, sectors dealt again"};
    return words[null];
}

static pm_status put_in_words(pm_significance *all, tally *t, pm_error *err)
{
    static const char *const of[PM_NULL_COUNT] = {
        "random maps of the same size and number of ties",
        "random maps in which every member keeps its number of ties",
        "random dealings of the sectors over the same map"};
    double draws = (double)t->chance.draws;
    bool high = t->higher < t->lower;
    size_t beaten = high ? t->lower : t->higher;
    size_t of_hundred = (size_t)floor(100 * (double)beaten / draws);
    pm_text text = {0};
    if (t->equal == t->chance.draws) {
        pm_text_addf(&text, "the same in all %s", of[t->chance.null]);
    } else if (beaten == t->chance.draws) {
        pm_text_addf(&text, "%s than all %zu %s", high ? "higher" : "lower", beaten,
                     of[t->chance.null]);
    } else {
        pm_text_addf(&text, "%s than %zu of 100 %s", high ? "higher" : "lower", of_hundred,
                     of[t->chance.null]);
    }
    t->chance.words = pm_arena_text(&all->arena, pm_text_bytes(&text), text.length);
    pm_status status = pm_text_check(&text, err);
    pm_text_free(&text);
    return t->chance.words != NULL ? status : pm_fail_memory(err);
}

/* --- what is tested -------------------------------------------------------------------------- */

/* One tally for every test whose value is defined on the map. */
static pm_status list_tests(run *r, pm_error *err)
{
    size_t most = 0;
    for (size_t i = 0; i < TEST_COUNT; i++) {
        most += pm_measures_rows(r->measures, TESTS[i].level);
    }
    r->result->tallies = pm_arena_new(&r->result->arena, most * sizeof *r->result->tallies);
    if (r->result->tallies == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < TEST_COUNT; i++) {
        const pm_column *column = pm_measures_find(r->measures, TESTS[i].level, TESTS[i].key);
        for (size_t row = 0; row < pm_measures_rows(r->measures, TESTS[i].level); row++) {
            if (column != NULL && column->values[row].reason == NULL) {
                r->result->tallies[r->result->count++].chance =
                    (pm_chance){.measure = column->measure,
                                .row = row,
                                .null = TESTS[i].null,
                                .value = column->values[row].as.number};
            }
        }
    }
    return PM_OK;
}

static void count_draw(tally *t, const pm_value *drawn)
{
    if (drawn->reason != NULL) {
        return;
    }
    double value = t->chance.value;
    double slack = SAME * (fabs(value) > 1 ? fabs(value) : 1);
    t->chance.draws++;
    t->sum += drawn->as.number;
    t->higher += drawn->as.number > value + slack ? 1 : 0;
    t->lower += drawn->as.number < value - slack ? 1 : 0;
    t->equal = t->chance.draws - t->higher - t->lower;
}

/* Measures a drawn study under every test of the null model. */
static pm_status measure_draw(run *r, pm_study *drawn, pm_null null, pm_error *err)
{
    pm_status status = PM_OK;
    const pm_measure *computed = NULL;
    pm_output output = {0};
    for (size_t i = 0; i < r->result->count && status == PM_OK; i++) {
        tally *t = &r->result->tallies[i];
        if (t->chance.null != null) {
            continue;
        }
        if (t->chance.measure != computed) { /* rows of one column follow one another */
            output.rows = pm_measures_rows(r->measures, t->chance.measure->level);
            output.values = pm_study_new(drawn, output.rows, sizeof *output.values);
            if (output.values == NULL) {
                return pm_fail_memory(err);
            }
            pm_undefine_all(&output, "not computed");
            status = t->chance.measure->function->compute(drawn, &output, err);
            computed = t->chance.measure;
        }
        if (status == PM_OK) {
            count_draw(t, &output.values[t->chance.row]);
        }
    }
    return status;
}

static void tell_progress(run *r)
{
    r->done++;
    if (r->progress != NULL && (r->done % REPORT_EVERY == 0 || r->done == r->of)) {
        r->progress(r->context, r->done, r->of);
    }
}

/* --- drawing maps ---------------------------------------------------------------------------- */

/* Measures one random graph in place of the map's ties. */
static pm_status measure_graph(run *r, const igraph_t *graph, pm_null null, pm_error *err)
{
    pm_status status = PM_OK;
    pm_study drawn = {.map = r->base->map, .settings = r->base->settings};
    size_t ties = (size_t)igraph_ecount(graph);
    size_t *a = pm_new_array(ties, sizeof *a);
    size_t *b = pm_new_array(ties, sizeof *b);
    if (a == NULL || b == NULL) {
        status = pm_fail_memory(err);
        goto cleanup;
    }
    for (size_t t = 0; t < ties; t++) {
        a[t] = (size_t)IGRAPH_FROM(graph, (igraph_integer_t)t);
        b[t] = (size_t)IGRAPH_TO(graph, (igraph_integer_t)t);
    }
    PM_TRY(pm_views_of_ties(&drawn.views, r->base->views.member_count, a, b, ties, err));
    PM_TRY(measure_draw(r, &drawn, null, err));
cleanup:
    free(a);
    free(b);
    pm_study_free(&drawn);
    return status;
}

static pm_status draw_ties(run *r, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_t graph = {0};
    for (size_t i = 0; i < r->result->draws; i++) {
        PM_IGRAPH(igraph_erdos_renyi_game_gnm(&graph, (igraph_integer_t)r->base->views.member_count,
                                              (igraph_integer_t)r->base->views.tie_count,
                                              IGRAPH_UNDIRECTED, IGRAPH_NO_LOOPS));
        PM_TRY(measure_graph(r, &graph, PM_NULL_TIES, err));
        igraph_destroy(&graph);
        graph = (igraph_t){0};
        tell_progress(r);
    }
cleanup:
    igraph_destroy(&graph);
    return status;
}

static pm_status draw_degrees(run *r, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_t original = {0};
    igraph_t graph = {0};
    igraph_integer_t trials = 0;
    PM_TRY(pm_igraph_integer(10 * r->base->views.tie_count, &trials, err));
    PM_TRY(pm_study_graph_by_id(r->base, &original, err));
    for (size_t i = 0; i < r->result->draws; i++) {
        PM_IGRAPH(igraph_copy(&graph, &original));
        PM_IGRAPH(igraph_rewire(&graph, trials, IGRAPH_REWIRING_SIMPLE));
        PM_TRY(measure_graph(r, &graph, PM_NULL_DEGREES, err));
        igraph_destroy(&graph);
        graph = (igraph_t){0};
        tell_progress(r);
    }
cleanup:
    igraph_destroy(&graph);
    igraph_destroy(&original);
    return status;
}

/* --- dealing sectors ------------------------------------------------------------------------- */

/* Sectors in the order of the members' ids, of those that state one, and whose they are. */
typedef struct hand {
    size_t *member; /* by id */
    size_t *sector;
    size_t count;
} hand;

/* Measures the map with the sectors of the hand. Everything else is the map's own. */
static pm_status measure_hand(run *r, const hand *h, size_t *of_member, pm_error *err)
{
    pm_study drawn = *r->base;
    drawn.arena = (pm_arena){0};
    for (size_t i = 0; i < h->count; i++) {
        of_member[h->member[i]] = h->sector[i];
    }
    drawn.sectors.of_member = of_member;
    pm_status status = measure_draw(r, &drawn, PM_NULL_SECTORS, err);
    pm_arena_free(&drawn.arena);
    tell_progress(r);
    return status;
}

static int by_size(const void *left, const void *right)
{
    const size_t *x = left;
    const size_t *y = right;
    return *x < *y ? -1 : *x > *y;
}

static pm_status deal(run *r, hand *h, size_t *of_member, pm_error *err)
{
    pm_status status = PM_OK;
    bool exact = pm_dealings(r->base) <= PM_MOST_DEALINGS;
    if (exact) {
        qsort(h->sector, h->count, sizeof *h->sector, by_size);
        do {
            status = measure_hand(r, h, of_member, err);
        } while (status == PM_OK && pm_next_dealing(h->sector, h->count));
    }
    for (size_t i = 0; !exact && i < r->result->draws && status == PM_OK; i++) {
        pm_shuffle(&r->rng, h->sector, h->count);
        status = measure_hand(r, h, of_member, err);
    }
    for (size_t i = 0; i < r->result->count; i++) {
        pm_chance *chance = &r->result->tallies[i].chance;
        chance->exact = chance->null == PM_NULL_SECTORS && exact;
    }
    return status;
}

static pm_status deal_sectors(run *r, pm_error *err)
{
    const pm_partition *sectors = &r->base->sectors;
    size_t n = r->base->views.member_count;
    size_t *number = NULL;
    pm_status status = pm_study_number_by_id(r->base, &number, err);
    hand h = {.member = pm_new_array(n, sizeof(size_t)), .sector = pm_new_array(n, sizeof(size_t))};
    size_t *of_member = pm_new_array(n, sizeof *of_member);
    if (status == PM_OK && h.member != NULL && h.sector != NULL && of_member != NULL) {
        size_t *by_number = of_member; /* first: member of a number */
        for (size_t v = 0; v < n; v++) {
            by_number[number[v]] = v;
        }
        for (size_t i = 0; i < n; i++) {
            size_t v = by_number[i];
            if (sectors->of_member[v] != SIZE_MAX) {
                h.member[h.count] = v;
                h.sector[h.count++] = sectors->of_member[v];
            }
        }
        memcpy(of_member, sectors->of_member, n * sizeof *of_member);
        status = sectors->count > 1 ? deal(r, &h, of_member, err) : PM_OK;
    } else if (status == PM_OK) {
        status = pm_fail_memory(err);
    }
    free(of_member);
    free(h.member);
    free(h.sector);
    return status;
}

/* --- p-values -------------------------------------------------------------------------------- */

static double p_value(const pm_chance *chance, size_t as_extreme)
{
    double draws = (double)chance->draws;
    return chance->exact ? (double)as_extreme / draws : ((double)as_extreme + 1) / (draws + 1);
}

static int by_p(const void *left, const void *right)
{
    const tally *const *x = left;
    const tally *const *y = right;
    return (*x)->chance.p < (*y)->chance.p ? -1 : (*x)->chance.p > (*y)->chance.p;
}

/* Benjamini & Hochberg: p times tests over rank, made monotone from the largest down. */
static pm_status adjust(pm_significance *all, pm_error *err)
{
    tally **order = pm_new_array(all->count, sizeof *order);
    if (order == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < all->count; i++) {
        order[i] = &all->tallies[i];
    }
    qsort(order, all->count, sizeof *order, by_p);
    double least = 1;
    for (size_t i = all->count; i > 0; i--) {
        double adjusted = order[i - 1]->chance.p * (double)all->count / (double)i;
        least = adjusted < least ? adjusted : least;
        order[i - 1]->chance.p_adjusted = least;
    }
    free(order);
    return PM_OK;
}

static pm_status finish(pm_significance *all, pm_error *err)
{
    pm_status status = PM_OK;
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++) { /* without any draw there is nothing to say */
        if (all->tallies[i].chance.draws > 0) {
            all->tallies[kept++] = all->tallies[i];
        }
    }
    all->count = kept;
    for (size_t i = 0; i < all->count && status == PM_OK; i++) {
        tally *t = &all->tallies[i];
        pm_chance *c = &t->chance;
        c->mean = t->sum / (double)c->draws;
        c->p_high = p_value(c, t->higher + t->equal);
        c->p_low = p_value(c, t->lower + t->equal);
        double smaller = c->p_high < c->p_low ? c->p_high : c->p_low;
        c->p = 2 * smaller < 1 ? 2 * smaller : 1;
        c->percentile = 100 * ((double)t->lower + (double)t->equal / 2) / (double)c->draws;
        status = put_in_words(all, t, err);
    }
    return status == PM_OK ? adjust(all, err) : status;
}

/* --- the run --------------------------------------------------------------------------------- */

static pm_status draw_all(run *r, pm_error *err)
{
    pm_status status = PM_OK;
    double dealings = pm_dealings(r->base);
    size_t hands = dealings <= PM_MOST_DEALINGS ? (size_t)dealings : r->result->draws;
    r->of = 2 * r->result->draws + (r->base->sectors.count > 1 ? hands : 0);
    PM_TRY(list_tests(r, err));
    PM_TRY(draw_ties(r, err));
    PM_TRY(draw_degrees(r, err));
    PM_TRY(deal_sectors(r, err));
    PM_TRY(finish(r->result, err));
cleanup:
    return status;
}

pm_status pm_measure_significance(const pm_measures *measures, size_t draws, pm_progress *progress,
                                  void *context, pm_significance **significance, pm_error *err)
{
    pm_status status = PM_OK;
    pm_igraph_guard guard;
    run r = {.measures = measures, .progress = progress, .context = context};
    pm_study base =
        *pm_measures_study(measures); /* what it makes on need goes to an arena of its own */
    base.arena = (pm_arena){0};
    r.base = &base;
    r.result = calloc(1, sizeof *r.result);
    if (r.result == NULL) {
        return pm_fail_memory(err);
    }
    r.result->draws = draws;
    r.result->too_small =
        base.views.member_count < SMALLEST_MEMBERS || base.views.tie_count < SMALLEST_TIES;
    pm_igraph_enter(&guard);
    igraph_rng_t before = *igraph_rng_default();
    PM_IGRAPH(igraph_rng_init(&r.rng, &igraph_rngtype_mt19937));
    PM_IGRAPH(igraph_rng_seed(&r.rng, base.settings.seed));
    igraph_rng_set_default(&r.rng);
    if (!r.result->too_small) {
        PM_TRY(draw_all(&r, err));
    }
    *significance = r.result;
    r.result = NULL;
cleanup:
    igraph_rng_set_default(&before);
    if (r.rng.state != NULL) {
        igraph_rng_destroy(&r.rng);
    }
    pm_igraph_leave(&guard);
    pm_arena_free(&base.arena);
    pm_significance_free(r.result);
    return status;
}

void pm_significance_free(pm_significance *significance)
{
    if (significance != NULL) {
        pm_arena_free(&significance->arena);
        free(significance);
    }
}

bool pm_significance_too_small(const pm_significance *significance)
{
    return significance->too_small;
}

size_t pm_significance_draws(const pm_significance *significance)
{
    return significance->draws;
}

size_t pm_significance_count(const pm_significance *significance)
{
    return significance->count;
}

const pm_chance *pm_significance_at(const pm_significance *significance, size_t index)
{
    return &significance->tallies[index].chance;
}
