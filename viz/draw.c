/* Drawing: the whole way from measures and findings to one page of SVG. */
#include "viz/draw.h"

#include "viz/badges.h"
#include "viz/choose.h"
#include "viz/diagram.h"
#include "viz/layout.h"
#include "viz/page.h"
#include "viz/picture.h"
#include "viz/places.h"

pm_draw_options pm_default_draw_options(void)
{
    return (pm_draw_options){
        .view = pm_view_at(0), .paper = pm_paper_at(0), .most_findings = PM_MOST_FINDINGS};
}

static pm_status compose(pm_picture *picture, const pm_findings *findings,
                         const pm_draw_options *options, pm_page *page, pm_error *err)
{
    pm_status status = pm_page_divide(page, picture, findings, options, err);
    if (status != PM_OK) {
        return status;
    }
    pm_badges_raise(picture);
    status = pm_layout(picture, pm_measures_settings(picture->measures)->seed, err);
    if (status != PM_OK) {
        return status;
    }
    size_t wished = picture->badge_count;
    pm_badges_place(picture);
    return picture->badge_count < wished ? pm_page_tell_again(page, err) : PM_OK;
}

pm_status pm_draw_map(const pm_measures *measures, const pm_findings *findings,
                      const pm_draw_options *options, pm_text *svg, pm_error *err)
{
    pm_picture picture = {0};
    pm_page page = {0};
    pm_text diagram = {0};
    pm_status status = pm_picture_make(&picture, measures, options, err);
    if (status == PM_OK && options->keep_positions) {
        status = pm_places_take(&picture, options->upwards, err);
    }
    if (status == PM_OK && options->positions != NULL) {
        pm_places_take_earlier(&picture, options->positions);
    }
    if (status == PM_OK) {
        status = compose(&picture, findings, options, &page, err);
    }
    if (status == PM_OK) {
        status = pm_diagram_draw(&picture, &diagram, err);
    }
    if (status == PM_OK) {
        status = pm_page_write(&page, pm_text_bytes(&diagram), svg, err);
    }
    pm_text_free(&diagram);
    pm_picture_free(&picture);
    return status;
}
