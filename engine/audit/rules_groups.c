/* Rules on the groups that do the work: who leads them and who does it. Stated seats in, findings
 * out. */

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/groups.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"

/* --- who leads ------------------------------------------------------------------------------- */

static pm_status file_without_lead(const pm_audit *audit, size_t member, const pm_group *seats,
                                   pm_error *err)
{
    /* A seat without a role may be the chair's: then the gap may be the map's. */
    bool issue = seats->with_role == seats->seats;
    pm_draft draft = pm_draft_begin(audit, issue ? PM_ISSUE : PM_WATCH,
                                    pm_fact_share_of_members(audit, seats->deliverers.count + 1));
    pm_say_member(&draft.headline, audit->measures, member);
    pm_text_add(&draft.headline, " has no lead");
    pm_text_add(&draft.text, "The map states no chair or convenor for ");
    pm_say_member(&draft.text, audit->measures, member);
    if (issue) {
        pm_text_add(&draft.text, ", though it states the role of ");
        pm_text_add(&draft.text, seats->seats == 1 ? "its one seat." : "each of its ");
        if (seats->seats > 1) {
            pm_say_counted(&draft.text, seats->seats, "seat.", "seats.");
        }
    } else {
        pm_text_add(&draft.text, "; ");
        pm_say_count(&draft.text, seats->seats - seats->with_role);
        pm_text_add(&draft.text, " of its ");
        pm_say_counted(&draft.text, seats->seats, "seat has", "seats have");
        pm_text_add(&draft.text, " no role on record.");
    }
    pm_draft_number(&draft, "seats", (double)seats->seats);
    pm_draft_number(&draft, "seats_with_role", (double)seats->with_role);
    pm_draft_member(&draft, member);
    pm_draft_members(&draft, &seats->deliverers);
    return pm_draft_file(&draft, err);
}

static pm_status file_several_leads(const pm_audit *audit, size_t member, const pm_group *seats,
                                    pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH,
                                    pm_fact_share_of_members(audit, seats->deliverers.count + 1));
    pm_say_member(&draft.headline, audit->measures, member);
    pm_text_add(&draft.headline, " has ");
    pm_say_counted(&draft.headline, seats->chairs, "chair", "chairs");
    pm_text_add(&draft.text, "The map states ");
    pm_say_counted(&draft.text, seats->chairs, "chair", "chairs");
    pm_text_add(&draft.text, " for ");
    pm_say_member(&draft.text, audit->measures, member);
    pm_text_add(&draft.text, ". Where the lead is shared on purpose, nothing is wrong.");
    pm_draft_number(&draft, "chairs", (double)seats->chairs);
    pm_draft_member(&draft, member);
    pm_draft_members(&draft, &seats->deliverers);
    for (size_t i = 0; i < seats->edges.count; i++) {
        pm_draft_edge(&draft, seats->edges.items[i]);
    }
    return pm_draft_file(&draft, err);
}

/* What is to be said of a group's lead. */
typedef enum lead { LEAD_FINE, LEAD_UNKNOWN, LEAD_MISSING, LEAD_SEVERAL } lead;

static lead lead_of(const pm_group *seats)
{
    if (seats->with_role == 0) {
        return LEAD_UNKNOWN;
    }
    if (seats->chairs + seats->convenors == 0) {
        return LEAD_MISSING;
    }
    return seats->chairs > 1 ? LEAD_SEVERAL : LEAD_FINE;
}

static pm_status file_lead(const pm_audit *audit, size_t member, pm_error *err)
{
    pm_group seats = pm_group_seats(audit, member);
    pm_status status = pm_group_check(&seats, err);
    if (status == PM_OK) {
        status = lead_of(&seats) == LEAD_MISSING ? file_without_lead(audit, member, &seats, err)
                                                 : file_several_leads(audit, member, &seats, err);
    }
    pm_group_free(&seats);
    return status;
}

/* Groups to be told of, ranked; *unknown counts those of which nothing is known. */
static pm_status find_leads(const pm_audit *audit, const pm_indexes *groups, pm_ranked *found,
                            size_t *count, size_t *unknown, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < groups->count; i++) {
        pm_group seats = pm_group_seats(audit, groups->items[i]);
        lead of_group = lead_of(&seats);
        status = pm_group_check(&seats, err);
        bool issue = of_group == LEAD_MISSING && seats.with_role == seats.seats;
        *unknown += of_group == LEAD_UNKNOWN ? 1 : 0;
        if (of_group == LEAD_MISSING || of_group == LEAD_SEVERAL) {
            found[(*count)++] =
                (pm_ranked){.index = groups->items[i],
                            .weight = (double)seats.deliverers.count + (issue ? PM_RANK_ISSUE : 0)};
        }
        pm_group_free(&seats);
    }
    return status;
}

static pm_status file_unknown_leads(const pm_audit *audit, size_t unknown, size_t groups,
                                    pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_CANNOT_TELL, 0);
    draft.record = PM_RECORD_SEATS;
    pm_say_counted_first(&draft.headline, unknown, "group states no roles",
                         "groups state no roles");
    pm_text_add(&draft.text, "Who leads ");
    pm_say_count(&draft.text, unknown);
    pm_text_add(&draft.text, " of ");
    pm_say_counted(&draft.text, groups, "group", "groups");
    pm_text_add(&draft.text, " is not known. Record `role` (chair, convenor, member, ...) on edges "
                             "of kind `member`.");
    pm_draft_number(&draft, "groups", (double)unknown);
    return pm_draft_file(&draft, err);
}

static pm_status look_at_leads(const pm_audit *audit, const pm_indexes *groups, pm_ranked *found,
                               pm_error *err)
{
    static const pm_several how = {file_lead, "more group without one lead",
                                   "more groups without one lead", true};
    size_t count = 0;
    size_t unknown = 0;
    pm_status status = find_leads(audit, groups, found, &count, &unknown, err);
    if (status == PM_OK) {
        status = pm_file_several(audit, &how, found, count, err);
    }
    if (status == PM_OK && unknown > 0) {
        return file_unknown_leads(audit, unknown, groups->count, err);
    }
    if (status == PM_OK && count == 0) {
        return pm_find_fine(audit, "Every group has a lead",
                            "The map states a chair or convenor for every group.", err);
    }
    return status;
}

static pm_status rule_group_lead(const pm_audit *audit, pm_error *err)
{
    return pm_audit_groups(audit, look_at_leads, "Who leads the groups is not known", err);
}

/* --- who does the work ----------------------------------------------------------------------- */

static pm_status file_thin_group(const pm_audit *audit, size_t member, const pm_group *seats,
                                 pm_error *err)
{
    size_t count = seats->deliverers.count;
    pm_draft draft = pm_draft_begin(audit, count == 0 ? PM_ISSUE : PM_WATCH,
                                    pm_fact_share_of_members(audit, count + 1));
    pm_say_member(&draft.headline, audit->measures, member);
    pm_text_add(&draft.headline, count == 0 ? " has no active member" : " rests on one member");
    pm_text_add(&draft.text, "Of the seats the map states for ");
    pm_say_member(&draft.text, audit->measures, member);
    if (count == 0) {
        pm_text_add(&draft.text, ", all are observers' or support seats.");
    } else {
        pm_text_add(&draft.text, ", only one partner takes part in the work: ");
        pm_say_members(&draft.text, audit->measures, &seats->deliverers, 0);
        pm_say_stop(&draft.text);
    }
    pm_draft_number(&draft, "members", (double)count);
    pm_draft_number(&draft, "seats", (double)seats->seats);
    pm_draft_member(&draft, member);
    pm_draft_members(&draft, &seats->deliverers);
    return pm_draft_file(&draft, err);
}

static pm_status file_members(const pm_audit *audit, size_t member, pm_error *err)
{
    pm_group seats = pm_group_seats(audit, member);
    pm_status status = pm_group_check(&seats, err);
    if (status == PM_OK) {
        status = file_thin_group(audit, member, &seats, err);
    }
    pm_group_free(&seats);
    return status;
}

/* Groups of fewer than two partners, ranked; *unknown counts those without any seat. */
static pm_status find_thin_groups(const pm_audit *audit, const pm_indexes *groups, pm_ranked *found,
                                  size_t *count, size_t *unknown, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < groups->count; i++) {
        pm_group seats = pm_group_seats(audit, groups->items[i]);
        size_t deliverers = seats.deliverers.count;
        status = pm_group_check(&seats, err);
        *unknown += seats.seats == 0 ? 1 : 0;
        if (seats.seats > 0 && deliverers < PM_SEVERAL) {
            found[(*count)++] = (pm_ranked){.index = groups->items[i],
                                            .weight = deliverers == 0 ? PM_RANK_ISSUE : 0};
        }
        pm_group_free(&seats);
    }
    return status;
}

static pm_status file_unknown_members(const pm_audit *audit, size_t unknown, size_t groups,
                                      pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_CANNOT_TELL, 0);
    draft.record = PM_RECORD_SEATS;
    pm_say_counted_first(&draft.headline, unknown, "group states no members",
                         "groups state no members");
    pm_text_add(&draft.text, "Who works in ");
    pm_say_count(&draft.text, unknown);
    pm_text_add(&draft.text, " of ");
    pm_say_counted(&draft.text, groups, "group", "groups");
    pm_text_add(&draft.text, " is not known. Record an edge of kind `member` from each partner to "
                             "the groups it sits in.");
    pm_draft_number(&draft, "groups", (double)unknown);
    return pm_draft_file(&draft, err);
}

static pm_status look_at_members(const pm_audit *audit, const pm_indexes *groups, pm_ranked *found,
                                 pm_error *err)
{
    static const pm_several how = {file_members, "more group that rests on one partner",
                                   "more groups that rest on one partner", true};
    size_t count = 0;
    size_t unknown = 0;
    pm_status status = find_thin_groups(audit, groups, found, &count, &unknown, err);
    if (status == PM_OK) {
        status = pm_file_several(audit, &how, found, count, err);
    }
    if (status == PM_OK && unknown > 0) {
        return file_unknown_members(audit, unknown, groups->count, err);
    }
    if (status == PM_OK && count == 0) {
        return pm_find_fine(audit, "Every group has several partners at work",
                            "In every group the map states, at least two partners take part.", err);
    }
    return status;
}

static pm_status rule_group_members(const pm_audit *audit, pm_error *err)
{
    return pm_audit_groups(audit, look_at_members, "Who works in the groups is not known", err);
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "group-lead",
        .title = "Groups without one lead",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "body_type, edges of kind member; role",
        .threshold = "issue when no seat of a group is a chair or convenor, watch when roles are "
                     "missing or chairs are several",
        .why = "A group without a lead meets until it stops meeting; with several it may wait for "
               "each of them.",
        .question = "Who calls the next meeting of this group?",
        .next_step = "Name one lead, or say in writing that the lead is shared and how.",
        .source = "Practitioners' assumption to test: leadership is clear",
        .function = PM_RULE_FUNCTION(rule_group_lead),
    },
    {
        .id = "group-members",
        .title = "Groups that rest on one partner",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "body_type, edges of kind member; role",
        .threshold = "issue when nobody takes part, watch when one partner does; observers and "
                     "support are not counted",
        .why = "A group of one is a department of that partner. Two is the least that makes joint "
               "work.",
        .question = "Who else has a stake in this group's work?",
        .next_step = "Invite a second partner to take on one task of the group.",
        .source = "Practice of strategic partnerships: more than one deliverer",
        .function = PM_RULE_FUNCTION(rule_group_members),
    },
};

const pm_rule_table pm_rules_of_groups = {RULES, sizeof RULES / sizeof *RULES};
