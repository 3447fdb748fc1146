/* What each view marks. Private to viz; the public half of a row is pm_view in draw.h. */
#ifndef PARTMAP_VIZ_VIEWS_H
#define PARTMAP_VIZ_VIEWS_H

#include <stdbool.h>

#include "viz/draw.h"

/* How a view places its members. */
typedef enum pm_placing {
    PM_PLACING_FREE,   /* distances on the page follow distances along the ties */
    PM_PLACING_RINGS,  /* round the decision body, by steps to it */
    PM_PLACING_CIRCLE, /* all on one circle, decision bodies at its top */
    PM_PLACING_LAYERS  /* by level from top to bottom, members in the frames of their groups */
} pm_placing;

/* Whom a node stands for. */
typedef enum pm_gathers {
    PM_GATHERS_NOBODY, /* one member */
    PM_GATHERS_SECTORS,
    PM_GATHERS_COMMUNITIES
} pm_gathers;

struct pm_view_marks {
    pm_placing placing;
    pm_gathers gathers;
    const char *fallback_key; /* size where size_key is stated for nobody; NULL: none */
    const char *fallback_words;
    const char *ring_key; /* organisation measure; above 0 the member gets a ring */
    const char *ring_words;
    const char *const *own_rules; /* families and single rules whose findings the strip tells
                                     first, closed by NULL; or NULL: as the audit orders them */
    bool size_of_resource;        /* the sentence on size names the resource and who states it */
    bool widths_by_strength;      /* ties are as wide as they are strong */
    bool funds;                   /* money with arrows, its width by amount; other ties faint */
    bool behaviour;               /* the continuum by colour and dash */
    bool only_funds;              /* nothing but money is drawn, amounts in figures */
    bool structural;              /* only lines between bodies and seats in several groups */
    bool levers;                  /* how many levers a member holds stands under its name */
    bool fragile_ties;            /* bridges and ties carried by one person stand out */
    bool cut_off;                 /* members without a route to the decision body are hollow */
};

#endif
