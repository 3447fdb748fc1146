/* Sectors in the second implementation: E-I, assortativity, a row a sector and a row a pair. See
 * brute.h. */
#include "tests/brute/brute.h"

#include <string.h>

static bool in_sector(const brute *b, size_t i, size_t s)
{
    return b->sector[i] != NULL && strcmp(b->sector[i], b->sectors[s]) == 0;
}

static double size_of(const brute *b, size_t s)
{
    double size = 0;
    for (size_t i = 0; i < b->n; i++) {
        size += in_sector(b, i, s) ? 1 : 0;
    }
    return size;
}

static double members_with_sector(const brute *b)
{
    double count = 0;
    for (size_t i = 0; i < b->n; i++) {
        count += b->sector[i] != NULL ? 1 : 0;
    }
    return count;
}

/* Ties between sectors x and y; within x when they are one. */
static double ties_between(const brute *b, size_t x, size_t y)
{
    double count = 0;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = i + 1; j < b->n; j++) {
            bool across = (in_sector(b, i, x) && in_sector(b, j, y)) ||
                          (in_sector(b, i, y) && in_sector(b, j, x));
            count += across && b->ties.tie[i][j] ? 1 : 0;
        }
    }
    return count;
}

static double pairs_between(const brute *b, size_t x, size_t y)
{
    return x == y ? size_of(b, x) * (size_of(b, x) - 1) / 2 : size_of(b, x) * size_of(b, y);
}

/* --- the network ---------------------------------------------------------------------------- */

static double ties_with_sectors(const brute *b, double *internal)
{
    double all = 0;
    *internal = 0;
    for (size_t x = 0; x < b->sector_count; x++) {
        *internal += ties_between(b, x, x);
        for (size_t y = x; y < b->sector_count; y++) {
            all += ties_between(b, x, y);
        }
    }
    return all;
}

static brute_value ei_index(const brute *b, size_t row)
{
    (void)row;
    double internal = 0;
    double all = ties_with_sectors(b, &internal);
    return all > 0 ? brute_number((all - internal - internal) / all) : brute_undefined();
}

static brute_value ei_expected(const brute *b, size_t row)
{
    (void)row;
    double n = members_with_sector(b);
    double within = 0;
    for (size_t s = 0; s < b->sector_count; s++) {
        within += pairs_between(b, s, s);
    }
    return n < 2 ? brute_undefined() : brute_number(1 - 2 * within / (n * (n - 1) / 2));
}

/* Newman: r = (sum e_ii - sum a_i^2) / (1 - sum a_i^2), a_i the share of tie ends in sector i. */
static brute_value sector_assortativity(const brute *b, size_t row)
{
    (void)row;
    double internal = 0;
    double all = ties_with_sectors(b, &internal);
    double by_chance = 0;
    for (size_t x = 0; x < b->sector_count && all > 0; x++) {
        double ends = ties_between(b, x, x);
        for (size_t y = 0; y < b->sector_count; y++) {
            ends += ties_between(b, x, y);
        }
        by_chance += ends / (2 * all) * (ends / (2 * all));
    }
    return all <= 0 || by_chance >= 1 - 1e-12
               ? brute_undefined()
               : brute_number((internal / all - by_chance) / (1 - by_chance));
}

static brute_value ei(const brute *b, size_t i)
{
    double internal = 0;
    double external = 0;
    for (size_t j = 0; j < b->n; j++) {
        if (b->sector[i] != NULL && b->sector[j] != NULL && b->ties.tie[i][j]) {
            bool inside = strcmp(b->sector[i], b->sector[j]) == 0;
            internal += inside ? 1 : 0;
            external += inside ? 0 : 1;
        }
    }
    double all = internal + external;
    return all > 0 ? brute_number((external - internal) / all) : brute_undefined();
}

/* --- a sector's row ------------------------------------------------------------------------- */

static brute_value members(const brute *b, size_t s)
{
    return brute_number(size_of(b, s));
}

static brute_value share(const brute *b, size_t s)
{
    return brute_number(size_of(b, s) / members_with_sector(b));
}

static bool is_board(const brute *b, size_t node)
{
    const char *type = pm_map_text(b->map, PM_NODE_BODY_TYPE, node);
    return pm_map_kind(b->map, node) == PM_BODY && type != NULL && strcmp(type, "board") == 0;
}

/* Joined to the board by a tie "member" other than as an observer. Between two boards it is the
 * source that is a member of the target. */
static bool sits_on(const brute *b, size_t i, size_t board)
{
    for (size_t e = 0; e < b->edge_count; e++) {
        const pm_edge *edge = pm_map_edge(b->map, e);
        const char *role = pm_map_text(b->map, PM_EDGE_ROLE, e);
        bool joined =
            (edge->source == b->node[i] && edge->target == board) ||
            (edge->target == b->node[i] && edge->source == board && !is_board(b, b->node[i]));
        if (joined && pm_map_edge_is(b->map, e, "member") &&
            (role == NULL || strcmp(role, "observer") != 0)) {
            return true;
        }
    }
    return false;
}

static brute_value board_seats(const brute *b, size_t s)
{
    double boards = 0;
    double seats = 0;
    for (size_t v = 0; v < pm_map_node_count(b->map); v++) {
        if (!is_board(b, v)) {
            continue;
        }
        boards += 1;
        for (size_t i = 0; i < b->n; i++) {
            seats += in_sector(b, i, s) && b->node[i] != v && sits_on(b, i, v) ? 1 : 0;
        }
    }
    return boards > 0 ? brute_number(seats) : brute_undefined();
}

/* Sum of what is defined over a sector's members, and how many that are. */
static double sum_over(const brute *b, size_t s, brute_function *value, double *count)
{
    double sum = 0;
    *count = 0;
    for (size_t i = 0; i < b->n; i++) {
        brute_value of = in_sector(b, i, s) ? value(b, i) : brute_undefined();
        sum += of.sort == BRUTE_NUMBER ? of.number : 0;
        *count += of.sort == BRUTE_NUMBER ? 1 : 0;
    }
    return sum;
}

static brute_value betweenness_share(const brute *b, size_t s)
{
    double count = 0;
    double sum = sum_over(b, s, brute_betweenness_share, &count);
    return count > 0 ? brute_number(sum) : brute_undefined();
}

static brute_value resource_share(const brute *b, size_t s)
{
    double count = 0;
    double sum = sum_over(b, s, brute_resource_share, &count);
    return count > 0 ? brute_number(sum) : brute_undefined();
}

static brute_value mean_constraint(const brute *b, size_t s)
{
    double count = 0;
    double sum = sum_over(b, s, brute_constraint, &count);
    return count > 0 ? brute_number(sum / count) : brute_undefined();
}

/* The value with as many below as above it; of two in the middle their mean. */
static brute_value decision_distance_median(const brute *b, size_t s)
{
    double sorted[BRUTE_MEMBERS] = {0};
    size_t count = 0;
    for (size_t i = 0; i < b->n; i++) {
        brute_value distance = brute_decision_distance(b, i);
        if (!in_sector(b, i, s) || distance.sort != BRUTE_NUMBER) {
            continue;
        }
        size_t at = count++;
        for (; at > 0 && sorted[at - 1] > distance.number; at--) {
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = distance.number;
    }
    return count == 0 ? brute_undefined()
                      : brute_number((sorted[(count - 1) / 2] + sorted[count / 2]) / 2);
}

/* --- a row of mixing ------------------------------------------------------------------------ */

size_t brute_mixing_rows(const brute *b)
{
    return b->sector_count * (b->sector_count + 1) / 2;
}

void brute_mixing_pair(const brute *b, size_t row, size_t *x, size_t *y)
{
    *x = 0;
    *y = 0;
    for (; row > 0; row--) {
        *y += 1;
        if (*y == b->sector_count) {
            *x += 1;
            *y = *x;
        }
    }
}

static brute_value mixing_ties(const brute *b, size_t row)
{
    size_t x = 0;
    size_t y = 0;
    brute_mixing_pair(b, row, &x, &y);
    return brute_number(ties_between(b, x, y));
}

static brute_value mixing_density(const brute *b, size_t row)
{
    size_t x = 0;
    size_t y = 0;
    brute_mixing_pair(b, row, &x, &y);
    double pairs = pairs_between(b, x, y);
    return pairs > 0 ? brute_number(ties_between(b, x, y) / pairs) : brute_undefined();
}

static brute_value mixing_expected_ties(const brute *b, size_t row)
{
    size_t x = 0;
    size_t y = 0;
    double internal = 0;
    double n = members_with_sector(b);
    brute_mixing_pair(b, row, &x, &y);
    return n < 2 ? brute_undefined()
                 : brute_number(ties_with_sectors(b, &internal) * pairs_between(b, x, y) /
                                (n * (n - 1) / 2));
}

const brute_key brute_sector_keys[] = {
    {PM_LEVEL_NETWORK, "ei_index", ei_index},
    {PM_LEVEL_NETWORK, "ei_expected", ei_expected},
    {PM_LEVEL_NETWORK, "sector_assortativity", sector_assortativity},
    {PM_LEVEL_ORGANISATION, "ei", ei},
    {PM_LEVEL_SECTOR, "members", members},
    {PM_LEVEL_SECTOR, "share", share},
    {PM_LEVEL_SECTOR, "board_seats", board_seats},
    {PM_LEVEL_SECTOR, "betweenness_share", betweenness_share},
    {PM_LEVEL_SECTOR, "resource_share", resource_share},
    {PM_LEVEL_SECTOR, "decision_distance_median", decision_distance_median},
    {PM_LEVEL_SECTOR, "mean_constraint", mean_constraint},
    {PM_LEVEL_MIXING, "ties", mixing_ties},
    {PM_LEVEL_MIXING, "density", mixing_density},
    {PM_LEVEL_MIXING, "expected_ties", mixing_expected_ties},
    {0},
};
