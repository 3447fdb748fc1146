/* What hangs on single people: ties only one carries, what is lost with each, and how few carry all
 * of a member's ties. A relationship without named carriers never dies; a tie dies when all its
 * relationships do. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/blocks.h"
#include "engine/measure/carriers.h"
#include "engine/measure/routes.h"
#include "engine/measure/study.h"

static const char NO_CARRIER[] = "no carrier is named";

/* --- relationships --------------------------------------------------------------------------- */

static size_t carriers_of(const pm_study *study, size_t e)
{
    return study->carriers->start[e + 1] - study->carriers->start[e];
}

static pm_status carriers(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t e = 0; e < output->rows; e++) {
        if (carriers_of(study, e) == 0) {
            pm_undefine(&output->values[e], NO_CARRIER);
        } else {
            pm_define(&output->values[e], (double)carriers_of(study, e));
        }
    }
    return PM_OK;
}

static pm_status single_carrier(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t e = 0; e < output->rows; e++) {
        if (carriers_of(study, e) == 0) {
            pm_undefine(&output->values[e], NO_CARRIER);
        } else {
            pm_define(&output->values[e], carriers_of(study, e) == 1 ? 1 : 0);
        }
    }
    return PM_OK;
}

static pm_status single_carrier_share(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    const pm_carriers *all = study->carriers;
    output->n_used = all->named_edges;
    output->n_missing = all->accepted_edges - all->named_edges;
    if (all->named_edges == 0) {
        pm_undefine_all(output, NO_CARRIER);
    } else {
        pm_define(&output->values[0], (double)all->single_edges / (double)all->named_edges);
    }
    return PM_OK;
}

/* --- people ---------------------------------------------------------------------------------- */

static pm_status ties_carried(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t p = 0; p < output->rows; p++) {
        pm_define(&output->values[p], (double)(study->carriers->person_start[p + 1] -
                                               study->carriers->person_start[p]));
    }
    return PM_OK;
}

/* Relationships whose only carrier the person is. */
static size_t only_carried_by(const pm_study *study, size_t person)
{
    const pm_carriers *all = study->carriers;
    size_t count = 0;
    for (size_t i = all->person_start[person]; i < all->person_start[person + 1]; i++) {
        count += carriers_of(study, all->person_list[i]) == 1 ? 1 : 0;
    }
    return count;
}

static pm_status ties_lost(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t p = 0; p < output->rows; p++) {
        pm_define(&output->values[p], (double)only_carried_by(study, p));
    }
    return PM_OK;
}

/* Room for asking "what if this person left?", once for all people: of ties for connectedness, of
 * links (routes.h) for routes. */
typedef struct departure {
    bool of_links;
    size_t *alive; /* per tie or link: relationships that would stay, the person being gone */
    bool *lost;    /* per tie or link */
    size_t *distance, *queue; /* per member */
} departure;

/* Ties or links that a relationship keeps up. */
static size_t kept_up_by(const pm_study *study, const departure *d, size_t e, size_t which[2])
{
    if (d->of_links) {
        return pm_routes_links_of_edge(study, e, which);
    }
    which[0] = study->views.tie_of_edge[e];
    return which[0] != SIZE_MAX ? 1 : 0;
}

static pm_status prepare(pm_study *study, departure *d, bool of_links, pm_error *err)
{
    size_t n = study->views.member_count;
    size_t count = of_links ? pm_routes_link_count(study) : study->views.tie_count;
    *d = (departure){.of_links = of_links,
                     .alive = pm_study_new(study, count, sizeof(size_t)),
                     .lost = pm_study_new(study, count, sizeof(bool)),
                     .distance = pm_study_new(study, n, sizeof(size_t)),
                     .queue = pm_study_new(study, n, sizeof(size_t))};
    if (d->alive == NULL || d->lost == NULL || d->distance == NULL || d->queue == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t e = 0; e < pm_map_edge_count(study->map); e++) {
        size_t which[2];
        for (size_t i = kept_up_by(study, d, e, which); i > 0; i--) {
            d->alive[which[i - 1]]++;
        }
    }
    return PM_OK;
}

/* Takes the person's sole relationships out ("leave" true) or puts them back. */
static void set_away(const pm_study *study, departure *d, size_t person, bool leave)
{
    const pm_carriers *all = study->carriers;
    for (size_t i = all->person_start[person]; i < all->person_start[person + 1]; i++) {
        size_t e = all->person_list[i];
        size_t which[2];
        size_t count = carriers_of(study, e) == 1 ? kept_up_by(study, d, e, which) : 0;
        for (size_t j = 0; j < count; j++) {
            size_t *alive = &d->alive[which[j]];
            *alive = leave ? *alive - 1 : *alive + 1;
            d->lost[which[j]] = *alive == 0;
        }
    }
}

static size_t count_without_route(const pm_study *study, const departure *d)
{
    size_t count = 0;
    for (size_t v = 0; v < study->views.member_count; v++) {
        count += d->distance[v] == SIZE_MAX ? 1 : 0;
    }
    return count;
}

static pm_status cut_off_from_decision(pm_study *study, pm_output *output, pm_error *err)
{
    departure d = {0};
    if (study->decision_count == 0) {
        pm_undefine_all(output, "no decision body is named");
        return PM_OK;
    }
    pm_status status = prepare(study, &d, true, err);
    if (status != PM_OK) {
        return status;
    }
    pm_routes_search(study, NULL, d.distance, d.queue);
    size_t before = count_without_route(study, &d);
    for (size_t p = 0; p < output->rows; p++) {
        set_away(study, &d, p, true);
        pm_routes_search(study, d.lost, d.distance, d.queue);
        pm_define(&output->values[p], (double)(count_without_route(study, &d) - before));
        set_away(study, &d, p, false);
    }
    return PM_OK;
}

static size_t find_root(size_t *parent, size_t v)
{
    while (parent[v] != v) {
        parent[v] = parent[parent[v]];
        v = parent[v];
    }
    return v;
}

/* Ordered pairs joined by some path over the ties that are not lost; uses d's arrays as scratch. */
static double connected_pairs(const pm_study *study, departure *d)
{
    size_t n = study->views.member_count;
    size_t *parent = d->distance;
    size_t *size = d->queue;
    double pairs = 0;
    for (size_t v = 0; v < n; v++) {
        parent[v] = v;
        size[v] = 0;
    }
    for (size_t t = 0; t < study->views.tie_count; t++) {
        if (!d->lost[t]) {
            parent[find_root(parent, study->views.tie_a[t])] =
                find_root(parent, study->views.tie_b[t]);
        }
    }
    for (size_t v = 0; v < n; v++) {
        size[find_root(parent, v)]++;
    }
    for (size_t v = 0; v < n; v++) {
        pairs += size[v] > 0 ? (double)size[v] * ((double)size[v] - 1) : 0;
    }
    return pairs;
}

/* Connectedness before less connectedness after. */
static pm_status loss_connectedness(pm_study *study, pm_output *output, pm_error *err)
{
    departure d = {0};
    double n = (double)study->views.member_count;
    pm_status status = prepare(study, &d, false, err);
    if (status != PM_OK) {
        return status;
    }
    double before = connected_pairs(study, &d); /* a carried tie joins two members, so n >= 2 */
    for (size_t p = 0; p < output->rows; p++) {
        set_away(study, &d, p, true);
        pm_define(&output->values[p], (before - connected_pairs(study, &d)) / (n * (n - 1)));
        set_away(study, &d, p, false);
    }
    return PM_OK;
}

/* --- bus factor ------------------------------------------------------------------------------ */

/* A search for the fewest people such that each of some relationships has one of them. */
typedef struct cover {
    const pm_carriers *carriers;
    size_t *edges; /* relationships to cover */
    size_t edge_count;
    bool *wanted;  /* an edge each: is it among those */
    bool *chosen;  /* a person each */
    bool *touched; /* a person each; all false but while a bound is found */
    size_t tried;  /* choices so far; the search is given up after MOST_TRIED */
} cover;

/* The search doubles with every relationship that several carry: a hub of hundreds has no end. */
enum { MOST_TRIED = 100000 };

static bool is_covered(const cover *c, size_t e)
{
    for (size_t i = c->carriers->start[e]; i < c->carriers->start[e + 1]; i++) {
        if (c->chosen[c->carriers->list[i]]) {
            return true;
        }
    }
    return false;
}

/* The uncovered relationship with the fewest carriers, or SIZE_MAX when all are covered. */
static size_t hardest_uncovered(const cover *c)
{
    size_t hardest = SIZE_MAX;
    size_t fewest = SIZE_MAX;
    for (size_t i = 0; i < c->edge_count; i++) {
        size_t e = c->edges[i];
        size_t count = c->carriers->start[e + 1] - c->carriers->start[e];
        if (count < fewest && !is_covered(c, e)) {
            hardest = e;
            fewest = count;
        }
    }
    return hardest;
}

static bool has_touched(const cover *c, size_t e)
{
    for (size_t i = c->carriers->start[e]; i < c->carriers->start[e + 1]; i++) {
        if (c->touched[c->carriers->list[i]]) {
            return true;
        }
    }
    return false;
}

static void touch(cover *c, size_t e, bool touched)
{
    for (size_t i = c->carriers->start[e]; i < c->carriers->start[e + 1]; i++) {
        c->touched[c->carriers->list[i]] = touched;
    }
}

/* So many uncovered relationships share no carrier: no fewer people can cover them. */
static size_t fewest_more(cover *c)
{
    size_t count = 0;
    for (size_t i = 0; i < c->edge_count; i++) {
        if (!is_covered(c, c->edges[i]) && !has_touched(c, c->edges[i])) {
            touch(c, c->edges[i], true);
            count++;
        }
    }
    for (size_t i = 0; i < c->edge_count; i++) {
        touch(c, c->edges[i], false);
    }
    return count;
}

static bool carries(const cover *c, size_t person, size_t e)
{
    for (size_t i = c->carriers->start[e]; i < c->carriers->start[e + 1]; i++) {
        if (c->carriers->list[i] == person) {
            return true;
        }
    }
    return false;
}

/* Does "other" carry every uncovered relationship that "person" does? */
static bool covers_as_much(const cover *c, size_t other, size_t person)
{
    const pm_carriers *carriers = c->carriers;
    for (size_t i = carriers->person_start[person]; i < carriers->person_start[person + 1]; i++) {
        size_t e = carriers->person_list[i];
        if (c->wanted[e] && !is_covered(c, e) && !carries(c, other, e)) {
            return false;
        }
    }
    return true;
}

/* Need this carrier of a relationship not be tried, because another one of it does as well? Of two
 * that do equally well the first is tried. */
static bool is_spare(const cover *c, size_t e, size_t index)
{
    const pm_carriers *carriers = c->carriers;
    size_t person = carriers->list[index];
    for (size_t i = carriers->start[e]; i < carriers->start[e + 1]; i++) {
        size_t other = carriers->list[i];
        if (i != index && covers_as_much(c, other, person) &&
            (i < index || !covers_as_much(c, person, other))) {
            return true;
        }
    }
    return false;
}

/* Can "left" more people cover the rest? One of the carriers of any uncovered relationship has to
 * be among them, so trying each is exact; depth is at most "left". Given up it says yes. */
static bool can_cover(cover *c, size_t left)
{
    c->tried++;
    size_t e = hardest_uncovered(c);
    if (e == SIZE_MAX || c->tried > MOST_TRIED) {
        return true;
    }
    if (fewest_more(c) > left) {
        return false;
    }
    for (size_t i = c->carriers->start[e]; i < c->carriers->start[e + 1]; i++) {
        size_t person = c->carriers->list[i];
        if (is_spare(c, e, i)) {
            continue;
        }
        c->chosen[person] = true;
        bool covered = can_cover(c, left - 1);
        c->chosen[person] = false;
        if (covered) {
            return true;
        }
    }
    return false;
}

/* Turns the search to the carried relationships of a member. */
static void want_edges_of(const pm_study *study, size_t member, cover *c)
{
    size_t node = study->views.node_of_member[member];
    for (size_t i = 0; i < c->edge_count; i++) {
        c->wanted[c->edges[i]] = false;
    }
    c->edge_count = 0;
    for (size_t e = 0; e < pm_map_edge_count(study->map); e++) {
        const pm_edge *edge = pm_map_edge(study->map, e);
        bool own = edge->source == node || edge->target == node;
        if (own && carriers_of(study, e) > 0) {
            c->wanted[e] = true;
            c->edges[c->edge_count++] = e;
        }
    }
}

static pm_status bus_factor(pm_study *study, pm_output *output, pm_error *err)
{
    size_t edges = pm_map_edge_count(study->map);
    size_t people_named = study->carriers->person_count;
    cover c = {.carriers = study->carriers};
    c.edges = pm_study_new(study, edges, sizeof *c.edges);
    c.wanted = pm_study_new(study, edges, sizeof *c.wanted);
    c.chosen = pm_study_new(study, people_named, sizeof *c.chosen);
    c.touched = pm_study_new(study, people_named, sizeof *c.touched);
    if (c.edges == NULL || c.wanted == NULL || c.chosen == NULL || c.touched == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < output->rows; v++) {
        want_edges_of(study, v, &c);
        if (c.edge_count == 0) {
            pm_undefine(&output->values[v], "no carrier is named on any of its ties");
            continue;
        }
        size_t people = fewest_more(&c);
        c.tried = 0;
        while (!can_cover(&c, people)) {
            people++;
        }
        if (c.tried > MOST_TRIED) {
            pm_undefine(&output->values[v], "too many carriers to try all ways to choose from");
        } else {
            pm_define(&output->values[v], (double)people);
        }
    }
    return PM_OK;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define PEOPLE_ROW(word, name, at, sort, measured, span, text, reading, never, why)                \
    {                                                                                              \
        .key = #word, .title = name, .level = at, .family = "people", .view = "map", .type = sort, \
        .unit = measured, .range = span, .definition = text, .high = reading, .undefined = never,  \
        .source = why, .function = PM_FUNCTION(word)                                               \
    }

#define PRACTICE "partmap, after \"partnerships can fall over if certain contributors leave\""

static const pm_measure ROWS[] = {
    PEOPLE_ROW(single_carrier_share, "Share of ties with one carrier", PM_LEVEL_NETWORK,
               PM_VALUE_NUMBER, "share", "0..1",
               "Relationships with exactly one named carrier / relationships with any.",
               "High: most contacts would go with the person who keeps them.",
               "no carrier is named", PRACTICE),
    PEOPLE_ROW(bus_factor, "Bus factor", PM_LEVEL_ORGANISATION, PM_VALUE_COUNT, "people", "1..",
               "Fewest people such that each of its carried relationships has one of them; exact.",
               "1: all its contacts hang on one person.",
               "no carrier is named on any of its ties, or too many to try all choices",
               "Karp 1972, doi:10.1007/978-1-4684-2001-2_9 (hitting set); term from software "
               "practice"),
    PEOPLE_ROW(carriers, "Carriers", PM_LEVEL_RELATIONSHIP, PM_VALUE_COUNT, "people", "1..",
               "Different people named in carried_by.", "More than one: the tie outlives a leaver.",
               "no carrier is named", PRACTICE),
    PEOPLE_ROW(single_carrier, "Single carrier", PM_LEVEL_RELATIONSHIP, PM_VALUE_BOOLEAN, "",
               "true or false", "Exactly one person is named in carried_by.",
               "True: the tie is one person's; a deputy would keep it.", "no carrier is named",
               PRACTICE),
    PEOPLE_ROW(ties_carried, "Ties carried", PM_LEVEL_PERSON, PM_VALUE_COUNT, "relationships",
               "1..", "Accepted relationships in whose carried_by the person is named.",
               "High: much contact runs through one person.", "never", PRACTICE),
    PEOPLE_ROW(ties_lost, "Ties lost", PM_LEVEL_PERSON, PM_VALUE_COUNT, "relationships", "0..",
               "Accepted relationships whose only carrier the person is.",
               "High: these end with the person unless someone takes them over.", "never",
               PRACTICE),
    PEOPLE_ROW(cut_off_from_decision, "Cut off from decisions", PM_LEVEL_PERSON, PM_VALUE_COUNT,
               "members", "0..",
               "Members that have a route to the decision body now and would have none without the "
               "person.",
               "Above 0: someone's voice hangs on one person.", "no decision body named", PRACTICE),
    PEOPLE_ROW(loss_connectedness, "Connectedness lost", PM_LEVEL_PERSON, PM_VALUE_NUMBER,
               "change of share", "0..1",
               "Connectedness before less connectedness without the ties only the person carries.",
               "High: the partnership would come apart.", "never",
               "Krackhardt 1994, Graph theoretical dimensions of informal organizations"),
};

const pm_measure_table pm_measures_of_people = {ROWS, sizeof ROWS / sizeof *ROWS};
