/* The cohort page: small drawings. A drawing's paths are read back and set again with classes of
 * the page, so that a sector has one colour over all places and colours follow light and dark;
 * nothing of the file but its path data reaches the page. */
#include "formats/thumbnail.h"
#include "viz/cohort_parts.h"
#include "viz/thumbnail.h"

/* Class of members of the sector: its rank over all places, "other" beyond the colours. */
static const char *sector_class(pm_cohort_sheet *sheet, const char *sector)
{
    size_t count = pm_cohort_sector_count(sheet->cohort);
    for (size_t i = 0; sector != NULL && i < count && i < PM_COHORT_COLOURS; i++) {
        if (pm_equal_ignoring_case(pm_cohort_sector_at(sheet->cohort, i)->name, sector)) {
            return pm_cohort_keepf(sheet, "m s%zu", i);
        }
    }
    return sector != NULL ? "m other" : "m none";
}

static const char *class_of(pm_cohort_sheet *sheet, const pm_thumbnail_path *path)
{
    return path->kind == PM_THUMBNAIL_MEMBERS ? sector_class(sheet, path->sector)
                                              : pm_thumbnail_class(path->kind);
}

static void add_path(pm_text *svg, const char *class_name, const char *data)
{
    pm_text_addf(svg, "<path class=\"%s\" d=\"", class_name);
    pm_text_add_xml(svg, data);
    pm_text_add(svg, "\"/>");
}

static void open_svg(pm_text *svg, const char *classes, double width, double height)
{
    pm_text_addf(svg,
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" viewBox=\"0 0 %.0f %.0f\" "
                 "aria-hidden=\"true\">",
                 classes, width, height);
}

static void add_drawing(pm_cohort_sheet *sheet, const pm_cohort_place *place,
                        const pm_thumbnail *of)
{
    const char *dots = place->members <= 40   ? "thumb large"
                       : place->members <= 90 ? "thumb"
                                              : "thumb small";
    pm_text svg = {0};
    open_svg(&svg, dots, PM_THUMBNAIL_WIDTH, PM_THUMBNAIL_HEIGHT);
    for (size_t i = 0; i < of->count; i++) {
        add_path(&svg, class_of(sheet, &of->paths[i]), of->paths[i].data);
    }
    pm_text_add(&svg, "</svg>");
    pm_html_svg(sheet->html, &svg);
    sheet->failed = sheet->failed || svg.failed;
    pm_text_free(&svg);
}

pm_status pm_cohort_add_thumbnail(pm_cohort_sheet *sheet, const pm_cohort_place *place,
                                  pm_error *err)
{
    pm_thumbnail thumbnail = {0};
    const char *missing = "No small drawing was made.";
    if (place->thumbnail[0] != '\0') {
        pm_status status = pm_thumbnail_read(place->thumbnail, &thumbnail, err);
        if (status == PM_OK) {
            add_drawing(sheet, place, &thumbnail);
            pm_thumbnail_free(&thumbnail);
            return PM_OK;
        }
        if (status == PM_MEMORY) {
            return status;
        }
        missing = "The small drawing cannot be shown: its file is not as it was written.";
    }
    pm_html_leaf(sheet->html, "span", missing, "class", "thumb missing", NULL);
    return PM_OK;
}

/* --- key -------------------------------------------------------------------------------------- */

static void add_key(pm_cohort_sheet *sheet, const char *class_name, const char *words)
{
    pm_text svg = {0};
    open_svg(&svg, "thumb large sign", 12, 12);
    add_path(&svg, class_name, "M6 6h0");
    pm_text_add(&svg, "</svg>");
    pm_html_start(sheet->html, "li", NULL);
    pm_html_svg(sheet->html, &svg);
    pm_html_text(sheet->html, words);
    pm_html_end(sheet->html);
    sheet->failed = sheet->failed || svg.failed;
    pm_text_free(&svg);
}

static bool has_thumbnails(const pm_cohort *cohort)
{
    for (size_t i = 0; i < pm_cohort_place_count(cohort); i++) {
        if (pm_cohort_place_at(cohort, i)->thumbnail[0] != '\0') {
            return true;
        }
    }
    return false;
}

void pm_cohort_add_thumbnail_key(pm_cohort_sheet *sheet)
{
    size_t sectors = pm_cohort_sector_count(sheet->cohort);
    if (!has_thumbnails(sheet->cohort)) {
        return;
    }
    pm_html_start(sheet->html, "ul", "class", "signs", "aria-label", "Signs of the small maps",
                  NULL);
    add_key(sheet, "decision", "decision body");
    add_key(sheet, "bodies", "other body");
    for (size_t i = 0; i < sectors && i < PM_COHORT_COLOURS; i++) {
        add_key(sheet, pm_cohort_keepf(sheet, "m s%zu", i),
                pm_cohort_sector_at(sheet->cohort, i)->name);
    }
    if (sectors > PM_COHORT_COLOURS) {
        add_key(sheet, "m other", "another sector");
    }
    add_key(sheet, "m none", "sector not stated");
    pm_html_end(sheet->html);
}
