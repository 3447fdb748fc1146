/* The rule on answers partners gave of one tie: how each end describes it. Spread and coverage in,
 * findings out; disagreement is the finding, nobody is scored. */
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

static pm_status rule_two_views(const pm_audit *audit, pm_error *err)
{
    views counts = count_views(audit);
    if (counts.both + counts.once >= audit->conventions->fewest_answers) {
        return file_views(audit, &counts, err);
    }
    return pm_find_unknown(audit, PM_RECORD_BEHAVIOUR, "How each end sees its work is not known",
                           "Fewer than {fewest_answers} relationships state how their two ends "
                           "work together. Record `behaviour_source` and `behaviour_target` on "
                           "edges: competition, cooperation, coordination or coevolution.",
                           err);
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "two-views",
        .title = "Relationships that their two ends describe differently",
        .family = "people",
        .fact = PM_FACT_ANSWERS,
        .needs = "behaviour, behaviour_source, behaviour_target",
        .threshold = "watch for any, issue when more than {majority} of those described; "
                     "{fewest_answers} or more",
        .why = "Competition, cooperation, coordination and coevolution each fit a purpose; two "
               "partners that think they are doing different ones will disappoint each other. "
               "Who said what stays with those who answered: no partner is named, and answers "
               "on fewer than five relationships are not summarised.",
        .question = "What would each side expect the other to do next?",
        .next_step =
            "Set aside half an hour for partners to compare, two by two, how they see their "
            "work together.",
        .source = "Pat Gordon's partnership continuum; practitioners' assumption to test: we "
                  "speak one language",
        .function = PM_RULE_FUNCTION(rule_two_views),
    },
};

const pm_rule_table pm_rules_of_answers = {RULES, sizeof RULES / sizeof *RULES};
