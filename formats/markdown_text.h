/* Text as Markdown: anybody's words in, words that pandoc (and CommonMark) takes for nothing but
 * words out. Private to formats and viz. */
#ifndef PARTMAP_FORMATS_MARKDOWN_TEXT_H
#define PARTMAP_FORMATS_MARKDOWN_TEXT_H

#include <stddef.h>

#include "engine/base/text.h"

/* Appends the text on one line: white space runs become one space, control characters and invalid
 * bytes U+FFFD, and every character that means something within a line gets a backslash. */
void pm_markdown_add_text(pm_text *out, const char *text);

/* The same of the first "length" bytes only; the text has to be closed with a zero byte all the
 * same. */
void pm_markdown_add_part(pm_text *out, const char *text, size_t length);

/* The same, but the name of an attribute within backticks, as in "Record `sector`", becomes code.
 * Other backticks are taken for a user's own. */
void pm_markdown_add_words(pm_text *out, const char *words);

/* Appends a line that begins a block: what is already escaped, and a backslash where its beginning
 * would be a list, a heading or a definition. */
void pm_markdown_add_line(pm_text *out, const char *escaped);

/* Appends the text as code, within as many backticks as it takes. */
void pm_markdown_add_code(pm_text *out, const char *text);

/* Appends what is already escaped as a link to an address. */
void pm_markdown_add_link(pm_text *out, const char *escaped, const char *to);

/* Appends the text as a value of a YAML block that pandoc reads as Markdown. */
void pm_markdown_add_yaml(pm_text *out, const char *text);

#endif
