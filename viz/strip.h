/* The findings in words, beside the map. Private to viz. */
#ifndef PARTMAP_VIZ_STRIP_H
#define PARTMAP_VIZ_STRIP_H

#include "viz/badges.h"
#include "viz/choose.h"
#include "viz/picture.h"

enum { PM_STRIP_HEAD_LINES = 2, PM_STRIP_BODY_LINES = 6, PM_STRIP_CLOSING_LINES = 4 };

/* One finding, broken into lines. */
typedef struct pm_strip_item {
    const char *head[PM_STRIP_HEAD_LINES];
    size_t head_count;
    const char *body[PM_STRIP_BODY_LINES];
    size_t body_count;
    const char *marked; /* "marked on 3 of 13", or NULL: on all, or about none */
} pm_strip_item;

typedef struct pm_strip {
    pm_box box;
    pm_strip_item items[PM_MOST_FINDINGS];
    size_t count;
    const char *closing[PM_STRIP_CLOSING_LINES]; /* what the audit says beyond the items */
    size_t closing_count;
} pm_strip;

/* Sets the picture's findings into the box. Texts are shortened at the ends of sentences until all
 * fits; *fits is false when that is not enough. */
pm_status pm_strip_make(pm_picture *picture, pm_box box, pm_strip *strip, bool *fits,
                        pm_error *err);

/* Draws it; badges have their places, so that it is known which findings are numbered on the map.
 */
void pm_strip_draw(const pm_strip *strip, const pm_picture *picture, pm_text *svg);

#endif
