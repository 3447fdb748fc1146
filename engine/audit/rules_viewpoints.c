/* Rules on how a partnership looks from where one sits: do the members of a sector, or those far
 * from decisions, describe the same work in other words? Answers in, counts of groups out; a group
 * of fewer than five that answered is not summarised. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/chance.h"
#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

enum { BEHAVIOURS = 4 };

static const char *behaviour_name(size_t behaviour)
{
    return pm_vocabulary(PM_EDGE_BEHAVIOUR)->choices[behaviour];
}

/* --- ends whose view differs in the same way --------------------------------------------------*/

/* What a sector's members say against what the other ends say of the same relationships. */
typedef struct against {
    size_t sector;
    size_t both;                          /* relationships that the two ends describe */
    size_t pairs[BEHAVIOURS][BEHAVIOURS]; /* own view, the other end's */
    pm_indexes own, others;               /* members that answered, each once */
} against;

/* Counts one relationship as seen from one end. */
static void count_end(const pm_audit *audit, size_t edge, bool from_source, against *found)
{
    const pm_edge *ends = pm_map_edge(audit->map, edge);
    size_t own =
        pm_measures_member_of_node(audit->measures, from_source ? ends->source : ends->target);
    size_t other =
        pm_measures_member_of_node(audit->measures, from_source ? ends->target : ends->source);
    int source = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_SOURCE, edge);
    int target = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_TARGET, edge);
    if (own == SIZE_MAX || other == SIZE_MAX || source < 0 || target < 0 ||
        pm_measures_sector_of_member(audit->measures, own) != found->sector ||
        pm_measures_sector_of_member(audit->measures, other) == found->sector) {
        return;
    }
    found->both++;
    found->pairs[from_source ? source : target][from_source ? target : source]++;
    pm_indexes_add_once(&found->own, own);
    pm_indexes_add_once(&found->others, other);
}

/* The commonest way in which the two views differ. Returns how often. */
static size_t commonest(const against *found, size_t *own, size_t *other)
{
    size_t most = 0;
    for (size_t a = 0; a < BEHAVIOURS; a++) {
        for (size_t b = 0; b < BEHAVIOURS; b++) {
            if (a != b && found->pairs[a][b] > most) {
                most = found->pairs[a][b];
                *own = a;
                *other = b;
            }
        }
    }
    return most;
}

static double share_of_commonest(const against *found)
{
    size_t own = 0;
    size_t other = 0;
    return found->both > 0 ? (double)commonest(found, &own, &other) / (double)found->both : 0;
}

static pm_status file_against(const pm_audit *audit, const against *found, pm_error *err)
{
    size_t own = 0;
    size_t other = 0;
    size_t most = commonest(found, &own, &other);
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, PM_WEIGHT_RECORD);
    pm_say_sector(&draft.headline, audit->measures, found->sector);
    pm_text_add(&draft.headline, " sees its work differently");
    pm_text_add(&draft.text, "In ");
    pm_say_part(&draft.text, most, found->both, "relationship", "relationships");
    pm_text_add(&draft.text, " that both ends describe, members from ");
    pm_say_sector(&draft.text, audit->measures, found->sector);
    pm_text_addf(&draft.text, " say %s where the other end says %s.", behaviour_name(own),
                 behaviour_name(other));
    pm_draft_number(&draft, "relationships", (double)found->both);
    pm_draft_number(&draft, "alike", (double)most);
    pm_draft_number(&draft, "share", share_of_commonest(found));
    pm_draft_number(&draft, "answered", (double)found->own.count);
    return pm_draft_file(&draft, err);
}

/* Fewer answers, on either side, would tell whose they were. */
static bool may_be_told(const pm_audit *audit, const against *found)
{
    return found->own.count >= audit->conventions->fewest_answers &&
           found->others.count >= audit->conventions->fewest_answers;
}

static pm_status look_at_sector(const pm_audit *audit, size_t sector, size_t *known, size_t *filed,
                                pm_error *err)
{
    against found = {.sector = sector};
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        count_end(audit, edge, true, &found);
        count_end(audit, edge, false, &found);
    }
    pm_status status = pm_indexes_check(&found.own, err);
    status = status == PM_OK ? pm_indexes_check(&found.others, err) : status;
    if (status == PM_OK && may_be_told(audit, &found)) {
        (*known)++;
        if (share_of_commonest(&found) > audit->conventions->majority &&
            *filed < PM_MOST_FINDINGS) {
            (*filed)++;
            status = file_against(audit, &found, err);
        }
    }
    pm_indexes_free(&found.own);
    pm_indexes_free(&found.others);
    return status;
}

static pm_status rule_viewpoints(const pm_audit *audit, pm_error *err)
{
    size_t known = 0;
    size_t filed = 0;
    pm_status status = PM_OK;
    size_t sectors = pm_measures_rows(audit->measures, PM_LEVEL_SECTOR);
    for (size_t sector = 0; status == PM_OK && sector < sectors; sector++) {
        status = look_at_sector(audit, sector, &known, &filed, err);
    }
    if (status != PM_OK || filed > 0) {
        return status;
    }
    return known > 0
               ? pm_find_fine(
                     audit, "No sector sees its work differently",
                     "In no sector with {fewest_answers} or more partners that answered do most "
                     "relationships look different from the other end in one and the same way.",
                     err)
               : pm_find_unknown(
                     audit, PM_RECORD_BEHAVIOUR, "Whether sectors see alike is not known",
                     "In no sector have {fewest_answers} partners described their work with "
                     "{fewest_answers} of other sectors, both ends answering. Record "
                     "`behaviour_source` and `behaviour_target` on edges, and `sector`.",
                     err);
}

/* --- crossed with the distance to decisions -------------------------------------------------- */

/* Members that describe their work and have a route to decisions, one row each. */
typedef struct seats {
    size_t (*views)[BEHAVIOURS]; /* a row a member */
    size_t *steps;               /* of those that answered, in the order of "answered" */
    size_t *answered;            /* members */
    size_t count;
} seats;

static void count_own_views(const pm_audit *audit, seats *found)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        size_t source = pm_measures_member_of_node(audit->measures, ends->source);
        size_t target = pm_measures_member_of_node(audit->measures, ends->target);
        int by_source = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_SOURCE, edge);
        int by_target = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_TARGET, edge);
        if (source != SIZE_MAX && by_source >= 0) {
            found->views[source][by_source]++;
        }
        if (target != SIZE_MAX && by_target >= 0) {
            found->views[target][by_target]++;
        }
    }
    for (size_t member = 0; member < audit->members; member++) {
        const size_t *own = found->views[member];
        double steps = 0;
        if (own[0] + own[1] + own[2] + own[3] > 0 &&
            pm_fact_of_member(audit, "decision_distance", member, &steps) && steps > 0) {
            found->steps[found->count] = (size_t)steps;
            found->answered[found->count++] = member;
        }
    }
}

/* Does a member use the word for half of its own relationships or more? */
static bool uses(const size_t *views, size_t behaviour)
{
    return 2 * views[behaviour] >= views[0] + views[1] + views[2] + views[3];
}

/* One word: those that use it against those that do not. */
typedef struct contrast {
    size_t behaviour, users, others;
    double users_mean, others_mean, probability;
} contrast;

static pm_status compare(const pm_audit *audit, const seats *found, size_t behaviour,
                         contrast *made, pm_error *err)
{
    size_t sum = 0;
    size_t rest = 0;
    *made = (contrast){.behaviour = behaviour, .probability = 1};
    for (size_t i = 0; i < found->count; i++) {
        bool user = uses(found->views[found->answered[i]], behaviour);
        made->users += user ? 1 : 0;
        sum += user ? found->steps[i] : 0;
        rest += user ? 0 : found->steps[i];
    }
    made->others = found->count - made->users;
    if (made->users < audit->conventions->fewest_answers ||
        made->others < audit->conventions->fewest_answers) {
        return PM_OK;
    }
    made->users_mean = (double)sum / (double)made->users;
    made->others_mean = (double)rest / (double)made->others;
    return pm_chance_of_sum(found->steps, found->count, made->users, sum, &made->probability, err);
}

static pm_status file_contrast(const pm_audit *audit, const contrast *best, pm_error *err)
{
    bool apart = best->probability < audit->conventions->odds;
    pm_draft draft =
        pm_draft_begin(audit, apart ? PM_WATCH : PM_FINE, apart ? PM_WEIGHT_RECORD : 0);
    if (apart) {
        pm_text_addf(&draft.headline, "Far from decisions, more partners say %s",
                     behaviour_name(best->behaviour));
    } else {
        pm_text_add(&draft.headline, "The view does not change with distance");
    }
    pm_text_addf(&draft.text, "Partners that mostly say %s are on average ",
                 behaviour_name(best->behaviour));
    pm_say_steps(&draft.text, best->users_mean);
    pm_text_add(&draft.text, " from decisions, the others ");
    pm_text_add_rounded(&draft.text, best->others_mean, 1);
    pm_text_add(&draft.text, ".");
    if (apart) {
        pm_say_odds(&draft.text, best->probability);
    } else {
        pm_text_add(&draft.text, " A gap of this size may be chance.");
    }
    pm_draft_number(&draft, "users", (double)best->users);
    pm_draft_number(&draft, "others", (double)best->others);
    pm_draft_number(&draft, "mean_distance", best->users_mean);
    pm_draft_number(&draft, "others_mean_distance", best->others_mean);
    pm_draft_number(&draft, "p", best->probability);
    return pm_draft_file(&draft, err);
}

static pm_status compare_words(const pm_audit *audit, const seats *found, pm_error *err)
{
    contrast best = {.probability = 2};
    size_t tested = 0;
    pm_status status = PM_OK;
    for (size_t b = 0; status == PM_OK && b < BEHAVIOURS; b++) {
        contrast made = {0};
        status = compare(audit, found, b, &made, err);
        bool counts = made.users >= audit->conventions->fewest_answers &&
                      made.others >= audit->conventions->fewest_answers;
        tested += counts ? 1 : 0;
        if (status == PM_OK && counts && made.probability < best.probability) {
            best = made;
        }
    }
    if (status != PM_OK) {
        return status;
    }
    if (tested > 0) { /* the best of several was picked: Bonferroni */
        best.probability *= (double)tested;
        best.probability = best.probability < 1 ? best.probability : 1;
        return file_contrast(audit, &best, err);
    }
    return pm_find_unknown(
        audit, PM_RECORD_BEHAVIOUR, "How it looks from the edge is not known",
        "No word for working together is used by {fewest_answers} partners with a route to "
        "decisions and not used by {fewest_answers} others. Record `behaviour_source` and "
        "`behaviour_target` on edges, and `decision_body`.",
        err);
}

static pm_status rule_view_by_distance(const pm_audit *audit, pm_error *err)
{
    seats found = {.views = pm_new_array(audit->members, sizeof *found.views),
                   .steps = pm_new_array(audit->members, sizeof *found.steps),
                   .answered = pm_new_array(audit->members, sizeof *found.answered)};
    pm_status status = PM_OK;
    if (found.views == NULL || found.steps == NULL || found.answered == NULL) {
        status = pm_fail_memory(err);
    } else {
        count_own_views(audit, &found);
        status = compare_words(audit, &found, err);
    }
    free(found.views);
    free(found.steps);
    free(found.answered);
    return status;
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "viewpoint-sector",
        .title = "Sectors that describe shared work in other words",
        .family = "continuum",
        .fact = PM_FACT_ANSWERS,
        .needs = "behaviour_source, behaviour_target; sector",
        .threshold = "watch when more than {majority} of a sector's relationships with others look "
                     "different from the other end in the same way; {fewest_answers} partners on "
                     "each side",
        .why = "One pair of partners that differ is a misunderstanding; a sector that differs from "
               "its partners in one way sees the partnership from another seat. Answers of fewer "
               "than five are not summarised.",
        .question = "What would each side have to see to understand the other's word?",
        .next_step = "Have two partners of this sector and two others describe one shared week.",
        .source = "Pat Gordon's partnership continuum: how it feels depends on where one sits",
        .function = PM_RULE_FUNCTION(rule_viewpoints),
    },
    {
        .id = "viewpoint-distance",
        .title = "Ways of working as they look from far and near",
        .family = "continuum",
        .fact = PM_FACT_ANSWERS,
        .needs = "behaviour_source, behaviour_target; decision_body, decision_distance",
        .threshold = "watch when partners that mostly use one of the words are further from "
                     "decisions than the others, with odds below {odds} (permutation, multiplied "
                     "by the words tested); {fewest_answers} of each",
        .why = "Those near decisions set the terms and may call it coevolution; those far away "
               "may meet the same work as competition. One in twenty is the usual odds.",
        .question = "What do partners further out meet that those at the centre do not?",
        .next_step = "Hold one meeting of the decision body at a partner far from it.",
        .source = "Pat Gordon's partnership continuum; permutation test",
        .function = PM_RULE_FUNCTION(rule_view_by_distance),
    },
};

const pm_rule_table pm_rules_of_viewpoints = {RULES, sizeof RULES / sizeof *RULES};
