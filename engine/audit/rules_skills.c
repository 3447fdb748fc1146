/* Rules on what partners are good at by their own rating: how many call themselves strong in an
 * area, and whether a sector rates itself lower than the others. Ratings of organisations and
 * bodies in, counts out: whose rating it is stays with those who answered, and people are never
 * rated. */
#include <stdint.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/suppression.h"
#include "engine/audit/words.h"

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

/* Of people no rating is read, also where every node is a member. */
static bool rating_of(const pm_audit *audit, pm_word word, size_t member, double *rating)
{
    size_t node = pm_fact_node(audit, member);
    return pm_map_kind(audit->map, node) != PM_PERSON &&
           pm_map_number(audit->map, word, node, rating);
}

/* --- skills few have ------------------------------------------------------------------------- */

static size_t count_strong(const pm_audit *audit, pm_word word, size_t *strong)
{
    size_t rated = 0;
    *strong = 0;
    for (size_t member = 0; member < audit->members; member++) {
        double rating = 0;
        if (rating_of(audit, word, member, &rating)) {
            rated++;
            *strong += rating >= PM_STRONG_RATING ? 1 : 0;
        }
    }
    return rated;
}

static pm_status file_skill(const pm_audit *audit, const skill *of, size_t strong, size_t rated,
                            pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline,
                strong == 0 ? "Nobody calls itself strong in " : "One partner is strong in ");
    pm_text_add(&draft.headline, of->name);
    pm_text_add(&draft.text, "Of ");
    pm_say_counted(&draft.text, rated, "partner", "partners");
    pm_text_add(&draft.text, " that rated themselves, ");
    pm_text_add(&draft.text, strong == 0 ? "none gives itself 3 or 4 of 4 in "
                                         : "only one gives itself 3 or 4 of 4 in ");
    pm_text_add(&draft.text, of->name);
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "strong", (double)strong);
    pm_draft_number(&draft, "rated", (double)rated);
    return pm_draft_file(&draft, err);
}

/* "Strong by their own rating are ten of 15 partners in leadership, ...". */
static pm_status file_covered(const pm_audit *audit, pm_error *err)
{
    size_t told = 0;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    pm_text_add(&draft.headline, "Skills are held by several partners");
    pm_text_add(&draft.text, "Of those that rated themselves, 3 or 4 of 4 give themselves ");
    for (size_t i = 0; i < SKILL_COUNT; i++) {
        size_t strong = 0;
        size_t rated = count_strong(audit, SKILLS[i].word, &strong);
        if (rated >= audit->conventions->fewest_answers) {
            pm_text_add(&draft.text, told++ > 0 ? ", " : "");
            pm_say_part(&draft.text, strong, rated, "in ", "in ");
            pm_text_add(&draft.text, SKILLS[i].name);
        }
    }
    pm_text_add(&draft.text, ".");
    pm_draft_number(&draft, "areas", (double)told);
    return pm_draft_file(&draft, err);
}

static pm_status rule_skills(const pm_audit *audit, pm_error *err)
{
    size_t known = 0;
    size_t found = 0;
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < SKILL_COUNT; i++) {
        size_t strong = 0;
        size_t rated = count_strong(audit, SKILLS[i].word, &strong);
        known += rated >= audit->conventions->fewest_answers ? 1 : 0;
        if (rated >= audit->conventions->fewest_answers && strong < PM_SEVERAL) {
            found++;
            status = file_skill(audit, &SKILLS[i], strong, rated, err);
        }
    }
    if (status != PM_OK || found > 0) {
        return status;
    }
    return known > 0 ? file_covered(audit, err)
                     : pm_find_unknown(
                           audit, PM_RECORD_SKILLS, "Partners' skills are not known",
                           "Fewer than {fewest_answers} partners rated themselves in any area. "
                           "Record `skill_leadership`, `skill_trust`, `skill_learning` and "
                           "`skill_performance` (1 to 4) on organisations.",
                           err);
}

/* --- gaps between sectors -------------------------------------------------------------------- */

/* Own ratings in one area, of a sector and of the others. */
typedef struct gap {
    size_t skill, sector;
    size_t inside, outside, apart; /* apart: of no stated sector */
    double mean, others_mean;
} gap;

static gap read_gap(const pm_audit *audit, size_t area, size_t sector)
{
    gap found = {.skill = area, .sector = sector};
    for (size_t member = 0; member < audit->members; member++) {
        double rating = 0;
        size_t own = pm_measures_sector_of_member(audit->measures, member);
        if (!rating_of(audit, SKILLS[area].word, member, &rating)) {
            continue;
        }
        if (own == SIZE_MAX) {
            found.apart++;
            continue;
        }
        found.inside += own == sector ? 1 : 0;
        found.outside += own == sector ? 0 : 1;
        *(own == sector ? &found.mean : &found.others_mean) += rating;
    }
    found.mean /= found.inside > 0 ? (double)found.inside : 1;
    found.others_mean /= found.outside > 0 ? (double)found.outside : 1;
    return found;
}

static bool may_be_told(const pm_audit *audit, const gap *found)
{
    size_t fewest = audit->conventions->fewest_answers;
    const size_t sides[] = {found->inside, found->outside};
    size_t all = found->inside + found->outside + found->apart;
    return found->inside >= fewest && found->outside >= fewest &&
           pm_may_tell_parts(fewest, all, sides, 2);
}

static double depth_of(const gap *found)
{
    return found->others_mean - found->mean;
}

static pm_status file_gap(const pm_audit *audit, const gap *widest, pm_error *err)
{
    bool wide = depth_of(widest) >= audit->conventions->rating_gap;
    pm_draft draft = pm_draft_begin(audit, wide ? PM_WATCH : PM_FINE, wide ? PM_WEIGHT_RECORD : 0);
    if (wide) {
        pm_say_sector(&draft.headline, audit->measures, widest->sector);
        pm_text_add(&draft.headline, " rates itself lower");
    } else {
        pm_text_add(&draft.headline, "No sector rates itself far lower");
    }
    pm_text_add(&draft.text, wide ? "In " : "The widest gap is in ");
    pm_text_addf(&draft.text, "%s: ", SKILLS[widest->skill].name);
    pm_say_counted(&draft.text, widest->inside, "partner", "partners");
    pm_text_add(&draft.text, " from ");
    pm_say_sector(&draft.text, audit->measures, widest->sector);
    pm_text_add(&draft.text, " give themselves on average ");
    pm_text_add_rounded(&draft.text, widest->mean, 1);
    pm_text_add(&draft.text, " of 4, ");
    pm_say_counted(&draft.text, widest->outside, "other", "others");
    pm_text_add(&draft.text, " ");
    pm_text_add_rounded(&draft.text, widest->others_mean, 1);
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "mean", widest->mean);
    pm_draft_number(&draft, "others_mean", widest->others_mean);
    pm_draft_number(&draft, "rated", (double)widest->inside);
    pm_draft_number(&draft, "others_rated", (double)widest->outside);
    return pm_draft_file(&draft, err);
}

static pm_status rule_gaps(const pm_audit *audit, pm_error *err)
{
    bool known = false;
    gap widest = {0};
    size_t sectors = pm_measures_rows(audit->measures, PM_LEVEL_SECTOR);
    for (size_t i = 0; i < SKILL_COUNT; i++) {
        for (size_t sector = 0; sector < sectors; sector++) {
            gap found = read_gap(audit, i, sector);
            if (may_be_told(audit, &found) && (!known || depth_of(&found) > depth_of(&widest))) {
                known = true;
                widest = found;
            }
        }
    }
    return known ? file_gap(audit, &widest, err)
                 : pm_find_unknown(audit, PM_RECORD_SKILLS, "Skills by sector are not known",
                                   "In no sector did {fewest_answers} partners rate themselves, "
                                   "and {fewest_answers} others beside it. Record "
                                   "`skill_leadership`, `skill_trust`, `skill_learning` and "
                                   "`skill_performance` (1 to 4), and `sector`.",
                                   err);
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "skill",
        .title = "Skills that few partners hold",
        .family = "development",
        .fact = PM_FACT_ANSWERS,
        .needs = "skill_leadership, skill_trust, skill_learning, skill_performance of "
                 "organisations",
        .threshold = "watch when fewer than two of {fewest_answers} or more partners rate "
                     "themselves 3 or 4 of 4",
        .why = "A skill held by one partner leaves with it, and the others wait for it. Answers "
               "of fewer than five are not summarised, and nobody is named.",
        .question = "Who would like to learn this, and from whom?",
        .next_step = "Arrange one day of shadowing or a shared post.",
        .source = "Practitioners' learning pack on partnership skills",
        .function = PM_RULE_FUNCTION(rule_skills),
    },
    {
        .id = "skill-gap",
        .title = "Skills by sector",
        .family = "development",
        .fact = PM_FACT_ANSWERS,
        .needs = "skill_leadership, skill_trust, skill_learning, skill_performance of "
                 "organisations; sector",
        .threshold = "watch when a sector's own ratings are on average {rating_gap points} of 4 or "
                     "more below the others'; {fewest_answers} or more on each side; the widest "
                     "gap is told",
        .why =
            "A rating is a view of oneself: a sector that rates itself low may need help, or may "
            "be the only one that is frank. One point is the step from some to strong.",
        .question = "Is this sector less practised, or more honest?",
        .next_step = "Offer it a place in another sector's training, and ask what it can teach.",
        .source = "Practitioners' learning pack on partnership skills",
        .function = PM_RULE_FUNCTION(rule_gaps),
    },
};

const pm_rule_table pm_rules_of_skills = {RULES, sizeof RULES / sizeof *RULES};
