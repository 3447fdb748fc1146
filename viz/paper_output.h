/* A page of SVG as PDF and as PNG. Private to viz; paper_output.c is the only file that knows
 * librsvg and cairo. */
#ifndef PARTMAP_VIZ_PAPER_OUTPUT_H
#define PARTMAP_VIZ_PAPER_OUTPUT_H

#include "engine/base/error.h"
#include "engine/base/text.h"

/* Most pixels of a PNG: an A4 page at 600 dpi, an A3 page at 500. */
#define PM_MOST_PIXELS 50000000.0

/* A page to be printed. Texts are borrowed. */
typedef struct pm_sheet {
    const pm_text *svg;
    double width, height; /* points */
    double dpi;           /* of pixels */
    const char *title;
    const char *subject;
} pm_sheet;

/* Appends a PDF of one page, text as text, without a date: the same page gives the same bytes. */
pm_status pm_sheet_to_pdf(const pm_sheet *sheet, pm_text *out, pm_error *err);

/* Appends a PNG on white that states its resolution. PM_USAGE when it would have more than
 * PM_MOST_PIXELS. */
pm_status pm_sheet_to_png(const pm_sheet *sheet, pm_text *out, pm_error *err);

#endif
