/* One self-contained page of HTML that is well-formed XML as well: element by element in, a page
 * with its style sheet and script out. Nothing on it is fetched: the page forbids it by its
 * Content-Security-Policy, which knows style sheet and script by their hashes and allows neither
 * style attributes nor event handlers. Private to viz.
 *
 *     pm_html_begin(&head, out, &html, err);
 *     pm_html_start(html, "section", "id", "summary", NULL);
 *     pm_html_leaf(html, "h2", "Summary", NULL);
 *     pm_html_text(html, anything);      escaped
 *     pm_html_end(html);
 *     pm_html_finish(html, err);         whatever failed since the beginning is told here
 *     pm_html_free(html);
 */
#ifndef PARTMAP_VIZ_HTML_H
#define PARTMAP_VIZ_HTML_H

#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"

/* A style sheet or a script, built into the library from viz/ by the Makefile. */
typedef struct pm_html_asset {
    const char *const *lines; /* each with its line end */
    size_t count;
    const char *sha256; /* of all lines, in base64, as the policy wants it */
} pm_html_asset;

/* Made at build time, see "assets" in the Makefile. */
extern const pm_html_asset pm_report_style;
extern const pm_html_asset pm_report_script;

typedef struct pm_html_head {
    const char *title;           /* of the window; anybody's text */
    const char *summary;         /* a sentence for whoever lists pages; NULL: none */
    const pm_html_asset *style;  /* NULL: none */
    const pm_html_asset *script; /* runs when the page is read; NULL: none */
} pm_html_head;

typedef struct pm_html pm_html;

/* Writes the page up to <body>. head's assets are borrowed until pm_html_finish, *out until
 * pm_html_free. */
pm_status pm_html_begin(const pm_html_head *head, pm_text *out, pm_html **html, pm_error *err);

/* Opens an element with attributes: html, element, name, value, name, value, ..., NULL. An
 * attribute whose value is NULL is left out together with its name. Values are anybody's text. */
#define pm_html_start(html, ...) pm_html_start_parts(html, PM_HTML_PARTS(__VA_ARGS__))

/* Another attribute of the element just opened. */
void pm_html_attribute(pm_html *html, const char *name, const char *value);

/* Closes the innermost element. */
void pm_html_end(pm_html *html);

/* An element that holds nothing, such as "br". */
#define pm_html_void(html, ...) pm_html_void_parts(html, PM_HTML_PARTS(__VA_ARGS__))

/* An element that holds nothing but text: html, element, text, name, value, ..., NULL. */
#define pm_html_leaf(html, ...) pm_html_leaf_parts(html, PM_HTML_PARTS(__VA_ARGS__))

/* What the three above call: the same words as one array. */
#define PM_HTML_PARTS(...)                                                                         \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
void pm_html_start_parts(pm_html *html, const char *const *parts);
void pm_html_void_parts(pm_html *html, const char *const *parts);
void pm_html_leaf_parts(pm_html *html, const char *const *parts);

/* Anybody's text within the open element. */
void pm_html_text(pm_html *html, const char *text);
void pm_html_textf(pm_html *html, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A drawing of our own, without XML declaration (pm_draw_options.id_prefix,
 * pm_chart_options.inside).
 */
void pm_html_svg(pm_html *html, const pm_text *svg);

/* The script, and the end of the page. */
pm_status pm_html_finish(pm_html *html, pm_error *err);
void pm_html_free(pm_html *html);

#endif
