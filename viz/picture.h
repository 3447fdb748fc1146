/* The drawing's own model: what is drawn for one map in one view, before and after it has been
 * given places. Private to viz.
 *
 *     measures + view --- picture.c ---> nodes and ties with looks and sentences
 *     picture + findings --- choose.c -> the findings told, and what carries their numbers
 *     picture --- layout.c ------------> places, sides of labels
 *     picture --- badges.c ------------> places of the findings' numbers
 *     picture --- diagram.c -----------> Graphviz's SVG of it
 *     picture --- page.c --------------> the page around it */
#ifndef PARTMAP_VIZ_PICTURE_H
#define PARTMAP_VIZ_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/audit/audit.h"
#include "engine/audit/conventions.h"
#include "engine/base/memory.h"
#include "engine/measure/measures.h"
#include "viz/draw.h"
#include "viz/geometry.h"
#include "viz/rail.h"
#include "viz/style.h"
#include "viz/text_width.h"

/* Where a label stands, seen from its mark. */
typedef enum pm_side {
    PM_SIDE_BELOW,
    PM_SIDE_RIGHT,
    PM_SIDE_LEFT,
    PM_SIDE_ABOVE,
    PM_SIDE_BELOW_RIGHT,
    PM_SIDE_BELOW_LEFT,
    PM_SIDE_ABOVE_RIGHT,
    PM_SIDE_ABOVE_LEFT,
    PM_SIDE_COUNT
} pm_side;

/* What a node is drawn as. */
typedef enum pm_role { PM_ROLE_MEMBER, PM_ROLE_BODY, PM_ROLE_DECISION_BODY } pm_role;

typedef struct pm_label {
    const char *lines[PM_MOST_LABEL_LINES + 1]; /* the last one may be a remark */
    size_t count;
    double half_width, half_height; /* of the box the lines fill */
} pm_label;

/* Where a member stands in a view of layers, from top to bottom. */
typedef enum pm_layer {
    PM_LAYER_STRATEGIC,
    PM_LAYER_SEVERAL, /* members of several groups: above these, to which lines lead */
    PM_LAYER_EXECUTIVE,
    PM_LAYER_OPERATIONAL,
    PM_LAYER_DELIVERY,
    PM_LAYER_SUPPORT,
    PM_LAYER_NO_GROUP,
    PM_LAYER_COUNT
} pm_layer;

/* A member. The texts are clean: valid UTF-8 without control characters. */
typedef struct pm_picture_node {
    size_t member;
    pm_role role;
    const char *id;       /* of the SVG group of its mark */
    const char *label_id; /* and of its label */
    const char *name;     /* whole */
    const char *title;    /* sentence with its numbers */
    const char *remark;   /* an extra line of the label, or NULL */
    size_t sector;        /* SIZE_MAX: not stated */
    pm_sign sign;
    bool ringed;       /* a ring around the mark */
    bool hollow;       /* drawn with a hole: cut off */
    double share;      /* size by the view's measure: 0..1 of the largest; 0 when undefined */
    double importance; /* who keeps a label when there is no room for all */
    size_t degree;     /* ties drawn at it */
    pm_layer layer;    /* in a view of layers */
    size_t group;      /* node of the only group it belongs to, in such a view, or SIZE_MAX */
    size_t ring;       /* round the decision body, from 0; PM_NO_RING: on none */
    /* places */
    size_t component;    /* from 0, largest first */
    pm_point kept;       /* centre of the mark in the map's file, or in an earlier drawing */
    bool known;          /* the latter */
    pm_point at;         /* centre of the mark */
    pm_rail rail;        /* where it may stand */
    double half_width;   /* of the mark, ring included */
    double above, below; /* from the centre to the mark's top and bottom, ring included */
    double mark_size;    /* radius of the equally large circle, without the ring */
    pm_label label;
    bool labelled; /* false: its name stands in the title only */
    pm_side side;
} pm_picture_node;

/* A pair of members that is drawn with a line. */
typedef struct pm_picture_tie {
    size_t a, b; /* nodes */
    const char *id;
    const char *title;
    pm_stroke stroke;
    bool split; /* its two ends describe it differently: stroke is a's, stroke_b is b's */
    pm_stroke stroke_b;
    bool bridge, carried, funds, leads; /* which signs of the legend it uses */
    int behaviour_a,
        behaviour_b;       /* as each end describes it, from 0; -1: not stated, or not drawn */
    bool arrow_a, arrow_b; /* an arrowhead at that end */
    double money;          /* stated, both ways together */
    double density;        /* share of the pairs of members of two parts that are tied */
    bool missing;          /* none is, though at least one would be expected */
} pm_picture_tie;

#define PM_NO_RING ((size_t)-1)

/* A line of words on the diagram, beside marks and names. */
typedef struct pm_caption {
    const char *words;
    pm_point at; /* middle of its base line */
    pm_font font;
    pm_anchor anchor;
    bool on_paper; /* what lies under it is hidden */
} pm_caption;

/* The frame of a group: its body on the border, those who belong to no other group within. */
typedef struct pm_frame {
    size_t body; /* node */
    pm_box box;
} pm_frame;

/* A ring of distance, drawn behind everything. */
typedef struct pm_ring {
    pm_point centre;
    double radius_x, radius_y;
} pm_ring;

enum { PM_MOST_RINGS = 12, PM_MOST_AMOUNTS = 40, PM_MOST_CAPTIONS = 60 };

/* A finding's number on the map. */
typedef struct pm_badge {
    size_t finding; /* index among the findings shown */
    size_t node;    /* at this node, or SIZE_MAX */
    size_t tie;     /* at this tie, or SIZE_MAX */
    pm_point at;
} pm_badge;

typedef struct pm_picture {
    pm_arena arena; /* all texts and arrays */
    const pm_measures *measures;
    pm_conventions conventions; /* in force */
    const pm_view *view;
    const pm_palette *palette;
    const char *id_prefix; /* of the page's ids */
    const char *size_sentence;
    pm_picture_node *nodes;
    size_t node_count;
    pm_picture_tie *ties;
    size_t tie_count;
    size_t *stands_in;      /* where a node stands for many: the node of each member; else NULL */
    size_t *drawn_as;       /* of each tie of the measures: the picture's, or SIZE_MAX */
    size_t component_count; /* isolates count one each and come last */
    const char **sectors;   /* clean names of the sectors, by sector number */
    size_t sector_count;
    const char *resource;   /* clean name of the resource in use, or NULL */
    bool amounts_stated;    /* widths of funding ties say something */
    bool strength_differs;  /* widths of ties say something */
    const char *ring_words; /* what a ring means */
    const char *hollow_words;
    const char *neutral_words; /* what a mark without a sector is; NULL: a member */
    /* places */
    bool keeps_places; /* nodes stand where the map's file puts them */
    pm_box area;       /* of the diagram */
    pm_font font;      /* of labels */
    pm_frame *frames;  /* in a view of layers */
    size_t frame_count;
    bool seats_taken; /* no seat is stated: ties to bodies are drawn as such */
    pm_ring rings[PM_MOST_RINGS];
    size_t ring_count; /* drawn; the decision body's own is none */
    pm_caption captions[PM_MOST_CAPTIONS];
    size_t caption_count;
    bool overfull;     /* the view does not fit the page, however small */
    size_t unlabelled; /* members whose name stands in the title only */
    /* findings */
    const pm_finding **findings; /* those shown, numbered from 1 in this order */
    size_t finding_count;
    size_t issues_left, watch_left; /* not shown */
    size_t questions, unanswered;   /* rules asked, and those that could not tell */
    pm_badge *badges;
    size_t badge_count;
} pm_picture;

#define PM_BADGE_RADIUS 6.0

/* What a finding's number, a ring or an only link adds to a member's importance: more than size and
 * partners can, so that the names of those a page is about are the last to be left away. */
#define PM_STANDS_OUT 4.0

/* From a mark's farthest corner, or the border of a body's box, to the outside of its ring. */
#define PM_RING_DISTANCE 3.2

/* Of the caption over members without ties; of words on the diagram itself. */
#define PM_CAPTION_FONT ((pm_font){7.8, true})
#define PM_RING_FONT ((pm_font){7.1, false})

/* Distance between a mark and its label, and what is kept free around both. */
#define PM_LABEL_GAP 1.5
#define PM_FREE_SPACE 2.0

/* Fills everything but places and findings. conventions: in force, NULL for the usual ones. Free
 * with pm_picture_free, also after a failure. */
pm_status pm_picture_make(pm_picture *picture, const pm_measures *measures,
                          const pm_conventions *conventions, const pm_draw_options *options,
                          pm_error *err);
void pm_picture_free(pm_picture *picture);

/* The box of a node's mark, ring included. */
pm_box pm_mark_box(const pm_picture_node *node);

/* The box of a node's label if it stood on this side. Meaningless for bodies and for nodes without
 * a label. */
pm_box pm_label_box_at(const pm_picture_node *node, pm_side side);
pm_box pm_label_box(const pm_picture_node *node);

/* The box of a caption's words. */
pm_box pm_caption_box(const pm_caption *caption);

/* Does the box overlap one of the captions? */
bool pm_meets_caption(const pm_picture *picture, pm_box box);

/* Has the node a label outside its mark? */
bool pm_has_outer_label(const pm_picture_node *node);

/* A copy of user text fit to be drawn: white space runs become one space, control characters and
 * invalid UTF-8 become U+FFFD, at most "most" characters; a longer one ends in "...". NULL when
 * memory runs out. */
const char *pm_clean_text(pm_arena *arena, const char *user_text, size_t most);

#endif
