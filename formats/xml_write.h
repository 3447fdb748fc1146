/* Private to formats and viz: XML out, element by element, into a text, and HTML that is XML as
 * well. Names are ours; values are anybody's: what XML keeps for itself is escaped, what it cannot
 * hold becomes U+FFFD and is counted. Line breaks in values come back as they went in, carriage
 * returns too.
 *
 * A failure is kept: the calls after it do nothing, and pm_xml_writer_end tells of it. */
#ifndef PARTMAP_FORMATS_XML_WRITE_H
#define PARTMAP_FORMATS_XML_WRITE_H

#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"

typedef struct pm_xml_writer pm_xml_writer;

/* A writer that appends to *out, which stays the caller's and has to outlive it. The XML
 * declaration is written at once. Caller frees with pm_xml_writer_free. */
pm_status pm_xml_writer_new(pm_text *out, pm_xml_writer **writer, pm_error *err);
void pm_xml_writer_free(pm_xml_writer *writer);

/* A writer of HTML: it begins with the document type, indents nothing, and closes every element by
 * an end tag of its own but those that pm_xml_put_void writes. */
pm_status pm_html_writer_new(pm_text *out, pm_xml_writer **writer, pm_error *err);

void pm_xml_put_start(pm_xml_writer *writer, const char *name);
void pm_xml_put_end(pm_xml_writer *writer);

/* Closes an element just opened that can hold nothing: "<br/>". */
void pm_xml_put_void(pm_xml_writer *writer);

/* An attribute of the element just opened. */
void pm_xml_put_attribute(pm_xml_writer *writer, const char *name, const char *value);

/* Text within the open element. */
void pm_xml_put_text(pm_xml_writer *writer, const char *text);

/* What is markup already, of our own making. */
void pm_xml_put_markup(pm_xml_writer *writer, const char *bytes, size_t length);

/* An element with nothing but text in it. */
void pm_xml_put_leaf(pm_xml_writer *writer, const char *name, const char *text);

/* A comment on lines of its own; hyphens that would end it are set apart. */
void pm_xml_put_comment(pm_xml_writer *writer, const char *text);

/* Characters that XML cannot hold, so far. */
size_t pm_xml_replaced(const pm_xml_writer *writer);

/* Closes what is open. Whatever went wrong since the beginning is told here. */
pm_status pm_xml_writer_end(pm_xml_writer *writer, pm_error *err);

#endif
