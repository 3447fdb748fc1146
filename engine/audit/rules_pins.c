/* Rules on who links the layers: how many partners sit both at the top and in a group, and whether
 * the same few sit everywhere. Stated seats in, findings out; observers and support do not count.
 */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/groups.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* Who sits where; a row a member. */
typedef struct seating {
    bool *top, *group; /* sits at the top; in a group */
    size_t *bodies;    /* in how many bodies */
    size_t seats;      /* pairs of member and body */
    size_t all_bodies; /* with a seat */
    size_t groups, top_seats;
} seating;

/* The seats of one body. "seen" is scratch, a flag a member. */
static void seat_body(const pm_audit *audit, size_t body, bool *seen, seating *found)
{
    size_t seats = 0;
    bool top = pm_fact_is_top(audit, body);
    bool group = pm_is_group(audit, body);
    for (size_t member = 0; member < audit->members; member++) {
        seen[member] = false;
    }
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t member = 0;
        size_t seated_in = 0;
        if (pm_fact_active_seat(audit, edge, &member, &seated_in) && seated_in == body &&
            !seen[member]) {
            seen[member] = true;
            seats++;
            found->bodies[member]++;
            found->top[member] = found->top[member] || top;
            found->group[member] = found->group[member] || group;
        }
    }
    found->seats += seats;
    found->all_bodies += seats > 0 ? 1 : 0;
    found->groups += group && seats > 0 ? 1 : 0;
    found->top_seats += top ? seats : 0;
}

static void free_seating(seating *found)
{
    free(found->top);
    free(found->group);
    free(found->bodies);
}

static pm_status find_seating(const pm_audit *audit, seating *found, pm_error *err)
{
    bool *seen = pm_new_array(audit->members, sizeof *seen);
    found->top = pm_new_array(audit->members, sizeof *found->top);
    found->group = pm_new_array(audit->members, sizeof *found->group);
    found->bodies = pm_new_array(audit->members, sizeof *found->bodies);
    if (seen == NULL || found->top == NULL || found->group == NULL || found->bodies == NULL) {
        free(seen);
        return pm_fail_memory(err);
    }
    for (size_t body = 0; body < audit->members; body++) {
        if (pm_map_kind(audit->map, pm_fact_node(audit, body)) == PM_BODY) {
            seat_body(audit, body, seen, found);
        }
    }
    free(seen);
    return PM_OK;
}

/* --- linking pins ---------------------------------------------------------------------------- */

static pm_status file_pins(const pm_audit *audit, const seating *found, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    for (size_t member = 0; member < audit->members; member++) {
        if (found->top[member] && found->group[member]) {
            pm_draft_member(&draft, member);
        }
    }
    size_t pins = draft.members.count;
    draft.outcome = pins >= PM_SEVERAL                         ? PM_FINE
                    : pins == 1 && found->groups >= PM_SEVERAL ? PM_ISSUE
                                                               : PM_WATCH;
    draft.weight = draft.outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD;
    if (pins == 1) {
        pm_say_member(&draft.headline, audit->measures, draft.members.items[0]);
        pm_text_add(&draft.headline, " alone links the layers");
    } else {
        pm_text_add(&draft.headline,
                    pins == 0 ? "Nobody sits in both layers" : "Several partners link the layers");
    }
    pm_say_counted_first(&draft.text, pins, "partner takes part", "partners take part");
    pm_text_add(&draft.text, " both where decisions are made and in ");
    pm_text_add(&draft.text, found->groups == 1 ? "the one group" : "one of the ");
    if (found->groups > 1) {
        pm_say_counted(&draft.text, found->groups, "group", "groups");
    }
    pm_text_add(&draft.text, " with stated members");
    if (pins > 0) {
        pm_text_add(&draft.text, ": ");
        pm_say_members(&draft.text, audit->measures, &draft.members, 0);
    }
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "linking_members", (double)pins);
    pm_draft_number(&draft, "groups", (double)found->groups);
    return pm_draft_file(&draft, err);
}

static pm_status rule_pins(const pm_audit *audit, pm_error *err)
{
    seating found = {0};
    pm_status status = find_seating(audit, &found, err);
    if (status == PM_OK && found.groups > 0 && found.top_seats > 0) {
        status = file_pins(audit, &found, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(audit, PM_RECORD_SEATS, "Who links the layers is not known",
                                 "The map does not state both who sits where decisions are made "
                                 "and who sits in a group. Record edges of kind `member`, "
                                 "`body_type` and `decision_body`.",
                                 err);
    }
    free_seating(&found);
    return status;
}

/* --- the same everywhere --------------------------------------------------------------------- */

static bool is_everywhere(const pm_audit *audit, const seating *found, size_t member)
{
    double share = (double)found->bodies[member] / (double)found->all_bodies;
    return share > audit->conventions->majority;
}

static pm_status file_everywhere(const pm_audit *audit, const seating *found, pm_error *err)
{
    size_t held = 0;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    for (size_t member = 0; member < audit->members; member++) {
        if (is_everywhere(audit, found, member)) {
            pm_draft_member(&draft, member);
            held += found->bodies[member];
        }
    }
    size_t count = draft.members.count;
    double share = (double)held / (double)found->seats;
    draft.outcome = count == 0                             ? PM_FINE
                    : share > audit->conventions->majority ? PM_ISSUE
                                                           : PM_WATCH;
    draft.weight = draft.outcome == PM_FINE ? 0 : pm_fact_share_of_members(audit, count);
    draft.badge_count = PM_MOST_BADGES;
    if (count == 0) {
        pm_text_add(&draft.headline, "Nobody sits everywhere");
        pm_draft_say(&draft, "No partner sits in more than {majority} of the ");
    } else {
        pm_say_counted_first(&draft.headline, count, "partner sits in most bodies",
                             "partners sit in most bodies");
        pm_say_members(&draft.text, audit->measures, &draft.members, 0);
        pm_text_add(&draft.text, count == 1 ? " sits" : " each sit");
        pm_draft_say(&draft, " in more than {majority} of the ");
    }
    pm_say_counted(&draft.text, found->all_bodies, "body", "bodies");
    pm_text_add(&draft.text, " with stated members");
    if (count > 0) {
        pm_text_add(&draft.text, count == 1 ? ", and holds " : ", and together hold ");
        pm_say_part(&draft.text, held, found->seats, "seat", "seats");
    }
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "members", (double)count);
    pm_draft_number(&draft, "bodies", (double)found->all_bodies);
    pm_draft_number(&draft, "share_of_seats", share);
    return pm_draft_file(&draft, err);
}

static pm_status rule_everywhere(const pm_audit *audit, pm_error *err)
{
    seating found = {0};
    pm_status status = find_seating(audit, &found, err);
    if (status == PM_OK && found.all_bodies >= audit->conventions->fewest_bodies) {
        status = file_everywhere(audit, &found, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(
            audit, PM_RECORD_SEATS, "Whether the same sit everywhere is not known",
            "Fewer than {fewest_bodies} bodies have stated members. Record edges of kind `member` "
            "from each partner to the bodies it sits in.",
            err);
    }
    free_seating(&found);
    return status;
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "linking-pin",
        .title = "Partners that link the top and the groups",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "decision_body or body_type board, body_type of groups, edges of kind member",
        .threshold = "issue when a single partner sits both at the top and in any of two or more "
                     "groups, watch when it is one of a single group, or nobody",
        .why = "Layers stay distinct when not everybody sits in both, and linked when somebody "
               "does. With one the link is that partner's diary.",
        .question = "If this partner missed two meetings, who would bring the news up and down?",
        .next_step = "Ask a second member of the top to join one group, or a group's lead to "
                     "report at the top.",
        .source = "Likert 1961, New Patterns of Management (linking pin); practice of strategic "
                  "partnerships",
        .function = PM_RULE_FUNCTION(rule_pins),
    },
    {
        .id = "same-everywhere",
        .title = "The same partners in every body",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind member; role",
        .threshold = "watch for any partner in more than {majority} of {fewest_bodies} or more "
                     "bodies, issue when such partners hold more than {majority} of all seats",
        .why = "Where the same few sit everywhere the layers are one circle in several rooms, and "
               "those few have no time for the work.",
        .question = "Which of these seats could somebody else fill?",
        .next_step = "Hand one seat each to a partner that has none.",
        .source = "Practice of strategic partnerships: layers distinct yet linked",
        .function = PM_RULE_FUNCTION(rule_everywhere),
    },
};

const pm_rule_table pm_rules_of_pins = {RULES, sizeof RULES / sizeof *RULES};
