/* The rule on sectors without a tie between them: the mixing columns in, findings out. */
#include <stdlib.h>
#include <string.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

static pm_status file_not_known(const pm_audit *audit, size_t sectors, pm_error *err)
{
    return pm_find_unknown(audit, sectors < 2 ? PM_RECORD_SECTOR : PM_RECORD_TIES,
                           "Ties between sectors are not known",
                           sectors < 2
                               ? "Fewer than two sectors are stated. Record `sector` on each "
                                 "organisation, or name the attribute that holds it with --sector."
                               : "The map has no ties. Record relationships as edges.",
                           err);
}

static bool number_of_pair(const pm_audit *audit, const char *key, size_t row, double *number)
{
    return pm_measures_number(audit->measures, PM_LEVEL_MIXING, key, row, number);
}

/* Two different sectors without a tie: true, with the ties expected between them. */
static bool is_apart(const pm_audit *audit, size_t row, double *expected)
{
    double ties = 0;
    size_t first = 0;
    size_t second = 0;
    pm_measures_mixing(audit->measures, row, &first, &second);
    return first != second && number_of_pair(audit, "ties", row, &ties) && ties == 0 &&
           number_of_pair(audit, "expected_ties", row, expected);
}

static void say_pair(pm_draft *draft, size_t first, size_t second, size_t of_first, double expected)
{
    const pm_audit *audit = draft->audit;
    pm_say_sector(&draft->headline, audit->measures, first);
    pm_text_add(&draft->headline, " and ");
    pm_say_sector(&draft->headline, audit->measures, second);
    pm_text_add(&draft->headline, ": no direct tie");
    pm_text_add(&draft->text, "No direct tie joins the ");
    pm_say_counted(&draft->text, of_first, "member", "members");
    pm_text_add(&draft->text, " from ");
    pm_say_sector(&draft->text, audit->measures, first);
    pm_text_add(&draft->text, " and the ");
    pm_say_count(&draft->text, draft->members.count - of_first);
    pm_text_add(&draft->text, " from ");
    pm_say_sector(&draft->text, audit->measures, second);
    pm_text_add(&draft->text, "; if ties fell at random, about ");
    pm_text_add_rounded(&draft->text, expected, expected < 10 ? 1 : 0);
    pm_text_add(&draft->text, " would be expected. They may still meet in a group.");
}

/* Puts the first of the second sector second, so that each sector carries a badge. */
static void lead_with_each(pm_indexes *members, size_t of_first)
{
    if (!members->failed && of_first > 0 && of_first < members->count) {
        size_t leader = members->items[of_first];
        memmove(members->items + 2, members->items + 1, (of_first - 1) * sizeof *members->items);
        members->items[1] = leader;
    }
}

static pm_status file_pair(const pm_audit *audit, size_t row, pm_error *err)
{
    double expected = 0;
    size_t first = 0;
    size_t second = 0;
    is_apart(audit, row, &expected);
    pm_measures_mixing(audit->measures, row, &first, &second);
    pm_draft draft = pm_draft_begin(
        audit, expected >= audit->conventions->expected_ties_issue ? PM_ISSUE : PM_WATCH, 0);
    pm_fact_add_sector(audit, first, &draft.members);
    size_t of_first = draft.members.count;
    pm_fact_add_sector(audit, second, &draft.members);
    lead_with_each(&draft.members, of_first);
    draft.badge_count = 2;
    draft.weight = pm_fact_share_of_members(audit, draft.members.count);
    say_pair(&draft, first, second, of_first, expected);
    pm_draft_number(&draft, "ties", 0);
    pm_draft_number(&draft, "expected_ties", expected);
    return pm_draft_file(&draft, err);
}

static pm_status file_no_pair(const pm_audit *audit, size_t apart, size_t pairs, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    pm_text_add(&draft.headline, "No two sectors are strikingly apart");
    if (apart == 0) {
        pm_text_add(&draft.text, "Every pair of sectors has at least one direct tie.");
    } else {
        pm_say_counted_first(&draft.text, apart, "pair", "pairs");
        pm_text_add(&draft.text, " of sectors, of ");
        pm_say_count(&draft.text, pairs);
        pm_text_add(&draft.text, apart == 1 ? ", has no direct tie, " : ", have no direct tie, ");
        pm_text_add(&draft.text, "but between so few members chance alone would often leave none.");
    }
    pm_draft_number(&draft, "pairs_without_tie", (double)apart);
    pm_draft_number(&draft, "pairs", (double)pairs);
    return pm_draft_file(&draft, err);
}

static pm_status rule_sector_pair(const pm_audit *audit, pm_error *err)
{
    static const pm_several how = {file_pair, "more pair of sectors without a direct tie",
                                   "more pairs of sectors without a direct tie", false};
    size_t sectors = pm_measures_rows(audit->measures, PM_LEVEL_SECTOR);
    size_t rows = pm_measures_rows(audit->measures, PM_LEVEL_MIXING);
    if (sectors < 2 || pm_measures_tie_count(audit->measures) == 0) {
        return file_not_known(audit, sectors, err);
    }
    pm_ranked *ranked = pm_new_array(rows, sizeof *ranked);
    if (ranked == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = 0;
    size_t apart = 0;
    for (size_t row = 0; row < rows; row++) {
        double expected = 0;
        if (is_apart(audit, row, &expected)) {
            apart++;
            if (expected >= audit->conventions->expected_ties_watch) {
                ranked[count++] = (pm_ranked){.index = row, .weight = expected};
            }
        }
    }
    pm_status status = count > 0 ? pm_file_several(audit, &how, ranked, count, err)
                                 : file_no_pair(audit, apart, sectors * (sectors - 1) / 2, err);
    free(ranked);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "sector-pair",
        .title = "Sectors without a tie between them",
        .family = "sectors",
        .fact = PM_FACT_STRUCTURE,
        .needs = "sector; ties and expected_ties of mixing",
        .threshold = "issue when {expected_ties_issue} or more ties would be expected at random "
                     "and there is none, watch from {expected_ties_watch}",
        .why = "Sectors that never meet miss what each knows of the same people. Of maps drawn at "
               "random, one in twenty leaves a pair without a tie where three are expected, one "
               "in three where one is.",
        .question = "Is there work these two sectors should be doing together?",
        .next_step = "Ask one member of each to look for a first joint task.",
        .source = "Krackhardt & Stern 1988, doi:10.2307/2786835",
        .function = PM_RULE_FUNCTION(rule_sector_pair),
    },
};

const pm_rule_table pm_rules_of_mixing = {RULES, sizeof RULES / sizeof *RULES};
