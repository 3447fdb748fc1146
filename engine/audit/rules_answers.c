/* Rules on answers partners gave: how each end describes a tie, and what partners are good at by
 * their own rating. Spread and coverage in, findings out; disagreement is the finding, nobody is
 * scored. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"

/* --- two views of one tie -------------------------------------------------------------------- */

/* Adds the ties whose ends describe them differently. Returns how many ties are described at all:
 * by both ends, or once for both. A tie that one end alone describes cannot differ: it is left out.
 */
static size_t add_differing(const pm_audit *audit, pm_indexes *differing)
{
    size_t described = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        int source = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_SOURCE, edge);
        int target = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_TARGET, edge);
        bool two_views = source >= 0 && target >= 0;
        bool one_view = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR, edge) >= 0;
        described += two_views || one_view ? 1 : 0;
        if (two_views && source != target) {
            pm_indexes_add(differing, edge);
        }
    }
    return described;
}

static void say_two_views(pm_text *text, const pm_audit *audit, size_t edge)
{
    const pm_edge *ends = pm_map_edge(audit->map, edge);
    pm_say_node(text, audit->map, ends->source);
    pm_text_add(text, " calls it ");
    pm_say_name(text, pm_map_text(audit->map, PM_EDGE_BEHAVIOUR_SOURCE, edge));
    pm_text_add(text, ", ");
    pm_say_node(text, audit->map, ends->target);
    pm_text_add(text, " ");
    pm_say_name(text, pm_map_text(audit->map, PM_EDGE_BEHAVIOUR_TARGET, edge));
}

/* The node that is an end of most of these ties, the first in file order among equals. */
static size_t commonest_end(const pm_audit *audit, const pm_indexes *edges, size_t *times)
{
    size_t common = SIZE_MAX;
    *times = 0;
    for (size_t node = 0; node < pm_map_node_count(audit->map); node++) {
        size_t count = 0;
        for (size_t i = 0; i < edges->count; i++) {
            const pm_edge *ends = pm_map_edge(audit->map, edges->items[i]);
            count += ends->source == node || ends->target == node ? 1 : 0;
        }
        if (count > *times) {
            *times = count;
            common = node;
        }
    }
    return common;
}

static void say_where_it_gathers(pm_draft *draft)
{
    const pm_audit *audit = draft->audit;
    size_t times = 0;
    size_t node = commonest_end(audit, &draft->edges, &times);
    if (times >= PM_GATHERS && times * 2 > draft->edges.count) {
        pm_text_add(&draft->text, " ");
        pm_say_node(&draft->text, audit->map, node);
        pm_text_add(&draft->text, " is at one end of ");
        pm_say_count(&draft->text, times);
        pm_text_add(&draft->text, " of them.");
        pm_draft_number(draft, "at_one_end", (double)times);
        size_t member = pm_measures_member_of_node(audit->measures, node);
        if (member != SIZE_MAX) {
            pm_draft_member(draft, member);
        }
    }
}

static pm_status file_two_views(pm_draft *draft, size_t described, pm_error *err)
{
    const pm_audit *audit = draft->audit;
    size_t differing = draft->edges.count;
    double share = (double)differing / (double)described;
    draft->outcome = differing == 0 ? PM_FINE : share > PM_MAJORITY ? PM_ISSUE : PM_WATCH;
    draft->weight = differing == 0 ? 0 : PM_WEIGHT_RECORD;
    pm_text_add(&draft->text, "Of ");
    pm_say_counted(&draft->text, described, "tie", "ties");
    pm_text_add(&draft->text, " that state how the two ends work together, ");
    if (differing == 0) {
        pm_text_add(&draft->headline, "Both ends describe their ties alike");
        pm_text_add(&draft->text, "none looks different from its two ends.");
    } else {
        pm_say_counted_first(&draft->headline, differing, "tie looks different from each end",
                             "ties look different from each end");
        pm_say_count(&draft->text, differing);
        pm_text_add(&draft->text, differing == 1
                                      ? " looks different from its two ends: "
                                      : " look different from their two ends. For example, ");
        say_two_views(&draft->text, audit, draft->edges.items[0]);
        pm_text_add(&draft->text, ".");
        say_where_it_gathers(draft);
    }
    pm_draft_number(draft, "differing", (double)differing);
    pm_draft_number(draft, "described", (double)described);
    pm_draft_number(draft, "share", share);
    draft->badge_count = 0;
    return pm_draft_file(draft, err);
}

pm_status pm_rule_two_views(const pm_audit *audit, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    size_t described = add_differing(audit, &draft.edges);
    if (described > 0 && !draft.edges.failed) {
        return file_two_views(&draft, described, err);
    }
    return pm_draft_give_up(&draft, "How each end sees its ties is not known",
                            "No tie states how its ends work together. Record "
                            "`behaviour_source` and `behaviour_target` on edges: competition, "
                            "cooperation, coordination or coevolution.",
                            err);
}

/* --- skills few have ------------------------------------------------------------------------- */

typedef struct skill {
    pm_word word;
    const char *name;
} skill;

static const skill SKILLS[] = {
    {PM_NODE_SKILL_LEADERSHIP, "leadership"},
    {PM_NODE_SKILL_TRUST, "building trust"},
    {PM_NODE_SKILL_LEARNING, "learning and review"},
    {PM_NODE_SKILL_PERFORMANCE, "managing for performance"},
};

enum { SKILL_COUNT = sizeof SKILLS / sizeof *SKILLS };

/* Adds the members that rate themselves strong. Returns how many rate themselves at all; people are
 * never looked at, also where every node is a member. */
static size_t add_strong(const pm_audit *audit, pm_word word, pm_indexes *strong)
{
    size_t rated = 0;
    for (size_t member = 0; member < audit->members; member++) {
        size_t node = pm_fact_node(audit, member);
        double rating = 0;
        if (pm_map_kind(audit->map, node) == PM_PERSON ||
            !pm_map_number(audit->map, word, node, &rating)) {
            continue;
        }
        rated++;
        if (rating >= PM_STRONG_RATING) {
            pm_indexes_add(strong, member);
        }
    }
    return rated;
}

static pm_status file_skill(const pm_audit *audit, const skill *of, const pm_indexes *strong,
                            size_t rated, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, strong->count == 0 ? "Nobody calls itself strong in "
                                                    : "One partner is strong in ");
    pm_text_add(&draft.headline, of->name);
    pm_text_add(&draft.text, "Of ");
    pm_say_counted(&draft.text, rated, "partner", "partners");
    pm_text_add(&draft.text, " that rated themselves, ");
    if (strong->count == 0) {
        pm_text_add(&draft.text, "none gives itself 3 or 4 of 4 in ");
    } else {
        pm_text_add(&draft.text, "only ");
        pm_say_members(&draft.text, audit->measures, strong, 0);
        pm_text_add(&draft.text, " gives itself 3 or 4 of 4 in ");
    }
    pm_text_add(&draft.text, of->name);
    pm_text_add(&draft.text, ".");
    pm_draft_number(&draft, "strong", (double)strong->count);
    pm_draft_number(&draft, "rated", (double)rated);
    pm_draft_members(&draft, strong);
    return pm_draft_file(&draft, err);
}

pm_status pm_rule_skills(const pm_audit *audit, pm_error *err)
{
    size_t known = 0;
    size_t found = 0;
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < SKILL_COUNT; i++) {
        pm_indexes strong = {0};
        size_t rated = add_strong(audit, SKILLS[i].word, &strong);
        status = pm_indexes_check(&strong, err);
        known += rated >= PM_FEWEST_ANSWERS ? 1 : 0;
        if (status == PM_OK && rated >= PM_FEWEST_ANSWERS && strong.count < PM_SEVERAL) {
            found++;
            status = file_skill(audit, &SKILLS[i], &strong, rated, err);
        }
        pm_indexes_free(&strong);
    }
    if (status != PM_OK || found > 0) {
        return status;
    }
    return known > 0 ? pm_find_fine(audit, "Skills are held by several partners",
                                    "In each area that five or more rated, at least two partners "
                                    "rate themselves 3 or 4 of 4.",
                                    err)
                     : pm_find_unknown(audit, "Partners' skills are not known",
                                       "Fewer than five partners rated themselves in any area. "
                                       "Record `skill_leadership`, `skill_trust`, `skill_learning` "
                                       "and `skill_performance` (1 to 4) on organisations.",
                                       err);
}
