/* Drawings that go into files beside a text, and what they are called there. */
#ifndef PARTMAP_VIZ_IMAGES_H
#define PARTMAP_VIZ_IMAGES_H

#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"

typedef struct pm_image {
    pm_text name; /* of the file, without folder: "town-view-overview.svg" */
    pm_text svg;
} pm_image;

/* Zero-initialise it but for the stem; free with pm_images_free. */
typedef struct pm_images {
    const char *stem; /* what every name begins with: "town" */
    pm_image *items;
    size_t count, capacity;
} pm_images;

/* Adds a copy of the drawing, called by the stem and "what"; *name is borrowed until the next. */
pm_status pm_images_add(pm_images *images, const char *what, const pm_text *svg, const char **name,
                        pm_error *err);
void pm_images_free(pm_images *images);

#endif
