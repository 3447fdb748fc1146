/* Needs matched to offers and ranked: see matches.h. */
#include "engine/audit/matches.h"

#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

const char *pm_match_way_name(pm_match_way way)
{
    static const char *const names[] = {"shadow", "share a post", "second"};
    return names[way];
}

/* One thing that a member needs or offers. */
typedef struct thing {
    size_t member;
    const char *text;
} thing;

typedef struct things {
    thing *items;
    size_t count, capacity;
} things;

/* All that is being put together. */
typedef struct matching {
    pm_audit audit;
    pm_arena *arena;
    things needs, offers;
    pm_match *items;
    size_t count, capacity, unmet;
    bool *tied,
        *beside; /* of the member whose need is looked at: its ties, its fellows in a body */
} matching;

static pm_status add_things(matching *work, pm_word word, size_t member, things *to, pm_error *err)
{
    const char *rest = pm_map_text(work->audit.map, word, pm_fact_node(&work->audit, member));
    size_t length = 0;
    const char *part = rest != NULL ? pm_next_part(&rest, ";", &length) : NULL;
    while (part != NULL) {
        void *items = to->items;
        pm_status status = pm_grow(&items, &to->capacity, to->count + 1, sizeof *to->items, err);
        to->items = items;
        const char *text = status == PM_OK ? pm_arena_text(work->arena, part, length) : NULL;
        if (text == NULL) {
            return status == PM_OK ? pm_fail_memory(err) : status;
        }
        to->items[to->count++] = (thing){.member = member, .text = text};
        part = pm_next_part(&rest, ";", &length);
    }
    return PM_OK;
}

static pm_status read_things(matching *work, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t member = 0; status == PM_OK && member < work->audit.members; member++) {
        if (pm_map_kind(work->audit.map, pm_fact_node(&work->audit, member)) == PM_PERSON) {
            continue;
        }
        status = add_things(work, PM_NODE_NEEDS, member, &work->needs, err);
        if (status == PM_OK) {
            status = add_things(work, PM_NODE_OFFERS, member, &work->offers, err);
        }
    }
    return status;
}

/* Marks to whom a member is tied, and with whom it takes part in a body. */
static void mark_neighbours(matching *work, size_t member)
{
    const pm_audit *audit = &work->audit;
    for (size_t i = 0; i < audit->members; i++) {
        work->tied[i] = false;
        work->beside[i] = false;
    }
    for (size_t tie = 0; tie < pm_measures_tie_count(audit->measures); tie++) {
        size_t a = 0;
        size_t b = 0;
        pm_measures_tie(audit->measures, tie, &a, &b);
        if (a == member || b == member) {
            work->tied[a == member ? b : a] = true;
        }
    }
    /* The bodies it sits in are tied to it by those very seats. */
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t seated = 0;
        size_t body = 0;
        if (pm_fact_active_seat(audit, edge, &seated, &body) && work->tied[body]) {
            work->beside[seated] = true;
        }
    }
}

/* Steps to decisions; one without a route is further than any other. */
static double distance_of(const pm_audit *audit, size_t member)
{
    double steps = 0;
    return pm_fact_of_member(audit, "decision_distance", member, &steps)
               ? steps
               : (double)audit->members + 1;
}

static pm_match_way way_of(const pm_audit *audit, const pm_match *match)
{
    double of_needy = 0;
    double of_offering = 0;
    if (pm_measures_resource_of(audit->measures, match->needs, &of_needy) &&
        pm_measures_resource_of(audit->measures, match->offers, &of_offering) && of_needy > 0 &&
        of_offering >= audit->conventions->times_larger * of_needy) {
        return PM_MATCH_SECOND;
    }
    return match->tied ? PM_MATCH_SHARE : PM_MATCH_SHADOW;
}

static pm_match weigh(const matching *work, const thing *need, const thing *offer)
{
    const pm_audit *audit = &work->audit;
    size_t own = pm_measures_sector_of_member(audit->measures, need->member);
    size_t other = pm_measures_sector_of_member(audit->measures, offer->member);
    pm_match match = {.needs = need->member, .offers = offer->member, .what = need->text};
    match.tied = work->tied[offer->member];
    match.closer = pm_measures_decision_body_count(audit->measures) > 0 && !match.tied &&
                   distance_of(audit, offer->member) + 1 < distance_of(audit, need->member);
    match.other_sector = own != SIZE_MAX && other != SIZE_MAX && own != other;
    match.shared_body = work->beside[offer->member];
    match.way = way_of(audit, &match);
    match.gaps =
        (match.closer ? 1 : 0) + (match.other_sector ? 1 : 0) + (match.shared_body ? 1 : 0);
    return match;
}

static pm_status match_need(matching *work, const thing *need, pm_error *err)
{
    bool met = false;
    for (size_t i = 0; i < work->offers.count; i++) {
        const thing *offer = &work->offers.items[i];
        if (offer->member == need->member || !pm_equal_ignoring_case(offer->text, need->text)) {
            continue;
        }
        if (!met) {
            mark_neighbours(work, need->member);
        }
        met = true;
        void *items = work->items;
        pm_status status =
            pm_grow(&items, &work->capacity, work->count + 1, sizeof *work->items, err);
        work->items = items;
        if (status != PM_OK) {
            return status;
        }
        work->items[work->count++] = weigh(work, need, offer);
    }
    work->unmet += met ? 0 : 1;
    return PM_OK;
}

static int compare_numbers(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int better_first(const void *a, const void *b)
{
    const pm_match *left = a;
    const pm_match *right = b;
    if (left->gaps != right->gaps) {
        return right->gaps - left->gaps;
    }
    if (left->tied != right->tied) {
        return left->tied ? 1 : -1;
    }
    int order = compare_numbers(left->needs, right->needs);
    order = order != 0 ? order : compare_numbers(left->offers, right->offers);
    return order != 0 ? order : (left->what > right->what) - (left->what < right->what);
}

static pm_status match_all(matching *work, pm_error *err)
{
    work->tied = pm_new_array(work->audit.members, sizeof *work->tied);
    work->beside = pm_new_array(work->audit.members, sizeof *work->beside);
    if (work->tied == NULL || work->beside == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = read_things(work, err);
    for (size_t i = 0; status == PM_OK && i < work->needs.count; i++) {
        status = match_need(work, &work->needs.items[i], err);
    }
    if (status == PM_OK && work->count > 1) {
        qsort(work->items, work->count, sizeof *work->items, better_first);
    }
    return status;
}

static void free_scratch(matching *work)
{
    free(work->needs.items);
    free(work->offers.items);
    free(work->tied);
    free(work->beside);
}

pm_status pm_match_needs(const pm_measures *measures, const pm_conventions *conventions,
                         pm_matches *matches, pm_error *err)
{
    *matches = (pm_matches){0};
    matching work = {
        .audit = {.measures = measures,
                  .conventions = conventions,
                  .map = pm_measures_map(measures),
                  .members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION)},
        .arena = pm_new_array(1, sizeof *work.arena),
    };
    pm_status status = work.arena != NULL ? match_all(&work, err) : pm_fail_memory(err);
    *matches = (pm_matches){.items = work.items,
                            .count = work.count,
                            .needs = work.needs.count,
                            .offers = work.offers.count,
                            .unmet = work.unmet,
                            .kept = work.arena};
    free_scratch(&work);
    if (status != PM_OK) {
        pm_matches_free(matches);
    }
    return status;
}

void pm_matches_free(pm_matches *matches)
{
    if (matches != NULL) {
        if (matches->kept != NULL) {
            pm_arena_free(matches->kept);
        }
        free(matches->kept);
        free(matches->items);
        *matches = (pm_matches){0};
    }
}
