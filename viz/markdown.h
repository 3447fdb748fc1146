/* A page as Markdown for pandoc: the elements of html.h in, Markdown out, so that a report is the
 * same in both. Headings, paragraphs, lists, tables, links, code and footnotes are written as such;
 * what is for a screen alone (contents, signs, hidden words) is left out. Private to viz.
 *
 * Two classes mean something: a paragraph "text" ends in a mark of a footnote, and the next "rule"
 * is that footnote. */
#ifndef PARTMAP_VIZ_MARKDOWN_H
#define PARTMAP_VIZ_MARKDOWN_H

#include "viz/images.h"

typedef struct pm_markdown pm_markdown;

/* What counts of an element's attributes; NULL: not given. */
typedef struct pm_markdown_attributes {
    const char *id, *class_name, *href, *colspan, *label;
} pm_markdown_attributes;

/* title: of the title block. images: gains the drawings, NULL: they are left out. *out is borrowed
 * until pm_markdown_free. */
pm_status pm_markdown_new(const char *title, const char *subtitle, pm_images *images, pm_text *out,
                          pm_markdown **markdown, pm_error *err);
void pm_markdown_free(pm_markdown *md);

void pm_markdown_start(pm_markdown *md, const char *name, const pm_markdown_attributes *attributes);
void pm_markdown_text(pm_markdown *md, const char *text);
void pm_markdown_end(pm_markdown *md);
void pm_markdown_svg(pm_markdown *md, const pm_text *svg);

/* Writes what is left. */
pm_status pm_markdown_finish(pm_markdown *md, pm_error *err);

#endif
