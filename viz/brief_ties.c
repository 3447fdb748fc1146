/* A brief: who depends on the member and on whom it depends, each as a sentence with the sort of
 * fact it rests on. */
#include <stdint.h>
#include <string.h>

#include "engine/audit/words.h"
#include "viz/brief_parts.h"

/* Names a list of members, or frees it unsaid when there are none. */
static void add_members(const pm_brief *brief, pm_fact fact, const char *before,
                        pm_indexes *members)
{
    if (members->count > 0) {
        pm_text words = {0};
        pm_text_addf(&words, "%s: %s", pm_fact_opening(fact), before);
        pm_say_members(&words, brief->report->measures, members, 0);
        pm_say_stop(&words);
        pm_brief_add_text(brief, "li", &words);
    }
    brief->report->failed = brief->report->failed || members->failed;
    pm_indexes_free(members);
}

static size_t member_of_id(const pm_brief *brief, const char *id)
{
    size_t node = pm_map_find_node(brief->report->map, id);
    return node != SIZE_MAX ? pm_measures_member_of_node(brief->report->measures, node) : SIZE_MAX;
}

/* Members the measure lists for this one. */
static pm_indexes listed(const pm_brief *brief, const char *key)
{
    pm_indexes members = {0};
    const pm_column *column = pm_measures_find(brief->report->measures, PM_LEVEL_ORGANISATION, key);
    const pm_value *value = column != NULL ? &column->values[brief->member] : NULL;
    for (size_t i = 0; value != NULL && value->reason == NULL && i < value->as.list.count; i++) {
        size_t member = member_of_id(brief, value->as.list.items[i]);
        if (member != SIZE_MAX) {
            pm_indexes_add(&members, member);
        }
    }
    return members;
}

/* Who stands between a member and decisions, SIZE_MAX: nobody alone. */
static size_t keeper_of(const pm_brief *brief, size_t member)
{
    const pm_column *column =
        pm_measures_find(brief->report->measures, PM_LEVEL_ORGANISATION, "gatekept_by");
    return column != NULL && column->values[member].reason == NULL
               ? member_of_id(brief, column->values[member].as.text)
               : SIZE_MAX;
}

static void add_ways(const pm_brief *brief)
{
    pm_indexes behind = {0};
    pm_indexes before = {0};
    pm_indexes cut_off = listed(brief, "cut_off");
    for (size_t i = 0; i < pm_measures_rows(brief->report->measures, PM_LEVEL_ORGANISATION); i++) {
        if (keeper_of(brief, i) == brief->member) {
            pm_indexes_add(&behind, i);
        }
    }
    if (keeper_of(brief, brief->member) != SIZE_MAX) {
        pm_indexes_add(&before, keeper_of(brief, brief->member));
    }
    add_members(brief, PM_FACT_STRUCTURE, "it reaches decisions only through ", &before);
    add_members(brief, PM_FACT_STRUCTURE, "decisions are reached only through it by ", &behind);
    add_members(brief, PM_FACT_STRUCTURE, "without it, cut off from the rest would be ", &cut_off);
}

/* --- money, support, seats -------------------------------------------------------------------- */

/* Members at the other end of the member's relationships of a kind that go its way, or towards it.
 */
static pm_indexes others_by(const pm_brief *brief, const char *kind, bool outward)
{
    const pm_measures *measures = brief->report->measures;
    pm_indexes others = {0};
    for (size_t e = 0; e < pm_map_edge_count(brief->report->map); e++) {
        const pm_edge *edge = pm_map_edge(brief->report->map, e);
        size_t near = outward ? edge->source : edge->target;
        size_t far = outward ? edge->target : edge->source;
        size_t member = pm_measures_member_of_node(measures, far);
        if (near == brief->node && member != SIZE_MAX && edge->directed &&
            pm_map_edge_is(brief->report->map, e, kind) && !pm_indexes_contain(&others, member)) {
            pm_indexes_add(&others, member);
        }
    }
    return others;
}

static void add_flows(const pm_brief *brief)
{
    static const struct {
        const char *kind, *words;
        bool outward;
    } flows[] = {{"funds", "it gives money to ", true},
                 {"funds", "it receives money from ", false},
                 {"supports", "it lends rooms, staff or administration to ", true},
                 {"supports", "it is lent rooms, staff or administration by ", false}};
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++) {
        pm_indexes others = others_by(brief, flows[i].kind, flows[i].outward);
        add_members(brief, PM_FACT_STATED, flows[i].words, &others);
    }
}

/* "It sits in Board (chair) and Housing group." */
static void add_seats(const pm_brief *brief)
{
    const pm_map *map = brief->report->map;
    pm_text words = {0};
    for (size_t e = 0; e < pm_map_edge_count(map); e++) {
        const pm_edge *edge = pm_map_edge(map, e);
        const char *role = pm_map_text(map, PM_EDGE_ROLE, e);
        size_t other = edge->source == brief->node ? edge->target : edge->source;
        bool own = edge->source == brief->node || (!edge->directed && edge->target == brief->node);
        if (own && pm_map_edge_is(map, e, "member") && pm_map_kind(map, other) == PM_BODY) {
            pm_text_addf(&words, "%s", words.length > 0 ? ", " : pm_fact_opening(PM_FACT_STATED));
            pm_text_add(&words, strcmp(pm_text_bytes(&words), pm_fact_opening(PM_FACT_STATED)) == 0
                                    ? ": it sits in "
                                    : "");
            pm_say_node(&words, brief->report->measures, other);
            if (role != NULL && strcmp(role, "member") != 0) {
                pm_text_addf(&words, " (%s)", role);
            }
        }
    }
    if (words.length > 0) {
        pm_say_stop(&words);
        pm_brief_add_text(brief, "li", &words);
    }
    pm_text_free(&words);
}

/* --- people ----------------------------------------------------------------------------------- */

/* Partners at the other end of ties that one person alone keeps alive; *named: relationships that
 * name anybody, *single: those that name one. */
static pm_indexes carried_by_one(const pm_brief *brief, size_t *single, size_t *named)
{
    const pm_measures *measures = brief->report->measures;
    pm_indexes others = {0};
    for (size_t e = 0; e < pm_map_edge_count(brief->report->map); e++) {
        const pm_edge *edge = pm_map_edge(brief->report->map, e);
        double alone = 0;
        size_t far = edge->source == brief->node ? edge->target : edge->source;
        size_t member = pm_measures_member_of_node(measures, far);
        if ((edge->source != brief->node && edge->target != brief->node) || member == SIZE_MAX ||
            !pm_measures_number(measures, PM_LEVEL_RELATIONSHIP, "single_carrier", e, &alone)) {
            continue;
        }
        *named += 1;
        *single += alone > 0 ? 1 : 0;
        if (alone > 0) {
            pm_indexes_add_once(&others, member);
        }
    }
    return others;
}

static void add_carriers(const pm_brief *brief)
{
    size_t single = 0;
    size_t named = 0;
    pm_indexes others = carried_by_one(brief, &single, &named);
    pm_text before = {0};
    pm_text_add(&before, "of its relationships that name who keeps them alive, ");
    pm_say_part(&before, single, named, "hangs", "hang");
    pm_text_add(&before, " on one person: with ");
    brief->report->failed = brief->report->failed || before.failed;
    add_members(brief, PM_FACT_STATED, pm_text_bytes(&before), &others);
    pm_text_free(&before);
}

pm_status pm_brief_add_ties(const pm_brief *brief, pm_error *err)
{
    (void)err;
    size_t before = *brief->said;
    pm_html_start(brief->report->html, "ul", NULL);
    add_seats(brief);
    add_ways(brief);
    add_flows(brief);
    add_carriers(brief);
    if (*brief->said == before) {
        pm_html_leaf(brief->report->html, "li", "The map states nothing of that.", NULL);
    }
    pm_html_end(brief->report->html);
    return PM_OK;
}
