/* Cores of the second implementation: k-cores, Lip's discrete core, and the best
 * division into communities. See brute.h. */
#include "tests/brute/brute.h"

#include <math.h>

enum { SMALL = 10 }; /* members up to which every set is tried */

/* --- k-cores -------------------------------------------------------------------------------- */

/* Is i left when members with fewer than k partners leave, again and again? */
static bool is_in_k_core(const brute *b, size_t i, size_t k)
{
    brute_graph left = b->ties;
    for (size_t round = 0; round < b->n; round++) {
        for (size_t v = 0; v < b->n; v++) {
            if (brute_degree(&left, v) < k) {
                for (size_t j = 0; j < b->n; j++) {
                    left.tie[v][j] = left.tie[j][v] = false;
                }
            }
        }
    }
    return brute_degree(&left, i) >= k;
}

static brute_value coreness(const brute *b, size_t i)
{
    size_t k = 0;
    while (k + 1 < b->n && is_in_k_core(b, i, k + 1)) {
        k++;
    }
    return brute_number((double)k);
}

static brute_value max_coreness(const brute *b, size_t row)
{
    (void)row;
    double largest = 0;
    for (size_t i = 0; i < b->n; i++) {
        double k = coreness(b, i).number;
        largest = k > largest ? k : largest;
    }
    return brute_number(largest);
}

/* --- Lip's core ----------------------------------------------------------------------------- */

/* Ties missing inside a core of these members plus ties present outside it. */
static size_t faults(const brute *b, const bool *core)
{
    size_t count = 0;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = i + 1; j < b->n; j++) {
            bool inside = core[i] && core[j];
            bool outside = !core[i] && !core[j];
            count += (inside && !b->ties.tie[i][j]) || (outside && b->ties.tie[i][j]) ? 1 : 0;
        }
    }
    return count;
}

/* Is a before b in the order of degree, equal degrees in file order? */
static bool comes_before(const brute *b, size_t i, size_t j)
{
    size_t of_i = brute_degree(&b->ties, i);
    size_t of_j = brute_degree(&b->ties, j);
    return of_i > of_j || (of_i == of_j && i < j);
}

/* The core of the k members first in the order. */
static void first_members(const brute *b, size_t k, bool *core)
{
    for (size_t i = 0; i < b->n; i++) {
        size_t before = 0;
        for (size_t j = 0; j < b->n; j++) {
            before += comes_before(b, j, i) ? 1 : 0;
        }
        core[i] = before < k;
    }
}

/* The fewest faults of any set at all, and how many sets have so few; for small maps. */
static size_t fewest_of_any_set(const brute *b, size_t *sets)
{
    size_t fewest = SIZE_MAX;
    *sets = 0;
    for (unsigned set = 0; set < 1U << b->n; set++) {
        bool core[BRUTE_MEMBERS] = {false};
        for (size_t i = 0; i < b->n; i++) {
            core[i] = (set >> i & 1U) != 0;
        }
        size_t count = faults(b, core);
        *sets = count < fewest ? 1 : *sets + (count == fewest ? 1 : 0);
        fewest = count < fewest ? count : fewest;
    }
    return fewest;
}

/* The smallest k whose faults are fewest. Lip's theorem says that no other set has fewer: on small
 * maps it is put to the test, and without it there is no core to compare with. */
static bool find_core(const brute *b, bool *core, size_t *size)
{
    size_t fewest = SIZE_MAX;
    for (size_t k = 0; k <= b->n; k++) {
        bool tried[BRUTE_MEMBERS] = {false};
        first_members(b, k, tried);
        if (faults(b, tried) < fewest) {
            fewest = faults(b, tried);
            *size = k;
        }
    }
    first_members(b, *size, core);
    size_t sets = 0;
    return b->n > SMALL || fewest_of_any_set(b, &sets) == fewest;
}

static brute_value core_size(const brute *b, size_t row)
{
    (void)row;
    bool core[BRUTE_MEMBERS] = {false};
    size_t size = 0;
    bool sound = find_core(b, core, &size);
    return b->n < 3 ? brute_undefined() : brute_number(sound ? (double)size : -1);
}

/* Is there one set only with the fewest faults? */
static brute_value core_unique(const brute *b, size_t row)
{
    (void)row;
    size_t sets = 0;
    if (b->n < 3) {
        return brute_undefined();
    }
    if (b->n > SMALL) {
        return brute_too_large();
    }
    fewest_of_any_set(b, &sets);
    return brute_number(sets == 1 ? 1 : 0);
}

static brute_value core_member(const brute *b, size_t i)
{
    bool core[BRUTE_MEMBERS] = {false};
    size_t size = 0;
    find_core(b, core, &size);
    return b->n < 3 ? brute_undefined() : brute_number(core[i] ? 1 : 0);
}

/* Pearson's correlation of tied with ideal over the pairs within the core and within the rest. */
static brute_value core_fit(const brute *b, size_t row)
{
    (void)row;
    bool core[BRUTE_MEMBERS] = {false};
    size_t size = 0;
    double n = 0;
    double x = 0;
    double y = 0;
    double xy = 0;
    find_core(b, core, &size);
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = i + 1; j < b->n; j++) {
            if (core[i] == core[j]) {
                n += 1;
                x += b->ties.tie[i][j] ? 1 : 0;
                y += core[i] ? 1 : 0;
                xy += b->ties.tie[i][j] && core[i] ? 1 : 0;
            }
        }
    }
    /* both are 0 or 1, so their squares sum to x and y */
    double spread = (n * x - x * x) * (n * y - y * y);
    return b->n < 3 || spread <= 0 ? brute_undefined()
                                   : brute_number((n * xy - x * y) / sqrt(spread));
}

/* --- communities ---------------------------------------------------------------------------- */

enum { PARTED = 8 }; /* members up to which every partition is tried */

/* What a pair adds to modularity when it is in one part: tied or not, less what the degrees let one
 * expect, over all ends of ties. */
static void pair_gains(const brute *b, double gain[BRUTE_MEMBERS][BRUTE_MEMBERS])
{
    double ends = 2 * (double)brute_tie_count(&b->ties);
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            double expected =
                (double)(brute_degree(&b->ties, i) * brute_degree(&b->ties, j)) / ends;
            gain[i][j] = ((b->ties.tie[i][j] ? 1 : 0) - expected) / ends;
        }
    }
}

/* Puts members i and later into every part there is and into one of their own. */
static double best_from(size_t n, double gain[BRUTE_MEMBERS][BRUTE_MEMBERS], size_t i, size_t parts,
                        size_t *part)
{
    double best = -1;
    for (size_t p = 0; p <= parts; p++) {
        double added = gain[i][i];
        part[i] = p;
        for (size_t j = 0; j < i; j++) {
            added += part[j] == p ? gain[i][j] + gain[j][i] : 0;
        }
        double later =
            i + 1 < n ? best_from(n, gain, i + 1, p == parts ? parts + 1 : parts, part) : 0;
        best = fmax(best, added + later);
    }
    return best;
}

brute_value brute_best_modularity(const brute *b)
{
    double gain[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    size_t part[BRUTE_MEMBERS] = {0};
    if (brute_tie_count(&b->ties) == 0) {
        return brute_undefined();
    }
    if (b->n > PARTED) {
        return brute_too_large();
    }
    pair_gains(b, gain);
    return brute_number(best_from(b->n, gain, 0, 0, part));
}

const brute_key brute_core_keys[] = {
    {PM_LEVEL_NETWORK, "max_coreness", max_coreness},
    {PM_LEVEL_NETWORK, "core_size", core_size},
    {PM_LEVEL_NETWORK, "core_fit", core_fit},
    {PM_LEVEL_NETWORK, "core_unique", core_unique},
    {PM_LEVEL_ORGANISATION, "coreness", coreness},
    {PM_LEVEL_ORGANISATION, "core_member", core_member},
    {0},
};
