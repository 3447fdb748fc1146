/* Gould & Fernandez's brokerage roles: open two-paths a -> v -> b without a -> b, told apart by the
 * sectors of the three. Undirected maps count each pair {a, b} once. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/study.h"

typedef enum role {
    COORDINATOR,    /* a, v, b of one sector */
    ITINERANT,      /* a and b of one sector, v of another */
    REPRESENTATIVE, /* a and v of one sector, b outside */
    GATEKEEPER,     /* v and b of one sector, a outside */
    LIAISON,        /* three sectors */
    ROLE_COUNT
} role;

static role role_of(size_t a, size_t v, size_t b)
{
    if (a == b) {
        return a == v ? COORDINATOR : ITINERANT;
    }
    if (a == v) {
        return REPRESENTATIVE;
    }
    return b == v ? GATEKEEPER : LIAISON;
}

static bool has_arc(const pm_neighbours *successors, size_t from, size_t to)
{
    size_t low = successors->start[from];
    size_t high = successors->start[from + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (successors->list[middle] < to) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < successors->start[from + 1] && successors->list[low] == to;
}

/* Counts the ordered two-paths through v; those with a sector missing are left out. */
static void count_roles(const pm_study *study, size_t v, double counts[ROLE_COUNT])
{
    const pm_neighbours *from = &study->views.predecessors;
    const pm_neighbours *to = &study->views.successors;
    const size_t *sector = study->sectors.of_member;
    for (size_t i = from->start[v]; i < from->start[v + 1]; i++) {
        size_t a = from->list[i];
        for (size_t j = to->start[v]; j < to->start[v + 1]; j++) {
            size_t b = to->list[j];
            bool stated = sector[a] != SIZE_MAX && sector[b] != SIZE_MAX;
            if (a != b && stated && !has_arc(to, a, b)) {
                counts[role_of(sector[a], sector[v], sector[b])] += 1;
            }
        }
    }
}

/* Fills one role. An undirected map's arcs go both ways, so each pair was met twice; there the
 * representative and the gatekeeper are one, called boundary. */
static pm_status fill_role(pm_study *study, pm_output *output, role which, bool boundary)
{
    bool directed = study->views.has_arcs;
    bool told_apart = which == REPRESENTATIVE || which == GATEKEEPER;
    for (size_t v = 0; v < output->rows; v++) {
        double counts[ROLE_COUNT] = {0};
        if (boundary && directed) {
            pm_undefine(&output->values[v],
                        "the map is directed: see representative and gatekeeper");
        } else if (!boundary && told_apart && !directed) {
            pm_undefine(&output->values[v], "the map is undirected: see boundary");
        } else if (study->sectors.of_member[v] == SIZE_MAX) {
            pm_undefine(&output->values[v], "its sector is not stated");
        } else {
            count_roles(study, v, counts);
            double count = boundary ? counts[REPRESENTATIVE] + counts[GATEKEEPER] : counts[which];
            pm_define(&output->values[v], directed ? count : count / 2);
        }
    }
    return PM_OK;
}

static pm_status coordinator(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_role(study, output, COORDINATOR, false);
}

static pm_status itinerant(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_role(study, output, ITINERANT, false);
}

static pm_status representative(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_role(study, output, REPRESENTATIVE, false);
}

static pm_status gatekeeper(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_role(study, output, GATEKEEPER, false);
}

static pm_status liaison(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_role(study, output, LIAISON, false);
}

static pm_status boundary(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_role(study, output, REPRESENTATIVE, true);
}

/* --- registry rows --------------------------------------------------------------------------- */

#define ROLE_ROW(word, name, text, reading, never)                                                 \
    {                                                                                              \
        .key = #word, .title = name, .level = PM_LEVEL_ORGANISATION, .family = "brokerage",        \
        .view = "D arcs; U ties where none is directed", .type = PM_VALUE_COUNT, .unit = "pairs",  \
        .range = "0..", .definition = text, .high = reading, .undefined = never,                   \
        .source = "Gould & Fernandez 1989, doi:10.2307/270949", .function = PM_FUNCTION(word)      \
    }

static const pm_measure ROWS[] = {
    ROLE_ROW(coordinator, "Coordinator",
             "Open two-paths a -> it -> b with a, b and itself of one sector.",
             "High: brings its own sector together.", "its sector is not stated"),
    ROLE_ROW(itinerant, "Itinerant broker",
             "Open two-paths a -> it -> b with a and b of one sector and itself of another.",
             "High: an outsider through whom a sector talks to itself.",
             "its sector is not stated"),
    ROLE_ROW(representative, "Representative",
             "Open two-paths a -> it -> b with a of its sector and b of another.",
             "High: speaks for its sector.", "its sector is not stated, or the map is undirected"),
    ROLE_ROW(gatekeeper, "Gatekeeper between sectors",
             "Open two-paths a -> it -> b with b of its sector and a of another.",
             "High: lets others into its sector. Not to be mixed up with gatekeeper_of.",
             "its sector is not stated, or the map is undirected"),
    ROLE_ROW(liaison, "Liaison", "Open two-paths a -> it -> b with three different sectors.",
             "High: links sectors that are not its own.", "its sector is not stated"),
    ROLE_ROW(
        boundary, "Boundary role",
        "On undirected maps, representative and gatekeeper together: open pairs {a, b} with one of "
        "them of its sector.",
        "High: stands at the edge of its sector.",
        "its sector is not stated, or the map is directed"),
};

const pm_measure_table pm_measures_of_brokerage = {ROWS, sizeof ROWS / sizeof *ROWS};
