/* The head of the page: title, occasion, what the view shows. Private to viz. */
#ifndef PARTMAP_VIZ_PAGE_HEAD_H
#define PARTMAP_VIZ_PAGE_HEAD_H

#include "viz/picture.h"

enum { PM_TITLE_LINES = 2 };

typedef struct pm_page_head {
    double left, right; /* of the page's words */
    double scale;       /* of the words; 1 on A4 */
    const char *lines[PM_TITLE_LINES];
    size_t line_count;
    pm_font font; /* of the title */
    const char *occasion;
    double bottom; /* the rule below it */
} pm_page_head;

/* A line that is made to fit: between two sizes, then cut. */
typedef struct pm_fitted_line {
    pm_point at;
    const char *words;
    double width; /* to fit into */
    pm_font font; /* largest */
    double smallest;
    const char *colour;
    pm_anchor anchor;
} pm_fitted_line;

/* The map's name, clean. NULL when memory runs out. Borrowed from the picture's arena. */
const char *pm_page_title(pm_picture *picture);

/* Appends "2026-11-30" as "30 November 2026"; any other text as it is. */
void pm_text_add_date(pm_text *text, const char *date);

/* Sets the title on one line or two. left, right and scale are given; the rest is filled. */
pm_status pm_page_head_set(pm_picture *picture, pm_page_head *head, pm_error *err);

pm_status pm_page_head_draw(pm_picture *picture, const pm_page_head *head, pm_text *svg,
                            pm_error *err);

pm_status pm_svg_fitted_line(pm_picture *picture, const pm_fitted_line *line, pm_text *svg,
                             pm_error *err);

#endif
