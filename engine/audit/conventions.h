/* The thresholds of all rules as data: one row of the table (conventions.c) and one field each, so
 * that a rules file can change them ("set majority = 60%"). For engine/audit, and for whoever reads
 * rules files or shows the table.
 *
 * None is a law. Each is a round number with a reason, printed beside every finding it decides: the
 * rule's "threshold" names it in braces, and is printed with the number in force. A new one is a
 * field here, a row there, and its name in the thresholds of the rules it decides. */
#ifndef PARTMAP_ENGINE_AUDIT_CONVENTIONS_H
#define PARTMAP_ENGINE_AUDIT_CONVENTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"

/* The conventions in force, as rules read them: audit->conventions->majority. */
typedef struct pm_conventions {
    /* shares */
    double notable_share, majority, agreed_share, nearly_all, odd_ones;
    double connected_pairs;
    double without_role_share;
    double funder_watch;
    double part_of_its_share;
    double broker_share, low_centralisation;
    double answer_gap;
    double odds;
    /* what is too few to speak of */
    size_t fewest_answers;
    size_t fewest_of_sector, fewest_of_side, fewest_of_layer;
    size_t fewest_chairs, fewest_bodies, fewest_delegates;
    size_t fewest_payments, fewest_holders;
    /* power and resources */
    size_t levers_watch, levers_issue;
    double funders_watch;
    double times_equal, part_of_equal;
    double times_larger;
    /* distance and ties */
    double expected_ties_watch, expected_ties_issue;
    double sector_steps_watch, sector_steps_issue;
    double membership_steps;
    double rating_gap;
    /* dates */
    double review_months, review_times;
    double young_months, tenure_months;
} pm_conventions;

/* Several are more than one: the meaning of a word, and so no convention that a file could change.
 * Behind one member or tie, one other is often a sponsorship both want, several are a structure. */
enum { PM_SEVERAL = 2 };

/* Own ratings run from 1 to 4; from 3 on it is called a strength: what the scale means. */
enum { PM_STRONG_RATING = 3 };

/* One row of the table. */
typedef struct pm_convention {
    const char *name;       /* as a rules file sets it: "majority" */
    double standard;        /* without a rules file */
    const char *unit;       /* in the plural: "members", "months"; "share" for what is written in
                               percent */
    double lowest, highest; /* what a rules file may set it to */
    const char *decides;    /* "above it one partner or view outweighs all others together" */
    const char *reason;     /* a sentence: why this number */
    const char *source;     /* author, year, practice, or "round figure" */
    bool whole;             /* the field is a size_t, and the number whole */
    size_t kept_at;         /* where in pm_conventions */
} pm_convention;

size_t pm_convention_count(void);
const pm_convention *pm_convention_at(size_t index);

/* Row of a name, or pm_convention_count(). */
size_t pm_convention_find(const char *name);

/* The same of a name's first bytes. */
size_t pm_convention_find_bytes(const char *name, size_t length);

pm_conventions pm_default_conventions(void);

double pm_convention_value(const pm_conventions *conventions, const pm_convention *row);

/* value has to be within the row's limits, and whole where the row is. */
void pm_convention_set(pm_conventions *conventions, const pm_convention *row, double value);

/* The value with its unit, as a reader would write it: "60%", "3 members", "1 month". */
void pm_convention_say(pm_text *text, const pm_convention *row, double value);

/* What a rules file may set it to: "50% to 95%", "2 to 4 levers". */
void pm_convention_say_range(pm_text *text, const pm_convention *row);

/* Appends pattern, a literal, with each "{name}" turned into that convention's number in words
 * ("half", "a third", "80%", "five") and each "{name things}" into number and things, of which
 * there may be one ("12 months", "one month"). */
void pm_convention_fill(pm_text *text, const char *pattern, const pm_conventions *conventions);

/* Does a pattern name the convention in braces? A rule's threshold names those that decide it. */
bool pm_convention_is_in(const pm_convention *row, const char *pattern);

#endif
