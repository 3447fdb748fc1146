/* The thirteen ingredients of a partnership as its members answered them: how many answered, how
 * far they agree, and where they part. There is no total score: disagreement is the finding.
 *
 * Answers are those of organisations and bodies (ing01..ing13: yes, no, unsure), never of named
 * people. What fewer than five gave (conventions.h: fewest_answers) is not summarised: it stays at
 * nought, "told" is false, and a gap is told only where both sides have five. Of each ingredient
 * one gap at most is told, so that no small group can be worked out from the others. */
#ifndef PARTMAP_ENGINE_AUDIT_INGREDIENTS_H
#define PARTMAP_ENGINE_AUDIT_INGREDIENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/audit/conventions.h"
#include "engine/measure/measures.h"

/* A side's share is told within these bounds: that all of a group said the same would tell what
 * each of them said. */
#define PM_SIDE_LEAST 0.1
#define PM_SIDE_MOST 0.9

/* The answers of one side of a gap. */
typedef struct pm_ingredient_gap {
    const char *side;   /* "Voluntary", "the centre", "volunteers". Borrowed from measures */
    const char *others; /* "other sectors", "the edge", "conscripts" */
    double share, others_share; /* of yes, cut to PM_SIDE_LEAST .. PM_SIDE_MOST */
} pm_ingredient_gap;

typedef struct pm_ingredient {
    size_t number;     /* 1..13 */
    const char *title; /* "real benefit is seen" */
    bool told;         /* five or more answered */
    size_t answered;   /* 0 unless told */
    size_t yes, no, unsure;
    double share_yes; /* 0..1 */
    double agreement; /* share of the commonest answer, 1/3..1 */
    double spread;    /* 0 all alike .. 1 half yes and half no: ordinal dispersion over no <
                         unsure < yes, with cumulative shares F the sum of min(F, 1 - F) (Leik
                         1966, Pacific Sociological Review 9:85-90) */
    bool has_gap;     /* the widest gap between two sides of five or more */
    pm_ingredient_gap gap;
    int of_map; /* choice that the map states once for all, -1 none: spread unknown */
} pm_ingredient;

/* What was answered of ingredient "index" (from 0, below PM_INGREDIENTS). Cost O(n x sectors). */
pm_ingredient pm_ingredient_answers(const pm_measures *measures, const pm_conventions *conventions,
                                    size_t index);

#endif
