/* What "partmap explain" says of the audit: a rule, the rules of a family, all rules, the eleven
 * assumptions, the group worksheet. */
#ifndef PARTMAP_CLI_EXPLAIN_AUDIT_H
#define PARTMAP_CLI_EXPLAIN_AUDIT_H

#include <stddef.h>

#include "engine/base/text.h"

/* A line "  Name  text" with the text wrapped beside it; nothing for an empty text. */
void pm_explain_fact(pm_text *out, const char *name, const char *text);

/* Appends what the word names of these, with an empty line before each. Returns how many. */
size_t pm_explain_audit(pm_text *out, const char *word);

/* Words of its own: "rules", "assumptions", "worksheet", by index from 0; NULL after the last. */
const char *pm_explain_audit_word(size_t index);

#endif
