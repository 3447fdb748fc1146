/* What a reader or a screen reader is told about one node or one tie. Private to viz. */
#ifndef PARTMAP_VIZ_SENTENCES_H
#define PARTMAP_VIZ_SENTENCES_H

#include "viz/picture.h"

/* "Borough Council, Local authority: 9 partners; ...". NULL when memory runs out. */
const char *pm_node_sentence(pm_picture *picture, const pm_picture_node *node);

/* What is gathered about a tie while its edges are walked. */
typedef struct pm_tie_facts {
    const char *carrier; /* text of carried_by that all edges so far share */
    size_t edge_count;
    bool carried;                  /* every edge so far hangs on that one person */
    bool bridge;                   /* the only link */
    double strength;               /* of all its edges */
    double funds_to_b, funds_to_a; /* money stated, towards either end */
    bool pays_b, pays_a;           /* a funds tie, with or without an amount */
    bool leads_b, leads_a;         /* a directed edge, towards either end */
    int behaviour_a, behaviour_b;  /* as that end describes it; -1: not stated */
    pm_text kinds;                 /* "works with, member" */
} pm_tie_facts;

/* "Borough Council and Constabulary: works with; carried by one person." */
const char *pm_tie_sentence(pm_picture *picture, const pm_picture_tie *tie,
                            const pm_tie_facts *facts);

/* What closes a sentence of these words: a full stop, or nothing when they end in one, or in the
 * "..." of a text that was cut. */
const char *pm_sentence_end(const char *words);

/* "Size: ..." as printed under the title. */
const char *pm_size_sentence(pm_picture *picture, bool fallback);

/* The text's bytes in the picture's arena; frees text. NULL when memory runs out. */
const char *pm_keep_text(pm_picture *picture, pm_text *text);

#endif
