/* The rule on groups without a way up: stated lines and seats in, findings out.
 *
 * The top is the decision bodies; where the map names none, its boards. A line leads up from a body
 * B to a body A when the map states B feeds_into A, B accountable_to A, or A governs B (an
 * undirected edge of these kinds counts either way). A group has a way up when lines lead from it
 * to the top, through other bodies or not. Where no line does, a partner that takes part both in
 * the group and at the top links the two in practice, though nobody is charged with it: that is
 * watched. With neither, the group's work reaches nobody who decides. Ties whose kind is not stated
 * may be lines: a group with such a tie to another body cannot be told. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/groups.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* The lines of a map, worked out once for all its groups. */
typedef struct lines {
    bool *top;     /* a node each: decides, or is a board where nothing decides */
    bool *reaches; /* a node each: the top, and what has a line to it */
    bool *seated;  /* a member each: takes part in a body at the top */
    bool has_top;
} lines;

/* Is the edge a line, and from which node up to which? */
static bool find_line(const pm_audit *audit, size_t edge, size_t *from, size_t *to)
{
    const pm_edge *ends = pm_map_edge(audit->map, edge);
    bool down = pm_map_edge_is(audit->map, edge, "governs");
    *from = down ? ends->target : ends->source;
    *to = down ? ends->source : ends->target;
    return down || pm_map_edge_is(audit->map, edge, "feeds_into") ||
           pm_map_edge_is(audit->map, edge, "accountable_to");
}

/* One round over all edges; true when something new reaches the top. */
static bool spread(const pm_audit *audit, lines *found)
{
    bool grew = false;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t from = 0;
        size_t to = 0;
        if (!find_line(audit, edge, &from, &to)) {
            continue;
        }
        bool undirected = !pm_map_edge(audit->map, edge)->directed;
        if (found->reaches[to] && !found->reaches[from]) {
            found->reaches[from] = true;
            grew = true;
        } else if (undirected && found->reaches[from] && !found->reaches[to]) {
            found->reaches[to] = true;
            grew = true;
        }
    }
    return grew;
}

static void find_seated(const pm_audit *audit, lines *found)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t holder = 0;
        size_t body = 0;
        bool sits = pm_fact_seat(audit, edge, &holder, &body) && found->top[body] &&
                    pm_fact_takes_part(audit, edge);
        size_t member = sits ? pm_fact_member_of_holder(audit, holder) : SIZE_MAX;
        if (member != SIZE_MAX) {
            found->seated[member] = true;
        }
    }
}

static pm_status find_lines(const pm_audit *audit, lines *found, pm_error *err)
{
    size_t nodes = pm_map_node_count(audit->map);
    found->top = pm_new_array(nodes, sizeof *found->top);
    found->reaches = pm_new_array(nodes, sizeof *found->reaches);
    found->seated = pm_new_array(audit->members, sizeof *found->seated);
    if (found->top == NULL || found->reaches == NULL || found->seated == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t member = 0; member < audit->members; member++) {
        size_t node = pm_fact_node(audit, member);
        found->top[node] = pm_fact_is_top(audit, member);
        found->reaches[node] = found->top[node];
        found->has_top = found->has_top || found->top[node];
    }
    while (spread(audit, found)) {
    }
    find_seated(audit, found);
    return PM_OK;
}

/* Members that take part in the group and at the top. */
static void add_linking_members(const pm_audit *audit, const lines *found, size_t group,
                                pm_indexes *links)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t holder = 0;
        size_t body = 0;
        bool sits = pm_fact_seat(audit, edge, &holder, &body) && body == group &&
                    pm_fact_takes_part(audit, edge);
        size_t member = sits ? pm_fact_member_of_holder(audit, holder) : SIZE_MAX;
        if (member != SIZE_MAX && found->seated[member]) {
            pm_indexes_add_once(links, member);
        }
    }
}

/* A tie of unstated kind between the group and another body may be its line. */
static bool may_have_line(const pm_audit *audit, size_t group)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        bool touches = ends->source == group || ends->target == group;
        size_t other = ends->source == group ? ends->target : ends->source;
        if (touches && other != group && pm_map_kind(audit->map, other) == PM_BODY &&
            pm_map_text(audit->map, PM_EDGE_KIND, edge) == NULL) {
            return true;
        }
    }
    return false;
}

static pm_status file_without_line(const pm_audit *audit, size_t member, const pm_indexes *links,
                                   pm_error *err)
{
    bool linked = links->count > 0;
    pm_draft draft = pm_draft_begin(audit, linked ? PM_WATCH : PM_ISSUE,
                                    pm_fact_share_of_members(audit, links->count + 1));
    pm_say_member(&draft.headline, audit->measures, member);
    pm_text_add(&draft.headline, linked ? " has no line upwards" : " has no way up");
    pm_text_add(&draft.text, "The map states no line by which ");
    pm_say_member(&draft.text, audit->measures, member);
    pm_text_add(&draft.text, " reports or feeds into those who decide");
    if (linked) {
        pm_text_add(&draft.text, "; what links the two is that ");
        pm_say_members(&draft.text, audit->measures, links, 0);
        pm_text_add(&draft.text, links->count == 1 ? " sits in both." : " sit in both.");
    } else {
        pm_text_add(&draft.text, ", and no partner sits in both.");
    }
    pm_draft_number(&draft, "linking_members", (double)links->count);
    pm_draft_member(&draft, member);
    pm_draft_members(&draft, links);
    return pm_draft_file(&draft, err);
}

static void free_lines(lines *found)
{
    free(found->top);
    free(found->reaches);
    free(found->seated);
}

/* Works the lines out again: a map has few groups that are told of one by one. */
static pm_status file_group(const pm_audit *audit, size_t member, pm_error *err)
{
    lines found = {0};
    pm_indexes links = {0};
    pm_status status = find_lines(audit, &found, err);
    if (status == PM_OK) {
        add_linking_members(audit, &found, pm_fact_node(audit, member), &links);
        status = pm_indexes_check(&links, err);
    }
    if (status == PM_OK) {
        status = file_without_line(audit, member, &links, err);
    }
    pm_indexes_free(&links);
    free_lines(&found);
    return status;
}

/* Groups without a line, ranked; *unknown counts those that may have one. */
static pm_status find_groups(const pm_audit *audit, const lines *found, const pm_indexes *groups,
                             pm_ranked *without, size_t *count, size_t *unknown, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < groups->count; i++) {
        size_t node = pm_fact_node(audit, groups->items[i]);
        if (found->reaches[node]) {
            continue;
        }
        if (may_have_line(audit, node)) {
            (*unknown)++;
            continue;
        }
        pm_indexes links = {0};
        add_linking_members(audit, found, node, &links);
        status = pm_indexes_check(&links, err);
        without[(*count)++] =
            (pm_ranked){.index = groups->items[i], .weight = links.count == 0 ? PM_RANK_ISSUE : 0};
        pm_indexes_free(&links);
    }
    return status;
}

static pm_status file_unknown(const pm_audit *audit, size_t unknown, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_CANNOT_TELL, 0);
    draft.record = PM_RECORD_LINES;
    pm_say_counted_first(&draft.headline, unknown, "group has ties of unknown kind",
                         "groups have ties of unknown kind");
    pm_text_add(&draft.text, "Whether ");
    pm_text_add(&draft.text, unknown == 1 ? "it reports" : "they report");
    pm_text_add(&draft.text, " upwards is not known. Record `kind` on ties between bodies: "
                             "`feeds_into`, `accountable_to` or `governs`.");
    pm_draft_number(&draft, "groups", (double)unknown);
    return pm_draft_file(&draft, err);
}

static pm_status look_for_lines(const pm_audit *audit, const lines *found, const pm_indexes *groups,
                                pm_ranked *without, pm_error *err)
{
    static const pm_several how = {file_group, "more group without a line upwards",
                                   "more groups without a line upwards", true};
    size_t count = 0;
    size_t unknown = 0;
    pm_status status = find_groups(audit, found, groups, without, &count, &unknown, err);
    if (status == PM_OK) {
        status = pm_file_several(audit, &how, without, count, err);
    }
    if (status == PM_OK && unknown > 0) {
        return file_unknown(audit, unknown, err);
    }
    if (status == PM_OK && count == 0) {
        return pm_find_fine(audit, "Every group has a way up",
                            "The map states for every group a line to those who decide.", err);
    }
    return status;
}

static pm_status look_at_groups(const pm_audit *audit, const pm_indexes *groups, pm_ranked *without,
                                pm_error *err)
{
    lines found = {0};
    pm_status status = find_lines(audit, &found, err);
    if (status == PM_OK && found.has_top) {
        status = look_for_lines(audit, &found, groups, without, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(audit, PM_RECORD_DECISION_BODY,
                                 "Where the groups report to is not known",
                                 "The map names neither a decision body nor a board. Record "
                                 "`decision_body` or `body_type` `board` on the body that decides.",
                                 err);
    }
    free_lines(&found);
    return status;
}

static pm_status rule_group_way_up(const pm_audit *audit, pm_error *err)
{
    return pm_audit_groups(audit, look_at_groups, "Where the groups report to is not known", err);
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "group-way-up",
        .title = "Groups without a way up",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "body_type, decision_body; edges of kind feeds_into, accountable_to, governs, "
                 "member",
        .threshold = "issue when no stated line leads to those who decide and no partner sits in "
                     "both, watch when only a shared partner links them",
        .why = "What a group learns has to reach those who decide, and their decisions have to "
               "reach the group. A partner that happens to sit in both does this unasked, and may "
               "stop.",
        .question = "How did this group's last recommendation reach those who decide?",
        .next_step = "Give the group a standing item or a named reporter, and draw the line on "
                     "the map.",
        .source = "Practice of strategic partnerships: layers distinct yet linked",
        .function = PM_RULE_FUNCTION(rule_group_way_up),
    },
};

const pm_rule_table pm_rules_of_way_up = {RULES, sizeof RULES / sizeof *RULES};
