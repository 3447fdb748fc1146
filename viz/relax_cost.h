/* One improvement of a placement in progress, and what a node costs where it stands. Private to
 * viz. */
#ifndef PARTMAP_VIZ_RELAX_COST_H
#define PARTMAP_VIZ_RELAX_COST_H

#include "viz/relax.h"

/* A node as the inner loops see it. */
typedef struct pm_spot {
    pm_point at;
    pm_box whole; /* around mark, label and what is kept free around them */
    pm_box mark, label;
    double reach; /* largest half size of the mark */
    bool has_label;
    bool is_body;
} pm_spot;

/* A tie as the inner loops see it. */
typedef struct pm_segment {
    pm_box box;
    pm_point a, b;
} pm_segment;

/* What one node may meet while it is moved about: everything else need not be asked. */
typedef struct pm_focus {
    size_t node;
    unsigned *nodes; /* that its mark or label may meet, or that are near */
    size_t node_count;
    unsigned *ties; /* that may pass its mark or label */
    size_t tie_count;
    unsigned *met; /* by each of its ties: first nodes, then ties; NULL: nodes are not moved */
    size_t
        *first_met; /* by each of its ties two starts in met, of nodes and of ties; then its end */
} pm_focus;

/* Nodes are numbered by their positions in the part. */
typedef struct pm_relaxation {
    const pm_part *part;
    pm_spot *spots;
    pm_segment *segments; /* the part's ties */
    size_t *first_tie;    /* of each node in tie_list; one more than nodes */
    size_t *tie_list;     /* the part's ties, node by node */
    double spacing;       /* between nodes, were they spread evenly over the zone */
    double crossing;      /* cost of one */
    double hop_x, hop_y;  /* how far apart on the page one hop is meant to be */
    pm_point middle;      /* of the zone */
    double tests;         /* of one object against another so far: the effort */
    pm_focus focus;
} pm_relaxation;

#define PM_TIE_FREE_SPACE 4.0 /* between a mark and a foreign tie */
#define PM_NEAR 2.0           /* spacings: farther nodes do not crowd one another */

/* Begins with the places and sides there are. moves: not only labels are about to be put elsewhere.
 * Free with pm_relaxation_free, also after a failure. */
pm_status pm_relaxation_begin(pm_relaxation *in, pm_part *part, bool moves, pm_error *err);
void pm_relaxation_free(pm_relaxation *in);

pm_picture_node *pm_node_of(const pm_relaxation *in, size_t v);

/* Sets hop_x and hop_y to what fits the places best. */
void pm_relaxation_scale(pm_relaxation *in);

/* Puts node v there, mark, label and ties. */
void pm_put_node(pm_relaxation *in, size_t v, pm_point at);

/* Puts the label of node v to that side. */
void pm_put_label(pm_relaxation *in, size_t v, pm_side side);

/* Turns to node v, which is about to be put within radius of where it is. */
void pm_relaxation_focus(pm_relaxation *in, size_t v, double radius);

/* Cost of the label of the node in focus in a box; stops counting above "enough". */
double pm_label_cost(pm_relaxation *in, pm_box box, double enough);

/* What a side of the label of the node in focus costs by itself: below is best, or outwards for a
 * mark on a ring. */
double pm_side_cost(const pm_relaxation *in, pm_side side);

/* All that depends on where the node in focus and its label stand; stops counting above "enough".
 */
double pm_node_cost(pm_relaxation *in, double enough);

/* Does the mark or label of node v overlap another or leave the zone? */
bool pm_node_is_faulty(const pm_relaxation *in, size_t v);

#endif
