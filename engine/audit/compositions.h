/* The audit's work on composition rules. Private to engine/audit. */
#ifndef PARTMAP_ENGINE_AUDIT_COMPOSITIONS_H
#define PARTMAP_ENGINE_AUDIT_COMPOSITIONS_H

#include "engine/audit/rulebook.h"
#include "engine/audit/seats.h"

/* Files one finding a rule of the book (which may be NULL); and for a share that is met, one more
 * on where those who make it up sit. In compositions.c. */
pm_status pm_audit_compositions(pm_audit *audit, const pm_rulebook *book, pm_error *err);

/* One test of a rule, asked of the map. */
typedef struct pm_asked {
    const pm_audit *audit;
    const pm_condition *test;
    bool negated;   /* under an odd number of "not" */
    size_t body;    /* node; SIZE_MAX: the organisations on the map */
    pm_tally tally; /* of share, count and present */
    pm_answer met;  /* what the rule asks, "not" counted in */
    size_t leave;   /* members of the counted kind, the largest first, that would have to leave, */
    size_t join;    /* or to join, until it is met no more, or is met; SIZE_MAX: no number would */
} pm_asked;

/* --- composition_numbers.c: arithmetic ------------------------------------------------------- */

/* Fills met, leave and join from the tally. Who leaves a body leaves the seat vacant; who joins
 * takes a vacant seat while there is one, and then brings another. Where the map does not tell all,
 * "met" is what holds however that turns out, and the margin is that of the worst case. */
pm_status pm_asked_decide(pm_asked *asked, pm_error *err);

/* Least and most seats that fit, and as shares of the size. */
void pm_tally_counts(const pm_tally *tally, size_t *low, size_t *high);
void pm_tally_shares(const pm_tally *tally, double *low, double *high);

/* --- composition_words.c: sentences ---------------------------------------------------------- */

/* "10 of 19 voting seats on the board (53%) are held by members from business; more than half is
 * needed. ..." */
void pm_say_tally(pm_text *text, const pm_asked *asked);

/* "from business", "with `membership` volunteer". */
void pm_say_filters(pm_text *text, const pm_audit *audit, const pm_filter *filters);

/* "labour or community": of several values those that the map states, where it states any, for a
 * rule lists all the words that may mean the same. */
void pm_say_values(pm_text *text, const pm_audit *audit, const pm_filter *filter);

/* "the board", else the body's name. */
void pm_say_body(pm_text *text, const pm_audit *audit, size_t body);

/* "A, B and two others", of nodes. */
void pm_say_nodes(pm_text *text, const pm_audit *audit, const pm_indexes *nodes);

/* --- composition_role.c: who holds a role ---------------------------------------------------- */

/* Decides a test of PM_TEST_ROLE and appends its sentence. */
pm_status pm_ask_role(pm_asked *asked, pm_text *text, pm_error *err);

/* --- composition_place.c: majority on paper, edge on the map --------------------------------- */

/* Files where the members that make up a share sit on the map against all others, under the rule
 * that asked->audit runs. */
pm_status pm_audit_place(const pm_asked *asked, pm_error *err);

#endif
