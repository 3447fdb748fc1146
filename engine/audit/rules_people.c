/* Rules on what members state of their part: a described role, and authority to decide. Stated
 * facts in, findings out. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"

/* --- described roles ------------------------------------------------------------------------- */

static pm_status file_roles(const pm_audit *audit, pm_draft *draft, size_t organisations,
                            pm_error *err)
{
    size_t without = draft->members.count;
    double share = (double)without / (double)organisations;
    draft->outcome = share > audit->conventions->majority             ? PM_ISSUE
                     : share > audit->conventions->without_role_share ? PM_WATCH
                                                                      : PM_FINE;
    draft->weight = PM_WEIGHT_RECORD;
    if (draft->outcome == PM_FINE) {
        pm_text_add(&draft->headline, "Members' roles are described");
    } else {
        pm_say_counted_first(&draft->headline, without, "member has no described role",
                             "members have no described role");
    }
    pm_text_add(&draft->text, "The map describes the role of ");
    pm_say_count(&draft->text, organisations - without);
    pm_text_add(&draft->text, " of ");
    pm_say_counted(&draft->text, organisations, "organisation", "organisations");
    if (without > 0) {
        pm_text_add(&draft->text, ", and not of ");
        pm_say_members(&draft->text, audit->measures, &draft->members, 0);
    }
    pm_say_stop(&draft->text);
    pm_draft_number(draft, "without_role", (double)without);
    pm_draft_number(draft, "organisations", (double)organisations);
    pm_draft_number(draft, "share", share);
    draft->badge_count = 0;
    return pm_draft_file(draft, err);
}

static pm_status rule_described_roles(const pm_audit *audit, pm_error *err)
{
    size_t organisations = 0;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    for (size_t member = 0; member < audit->members; member++) {
        if (!pm_fact_is_organisation(audit, member)) {
            continue;
        }
        organisations++;
        if (pm_map_text(audit->map, PM_NODE_ROLE_DESCRIPTION, pm_fact_node(audit, member)) ==
            NULL) {
            pm_draft_member(&draft, member);
        }
    }
    if (draft.members.count < organisations) {
        return file_roles(audit, &draft, organisations, err);
    }
    return pm_draft_give_up(
        &draft, PM_RECORD_ROLE_DESCRIPTION, "Members' roles are not known",
        "No organisation's role is described. Record `role_description` on each: "
        "one line on what it is here to do.",
        err);
}

/* --- authority to decide --------------------------------------------------------------------- */

/* Adds the members that take part in a board or decision body, each once. */
static void add_board_members(const pm_audit *audit, pm_indexes *members)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t holder = 0;
        size_t body = 0;
        if (!pm_fact_seat(audit, edge, &holder, &body) || !pm_fact_takes_part(audit, edge)) {
            continue;
        }
        size_t body_member = pm_measures_member_of_node(audit->measures, body);
        size_t member = pm_measures_member_of_node(audit->measures, holder);
        bool decides =
            pm_fact_is(audit, PM_NODE_BODY_TYPE, body, "board") ||
            (body_member != SIZE_MAX && pm_measures_is_decision_body(audit->measures, body_member));
        if (decides && member != SIZE_MAX) {
            pm_indexes_add_once(members, member);
        }
    }
}

static pm_status file_authority(const pm_audit *audit, pm_draft *draft, size_t stated, size_t board,
                                pm_error *err)
{
    size_t bound = draft->members.count;
    double share = (double)bound / (double)stated;
    bool escalates = pm_map_text(audit->map, PM_MAP_ESCALATION_TO, 0) != NULL;
    draft->outcome = share <= audit->conventions->majority ? PM_FINE
                     : escalates                           ? PM_WATCH
                                                           : PM_ISSUE;
    draft->weight = draft->outcome == PM_FINE ? 0 : pm_fact_share_of_members(audit, bound);
    pm_text_add(&draft->headline, share <= 0.5 ? "Most of the board may decide"
                                               : "Most of the board cannot decide at the table");
    pm_text_add(&draft->text, "Of ");
    pm_say_counted(&draft->text, stated, "board member", "board members");
    pm_text_add(&draft->text, " that state it, ");
    pm_say_count(&draft->text, bound);
    pm_text_add(&draft->text, bound == 1 ? " has to refer decisions back or has no authority"
                                         : " have to refer decisions back or have no authority");
    pm_text_add(&draft->text, escalates ? "; the map states where unsettled matters go."
                                        : "; the map states no place where unsettled matters go.");
    pm_draft_number(draft, "cannot_decide", (double)bound);
    pm_draft_number(draft, "stated", (double)stated);
    pm_draft_number(draft, "not_stated", (double)(board - stated));
    pm_draft_number(draft, "share", share);
    draft->badge_count = 0;
    return pm_draft_file(draft, err);
}

static pm_status rule_refer_back(const pm_audit *audit, pm_error *err)
{
    pm_indexes board = {0};
    size_t stated = 0;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    add_board_members(audit, &board);
    for (size_t i = 0; i < board.count; i++) {
        size_t node = pm_fact_node(audit, board.items[i]);
        bool states = pm_map_choice(audit->map, PM_NODE_AUTHORITY, node) >= 0;
        stated += states ? 1 : 0;
        if (states && !pm_fact_is(audit, PM_NODE_AUTHORITY, node, "decide")) {
            pm_draft_member(&draft, board.items[i]);
        }
    }
    size_t seats = board.count;
    draft.members.failed = draft.members.failed || board.failed;
    pm_indexes_free(&board);
    if (stated >= audit->conventions->fewest_delegates) {
        return file_authority(audit, &draft, stated, seats, err);
    }
    pm_status status = pm_draft_drop(&draft, err);
    return status == PM_OK
               ? pm_find_unknown(audit, PM_RECORD_AUTHORITY, "Authority to decide is not known",
                                 "Fewer than {fewest_delegates} board members state "
                                 "whether they may decide. Record `authority` (decide, "
                                 "refer_back or none) on each.",
                                 err)
               : status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "described-role",
        .title = "Members whose role is not described",
        .family = "people",
        .fact = PM_FACT_STATED,
        .needs = "role_description",
        .threshold = "watch above {without_role_share} of the organisations, issue above "
                     "{majority}",
        .why = "Partners believe they know each other; a line on what each is here to do often "
               "shows otherwise. One in five is the practitioners' figure.",
        .question = "Could each of us say what these partners are here to do?",
        .next_step = "Have every member write one line on its part, and read them out.",
        .source = "Practitioners' assumption to test: we know each other",
        .function = PM_RULE_FUNCTION(rule_described_roles),
    },
    {
        .id = "refer-back",
        .title = "Board members that cannot decide at the table",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "authority of members seated on a board; escalation_to",
        .threshold = "above {majority} of those that state it: issue without a stated escalation, "
                     "watch with one; {fewest_delegates} or more",
        .why = "Where most must ask at home first, decisions take two meetings and line managers "
               "hold the partnership's pace.",
        .question = "Which decisions could members be trusted to take at the table?",
        .next_step = "Ask each organisation to say in writing up to where its delegate may "
                     "decide.",
        .source = "Practitioners' assumption to test: line management takes care of itself",
        .function = PM_RULE_FUNCTION(rule_refer_back),
    },
};

const pm_rule_table pm_rules_of_people = {RULES, sizeof RULES / sizeof *RULES};
