/* Rules on dates: is the partnership reviewed, and are its ties old enough to judge. Stated dates
 * in, findings out. Today is the map's own date, never the clock's: the same map gives the same
 * audit for ever. Where a date has no month, the reading that finds less to say is taken. */
#include <math.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

enum { MONTHS_SAID = 24 }; /* from two years on ages are said in years */

/* --- review ---------------------------------------------------------------------------------- */

static pm_status file_reviewed(const pm_audit *audit, int months, double interval, pm_error *err)
{
    double over = (double)months / interval;
    pm_outcome outcome = over >= audit->conventions->review_times ? PM_ISSUE
                         : over > 1                               ? PM_WATCH
                                                                  : PM_FINE;
    bool stated = pm_map_text(audit->map, PM_MAP_REVIEW_INTERVAL_MONTHS, 0) != NULL;
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, outcome == PM_FINE ? "The partnership is reviewed on time"
                                                    : "The review is overdue");
    pm_text_add(&draft.text, "The last review was ");
    pm_say_counted(&draft.text, (size_t)months, "month", "months");
    pm_text_add(&draft.text, " before the date of the map; ");
    pm_text_add(&draft.text, stated ? "the map states one every "
                                    : "no interval is stated, and a usual one is ");
    if (interval == 1) {
        pm_text_add(&draft.text, "month.");
    } else {
        pm_text_add_rounded(&draft.text, interval, 0);
        pm_text_add(&draft.text, " months.");
    }
    pm_draft_number(&draft, "months_since_review", months);
    pm_draft_number(&draft, "interval_months", interval);
    return pm_draft_file(&draft, err);
}

/* No review is stated: that says something once the partnership is a year old. */
static pm_status file_not_reviewed(const pm_audit *audit, int age, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_ISSUE, PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, "No review is on record");
    pm_text_add(&draft.text, "The partnership is ");
    pm_say_counted(&draft.text, (size_t)(age / 12), "year", "years");
    pm_text_add(&draft.text, " old and the map states no review of it.");
    pm_draft_number(&draft, "months_since_start", age);
    return pm_draft_file(&draft, err);
}

static double review_interval(const pm_audit *audit)
{
    double interval = 0;
    bool stated = pm_map_number(audit->map, PM_MAP_REVIEW_INTERVAL_MONTHS, 0, &interval);
    return stated && interval >= 1 ? interval : audit->conventions->review_months;
}

static pm_status rule_review(const pm_audit *audit, pm_error *err)
{
    int now = 0;
    int reviewed = 0;
    int started = 0;
    bool dated = pm_fact_months(pm_map_text(audit->map, PM_MAP_DATE, 0), false, &now);
    bool has_review =
        pm_fact_months(pm_map_text(audit->map, PM_MAP_LAST_REVIEW, 0), true, &reviewed);
    bool has_start = pm_fact_months(pm_map_text(audit->map, PM_MAP_STARTED, 0), true, &started);
    if (dated && has_review) {
        return file_reviewed(audit, now > reviewed ? now - reviewed : 0, review_interval(audit),
                             err);
    }
    if (dated && has_start && now - started > audit->conventions->review_months) {
        return file_not_reviewed(audit, now - started, err);
    }
    return pm_find_unknown(
        audit, has_review ? PM_RECORD_DATE : PM_RECORD_REVIEW, "The last review is not known",
        has_review ? "The map has no date to count from. Record `date` on the map, as 2026-11."
                   : "The map states no review. Record `last_review` and `date` on the map, as "
                     "2026-11.",
        err);
}

/* --- young ties ------------------------------------------------------------------------------ */

static int ascending(const void *a, const void *b)
{
    int left = *(const int *)a;
    int right = *(const int *)b;
    return (left > right) - (left < right);
}

/* Ages in months of the ties that state when they began, sorted. */
static size_t find_ages(const pm_audit *audit, int now, int *ages)
{
    size_t count = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        int since = 0;
        if (pm_fact_months(pm_map_text(audit->map, PM_EDGE_SINCE, edge), false, &since) &&
            since <= now) {
            ages[count++] = now - since;
        }
    }
    qsort(ages, count, sizeof *ages, ascending);
    return count;
}

static pm_status file_age(const pm_audit *audit, const int *ages, size_t count, pm_error *err)
{
    double median = (ages[(count - 1) / 2] + ages[count / 2]) / 2.0;
    bool young = median < audit->conventions->young_months;
    pm_draft draft =
        pm_draft_begin(audit, young ? PM_WATCH : PM_FINE, young ? PM_WEIGHT_RECORD : 0);
    pm_text_add(&draft.headline, young ? "It is too early to judge results"
                                       : "Most relationships have had time to work");
    pm_text_add(&draft.text, "Half of the relationships that state when they began are ");
    pm_text_add(&draft.text, young ? "at most " : "at least ");
    if (median < MONTHS_SAID) {
        pm_say_counted(&draft.text, (size_t)(young ? ceil(median) : floor(median)), "month old.",
                       "months old.");
    } else {
        pm_say_count(&draft.text, (size_t)(median / 12));
        pm_text_add(&draft.text, " years old.");
    }
    pm_draft_number(&draft, "median_age_months", median);
    pm_draft_number(&draft, "stated", (double)count);
    pm_draft_number(&draft, "not_stated", (double)(pm_map_edge_count(audit->map) - count));
    return pm_draft_file(&draft, err);
}

static pm_status rule_young_ties(const pm_audit *audit, pm_error *err)
{
    int now = 0;
    bool dated = pm_fact_months(pm_map_text(audit->map, PM_MAP_DATE, 0), true, &now);
    int *ages = pm_new_array(pm_map_edge_count(audit->map), sizeof *ages);
    if (ages == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = dated ? find_ages(audit, now, ages) : 0;
    pm_status status =
        count >= audit->conventions->fewest_answers
            ? file_age(audit, ages, count, err)
            : pm_find_unknown(audit, PM_RECORD_SINCE, "The age of relationships is not known",
                              "Fewer than {fewest_answers} relationships state when they began, or "
                              "the map has no date. Record `since` on edges and `date` on the map, "
                              "as 2026-11.",
                              err);
    free(ages);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "review",
        .title = "Review of the partnership",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "last_review, review_interval_months, date, started",
        .threshold = "watch when later than the stated interval ({review_months months} where none "
                     "is), issue when {review_times} times as late or when none is stated after a "
                     "year",
        .why = "A partnership that is not reviewed goes on as it began. A year is the round of "
               "plans and budgets in public bodies.",
        .question = "What would we do differently if we began today?",
        .next_step = "Set a date for a review, and write down what it should decide.",
        .source = "Practitioners' assumption to test: it will be easy",
        .function = PM_RULE_FUNCTION(rule_review),
    },
    {
        .id = "young-ties",
        .title = "The age of relationships",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "since of edges, date",
        .threshold = "watch when half of the relationships that state it are younger than "
                     "{young_months months}; {fewest_answers} or more",
        .why = "New ties cost before they pay: judged within the year, they fail. A year is the "
               "round of plans and budgets in public bodies.",
        .question = "What can fairly be expected of ties this young?",
        .next_step = "Agree what will count as progress before results can show.",
        .source = "Practitioners' assumption to test: jam today",
        .function = PM_RULE_FUNCTION(rule_young_ties),
    },
};

const pm_rule_table pm_rules_of_dates = {RULES, sizeof RULES / sizeof *RULES};
