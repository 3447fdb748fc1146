/* Rules on ties that one person keeps alive: carriers and what hangs on them in, findings out.
 * Findings speak of "one person" by what people go by (people_names.h). */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* Label of the organisation a person node works or speaks for: NULL when none is known. */
static const char *find_employer(const pm_audit *audit, size_t person)
{
    static const pm_word words[] = {PM_NODE_EMPLOYER, PM_NODE_REPRESENTS};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t node = pm_fact_first_node(audit, words[i], person);
        if (node != SIZE_MAX && pm_map_kind(audit->map, node) != PM_PERSON) {
            return pm_map_label(audit->map, node);
        }
    }
    return NULL;
}

/* "one person" and what the person goes by: a role or a number, and a name only where people are
 * named. Who speaks or works for an organisation is told apart by it. */
static void say_post(pm_text *text, const pm_audit *audit, size_t person)
{
    const char *name = pm_measures_row_name(audit->measures, PM_LEVEL_PERSON, person);
    size_t node = pm_map_find_node(audit->map, name);
    const char *employer = NULL;
    if (node != SIZE_MAX && pm_map_kind(audit->map, node) == PM_PERSON) {
        employer = find_employer(audit, node);
    }
    pm_text_add(text, "one person (");
    pm_say_name(text, pm_measures_person_label(audit->measures, person));
    if (employer != NULL) {
        pm_text_add(text, ", ");
        pm_say_name(text, employer);
    }
    pm_text_add(text, ")");
}

/* The person's ties that nobody else carries. Returns how many of them name a deputy. */
static size_t add_lost_edges(const pm_audit *audit, size_t person, pm_indexes *lost)
{
    size_t deputies = 0;
    size_t count = pm_measures_person_edge_count(audit->measures, person);
    for (size_t i = 0; i < count; i++) {
        size_t edge = pm_measures_person_edge(audit->measures, person, i);
        if (pm_fact_is_true(audit, PM_LEVEL_RELATIONSHIP, "single_carrier", edge)) {
            pm_indexes_add(lost, edge);
            deputies += pm_map_text(audit->map, PM_EDGE_DEPUTY, edge) != NULL ? 1 : 0;
        }
    }
    return deputies;
}

static void say_deputies(pm_text *text, size_t lost, size_t deputies)
{
    pm_text_add(text, " ");
    pm_say_counted_first(text, lost, "relationship is", "relationships are");
    pm_text_add(text, " carried by nobody else; ");
    if (deputies == 0) {
        pm_text_add(text, lost == 1 ? "it names no deputy." : "none names a deputy.");
    } else if (deputies == lost) {
        pm_text_add(text, lost == 1 ? "it names a deputy." : "each names a deputy.");
    } else {
        pm_say_count(text, deputies);
        pm_text_add(text, deputies == 1 ? " names a deputy." : " name a deputy.");
    }
}

/* A deputy for every tie is what the question asks for: then it stays to be watched. */
static pm_outcome outcome_of_loss(size_t cut_off, size_t lost, size_t deputies)
{
    bool covered = lost > 0 && deputies == lost;
    return cut_off >= PM_SEVERAL && !covered ? PM_ISSUE : PM_WATCH;
}

/* Members cut off when the person leaves: the measure. */
static size_t count_cut_off(const pm_audit *audit, size_t person)
{
    double count = 0;
    return pm_measures_number(audit->measures, PM_LEVEL_PERSON, "cut_off_from_decision", person,
                              &count)
               ? (size_t)count
               : 0;
}

static void say_person(pm_draft *draft, size_t person, size_t cut_off, size_t deputies)
{
    const pm_audit *audit = draft->audit;
    pm_say_some(&draft->headline, audit->measures, &draft->members);
    pm_text_add(&draft->headline, cut_off == 1 ? " hangs on one person" : " hang on one person");
    pm_text_add(&draft->text, "If ");
    say_post(&draft->text, audit, person);
    pm_text_add(&draft->text, " left, ");
    pm_say_counted(&draft->text, cut_off, "member", "members");
    pm_text_add(&draft->text, " would have no route to ");
    pm_say_decision_body(&draft->text, audit->measures);
    pm_text_add(&draft->text, ": ");
    pm_say_members(&draft->text, audit->measures, &draft->members, 0);
    pm_say_stop(&draft->text);
    say_deputies(&draft->text, draft->edges.count, deputies);
}

/* Adds the members that would have no route any more if the relationships ended. */
static pm_status add_cut_off(const pm_audit *audit, const pm_indexes *edges, pm_indexes *members,
                             pm_error *err)
{
    size_t count = 0;
    size_t *found = pm_new_array(audit->members, sizeof *found);
    pm_status status = found != NULL ? pm_measures_cut_off_by(audit->measures, edges->items,
                                                              edges->count, found, &count, err)
                                     : pm_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        pm_indexes_add(members, found[i]);
    }
    free(found);
    return status == PM_OK ? pm_indexes_check(members, err) : status;
}

static pm_status file_person(const pm_audit *audit, size_t person, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, 0);
    size_t deputies = add_lost_edges(audit, person, &draft.edges);
    pm_status status = add_cut_off(audit, &draft.edges, &draft.members, err);
    if (status != PM_OK) {
        pm_draft_drop(&draft, NULL);
        return status;
    }
    size_t cut_off = count_cut_off(audit, person);
    draft.outcome = outcome_of_loss(cut_off, draft.edges.count, deputies);
    draft.weight = pm_fact_share_of_members(audit, cut_off);
    draft.badge_count = PM_MOST_BADGES;
    say_person(&draft, person, cut_off, deputies);
    pm_draft_number(&draft, "members", (double)cut_off);
    pm_draft_number(&draft, "share", draft.weight);
    pm_draft_number(&draft, "relationships_lost", (double)draft.edges.count);
    pm_draft_number(&draft, "deputies", (double)deputies);
    pm_draft_person(&draft, person);
    return pm_draft_file(&draft, err);
}

/* Adds a person, the ties it alone carries and the one member that hangs on them. No member comes
 * twice: all its ties would have to hang on two people alone. */
static pm_status add_single(size_t person, pm_draft *draft, pm_error *err)
{
    pm_indexes lost = {0};
    add_lost_edges(draft->audit, person, &lost);
    pm_status status = add_cut_off(draft->audit, &lost, &draft->members, err);
    pm_indexes_add_all(&draft->edges, &lost);
    pm_draft_person(draft, person);
    pm_indexes_free(&lost);
    return status;
}

/* Those on whom one member's route hangs share one finding: each is a small matter. */
static pm_status file_singles(const pm_audit *audit, const pm_indexes *people, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, 0);
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < people->count; i++) {
        status = add_single(people->items[i], &draft, err);
    }
    if (status != PM_OK) {
        pm_draft_drop(&draft, NULL);
        return status;
    }
    draft.weight = pm_fact_share_of_members(audit, draft.members.count);
    draft.badge_count = PM_MOST_BADGES;
    pm_say_some(&draft.headline, audit->measures, &draft.members);
    bool one = people->count == 1;
    pm_text_add(&draft.headline, one ? " hangs on one person" : " hang on one person each");
    pm_say_members(&draft.text, audit->measures, &draft.members, 0);
    pm_text_add(&draft.text, one ? " would have no route to " : " would each have no route to ");
    pm_say_decision_body(&draft.text, audit->measures);
    pm_text_add(&draft.text, " if the one person who carries the way there left.");
    pm_draft_number(&draft, "members", (double)draft.members.count);
    pm_draft_number(&draft, "people", (double)people->count);
    pm_draft_number(&draft, "relationships_lost", (double)draft.edges.count);
    return pm_draft_file(&draft, err);
}

/* People on whom several members' routes hang, ranked, and those on whom one member's does. */
static size_t find_people(const pm_audit *audit, pm_ranked *ranked, pm_indexes *singles)
{
    size_t count = 0;
    size_t people = pm_measures_rows(audit->measures, PM_LEVEL_PERSON);
    for (size_t person = 0; person < people; person++) {
        size_t cut_off = count_cut_off(audit, person);
        if (cut_off >= PM_SEVERAL) {
            ranked[count++] = (pm_ranked){.index = person, .weight = (double)cut_off};
        } else if (cut_off > 0) {
            pm_indexes_add(singles, person);
        }
    }
    return count;
}

static pm_status look_at_people(const pm_audit *audit, pm_ranked *ranked, pm_indexes *singles,
                                pm_error *err)
{
    static const pm_several how = {file_person, "more person on whom several routes hang",
                                   "more people on whom several routes hang", false};
    size_t count = find_people(audit, ranked, singles);
    pm_status status = pm_indexes_check(singles, err);
    if (status == PM_OK) {
        status = pm_file_several(audit, &how, ranked, count, err);
    }
    if (status == PM_OK && singles->count > 0) {
        return file_singles(audit, singles, err);
    }
    if (status == PM_OK && count == 0) {
        return pm_find_fine(audit, "No route to decisions hangs on one person",
                            "Whichever one carrier left, every member with a route to decisions "
                            "would keep one.",
                            err);
    }
    return status;
}

static pm_status rule_one_person_route(const pm_audit *audit, pm_error *err)
{
    size_t people = pm_measures_rows(audit->measures, PM_LEVEL_PERSON);
    if (pm_measures_decision_body_count(audit->measures) == 0 || people == 0) {
        return pm_find_unknown(
            audit, people == 0 ? PM_RECORD_CARRIERS : PM_RECORD_DECISION_BODY,
            "Who carries the routes is not known",
            people == 0 ? "No tie names who keeps it alive. Record `carried_by` on edges: ids of "
                          "posts or pseudonyms."
                        : "The map names no decision body. Record `decision_body` as true on the "
                          "node where decisions are made, or its id on the map.",
            err);
    }
    pm_ranked *ranked = pm_new_array(people, sizeof *ranked);
    if (ranked == NULL) {
        return pm_fail_memory(err);
    }
    pm_indexes singles = {0};
    pm_status status = look_at_people(audit, ranked, &singles, err);
    pm_indexes_free(&singles);
    free(ranked);
    return status;
}

/* --- how many ties hang on one person -------------------------------------------------------- */

static pm_status file_share(const pm_audit *audit, double share, pm_error *err)
{
    const pm_column *column =
        pm_measures_find(audit->measures, PM_LEVEL_NETWORK, "single_carrier_share");
    bool watch = share > audit->conventions->majority;
    pm_draft draft =
        pm_draft_begin(audit, watch ? PM_WATCH : PM_FINE, watch ? PM_WEIGHT_RECORD : 0);
    size_t edges = pm_map_edge_count(audit->map);
    size_t deputies = 0;
    for (size_t edge = 0; edge < edges; edge++) {
        if (pm_fact_is_true(audit, PM_LEVEL_RELATIONSHIP, "single_carrier", edge)) {
            pm_draft_edge(&draft, edge);
            deputies += pm_map_text(audit->map, PM_EDGE_DEPUTY, edge) != NULL ? 1 : 0;
        }
    }
    pm_text_add(&draft.headline, share > 0.5 ? "Most relationships hang on one person"
                                             : "Most relationships have several carriers");
    pm_say_share(&draft.text, share);
    pm_text_add(&draft.text,
                " of the relationships that name a carrier are kept alive by one person");
    if (deputies > 0) {
        pm_text_add(&draft.text, "; ");
        pm_say_counted(&draft.text, deputies, "of them names a deputy", "of them name a deputy");
    }
    pm_say_stop(&draft.text);
    if (column != NULL && column->has_coverage && column->n_missing > 0) {
        pm_text_addf(&draft.text, " Carriers are named on %zu of %zu relationships.",
                     column->n_used, column->n_used + column->n_missing);
        pm_draft_number(&draft, "not_stated", (double)column->n_missing);
    }
    pm_draft_number(&draft, "single_carrier_share", share);
    pm_draft_number(&draft, "deputies", (double)deputies);
    return pm_draft_file(&draft, err);
}

static pm_status rule_single_carriers(const pm_audit *audit, pm_error *err)
{
    double share = 0;
    if (!pm_fact_of_network(audit, "single_carrier_share", &share)) {
        return pm_find_unknown(audit, PM_RECORD_CARRIERS, "Carriers of ties are not known",
                               "No tie names who keeps it alive. Record `carried_by` on edges: ids "
                               "of posts or pseudonyms.",
                               err);
    }
    return file_share(audit, share, err);
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "one-person-route",
        .title = "Routes to decisions that hang on one person",
        .family = "people",
        .fact = PM_FACT_STRUCTURE,
        .needs = "decision_body, carried_by; cut_off_from_decision, single_carrier",
        .threshold = "issue when two or more members would lose their route and a relationship has "
                     "no deputy; watch for any",
        .why = "Partnerships can fall over when one contributor leaves, and people leave more "
               "often than organisations do: no share of the map is needed to make it matter.",
        .question = "Who else could pick up these ties next week?",
        .next_step = "Name a deputy for each of these ties and have them meet the other side "
                     "once.",
        .source = "Practitioners' advice: shadow, deputise, add a second contact",
        .function = PM_RULE_FUNCTION(rule_one_person_route),
    },
    {
        .id = "single-carrier",
        .title = "Relationships kept alive by one person",
        .family = "people",
        .fact = PM_FACT_STATED,
        .needs = "carried_by; single_carrier_share",
        .threshold = "watch when more than {majority} of the relationships that name a carrier "
                     "have only one",
        .why = "A tie with one carrier ends with a change of job. Above half, that is how the "
               "partnership works as a rule.",
        .question = "For which of these ties would we notice the loss first?",
        .next_step = "Add a second contact to the ties that matter most.",
        .source = "Practitioners' advice: shadow, deputise, add a second contact",
        .function = PM_RULE_FUNCTION(rule_single_carriers),
    },
};

const pm_rule_table pm_rules_of_carriers = {RULES, sizeof RULES / sizeof *RULES};
