/* The thresholds of all rules as data: one row of the table (conventions.c) and one field each, so
 * that a rules file can change them ("set majority = 60%"). For engine/audit, and for whoever reads
 * rules files or shows the table.
 *
 * None is a law. Each is a round number with a reason, printed beside every finding it decides: the
 * rule's "threshold" in rules.c says the usual number in words, and where a file changed it the
 * finding says so (rulebook.h). A new one is a field here and a row there. */
#ifndef PARTMAP_ENGINE_AUDIT_CONVENTIONS_H
#define PARTMAP_ENGINE_AUDIT_CONVENTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"

/* The conventions in force, as rules read them: audit->conventions->majority. */
typedef struct pm_conventions {
    double notable_share;
    double connected_pairs;
    double majority;
    double funder_watch;
    size_t fewest_payments;
    size_t levers_watch, levers_issue;
    double expected_ties_watch, expected_ties_issue;
    double sector_steps_watch, sector_steps_issue;
    size_t fewest_of_sector;
    size_t fewest_of_side;
    double odds;
    double membership_steps;
    double review_months, review_times;
    double young_months;
    double agreed_share;
    double without_role_share;
    size_t fewest_delegates;
    size_t fewest_answers;
} pm_conventions;

/* Several are more than one: the meaning of a word, and so no convention that a file could change.
 * Behind one member or tie, one other is often a sponsorship both want, several are a structure. */
enum { PM_SEVERAL = 2 };

/* One row of the table. */
typedef struct pm_convention {
    const char *name;       /* as a rules file sets it: "majority" */
    double standard;        /* without a rules file */
    const char *unit;       /* "share", "members", "months", ... */
    double lowest, highest; /* what a rules file may set it to */
    const char *reason;     /* a sentence or two */
    const char *rules;      /* ids of the rules it decides, apart by one blank */
    bool whole;             /* the field is a size_t, and the number whole */
    size_t kept_at;         /* where in pm_conventions */
} pm_convention;

size_t pm_convention_count(void);
const pm_convention *pm_convention_at(size_t index);

/* Row of a name, or pm_convention_count(). */
size_t pm_convention_find(const char *name);

pm_conventions pm_default_conventions(void);

double pm_convention_value(const pm_conventions *conventions, const pm_convention *row);

/* value has to be within the row's limits, and whole where the row is. */
void pm_convention_set(pm_conventions *conventions, const pm_convention *row, double value);

/* Is the convention among those that decide the rule? */
bool pm_convention_decides(const pm_convention *row, const char *rule);

/* The value with its unit, as a reader would write it: "60%", "3 members". */
void pm_convention_say(pm_text *text, const pm_convention *row, double value);

/* What a rules file may set it to: "50% to 95%", "2 to 4 levers". */
void pm_convention_say_range(pm_text *text, const pm_convention *row);

#endif
