/* The findings in words, beside the map or below it. Private to viz. */
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

/* Fonts, and distances from line to line and around them, in points. */
typedef struct pm_strip_style {
    pm_font title, head, body, small;
    double head_step, body_step, small_step;
    double gap;    /* between findings */
    double indent; /* of the words behind the number */
    double top;    /* heading */
    double key;    /* what the shapes and colours mean */
} pm_strip_style;

/* Where it is to stand. */
typedef struct pm_strip_frame {
    pm_box box;
    size_t columns; /* 1 or 2 */
    double scale;   /* of the words; 1 on A4 */
} pm_strip_frame;

typedef struct pm_strip {
    pm_box box;
    size_t columns;
    size_t split; /* the item the second column begins with */
    pm_strip_style style;
    pm_strip_item items[PM_MOST_FINDINGS];
    size_t count;
    const char *closing[PM_STRIP_CLOSING_LINES]; /* what the audit says beyond the items */
    size_t closing_count;
} pm_strip;

/* Sets the picture's findings into the frame. Texts are shortened at the ends of sentences until
 * all fits; *fits is false when that is not enough. */
pm_status pm_strip_make(pm_picture *picture, const pm_strip_frame *frame, pm_strip *strip,
                        bool *fits, pm_error *err);

/* Where the words end; the box may be longer. */
double pm_strip_bottom(const pm_strip *strip);

/* Geometry for strip_draw.c. */
double pm_strip_words_width(const pm_strip *strip);
double pm_strip_column_left(const pm_strip *strip, size_t column);
double pm_strip_item_height(const pm_strip *strip, const pm_strip_item *item);

/* Draws it (strip_draw.c); badges have their places, so that it is known which findings are
 * numbered on the map. */
void pm_strip_draw(const pm_strip *strip, const pm_picture *picture, pm_text *svg);

#endif
