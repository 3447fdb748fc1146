/* Sectors: how far ties cross them, what each holds, and how near each is to decisions.
 * Measures run over the members with a sector and the ties among them. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/routes.h"
#include "engine/measure/study.h"

static const char NO_SECTOR[] = "its sector is not stated";

/* --- ties between sectors -------------------------------------------------------------------- */

/* Pairs of members within one sector, W. */
static double pairs_within(const pm_study *study)
{
    double within = 0;
    for (size_t s = 0; s < study->sectors.count; s++) {
        double size = (double)study->sectors.sizes[s];
        within += size * (size - 1) / 2;
    }
    return within;
}

static void cover_sectors(const pm_study *study, pm_output *output)
{
    output->n_used = study->sectors.stated;
    output->n_missing = study->views.member_count - study->sectors.stated;
}

/* (E - I) / (E + I). */
static pm_status ei_index(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    size_t within = 0;
    size_t between = 0;
    size_t a = 0;
    size_t b = 0;
    for (size_t t = 0; t < study->views.tie_count; t++) {
        if (pm_study_sectors_of_tie(study, t, &a, &b)) {
            within += a == b ? 1 : 0;
            between += a != b ? 1 : 0;
        }
    }
    cover_sectors(study, output);
    if (within + between == 0) {
        pm_undefine_all(output, "no tie between members with a sector");
    } else {
        pm_define(&output->values[0],
                  ((double)between - (double)within) / (double)(between + within));
    }
    return PM_OK;
}

/* 1 - 2 W / T: the E-I index of ties placed at random. */
static pm_status ei_expected(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    cover_sectors(study, output);
    if (study->sectors.stated < 2) {
        pm_undefine_all(output, "fewer than two members with a sector");
    } else {
        pm_define(&output->values[0], 1 - 2 * pairs_within(study) / pm_study_sector_pairs(study));
    }
    return PM_OK;
}

/* (sum e_ss - sum a_s^2) / (1 - sum a_s^2): e_ss share of ties within s, a_s share of ends of ties
 * in s. */
static pm_status sector_assortativity(pm_study *study, pm_output *output, pm_error *err)
{
    double *ends = pm_study_new(study, study->sectors.count, sizeof *ends);
    double within = 0;
    double ties = 0;
    size_t a = 0;
    size_t b = 0;
    if (ends == NULL) {
        return pm_fail_memory(err);
    }
    cover_sectors(study, output);
    for (size_t t = 0; t < study->views.tie_count; t++) {
        if (pm_study_sectors_of_tie(study, t, &a, &b)) {
            ties += 1;
            within += a == b ? 1 : 0;
            ends[a] += 1;
            ends[b] += 1;
        }
    }
    double squares = 0;
    for (size_t s = 0; s < study->sectors.count && ties > 0; s++) {
        double share = ends[s] / (2 * ties);
        squares += share * share;
    }
    if (ties <= 0) {
        pm_undefine_all(output, "no tie between members with a sector");
    } else if (squares >= 1) {
        pm_undefine_all(output, "all ties end in one sector");
    } else {
        pm_define(&output->values[0], (within / ties - squares) / (1 - squares));
    }
    return PM_OK;
}

static pm_status ei(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    const pm_neighbours *near = &study->views.near;
    for (size_t v = 0; v < output->rows; v++) {
        size_t own = study->sectors.of_member[v];
        double within = 0;
        double between = 0;
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
            size_t other = study->sectors.of_member[near->list[i]];
            within += other == own ? 1 : 0;
            between += other != own && other != SIZE_MAX ? 1 : 0;
        }
        if (own == SIZE_MAX) {
            pm_undefine(&output->values[v], NO_SECTOR);
        } else if (within + between == 0) {
            pm_undefine(&output->values[v], "no tie with a member that has a sector");
        } else {
            pm_define(&output->values[v], (between - within) / (between + within));
        }
    }
    return PM_OK;
}

/* --- per sector ------------------------------------------------------------------------------ */

static pm_status sector_members(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t s = 0; s < output->rows; s++) {
        pm_define(&output->values[s], (double)study->sectors.sizes[s]);
    }
    return PM_OK;
}

static pm_status sector_share(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t s = 0; s < output->rows; s++) {
        pm_define(&output->values[s],
                  (double)study->sectors.sizes[s] / (double)study->sectors.stated);
    }
    return PM_OK;
}

static bool is_board(const pm_study *study, size_t node)
{
    return pm_map_is(study->map, PM_NODE_BODY_TYPE, node, "board") &&
           pm_map_kind(study->map, node) == PM_BODY;
}

/* A seat: a pair of member and board joined by a member tie whose role is not observer. */
typedef struct seat {
    size_t board, member;
} seat;

static int by_seat(const void *left, const void *right)
{
    const seat *x = left;
    const seat *y = right;
    if (x->board != y->board) {
        return x->board < y->board ? -1 : 1;
    }
    return x->member < y->member ? -1 : x->member > y->member;
}

/* Seats of the whole file, each pair once; *boards counts the boards. */
static size_t find_seats(const pm_study *study, seat *seats, size_t *boards)
{
    const pm_map *map = study->map;
    size_t count = 0;
    for (size_t node = 0; node < pm_map_node_count(map); node++) {
        *boards += is_board(study, node) ? 1 : 0;
    }
    for (size_t e = 0; e < pm_map_edge_count(map); e++) {
        const pm_edge *edge = pm_map_edge(map, e);
        bool observer = pm_map_is(map, PM_EDGE_ROLE, e, "observer");
        if (!pm_map_edge_is(map, e, "member") || observer || edge->source == edge->target) {
            continue;
        }
        bool to_target = is_board(study, edge->target);
        if (to_target || is_board(study, edge->source)) {
            seats[count++] = (seat){to_target ? edge->target : edge->source,
                                    to_target ? edge->source : edge->target};
        }
    }
    qsort(seats, count, sizeof *seats, by_seat);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || by_seat(&seats[i], &seats[kept - 1]) != 0) {
            seats[kept++] = seats[i];
        }
    }
    return kept;
}

static pm_status board_seats(pm_study *study, pm_output *output, pm_error *err)
{
    size_t boards = 0;
    seat *seats = pm_new_array(pm_map_edge_count(study->map), sizeof *seats);
    double *held = pm_study_new(study, output->rows, sizeof *held);
    if (seats == NULL || held == NULL) {
        free(seats);
        return pm_fail_memory(err);
    }
    size_t count = find_seats(study, seats, &boards);
    for (size_t i = 0; i < count; i++) {
        size_t member = study->views.member_of_node[seats[i].member];
        size_t sector = member != SIZE_MAX ? study->sectors.of_member[member] : SIZE_MAX;
        if (sector != SIZE_MAX) {
            held[sector] += 1;
        }
    }
    free(seats);
    for (size_t s = 0; s < output->rows; s++) {
        if (boards == 0) {
            pm_undefine(&output->values[s], "no body of type board");
        } else {
            pm_define(&output->values[s], held[s]);
        }
    }
    return PM_OK;
}

/* Values of the members of each sector, added up. */
typedef struct sector_sum {
    double sum;
    size_t counted; /* members it was made from */
} sector_sum;

/* Shares of the sum over all members; "counted" NULL: every member counts. */
static pm_status shares_by_sector(pm_study *study, pm_output *output, const double *values,
                                  const bool *counted, const char *reason, pm_error *err)
{
    double all = 0;
    sector_sum *sums = pm_study_new(study, output->rows, sizeof *sums);
    if (sums == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < study->views.member_count; v++) {
        size_t sector = study->sectors.of_member[v];
        bool counts = counted == NULL || counted[v];
        all += counts ? values[v] : 0;
        if (counts && sector != SIZE_MAX) {
            sums[sector].sum += values[v];
            sums[sector].counted++;
        }
    }
    for (size_t s = 0; s < output->rows; s++) {
        if (all <= 0) {
            pm_undefine(&output->values[s], reason);
        } else if (sums[s].counted == 0) {
            pm_undefine(&output->values[s], "no member of the sector states it");
        } else {
            pm_define(&output->values[s], sums[s].sum / all);
        }
    }
    return PM_OK;
}

static pm_status sector_betweenness_share(pm_study *study, pm_output *output, pm_error *err)
{
    const double *betweenness = NULL;
    pm_status status = pm_study_betweenness(study, &betweenness, err);
    if (status != PM_OK) {
        return status;
    }
    return shares_by_sector(study, output, betweenness, NULL, "no member lies between others", err);
}

static pm_status sector_resource_share(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_resource *resource = study->resource;
    if (resource == NULL || resource->negative) {
        pm_undefine_all(output, resource == NULL ? "no member states a resource"
                                                 : "a member states a negative amount");
        return PM_OK;
    }
    return shares_by_sector(study, output, resource->amount, resource->stated,
                            "the stated amounts add up to nothing", err);
}

static int by_size(const void *left, const void *right)
{
    const size_t *x = left;
    const size_t *y = right;
    return *x < *y ? -1 : *x > *y;
}

/* Median of the members of a sector that have a route; mean of the middle two. */
static pm_status decision_distance_median(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    size_t n = study->views.member_count;
    if (study->decision_count == 0) {
        pm_undefine_all(output, "no decision body is named");
        return PM_OK;
    }
    size_t *hops = pm_study_new(study, n, sizeof *hops);
    if (hops == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = pm_study_routes(study, &routes, err);
    for (size_t s = 0; s < output->rows && status == PM_OK; s++) {
        size_t count = 0;
        for (size_t v = 0; v < n; v++) {
            if (study->sectors.of_member[v] == s && routes->distance[v] != SIZE_MAX) {
                hops[count++] = routes->distance[v];
            }
        }
        if (count == 0) {
            pm_undefine(&output->values[s], "no member of the sector has a route to decisions");
            continue;
        }
        qsort(hops, count, sizeof *hops, by_size);
        double low = (double)hops[(count - 1) / 2];
        double high = (double)hops[count / 2];
        pm_define(&output->values[s], (low + high) / 2);
    }
    return status;
}

static pm_status mean_constraint(pm_study *study, pm_output *output, pm_error *err)
{
    const double *constraint = NULL;
    size_t n = study->views.member_count;
    pm_status status = pm_study_constraint(study, &constraint, err);
    for (size_t s = 0; s < output->rows && status == PM_OK; s++) {
        double sum = 0;
        size_t count = 0;
        for (size_t v = 0; v < n; v++) {
            if (study->sectors.of_member[v] == s && pm_study_degree(study, v) > 0) {
                sum += constraint[v];
                count++;
            }
        }
        if (count == 0) {
            pm_undefine(&output->values[s], "no member of the sector has a tie");
        } else {
            pm_define(&output->values[s], sum / (double)count);
        }
    }
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define SOURCE_EI "Krackhardt & Stern 1988, doi:10.2307/2786835"

#define SECTOR_ROW(word, run, name, at, over, sort, measured, span, text, reading, never, why)     \
    {                                                                                              \
        .key = word, .title = name, .level = at, .family = "sectors", .view = over, .type = sort,  \
        .unit = measured, .range = span, .definition = text, .high = reading, .undefined = never,  \
        .source = why, .function = PM_FUNCTION(run)                                                \
    }

static const pm_measure ROWS[] = {
    SECTOR_ROW("ei_index", ei_index, "E-I index", PM_LEVEL_NETWORK, "U ties", PM_VALUE_NUMBER, "",
               "-1..1", "(E - I) / (E + I), E ties between sectors and I ties within them.",
               "1: all ties cross sectors. -1: every sector keeps to itself. Compare with "
               "ei_expected.",
               "no tie between members with a sector", SOURCE_EI),
    SECTOR_ROW(
        "ei_expected", ei_expected, "E-I index expected", PM_LEVEL_NETWORK, "map", PM_VALUE_NUMBER,
        "", "-1..1",
        "1 - 2 W / T: W pairs of members within one sector, T pairs in all; the E-I index of "
        "ties placed at random.",
        "Well above ei_index: sectors keep to themselves more than their sizes explain.",
        "fewer than two members with a sector", SOURCE_EI),
    SECTOR_ROW(
        "sector_assortativity", sector_assortativity, "Assortativity by sector", PM_LEVEL_NETWORK,
        "U ties", PM_VALUE_NUMBER, "correlation", "-1..1",
        "(sum of e_ss - sum of a_s^2) / (1 - sum of a_s^2): e_ss share of ties within sector "
        "s, a_s share of ends of ties in s.",
        "Above 0: sectors keep to themselves. Below 0: they seek each other out.",
        "no tie between members with a sector, or all end in one sector",
        "Newman 2003, doi:10.1103/PhysRevE.67.026126"),
    SECTOR_ROW("ei", ei, "Own E-I index", PM_LEVEL_ORGANISATION, "U ties", PM_VALUE_NUMBER, "",
               "-1..1", "(E - I) / (E + I) over its own ties with members that have a sector.",
               "1: all its partners are of other sectors. -1: all of its own.",
               "its sector is not stated, or no such tie", SOURCE_EI),
    SECTOR_ROW("members", sector_members, "Members", PM_LEVEL_SECTOR, "map", PM_VALUE_COUNT,
               "members", "1..n", "Members of the sector.", "Size only.", "never", "partmap"),
    SECTOR_ROW("share", sector_share, "Share of members", PM_LEVEL_SECTOR, "map", PM_VALUE_NUMBER,
               "share", "0..1", "Its members / members with a sector.",
               "High: it has the numbers; compare with seats, betweenness and resource.", "never",
               "partmap"),
    SECTOR_ROW(
        "board_seats", board_seats, "Board seats", PM_LEVEL_SECTOR, "map", PM_VALUE_COUNT, "seats",
        "0..",
        "Pairs of a member of the sector and a body of type board joined by a member tie whose "
        "role is not observer.",
        "Compare with its share of members: equal status shows in seats.", "no body of type board",
        "partmap"),
    SECTOR_ROW("betweenness_share", sector_betweenness_share, "Share of betweenness",
               PM_LEVEL_SECTOR, "U ties", PM_VALUE_NUMBER, "share", "0..1",
               "Betweenness of its members / all betweenness.",
               "High: the sector is the partnership's go-between.", "no member lies between others",
               "Freeman 1977, doi:10.2307/3033543"),
    SECTOR_ROW(
        "resource_share", sector_resource_share, "Share of the resource", PM_LEVEL_SECTOR, "map",
        PM_VALUE_NUMBER, "share", "0..1",
        "Stated resource of its members / stated resource of all members.",
        "High: the sector holds the means.",
        "no resource stated (by the sector, or at all), a negative amount, or a sum of nothing",
        "partmap"),
    SECTOR_ROW(
        "decision_distance_median", decision_distance_median, "Median distance to decisions",
        PM_LEVEL_SECTOR, "U ties; D arcs with --directed", PM_VALUE_NUMBER, "hops", "0..",
        "Median decision_distance of its members that have a route (mean of the middle two); a "
        "decision body counts with 0.",
        "Higher than other sectors': it hears of decisions later than they do.",
        "no decision body named, or no member with a route", "partmap"),
    SECTOR_ROW("mean_constraint", mean_constraint, "Mean constraint", PM_LEVEL_SECTOR, "U ties",
               PM_VALUE_NUMBER, "", "0..1.125", "Mean constraint of its members that have a tie.",
               "High: its members move in closed circles.", "no member of it has a tie",
               "Burt 1992, Structural Holes, Harvard University Press"),
};

const pm_measure_table pm_measures_of_sectors = {ROWS, sizeof ROWS / sizeof *ROWS};
