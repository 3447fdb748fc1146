/* Who sits in a body, or is on the map, and who of them fits a condition: stated facts in, counts
 * out. Private to engine/audit.
 *
 * A holder has as many seats as it states, else one. Vacant seats count in the size and for nobody:
 * those of a holder that is vacant, those the body states as vacant, and what it states to have
 * beyond the seats that the map shows. Observers and support have no seat. */
#ifndef PARTMAP_ENGINE_AUDIT_SEATS_H
#define PARTMAP_ENGINE_AUDIT_SEATS_H

#include <stdint.h>

#include "engine/audit/composition.h"
#include "engine/audit/findings.h"

/* The holder of seats: a node, each once. */
typedef struct pm_holder {
    size_t node;
    size_t seats, vacant; /* vacant <= seats */
} pm_holder;

/* Zero-initialise it; free with pm_seats_free. */
typedef struct pm_seats {
    size_t body; /* node; SIZE_MAX: the organisations on the map, one seat each */
    pm_holder *holders;
    size_t count, capacity;
} pm_seats;

/* Seats of a body, in the order of its edges; of SIZE_MAX the map's organisations. Cost O(m h) for
 * m edges and h holders. */
pm_status pm_seats_find(const pm_audit *audit, size_t body, pm_seats *seats, pm_error *err);
void pm_seats_free(pm_seats *seats);

/* Node of the body a condition names: an id, else a label (case ignored); "board" where no body is
 * called so is the one decision body. SIZE_MAX when there is none. */
size_t pm_seats_body(const pm_audit *audit, const char *of);

/* How many seats fit a condition. What the map does not tell is counted apart, so that a number has
 * two bounds. Zero-initialise it; free with pm_tally_free. */
typedef struct pm_tally {
    size_t size;             /* seats that count, vacant ones among them */
    size_t vacant;           /* of size */
    size_t yes;              /* of size, that fit for certain */
    size_t maybe;            /* of size, that may fit */
    size_t vote_yes;         /* beyond size: fit, and whether they vote is not told */
    size_t vote_no;          /* the same for those that do not fit */
    size_t vote_both;        /* the same for those that may fit */
    pm_indexes held;         /* seats of each holder that fits for certain, in order of holders */
    pm_indexes members;      /* rows of who fits for certain */
    pm_indexes without_fact; /* nodes that do not state what is asked of them */
    pm_indexes without_vote; /* nodes that do not state "voting" */
    const char *unstated;    /* the first attribute that one of without_fact lacks */
} pm_tally;

pm_status pm_tally_seats(const pm_audit *audit, const pm_seats *seats,
                         const pm_condition *condition, pm_tally *tally, pm_error *err);
void pm_tally_free(pm_tally *tally);

/* An attribute of a node, by word or by the user's own name; a person without it stands for whom
 * the person represents. NULL when it is not stated. */
const char *pm_seats_fact(const pm_audit *audit, size_t node, const char *attribute);

/* Does a node fit all filters of a condition? *unstated gets the attribute it lacks. */
pm_answer pm_seats_fit(const pm_audit *audit, size_t node, const pm_filter *filters,
                       const char **unstated);

#endif
