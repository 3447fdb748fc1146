/* Text for people at a terminal: what the table, the audit in words and the program's help share.
 * Map texts are anybody's: nothing of them may move the cursor, change colours or reorder lines. */
#ifndef PARTMAP_FORMATS_PLAIN_H
#define PARTMAP_FORMATS_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"

enum { PM_PLAIN_WIDTH = 80 };

/* Appends user text as part of one line: line breaks and tabs become single spaces; other control
 * characters, marks that turn the writing direction and invalid bytes become U+FFFD. */
void pm_plain_add(pm_text *out, const char *user_text);

/* Columns the text takes on a terminal: wide characters two, combining marks none. */
size_t pm_plain_width(const char *text);

/* Appends "count" spaces. */
void pm_plain_add_spaces(pm_text *out, size_t count);

/* Appends user text in exactly "width" columns: filled up with spaces at its right (or left), or
 * cut and closed with an ellipsis. */
void pm_plain_add_cell(pm_text *out, const char *user_text, size_t width, bool to_the_right);

/* Appends user text wrapped at "width" columns and ends the line. The line so far has "column"
 * columns; further lines are indented by "indent". A word longer than a line is not cut. */
void pm_plain_add_wrapped(pm_text *out, const char *user_text, size_t column, size_t indent,
                          size_t width);

#endif
