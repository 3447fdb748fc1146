/* What a placed picture is worth: a placement in, numbers out. Slow and plain: it judges the
 * layout and shares nothing with it but the geometry of boxes. */
#ifndef PARTMAP_TESTS_SUPPORT_PLACEMENT_H
#define PARTMAP_TESTS_SUPPORT_PLACEMENT_H

#include "viz/picture.h"
#include "viz/relax.h"

/* Members with their boxes, from whatever program placed them. */
typedef struct placement {
    size_t count;
    pm_point *at;
    pm_box *marks;
    pm_box *labels; /* empty (all 0) for a member without one outside its mark */
    bool *named;    /* its name stands somewhere */
    size_t tie_count;
    pm_pair *ties;
    unsigned *hops; /* count by count, along the ties; 0: no route */
} placement;

typedef struct placement_quality {
    double stress;           /* normalised, a pair: see placement_stress */
    double stress_unstretch; /* the same after undoing the best stretch along the page's axes */
    size_t crossings;        /* pairs of ties without a common end */
    size_t overlaps;         /* pairs of boxes (marks, labels) of different members */
    size_t over_marks;       /* ties that run over a mark of neither end, counted a mark */
    size_t under_labels;     /* ties that run behind a label, its own ends' too */
    size_t unnamed;
} placement_quality;

/* The places of a picture that has been laid out. False when memory ran out. Free with
 * placement_free. */
bool placement_of(const pm_picture *picture, placement *made);

/* The same members and ties placed elsewhere: mark at the top of a box with the label below. */
bool placement_with(const pm_picture *picture, const pm_point *box_centres, placement *made);

/* Half the size of such a box. */
pm_point placement_half_box(const pm_picture_node *node);

void placement_free(placement *made);

/* Mean of ((s |xi - xj| - d) / d)^2 over all pairs with a route of d hops, y stretched by
 * "stretch" before, for the scale s that makes it least. */
double placement_stress(const placement *of, double stretch);

placement_quality placement_judge(const placement *of);

#endif
