/* Drawing: the whole way from measures and findings to one page, or its
 * image. */
#include "viz/draw.h"

#include <string.h>

#include "viz/badges.h"
#include "viz/choose.h"
#include "viz/diagram.h"
#include "viz/drawing_forms.h"
#include "viz/figure.h"
#include "viz/layout.h"
#include "viz/page.h"
#include "viz/picture.h"
#include "viz/places.h"
#include "viz/thumbnail.h"
#include "viz/views.h"

pm_draw_options pm_default_draw_options(void)
{
    return (pm_draw_options){.view = pm_view_at(0),
                             .paper = pm_paper_at(0),
                             .most_findings = PM_MOST_FINDINGS,
                             .form = pm_drawing_form_at(0),
                             .dpi = PM_USUAL_DPI,
                             .id_prefix = "",
                             .most_members = PM_MOST_DRAWN};
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
    return picture->badge_count < wished && page->has_strip ? pm_page_tell_again(page, err) : PM_OK;
}

/* The page as SVG. */
static pm_status write_page(pm_page *page, pm_text *svg, pm_error *err)
{
    pm_text diagram = {0};
    pm_status status = pm_diagram_draw(page->picture, &diagram, err);
    if (status == PM_OK) {
        status = pm_page_write(page, pm_text_bytes(&diagram), svg, err);
    }
    pm_text_free(&diagram);
    return status;
}

/* The page as what librsvg makes of it. */
static pm_status print_page(pm_page *page, const pm_draw_options *options, pm_text *out,
                            pm_error *err)
{
    pm_text svg = {0};
    pm_status status = write_page(page, &svg, err);
    if (status == PM_OK) {
        const pm_sheet sheet = {.svg = &svg,
                                .width = page->width,
                                .height = page->height,
                                .dpi = options->dpi,
                                .title = pm_page_title(page->picture),
                                .subject = page->picture->view->title};
        status = sheet.title != NULL ? options->form->writer->of_page(&sheet, out, err)
                                     : pm_fail_memory(err);
    }
    pm_text_free(&svg);
    return status;
}

/* Would every id stay an XML name that needs no escaping? */
static bool is_fit_for_ids(const char *prefix)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char others[] = "0123456789-_";
    bool starts = prefix[0] == '\0' || strchr(letters, prefix[0]) != NULL;
    while (*prefix != '\0' &&
           (strchr(letters, *prefix) != NULL || strchr(others, *prefix) != NULL)) {
        prefix++;
    }
    return starts && *prefix == '\0';
}

/* The picture with its places and the page around it. */
static pm_status prepare(pm_picture *picture, pm_page *page, const pm_measures *measures,
                         const pm_findings *findings, const pm_draw_options *options, pm_error *err)
{
    pm_status status =
        pm_picture_make(picture, measures,
                        findings != NULL ? pm_findings_conventions(findings) : NULL, options, err);
    if (status == PM_OK && options->keep_positions &&
        picture->view->marks->placing != PM_PLACING_FREE) {
        status =
            pm_fail(err, PM_USAGE, "View %s places members by itself: leave out --keep-positions.",
                    picture->view->name);
    }
    if (status == PM_OK && options->keep_positions) {
        status = pm_places_take(picture, err);
    }
    if (status == PM_OK && options->positions != NULL) {
        pm_places_take_earlier(picture, options->positions);
    }
    return status == PM_OK ? compose(picture, findings, options, page, err) : status;
}

/* The same, once more with marks that stand for several where members have no room. */
static pm_status lay_out(pm_picture *picture, pm_page *page, const pm_measures *measures,
                         const pm_findings *findings, const pm_draw_options *options, pm_error *err)
{
    if (!is_fit_for_ids(options->id_prefix)) {
        return pm_fail(err, PM_USAGE,
                       "\"%s\" cannot begin an id: use letters, digits, - and _, a letter first.",
                       pm_excerpt_of(options->id_prefix).bytes);
    }
    pm_status status = prepare(picture, page, measures, findings, options, err);
    if (status == PM_OK && picture->overfull) {
        pm_draw_options gathered = *options;
        gathered.most_members = 0;
        pm_picture_free(picture);
        status = prepare(picture, page, measures, findings, &gathered, err);
    }
    return status;
}

pm_status pm_draw_map(const pm_measures *measures, const pm_findings *findings,
                      const pm_draw_options *options, pm_text *out, pm_error *err)
{
    const pm_form_writer *writer = options->form->writer;
    pm_picture picture = {0};
    pm_page page = {0};
    pm_status status = lay_out(&picture, &page, measures, findings, options, err);
    if (status == PM_OK) {
        status = writer->of_picture != NULL ? writer->of_picture(&picture, out, err)
                 : writer->of_page != NULL  ? print_page(&page, options, out, err)
                                            : write_page(&page, out, err);
    }
    if (status == PM_OK && options->thumbnail != NULL) {
        status = pm_thumbnail_write(&picture, options->thumbnail, err);
    }
    pm_picture_free(&picture);
    return status;
}

pm_status pm_draw_thumbnail(const pm_measures *measures, pm_text *svg, pm_error *err)
{
    pm_draw_options options = pm_default_draw_options();
    pm_picture picture = {0};
    pm_page page = {0};
    pm_status status = lay_out(&picture, &page, measures, NULL, &options, err);
    if (status == PM_OK) {
        status = pm_thumbnail_write(&picture, svg, err);
    }
    pm_picture_free(&picture);
    return status;
}

/* --- figures --------------------------------------------------------------------------------- */

/* What the page around a figure tells in words. */
static pm_status take_words(pm_picture *picture, pm_figure *figure, pm_error *err)
{
    const char *coverage = pm_page_coverage(picture);
    if (coverage == NULL) {
        return pm_fail_memory(err);
    }
    pm_text_add(&figure->size, picture->size_sentence);
    pm_text_add(&figure->coverage, coverage);
    figure->gathered = picture->stands_in != NULL;
    figure->told_count = picture->finding_count;
    for (size_t i = 0; i < figure->told_count; i++) {
        figure->told[i] = (pm_told){picture->findings[i], pm_badge_on_map(picture, i)};
    }
    pm_status status = pm_text_check(&figure->size, err);
    return status == PM_OK ? pm_text_check(&figure->coverage, err) : status;
}

pm_status pm_draw_figure(const pm_measures *measures, const pm_findings *findings,
                         const pm_draw_options *options, pm_figure *figure, pm_error *err)
{
    pm_draw_options bare = *options;
    pm_picture picture = {0};
    pm_page page = {0};
    bare.bare = true;
    pm_status status = lay_out(&picture, &page, measures, findings, &bare, err);
    if (status == PM_OK) {
        status = write_page(&page, &figure->svg, err);
    }
    if (status == PM_OK) {
        status = take_words(&picture, figure, err);
    }
    pm_picture_free(&picture);
    return status;
}

void pm_figure_free(pm_figure *figure)
{
    pm_text_free(&figure->svg);
    pm_text_free(&figure->size);
    pm_text_free(&figure->coverage);
    *figure = (pm_figure){0};
}
