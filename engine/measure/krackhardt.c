/* Krackhardt's dimensions of an informal organisation on the arcs: hierarchy, efficiency and least
 * upper boundedness. For ties of accountability they ask: is there one line of accountability? */
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/blocks.h"
#include "engine/measure/study.h"

static const char NO_ARCS[] = "the map has no directed tie";

enum { WORD_BITS = 64, MOST_MEMBERS = 5000 };

/* Members from which a member is reached, itself included: a row of bits a member. */
typedef struct superiors {
    uint64_t *bits;
    size_t words;  /* a row */
    size_t *count; /* bits set in a row */
} superiors;

static void superiors_free(superiors *up)
{
    free(up->bits);
    free(up->count);
}

/* Searches against the arcs from every member. Memory n^2 / 8 bytes, cost O(n (n + m)). */
static pm_status find_superiors(const pm_study *study, superiors *up, pm_error *err)
{
    const pm_neighbours *from = &study->views.predecessors;
    size_t n = study->views.member_count;
    size_t *queue = pm_new_array(n, sizeof *queue);
    up->words = n / WORD_BITS + 1;
    up->bits = pm_new_array(n * up->words, sizeof *up->bits);
    up->count = pm_new_array(n, sizeof *up->count);
    if (queue == NULL || up->bits == NULL || up->count == NULL) {
        free(queue);
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        uint64_t *row = up->bits + v * up->words;
        size_t tail = 0;
        queue[tail++] = v;
        row[v / WORD_BITS] |= (uint64_t)1 << (v % WORD_BITS);
        for (size_t head = 0; head < tail; head++) {
            size_t u = queue[head];
            for (size_t i = from->start[u]; i < from->start[u + 1]; i++) {
                size_t w = from->list[i];
                uint64_t bit = (uint64_t)1 << (w % WORD_BITS);
                if ((row[w / WORD_BITS] & bit) == 0) {
                    row[w / WORD_BITS] |= bit;
                    queue[tail++] = w;
                }
            }
        }
        up->count[v] = tail;
    }
    free(queue);
    return PM_OK;
}

static bool is_above(const superiors *up, size_t superior, size_t member)
{
    return (up->bits[member * up->words + superior / WORD_BITS] >> (superior % WORD_BITS) & 1) != 0;
}

/* false and undefined where the bits cannot or need not be made. */
static bool can_compare(const pm_study *study, pm_output *output)
{
    if (!study->views.has_arcs) {
        pm_undefine_all(output, NO_ARCS);
        return false;
    }
    if (study->views.member_count > MOST_MEMBERS) {
        pm_undefine_all(output, "more than 5000 members: comparing all pairs would take too long");
        return false;
    }
    return true;
}

/* 1 - V / MaxV: pairs that reach each other over pairs of which one reaches the other. */
static pm_status hierarchy(pm_study *study, pm_output *output, pm_error *err)
{
    superiors up = {0};
    size_t n = study->views.member_count;
    if (!can_compare(study, output)) {
        return PM_OK;
    }
    pm_status status = find_superiors(study, &up, err);
    size_t mutual = 0;
    size_t either = 0;
    for (size_t i = 0; i < n && status == PM_OK; i++) {
        for (size_t j = i + 1; j < n; j++) {
            bool down = is_above(&up, i, j);
            bool back = is_above(&up, j, i);
            mutual += down && back ? 1 : 0;
            either += down || back ? 1 : 0;
        }
    }
    superiors_free(&up);
    if (status == PM_OK) { /* has_arcs, so some pair is reached */
        pm_define(&output->values[0], 1 - (double)mutual / (double)either);
    }
    return status;
}

/* 1 - (arcs - sum (N_k - 1)) / sum (N_k - 1)^2 over weak components of N_k members. */
static pm_status efficiency(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status != PM_OK || !study->views.has_arcs) {
        pm_undefine_all(output, NO_ARCS);
        return status;
    }
    double least = 0;
    double most_extra = 0;
    for (size_t c = 0; c < blocks->component_count; c++) {
        double others = (double)blocks->component_size[c] - 1;
        least += others;
        most_extra += others * others;
    }
    pm_define(&output->values[0], 1 - ((double)study->views.arc_count - least) / most_extra);
    return PM_OK;
}

/* Does the pair have a common superior-or-self that all its other ones reach? Whoever is above such
 * a superior is above the pair, so it is one whose own superiors are as many as the common ones. */
static bool has_least_upper_bound(const superiors *up, size_t i, size_t j)
{
    const uint64_t *above_i = up->bits + i * up->words;
    const uint64_t *above_j = up->bits + j * up->words;
    size_t common = 0;
    for (size_t w = 0; w < up->words; w++) {
        common += (size_t)__builtin_popcountll(above_i[w] & above_j[w]);
    }
    for (size_t w = 0; w < up->words; w++) {
        for (uint64_t rest = above_i[w] & above_j[w]; rest != 0; rest &= rest - 1) {
            size_t u = w * WORD_BITS + (size_t)__builtin_ctzll(rest);
            if (up->count[u] == common) {
                return true;
            }
        }
    }
    return false;
}

/* 1 - violations / sum (N_k - 1)(N_k - 2) / 2. */
static pm_status lubness(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    superiors up = {0};
    size_t n = study->views.member_count;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status != PM_OK || !can_compare(study, output)) {
        return status;
    }
    double most = 0;
    for (size_t c = 0; c < blocks->component_count; c++) {
        double size = (double)blocks->component_size[c];
        most += (size - 1) * (size - 2) / 2;
    }
    if (most <= 0) {
        pm_undefine_all(output, "no part of three members or more");
        return PM_OK;
    }
    double violations = 0;
    status = find_superiors(study, &up, err);
    for (size_t i = 0; i < n && status == PM_OK; i++) {
        for (size_t j = i + 1; j < n; j++) {
            bool together = blocks->component[i] == blocks->component[j];
            violations += together && !has_least_upper_bound(&up, i, j) ? 1 : 0;
        }
    }
    superiors_free(&up);
    if (status == PM_OK) {
        pm_define(&output->values[0], 1 - violations / most);
    }
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define KRACKHARDT_ROW(word, name, text, reading, never)                                           \
    {                                                                                              \
        .key = #word, .title = name, .level = PM_LEVEL_NETWORK, .family = "hierarchy",             \
        .view = "D arcs", .type = PM_VALUE_NUMBER, .unit = "share", .range = "0..1",               \
        .definition = text, .high = reading, .undefined = never,                                   \
        .source = "Krackhardt 1994, Graph theoretical dimensions of informal organizations",       \
        .function = PM_FUNCTION(word)                                                              \
    }

static const pm_measure ROWS[] = {
    KRACKHARDT_ROW(
        hierarchy, "Hierarchy",
        "1 - V / MaxV: V pairs that reach each other, MaxV pairs of which one reaches the "
        "other.",
        "1: influence runs one way only. 0: everyone who can reach can be reached.",
        "no directed tie in the map, or more than 5000 members"),
    KRACKHARDT_ROW(
        efficiency, "Efficiency of arcs",
        "1 - (arcs - sum of (N_k - 1)) / sum of (N_k - 1)^2 over weak components of N_k "
        "members.",
        "1: no arc more than it takes to join everyone. Low: many lines run in parallel.",
        "no directed tie in the map"),
    KRACKHARDT_ROW(
        lubness, "Least upper boundedness",
        "1 - violations / sum of (N_k - 1)(N_k - 2) / 2; a pair of one part violates when no "
        "common superior-or-self is reached by all its other common ones.",
        "1: any two have one point where their lines meet. Low: nobody can settle a "
        "matter between them.",
        "no directed tie, no part of three members, or more than 5000 members"),
};

const pm_measure_table pm_measures_of_hierarchy = {ROWS, sizeof ROWS / sizeof *ROWS};
