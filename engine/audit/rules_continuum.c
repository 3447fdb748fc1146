/* Rules on the partnership continuum: how partners describe their work together, and whether that
 * fits what the relationship is for. Answers in, counts out: no tie or partner is named.
 *
 * Competition, cooperation, coordination and coevolution are no ladder. A view is one description:
 * of each end that states one, or of the relationship as a whole where it is stated once. */
#include <stdint.h>
#include <string.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/suppression.h"
#include "engine/audit/words.h"

enum { BEHAVIOURS = 4, MOST_PAIRS = 3 };

static const char *behaviour_name(size_t behaviour)
{
    return pm_vocabulary(PM_EDGE_BEHAVIOUR)->choices[behaviour];
}

/* Adds what is stated of an edge to the counts of the four behaviours. */
static void count_edge(const pm_audit *audit, size_t edge, size_t *views)
{
    int source = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_SOURCE, edge);
    int target = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR_TARGET, edge);
    int once = pm_map_choice(audit->map, PM_EDGE_BEHAVIOUR, edge);
    if (source >= 0) {
        views[source]++;
    }
    if (target >= 0) {
        views[target]++;
    }
    if (source < 0 && target < 0 && once >= 0) {
        views[once]++;
    }
}

static size_t sum_of(const size_t *views)
{
    return views[0] + views[1] + views[2] + views[3];
}

static size_t commonest_of(const size_t *views)
{
    size_t most = 0;
    for (size_t i = 1; i < BEHAVIOURS; i++) {
        most = views[i] > views[most] ? i : most;
    }
    return most;
}

/* --- the spread ------------------------------------------------------------------------------ */

static void count_pair(const pm_audit *audit, size_t row, size_t *views)
{
    size_t first = 0;
    size_t second = 0;
    pm_measures_mixing(audit->measures, row, &first, &second);
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        size_t a = pm_measures_member_of_node(audit->measures, ends->source);
        size_t b = pm_measures_member_of_node(audit->measures, ends->target);
        if (a == SIZE_MAX || b == SIZE_MAX) {
            continue;
        }
        a = pm_measures_sector_of_member(audit->measures, a);
        b = pm_measures_sector_of_member(audit->measures, b);
        if ((a == first && b == second) || (a == second && b == first)) {
            count_edge(audit, edge, views);
        }
    }
}

/* Pairs of sectors with views enough to be summarised, and none by which those that are left could
 * be worked out from all. */
static void say_pairs(pm_draft *draft, size_t all)
{
    const pm_audit *audit = draft->audit;
    size_t fewest = audit->conventions->fewest_answers;
    size_t said = 0;
    size_t told = 0; /* views of the pairs said */
    size_t rows = pm_measures_rows(audit->measures, PM_LEVEL_MIXING);
    for (size_t row = 0; row < rows && said < MOST_PAIRS; row++) {
        size_t views[BEHAVIOURS] = {0};
        size_t first = 0;
        size_t second = 0;
        count_pair(audit, row, views);
        const size_t parts[] = {told, sum_of(views)};
        if (sum_of(views) < fewest || !pm_may_tell_parts(fewest, all, parts, 2)) {
            continue;
        }
        size_t most = commonest_of(views);
        told += sum_of(views);
        pm_measures_mixing(audit->measures, row, &first, &second);
        pm_text_add(&draft->text, said++ == 0 ? " Most often between " : "; between ");
        pm_say_sector(&draft->text, audit->measures, first);
        pm_text_add(&draft->text, " and ");
        pm_say_sector(&draft->text, audit->measures, second);
        pm_text_addf(&draft->text, ": %s (", behaviour_name(most));
        pm_say_part(&draft->text, views[most], sum_of(views), "view", "views");
        pm_text_add(&draft->text, ")");
    }
    pm_text_add(&draft->text, said > 0 ? "." : "");
    pm_draft_number(draft, "sector_pairs_told", (double)said);
}

static pm_status file_spread(const pm_audit *audit, const size_t *views, pm_error *err)
{
    size_t all = sum_of(views);
    size_t most = commonest_of(views);
    double share = (double)views[most] / (double)all;
    bool alike = share > audit->conventions->nearly_all;
    pm_draft draft =
        pm_draft_begin(audit, alike ? PM_WATCH : PM_FINE, alike ? PM_WEIGHT_RECORD : 0);
    pm_text_add(&draft.headline, alike ? "Nearly all work is described by one word"
                                       : "Partners work together in different ways");
    pm_text_add(&draft.text, "Of ");
    pm_say_count(&draft.text, all);
    pm_text_add(&draft.text, " views of relationships that were given, ");
    for (size_t i = 0; i < BEHAVIOURS; i++) {
        pm_say_between(&draft.text, i, BEHAVIOURS);
        pm_say_how_many(&draft.text, views[i]);
        pm_text_addf(&draft.text, " say%s %s", views[i] <= 1 ? "s" : "", behaviour_name(i));
        pm_draft_number(&draft, behaviour_name(i), (double)views[i]);
    }
    pm_text_add(&draft.text, ".");
    say_pairs(&draft, all);
    pm_draft_number(&draft, "views", (double)all);
    pm_draft_number(&draft, "commonest_share", share);
    return pm_draft_file(&draft, err);
}

static pm_status rule_spread(const pm_audit *audit, pm_error *err)
{
    size_t views[BEHAVIOURS] = {0};
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        count_edge(audit, edge, views);
    }
    if (sum_of(views) >= audit->conventions->fewest_answers) {
        return file_spread(audit, views, err);
    }
    return pm_find_unknown(
        audit, PM_RECORD_BEHAVIOUR, "How partners work together is not known",
        "Fewer than {fewest_answers} views of relationships are given. Record `behaviour` on "
        "edges, or `behaviour_source` and `behaviour_target`: competition, cooperation, "
        "coordination or coevolution.",
        err);
}

/* --- fit to purpose -------------------------------------------------------------------------- */

/* Which behaviours fit which purpose: the convention. The first row with a word that the stated
 * purpose holds (ASCII case ignored) counts; a purpose with none of them is not judged. */
typedef struct purpose {
    const char *name;
    const char *words[6]; /* stems, ended by NULL */
    bool fits[BEHAVIOURS];
} purpose;

static const purpose PURPOSES[] = {
    {"to redesign services", {"redesign", "transform", "innovat", "reform"}, {[3] = true}},
    {"to deliver jointly",
     {"joint", "deliver", "integrat", "co-locat", "pool"},
     {[2] = true, [3] = true}},
    {"to align plans", {"align", "plan", "coordinat", "co-ordinat"}, {[2] = true, [3] = true}},
    {"to allocate money",
     {"allocat", "tender", "bid", "commission", "grant"},
     {[0] = true, [1] = true, [2] = true}},
    {"to exchange information",
     {"exchange", "inform", "refer", "signpost", "newsletter"},
     {[1] = true, [2] = true}},
};

enum { PURPOSE_COUNT = sizeof PURPOSES / sizeof *PURPOSES };

static bool holds(const char *text, const char *stem)
{
    size_t length = strlen(stem);
    for (; *text != '\0'; text++) {
        size_t i = 0;
        while (i < length &&
               (text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]) == stem[i]) {
            i++;
        }
        if (i == length) {
            return true;
        }
    }
    return false;
}

/* Row of PURPOSES, or PURPOSE_COUNT. */
static size_t purpose_of(const pm_audit *audit, size_t edge)
{
    const char *stated = pm_map_text(audit->map, PM_EDGE_PURPOSE, edge);
    for (size_t p = 0; stated != NULL && p < PURPOSE_COUNT; p++) {
        for (size_t w = 0; PURPOSES[p].words[w] != NULL; w++) {
            if (holds(stated, PURPOSES[p].words[w])) {
                return p;
            }
        }
    }
    return PURPOSE_COUNT;
}

/* Views of relationships with a known purpose, by purpose and behaviour. */
typedef struct fit {
    size_t views[PURPOSE_COUNT][BEHAVIOURS];
    size_t judged, misfits;
} fit;

static fit count_fit(const pm_audit *audit)
{
    fit counts = {0};
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t row = purpose_of(audit, edge);
        if (row < PURPOSE_COUNT) {
            count_edge(audit, edge, counts.views[row]);
        }
    }
    for (size_t p = 0; p < PURPOSE_COUNT; p++) {
        for (size_t b = 0; b < BEHAVIOURS; b++) {
            counts.judged += counts.views[p][b];
            counts.misfits += PURPOSES[p].fits[b] ? 0 : counts.views[p][b];
        }
    }
    return counts;
}

/* The misfit that comes up most; one that comes up once would be one partner's answer. */
static void say_commonest_misfit(pm_text *text, const fit *counts)
{
    size_t most = PM_SEVERAL - 1;
    size_t purpose_row = 0;
    size_t behaviour = 0;
    for (size_t p = 0; p < PURPOSE_COUNT; p++) {
        for (size_t b = 0; b < BEHAVIOURS; b++) {
            if (!PURPOSES[p].fits[b] && counts->views[p][b] > most) {
                most = counts->views[p][b];
                purpose_row = p;
                behaviour = b;
            }
        }
    }
    if (most >= PM_SEVERAL) {
        pm_text_addf(text, "; most often %s where the purpose is %s (", behaviour_name(behaviour),
                     PURPOSES[purpose_row].name);
        pm_say_count(text, most);
        pm_text_add(text, ")");
    }
}

static pm_status file_fit(const pm_audit *audit, const fit *counts, pm_error *err)
{
    double share = (double)counts->misfits / (double)counts->judged;
    pm_outcome outcome = pm_outcome_above(share, 0, audit->conventions->majority);
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, outcome == PM_FINE ? "How partners work fits what it is for"
                                                    : "Some work does not fit what it is for");
    pm_text_add(&draft.text, "Of ");
    pm_say_count(&draft.text, counts->judged);
    pm_text_add(&draft.text, " views of relationships with a known purpose, ");
    pm_say_how_many(&draft.text, counts->misfits);
    pm_text_add(&draft.text, counts->misfits <= 1 ? " names a way of working that is unusual for it"
                                                  : " name a way of working that is unusual for "
                                                    "it");
    say_commonest_misfit(&draft.text, counts);
    pm_text_add(&draft.text, ".");
    pm_draft_number(&draft, "misfits", (double)counts->misfits);
    pm_draft_number(&draft, "views", (double)counts->judged);
    pm_draft_number(&draft, "share", share);
    return pm_draft_file(&draft, err);
}

static pm_status rule_fit(const pm_audit *audit, pm_error *err)
{
    fit counts = count_fit(audit);
    if (counts.judged >= audit->conventions->fewest_answers) {
        return file_fit(audit, &counts, err);
    }
    return pm_find_unknown(
        audit, PM_RECORD_PURPOSE, "Whether work fits its purpose is not known",
        "Fewer than {fewest_answers} views are given of relationships with a purpose in words that "
        "are known. Record `purpose` (exchange information, align plans, joint delivery, redesign "
        "services, allocate money) and `behaviour` on edges.",
        err);
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "behaviour-spread",
        .title = "How partners describe their work together",
        .family = "continuum",
        .fact = PM_FACT_ANSWERS,
        .needs = "behaviour, behaviour_source, behaviour_target; sector",
        .threshold = "watch when more than {nearly_all} of the views use one word; "
                     "{fewest_answers} or more views, also of a pair of sectors",
        .why = "Each of the four fits some purpose, and a partnership has several purposes. Where "
               "nearly all is called by one word, the question may not have been asked tie by tie.",
        .question = "Which of these relationships should work in another way than it does?",
        .next_step = "Take three relationships of different purpose and say for each which of the "
                     "four it needs.",
        .source = "Pat Gordon's partnership continuum",
        .function = PM_RULE_FUNCTION(rule_spread),
    },
    {
        .id = "behaviour-misfit",
        .title = "Ways of working that do not fit the stated purpose",
        .family = "continuum",
        .fact = PM_FACT_ANSWERS,
        .needs = "purpose; behaviour, behaviour_source, behaviour_target",
        .threshold = "watch for any, issue when more than {majority} of the views; "
                     "{fewest_answers} or more. Fitting are: for redesign coevolution; for joint "
                     "delivery and for aligning plans coordination or coevolution; for allocating "
                     "money all but coevolution; for exchanging information cooperation or "
                     "coordination",
        .why = "To redesign a service each partner has to change itself; joint work and plans "
               "need partners to fit their own to the others'; money is fairly given out at arm's "
               "length; for information it is enough to help each other. More than the purpose "
               "asks costs time, less leaves it undone.",
        .question = "Is it the purpose that should be restated, or the way of working?",
        .next_step = "Take one such relationship and agree what its purpose asks of each side.",
        .source = "Pat Gordon's partnership continuum; the table of purposes is partmap's",
        .function = PM_RULE_FUNCTION(rule_fit),
    },
};

const pm_rule_table pm_rules_of_continuum = {RULES, sizeof RULES / sizeof *RULES};
