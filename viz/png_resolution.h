/* How many pixels of a PNG make an inch. Private to viz. */
#ifndef PARTMAP_VIZ_PNG_RESOLUTION_H
#define PARTMAP_VIZ_PNG_RESOLUTION_H

#include "engine/base/error.h"
#include "engine/base/text.h"

/* Appends the PNG image to *out with its resolution stated, so that office programs place it as
 * large as the page. PM_INTERNAL when it is no PNG. */
pm_status pm_png_add_resolution(const pm_text *image, double dpi, pm_text *out, pm_error *err);

#endif
