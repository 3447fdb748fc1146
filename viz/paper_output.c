/* Drawing: the only file that knows librsvg and cairo. A page of SVG in, the bytes of a PDF or a
 * PNG out.
 *
 * librsvg is loaded when the first of them is asked for, not linked: it brings some thirty
 * libraries with it, and finding them would more than double the time every other run takes to
 * start. */
#include "viz/paper_output.h"

#include <cairo-pdf.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "viz/png_resolution.h"

static const char LIBRARY[] = "librsvg-2.so.2";
static const double POINTS_AN_INCH = 72.0;

/* All that is called, by the names and types of the headers. */
#define EACH_FUNCTION(use)                                                                         \
    use(rsvg_handle_new_from_data) use(rsvg_handle_render_document) use(g_object_unref)            \
        use(g_error_free) use(cairo_create) use(cairo_destroy) use(cairo_status)                   \
            use(cairo_status_to_string) use(cairo_set_source_rgb) use(cairo_paint)                 \
                use(cairo_show_page) use(cairo_surface_destroy) use(cairo_surface_finish)          \
                    use(cairo_surface_status) use(cairo_pdf_surface_create_for_stream)             \
                        use(cairo_pdf_surface_set_metadata) use(cairo_image_surface_create)        \
                            use(cairo_surface_write_to_png_stream)

#define DECLARE(name) __typeof__(name) *name;
typedef struct library {
    EACH_FUNCTION(DECLARE)
} library;

/* Where in a library each function's address goes. */
typedef struct place {
    const char *name;
    size_t at;
} place;

#define PLACE(name) {#name, offsetof(library, name)},
static const place PLACES[] = {EACH_FUNCTION(PLACE)};

static pm_status load(library *loaded, pm_error *err)
{
    /* Stays when closed: what it has told GLib of itself cannot be taken back. */
    void *handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == NULL) {
        return pm_fail(
            err, PM_IO,
            "PDF and PNG need %s, which is not there: install the package librsvg2-2, or "
            "write the drawing as .svg.",
            LIBRARY);
    }
    pm_status status = PM_OK;
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES && status == PM_OK; i++) {
        void *function = dlsym(handle, PLACES[i].name);
        if (function == NULL) {
            status = pm_fail(err, PM_IO,
                             "%s is of an unknown version (it has no %s): write the drawing as "
                             ".svg.",
                             LIBRARY, PLACES[i].name);
        }
        memcpy((char *)loaded + PLACES[i].at, &function, sizeof function);
    }
    dlclose(handle);
    return status;
}

static pm_status fail(const char *what, const char *why, pm_error *err)
{
    return pm_fail(err, PM_INTERNAL, "The page could not be made into a %s (%s): please report it.",
                   what, why);
}

static pm_status check(const library *with, cairo_status_t status, const char *what, pm_error *err)
{
    if (status == CAIRO_STATUS_SUCCESS) {
        return PM_OK;
    }
    return status == CAIRO_STATUS_NO_MEMORY ? pm_fail_memory(err)
                                            : fail(what, with->cairo_status_to_string(status), err);
}

static cairo_status_t keep_bytes(void *kept, const unsigned char *bytes, unsigned length)
{
    pm_text *out = kept;
    pm_text_add_bytes(out, (const char *)bytes, length);
    return out->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

/* Paints the page on the surface, as large as the given size in the surface's own unit. */
static pm_status paint(const library *with, const pm_sheet *sheet, cairo_surface_t *surface,
                       double width, double height, const char *what, pm_error *err)
{
    GError *reason = NULL;
    const RsvgRectangle all = {0, 0, width, height};
    RsvgHandle *page = with->rsvg_handle_new_from_data((const guint8 *)pm_text_bytes(sheet->svg),
                                                       sheet->svg->length, &reason);
    cairo_t *context = with->cairo_create(surface);
    with->cairo_set_source_rgb(context, 1, 1, 1);
    with->cairo_paint(context);
    bool painted =
        page != NULL && with->rsvg_handle_render_document(page, context, &all, &reason) != FALSE;
    if (painted) {
        with->cairo_show_page(context);
    }
    pm_status status = check(with, with->cairo_status(context), what, err);
    if (status == PM_OK && !painted) {
        status = fail(what, reason != NULL ? reason->message : "no reason given", err);
    }
    with->cairo_destroy(context);
    if (page != NULL) {
        with->g_object_unref(page);
    }
    if (reason != NULL) {
        with->g_error_free(reason);
    }
    return status;
}

pm_status pm_sheet_to_pdf(const pm_sheet *sheet, pm_text *out, pm_error *err)
{
    library with = {0};
    pm_status status = load(&with, err);
    if (status != PM_OK) {
        return status;
    }
    cairo_surface_t *surface =
        with.cairo_pdf_surface_create_for_stream(keep_bytes, out, sheet->width, sheet->height);
    with.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
    with.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, sheet->subject);
    with.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "partmap " PM_VERSION);
    /* Else it is now. */
    with.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
    status = paint(&with, sheet, surface, sheet->width, sheet->height, "PDF", err);
    with.cairo_surface_finish(surface);
    if (status == PM_OK) {
        status = check(&with, with.cairo_surface_status(surface), "PDF", err);
    }
    with.cairo_surface_destroy(surface);
    return status == PM_OK ? pm_text_check(out, err) : status;
}

static pm_status check_size(const pm_sheet *sheet, double width, double height, pm_error *err)
{
    if (width * height <= PM_MOST_PIXELS) {
        return PM_OK;
    }
    double most = floor(POINTS_AN_INCH * sqrt(PM_MOST_PIXELS / (sheet->width * sheet->height)));
    return pm_fail(err, PM_USAGE,
                   "The picture would have %.0f x %.0f pixels, and %.0f million is the most: use "
                   "--dpi=%.0f or less, or write a PDF, which is sharp at any size.",
                   width, height, PM_MOST_PIXELS / 1e6, most);
}

pm_status pm_sheet_to_png(const pm_sheet *sheet, pm_text *out, pm_error *err)
{
    library with = {0};
    pm_text image = {0};
    double width = round(sheet->width * sheet->dpi / POINTS_AN_INCH);
    double height = round(sheet->height * sheet->dpi / POINTS_AN_INCH);
    pm_status status = check_size(sheet, width, height, err);
    if (status == PM_OK) {
        status = load(&with, err);
    }
    if (status != PM_OK) {
        return status;
    }
    cairo_surface_t *surface =
        with.cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    status = paint(&with, sheet, surface, width, height, "PNG", err);
    if (status == PM_OK) {
        status = check(&with, with.cairo_surface_write_to_png_stream(surface, keep_bytes, &image),
                       "PNG", err);
    }
    if (status == PM_OK) {
        status = pm_png_add_resolution(&image, sheet->dpi, out, err);
    }
    with.cairo_surface_destroy(surface);
    pm_text_free(&image);
    return status;
}
