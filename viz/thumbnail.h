/* A map as a small drawing, one of hundreds on a page: a placed picture in, about 3 kB of SVG for
 * 60 members out. No words stand on it; whoever shows it names it. Its form, which
 * formats/thumbnail.h reads back:
 *
 *     <svg viewBox="0 0 160 120" role="img">
 *       <path class="ties" d="...">                 all ties as one thin line
 *       <path class="members" data-sector="..." d>  a dot each; without data-sector: not stated
 *       <path class="bodies" d>                     bodies that do not decide
 *       <path class="decision" d>                   decision bodies: square */
#ifndef PARTMAP_VIZ_THUMBNAIL_H
#define PARTMAP_VIZ_THUMBNAIL_H

#include "engine/base/text.h"
#include "engine/measure/measures.h"

struct pm_picture;

#define PM_THUMBNAIL_WIDTH 160.0
#define PM_THUMBNAIL_HEIGHT 120.0

/* Appends the drawing of a map placed as in the overview. Where the map is drawn as well,
 * pm_draw_options.thumbnail spares placing it twice. Errors and cost as of pm_draw_map's placing.
 */
pm_status pm_draw_thumbnail(const pm_measures *measures, pm_text *svg, pm_error *err);

/* The same of a picture that has its places: private to viz. Cost O(members + ties). */
pm_status pm_thumbnail_write(const struct pm_picture *picture, pm_text *svg, pm_error *err);

#endif
