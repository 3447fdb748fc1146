/* Rules on answers partners gave: how each end describes a tie, and what partners are good at by
 * their own rating. Spread and coverage in, findings out; disagreement is the finding, nobody is
 * scored. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"

enum { BEHAVIOURS = 4 };

/* --- two views of one relationship ----------------------------------------------------------- */

/* What the two ends of all relationships say, without who said it: answers were given in
 * confidence, so that counts leave this struct and no edge or member does. */
typedef struct views {
    size_t both;                          /* relationships that each end describes */
    size_t once;                          /* those that state one view for both ends */
    size_t differing;                     /* of "both", those whose views differ */
    size_t pairs[BEHAVIOURS][BEHAVIOURS]; /* differing ones by the two views, the lower first */
} views;

/* A relationship that one end alone describes cannot differ: it is left out. */
static views count_views(const pm_audit *audit)
{
    views counts = {0};
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        int source = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_SOURCE, edge);
        int target = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_TARGET, edge);
        bool both = source >= 0 && target >= 0;
        counts.both += both ? 1 : 0;
        counts.once += !both && pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR, edge) >= 0 ? 1 : 0;
        if (both && source != target) {
            counts.differing++;
            counts.pairs[source < target ? source : target][source < target ? target : source]++;
        }
    }
    return counts;
}

/* Which two views stand against each other most often, and how often: 0 where no pair does so more
 * often than all others. */
static size_t commonest_pair(const views *counts, size_t *first, size_t *second)
{
    size_t most = 0;
    bool alone = false;
    for (size_t a = 0; a < BEHAVIOURS; a++) {
        for (size_t b = a + 1; b < BEHAVIOURS; b++) {
            alone = counts->pairs[a][b] > most || (alone && counts->pairs[a][b] < most);
            if (counts->pairs[a][b] > most) {
                most = counts->pairs[a][b];
                *first = a;
                *second = b;
            }
        }
    }
    return alone ? most : 0;
}

static size_t count_pairs(const views *counts)
{
    size_t pairs = 0;
    for (size_t a = 0; a < BEHAVIOURS; a++) {
        for (size_t b = a + 1; b < BEHAVIOURS; b++) {
            pairs += counts->pairs[a][b] > 0 ? 1 : 0;
        }
    }
    return pairs;
}

/* Which views differ. A pair that stands against each other once would be one partner's answer. */
static void say_spread(pm_draft *draft, const views *counts)
{
    size_t first = 0;
    size_t second = 0;
    size_t times = commonest_pair(counts, &first, &second);
    size_t pairs = count_pairs(counts);
    if (times >= PM_SEVERAL) {
        const char *const *names = pm_vocabulary(PM_EDGE_BEHAVIOUR)->choices;
        pm_text_addf(&draft->text, "; most often %s against %s (", names[first], names[second]);
        pm_say_count(&draft->text, times);
        pm_text_add(&draft->text, ")");
    } else if (pairs > 1) {
        pm_text_add(&draft->text, ", in ");
        pm_say_counted(&draft->text, pairs, "way", "different ways");
    }
    pm_draft_number(draft, "pairs_of_views", (double)pairs);
}

/* "33 of 82 relationships are described: seven by each end, 26 once for both." */
static void say_coverage(pm_text *text, const views *counts, size_t edges)
{
    pm_text_addf(text, " %zu of %zu relationships %s described: ", counts->both + counts->once,
                 edges, counts->both + counts->once == 1 ? "is" : "are");
    pm_say_count(text, counts->both);
    pm_text_add(text, " by each end, ");
    pm_say_count(text, counts->once);
    pm_text_add(text, " once for both.");
}

static void say_differing(pm_draft *draft, const views *counts)
{
    if (counts->differing == 0) {
        pm_text_add(&draft->headline, "Both ends describe their work alike");
        pm_text_add(&draft->text, "None of ");
    } else {
        pm_say_counted_first(&draft->headline, counts->differing,
                             "relationship looks different from each end",
                             "relationships look different from each end");
        pm_say_counted_first(&draft->text, counts->differing, "of ", "of ");
    }
    pm_say_counted(&draft->text, counts->both + counts->once, "relationship", "relationships");
    pm_text_add(&draft->text, counts->differing > 1 ? " are described differently by their two ends"
                                                    : " is described differently by its two ends");
}

static pm_status file_views(const pm_audit *audit, const views *counts, pm_error *err)
{
    size_t edges = pm_map_edge_count(audit->map);
    size_t described = counts->both + counts->once;
    double share = (double)counts->differing / (double)described;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    if (counts->differing > 0) {
        draft.outcome = share > audit->conventions->majority ? PM_ISSUE : PM_WATCH;
        draft.weight = PM_WEIGHT_RECORD;
    }
    say_differing(&draft, counts);
    say_spread(&draft, counts);
    pm_text_add(&draft.text, ".");
    say_coverage(&draft.text, counts, edges);
    pm_draft_number(&draft, "differing", (double)counts->differing);
    pm_draft_number(&draft, "described", (double)described);
    pm_draft_number(&draft, "both_views", (double)counts->both);
    pm_draft_number(&draft, "share", share);
    pm_draft_number(&draft, "not_stated", (double)(edges - described));
    return pm_draft_file(&draft, err);
}

pm_status pm_rule_two_views(const pm_audit *audit, pm_error *err)
{
    views counts = count_views(audit);
    if (counts.both + counts.once >= audit->conventions->fewest_answers) {
        return file_views(audit, &counts, err);
    }
    return pm_find_fewer(audit, "How each end sees its work is not known",
                         audit->conventions->fewest_answers,
                         "relationships state how their two ends work together. Record "
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

/* Own ratings run from 1 to 4; from 3 on it is called a strength: what the scale means. */
enum { SKILL_COUNT = sizeof SKILLS / sizeof *SKILLS, STRONG_RATING = 3 };

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
        if (rating >= STRONG_RATING) {
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
    pm_say_stop(&draft.text);
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
        known += rated >= audit->conventions->fewest_answers ? 1 : 0;
        if (status == PM_OK && rated >= audit->conventions->fewest_answers &&
            strong.count < PM_SEVERAL) {
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
