/* The drawing stage: a measured and audited map in, one page of SVG out. Every view (overview,
 * power, dependency) is one row of a registry: what size means, which ties and nodes are marked,
 * which findings belong to it. */
#ifndef PARTMAP_VIZ_DRAW_H
#define PARTMAP_VIZ_DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/audit/audit.h"
#include "engine/base/text.h"
#include "engine/measure/measures.h"

/* One row of the registry of views. */
typedef struct pm_view {
    const char *name;                  /* "overview" */
    const char *title;                 /* "Who works with whom" */
    const char *size_key;              /* organisation measure that decides a node's size */
    const char *size_words;            /* "Size: number of partners it works with." */
    const char *summary;               /* one line for help */
    const struct pm_view_marks *marks; /* private to viz */
} pm_view;

size_t pm_view_count(void);
const pm_view *pm_view_at(size_t index);
const pm_view *pm_view_find(const char *name);

/* What a page is drawn for. */
typedef struct pm_paper {
    const char *name;     /* "a4" */
    double width, height; /* points of 1/72 inch, landscape */
    double scale;         /* of the words around the diagram; 1 on A4 */
    bool screen;          /* no sheet of paper: the drawing fills what shows it */
    const char *summary;  /* one line for help */
} pm_paper;

size_t pm_paper_count(void);
const pm_paper *pm_paper_at(size_t index);
const pm_paper *pm_paper_find(const char *name);

/* What a drawing is written as. */
typedef struct pm_drawing_form {
    const char *name;                    /* "pdf": also the suffix of its files */
    bool is_binary;                      /* no text */
    const char *summary;                 /* one line for help */
    const struct pm_form_writer *writer; /* private to viz */
} pm_drawing_form;

size_t pm_drawing_form_count(void);
const pm_drawing_form *pm_drawing_form_at(size_t index);
const pm_drawing_form *pm_drawing_form_find(const char *name);

/* The form of a file of this name by its suffix, or NULL. */
const pm_drawing_form *pm_drawing_form_of_file(const char *path);

/* Pixels an inch of a PNG. */
enum { PM_LEAST_DPI = 96, PM_USUAL_DPI = 150, PM_MOST_DPI = 600 };

/* "pm_draw_options options = pm_default_draw_options();" then change what differs. */
typedef struct pm_draw_options {
    const pm_view *view;         /* default: overview */
    const pm_paper *paper;       /* default: a4 */
    bool portrait;               /* the paper stands upright; default: false */
    bool grey;                   /* without colours; default: false */
    size_t most_findings;        /* in the strip; default and most 7 */
    const pm_drawing_form *form; /* default: svg */
    unsigned dpi;                /* of a PNG, 96 to 600; default: 150 */
    const char *id_prefix;       /* begins every id, so that several pages stand in one document:
                                    letters, digits, '-' and '_', a letter first; default: "",
                                    which also begins it with an XML declaration */
    bool bare; /* the diagram and its legend alone, for a page that tells title, findings and
                  coverage itself; default no */
    bool keep_positions; /* the members' own x and y instead of a computed placement; default no */
    size_t most_members; /* a map with more is drawn by sectors, or else by communities, and says
                            so; default PM_MOST_DRAWN */
    /* of an earlier drawing, which members keep in views that place freely; default: NULL */
    const struct pm_positions *positions;
    pm_text *thumbnail; /* the same places as a small drawing are appended here, see thumbnail.h;
                           default: NULL */
} pm_draw_options;

/* More marks than these are no picture any more, on any paper. */
enum { PM_MOST_DRAWN = 300 };

pm_draw_options pm_default_draw_options(void);

/* Draws the page as a whole document, or the image of it, appended to *out. findings may be NULL:
 * no strip and no badges. Same map, settings and options: same bytes. PM_INVALID when positions are
 * to be kept and a member has none; PM_USAGE when they are and the view has places of its own, and
 * when a PNG would be too large. PM_INTERNAL when Graphviz
 * fails or writes what is not finite; PM_IO when librsvg,
 * which PDF and PNG need and which is loaded only for them, is not there. Graphviz keeps global
 * state: one drawing at a time in a process. */
pm_status pm_draw_map(const pm_measures *measures, const pm_findings *findings,
                      const pm_draw_options *options, pm_text *out, pm_error *err);

#endif
