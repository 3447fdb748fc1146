/* A list of drawings: see images.h. */
#include "viz/images.h"

#include <stdlib.h>

#include "engine/base/memory.h"

pm_status pm_images_add(pm_images *images, const char *what, const pm_text *svg, const char **name,
                        pm_error *err)
{
    void *items = images->items;
    pm_status status =
        pm_grow(&items, &images->capacity, images->count + 1, sizeof *images->items, err);
    images->items = items;
    if (status != PM_OK) {
        return status;
    }
    pm_image *made = &images->items[images->count++];
    *made = (pm_image){0};
    pm_text_addf(&made->name, "%s-%s.svg", images->stem, what);
    pm_text_add_bytes(&made->svg, pm_text_bytes(svg), svg->length);
    *name = pm_text_bytes(&made->name);
    status = pm_text_check(&made->name, err);
    return status == PM_OK ? pm_text_check(&made->svg, err) : status;
}

void pm_images_free(pm_images *images)
{
    for (size_t i = 0; i < images->count; i++) {
        pm_text_free(&images->items[i].name);
        pm_text_free(&images->items[i].svg);
    }
    free(images->items);
    *images = (pm_images){0};
}
