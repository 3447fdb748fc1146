/* What falls apart when a member or a tie of view U is lost: one depth-first pass (Tarjan 1972,
 * doi:10.1137/0201010; Hopcroft & Tarjan 1973, doi:10.1145/362248.362272). Private to
 * engine/measure.
 *
 * igraph finds cut-points and bridges but not the parts they separate, which is what a partnership
 * asks about; all of it falls out of this pass. The tree's vertices are numbered in preorder, so
 * that every subtree is a run of places:
 *
 *     place  0 1 2 3 4 5 6       the subtree of the member at place 2, of size 3, is places 2..4 */
#ifndef PARTMAP_ENGINE_MEASURE_BLOCKS_H
#define PARTMAP_ENGINE_MEASURE_BLOCKS_H

#include "engine/measure/study.h"

struct pm_blocks {
    size_t component_count;
    size_t *component;      /* of a member, numbered by their earliest members */
    size_t *component_size; /* of a component */
    size_t *first_place;    /* of a component: where its run of the preorder begins */
    size_t *at_place;       /* member at a place of the preorder */
    size_t *place;          /* of a member */
    size_t *parent;         /* member above in the tree, SIZE_MAX for a root */
    size_t *subtree;        /* members in the subtree of a member, itself included */
    size_t *low;            /* smallest place reached from the subtree by one tie out of the tree */
    bool *is_cut_point;     /* of a member */
    bool *is_bridge;        /* of a tie */
    size_t cut_point_count, bridge_count;
    double connected_pairs; /* ordered pairs joined by some path: sum of s (s - 1) */
};

/* Cost O(n + m), once a study. */
pm_status pm_study_blocks(pm_study *study, const pm_blocks **blocks, pm_error *err);

/* Is the subtree of child separated from the rest when its parent is lost? */
bool pm_blocks_separates(const pm_blocks *blocks, size_t parent, size_t child);

/* Ordered pairs still joined by some path among the others when a member is lost. */
double pm_blocks_pairs_without(const pm_study *study, const pm_blocks *blocks, size_t member);

/* Members of its own component left outside the largest part that remains when a member is lost, in
 * file order; of equal largest parts the one with the earliest member stays. List and count are 0
 * when it is no cut-point. The list lives as long as the study. */
pm_status pm_blocks_cut_off(pm_study *study, const pm_blocks *blocks, size_t member,
                            size_t **cut_off, size_t *count, pm_error *err);

#endif
