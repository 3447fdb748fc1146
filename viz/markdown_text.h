/* Text as Markdown: anybody's words in, words that pandoc (and CommonMark) takes for nothing but
 * words out. Private to viz. */
#ifndef PARTMAP_VIZ_MARKDOWN_TEXT_H
#define PARTMAP_VIZ_MARKDOWN_TEXT_H

#include "engine/base/text.h"

/* Appends the text on one line: white space runs become one space, control characters and invalid
 * bytes U+FFFD, and every character that means something within a line gets a backslash. */
void pm_markdown_add_text(pm_text *out, const char *text);

/* Appends a line that begins a block: what is already escaped, and a backslash where its beginning
 * would be a list, a heading or a definition. */
void pm_markdown_add_line(pm_text *out, const char *escaped);

/* Appends the text as code, within as many backticks as it takes. */
void pm_markdown_add_code(pm_text *out, const char *text);

/* Appends the text as a value of a YAML block that pandoc reads as Markdown. */
void pm_markdown_add_yaml(pm_text *out, const char *text);

#endif
