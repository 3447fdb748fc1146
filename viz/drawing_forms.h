/* How each form of drawing is written. Private to viz. */
#ifndef PARTMAP_VIZ_DRAWING_FORMS_H
#define PARTMAP_VIZ_DRAWING_FORMS_H

#include "viz/paper_output.h"
#include "viz/picture.h"

/* One of the two, or none for the page of SVG itself. */
typedef struct pm_form_writer {
    pm_status (*of_picture)(const pm_picture *picture, pm_text *out, pm_error *err);
    pm_status (*of_page)(const pm_sheet *sheet, pm_text *out, pm_error *err);
} pm_form_writer;

#endif
