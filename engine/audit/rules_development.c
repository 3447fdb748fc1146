/* Rules on developing together: needs that somebody in the partnership could meet, and ties of
 * learning that cross sectors. Stated needs, offers and ties in, findings out. */
#include <stdint.h>
#include <string.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/matches.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"

/* --- needs and offers ------------------------------------------------------------------------ */

static void say_gap(pm_text *text, size_t *said, bool holds, const char *words)
{
    if (holds) {
        pm_text_add(text, (*said)++ > 0 ? ", " : " (");
        pm_text_add(text, words);
    }
}

static void say_match(pm_draft *draft, const pm_match *match)
{
    size_t said = 0;
    pm_text_add(&draft->text, " First to try: ");
    pm_say_member(&draft->text, draft->audit->measures, match->needs);
    pm_text_add(&draft->text, " needs ");
    pm_say_name(&draft->text, match->what);
    pm_text_add(&draft->text, " and ");
    pm_say_member(&draft->text, draft->audit->measures, match->offers);
    pm_text_add(&draft->text, " offers it");
    say_gap(&draft->text, &said, match->other_sector, "another sector");
    say_gap(&draft->text, &said, match->closer, "nearer to decisions");
    say_gap(&draft->text, &said, match->shared_body, "both sit in one body");
    say_gap(&draft->text, &said, !match->tied, "no tie yet");
    pm_text_add(&draft->text, said > 0 ? ")." : ".");
    pm_draft_member(draft, match->needs);
    pm_draft_member(draft, match->offers);
}

static pm_status file_matches(const pm_audit *audit, const pm_matches *matches, pm_error *err)
{
    bool unmet = matches->unmet > 0;
    pm_draft draft =
        pm_draft_begin(audit, unmet ? PM_WATCH : PM_FINE, unmet ? PM_WEIGHT_RECORD : 0);
    if (unmet) {
        pm_say_counted_first(&draft.headline, matches->unmet, "need that no partner meets",
                             "needs that no partner meets");
    } else {
        pm_text_add(&draft.headline, "Every need has an offer");
    }
    pm_text_add(&draft.text, "Members state ");
    pm_say_counted(&draft.text, matches->needs, "need", "needs");
    pm_text_add(&draft.text, "; for ");
    pm_say_count(&draft.text, matches->needs - matches->unmet);
    pm_text_add(&draft.text, " of them another member offers the same.");
    if (matches->count > 0) {
        say_match(&draft, &matches->items[0]);
    }
    pm_draft_number(&draft, "needs", (double)matches->needs);
    pm_draft_number(&draft, "offers", (double)matches->offers);
    pm_draft_number(&draft, "unmet", (double)matches->unmet);
    pm_draft_number(&draft, "matches", (double)matches->count);
    draft.badge_count = 0;
    return pm_draft_file(&draft, err);
}

static pm_status rule_matches(const pm_audit *audit, pm_error *err)
{
    pm_matches matches = {0};
    pm_status status = pm_match_needs(audit->measures, audit->conventions, &matches, err);
    if (status == PM_OK && matches.needs > 0 && matches.offers > 0) {
        status = file_matches(audit, &matches, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(audit, PM_RECORD_NEEDS, "Who could help whom is not known",
                                 "The map does not state both needs and offers. Record `needs` and "
                                 "`offers` on organisations, in the same words, apart by ;.",
                                 err);
    }
    pm_matches_free(&matches);
    return status;
}

/* --- development across sectors -------------------------------------------------------------- */

typedef struct learning {
    size_t ties, across, voluntary; /* with sectors known; across sectors; of these with a sector
                                       whose name says voluntary and one whose name does not */
} learning;

/* Convention: a sector is voluntary when its name holds the word. */
static bool is_voluntary(const pm_audit *audit, size_t sector)
{
    const char *name = pm_measures_row_name(audit->measures, PM_LEVEL_SECTOR, sector);
    return strstr(name, "oluntary") != NULL || strstr(name, "VOLUNTARY") != NULL;
}

static learning count_learning(const pm_audit *audit, pm_indexes *across)
{
    learning found = {0};
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        size_t a = pm_measures_member_of_node(audit->measures, ends->source);
        size_t b = pm_measures_member_of_node(audit->measures, ends->target);
        bool develops = pm_map_edge_is(audit->map, edge, "develops") ||
                        pm_map_edge_is(audit->map, edge, "seconds");
        if (!develops || a == SIZE_MAX || b == SIZE_MAX) {
            continue;
        }
        a = pm_measures_sector_of_member(audit->measures, a);
        b = pm_measures_sector_of_member(audit->measures, b);
        if (a == SIZE_MAX || b == SIZE_MAX) {
            continue;
        }
        found.ties++;
        if (a != b) {
            found.across++;
            found.voluntary += is_voluntary(audit, a) != is_voluntary(audit, b) ? 1 : 0;
            pm_indexes_add(across, edge);
        }
    }
    return found;
}

static pm_status file_learning(const pm_audit *audit, const learning *found,
                               const pm_indexes *across, pm_error *err)
{
    bool none = found->across == 0;
    pm_draft draft = pm_draft_begin(audit, none ? PM_WATCH : PM_FINE, none ? PM_WEIGHT_RECORD : 0);
    pm_text_add(&draft.headline,
                none ? "Nobody learns across sectors" : "Partners learn across sectors");
    pm_say_part_first(&draft.text, found->across, found->ties, "tie", "ties");
    pm_text_add(&draft.text, " of development or secondment between members with a sector ");
    pm_text_add(&draft.text, found->across == 1 ? "crosses sectors" : "cross sectors");
    if (!none) {
        pm_text_add(&draft.text, "; ");
        pm_say_count(&draft.text, found->voluntary);
        pm_text_add(&draft.text, found->voluntary == 1 ? " joins the voluntary sector and another"
                                                       : " join the voluntary sector and another");
    }
    pm_say_stop(&draft.text);
    for (size_t i = 0; i < across->count; i++) {
        pm_draft_edge(&draft, across->items[i]);
    }
    pm_draft_number(&draft, "ties", (double)found->ties);
    pm_draft_number(&draft, "across", (double)found->across);
    pm_draft_number(&draft, "voluntary", (double)found->voluntary);
    return pm_draft_file(&draft, err);
}

static pm_status rule_learning(const pm_audit *audit, pm_error *err)
{
    pm_indexes across = {0};
    learning found = count_learning(audit, &across);
    pm_status status = pm_indexes_check(&across, err);
    if (status == PM_OK && found.ties > 0) {
        status = file_learning(audit, &found, &across, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(audit, PM_RECORD_DEVELOPS, "Who learns from whom is not known",
                                 "The map states no development or secondment between members with "
                                 "a sector. Record edges of kind `develops` and `seconds`, and "
                                 "`sector` on each organisation.",
                                 err);
    }
    pm_indexes_free(&across);
    return status;
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "need-offer",
        .title = "Needs that another partner could meet",
        .family = "development",
        .fact = PM_FACT_STATED,
        .needs = "needs, offers; decision_distance, sector, edges of kind member",
        .threshold = "watch for any need that nobody else offers; needs and offers are the same "
                     "when their words are. Pairs come first that cross sectors, bring the one in "
                     "need nearer to decisions, or sit in one body; a partner {times_larger} times "
                     "larger could second staff",
        .why = "Help between partners costs little and makes a tie that lasts. Where it closes a "
               "gap of the map as well, it does two things at once.",
        .question = "Who has never been asked for what it offers?",
        .next_step = "Bring the first pair together: a day of shadowing, a shared post or a "
                     "secondment.",
        .source = "Practitioners' learning pack: second, shadow, share a post",
        .function = PM_RULE_FUNCTION(rule_matches),
    },
    {
        .id = "development-tie",
        .title = "Learning that crosses sectors",
        .family = "development",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind develops and seconds; sector",
        .threshold = "watch when none of the stated ties of development crosses sectors; a sector "
                     "is counted as voluntary when its name holds that word",
        .why = "What one sector takes for granted another has never seen; statutory and voluntary "
               "partners have most to show each other. One such tie is a beginning.",
        .question = "What could a colleague from the other sector see in a day with us?",
        .next_step = "Offer one place in the next training to a partner of another sector.",
        .source = "Practitioners' learning pack: development across sectors, statutory and "
                  "voluntary above all",
        .function = PM_RULE_FUNCTION(rule_learning),
    },
};

const pm_rule_table pm_rules_of_development = {RULES, sizeof RULES / sizeof *RULES};
