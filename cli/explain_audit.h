/* What "partmap explain" says of the audit: a rule, the rules of a family, all rules, those of
 * rules files too, the eleven assumptions, the group worksheet, the conventions. */
#ifndef PARTMAP_CLI_EXPLAIN_AUDIT_H
#define PARTMAP_CLI_EXPLAIN_AUDIT_H

#include <stddef.h>

#include "engine/audit/audit.h"
#include "engine/base/text.h"

/* A line "  Name  text" with the text wrapped beside it; nothing for an empty text. */
void pm_explain_fact(pm_text *out, const char *name, const char *text);

/* A row of a list: the name with what is added to it, and words beside them. In
 * command_explain.c. */
void pm_explain_row(pm_text *out, const char *name, const char *more, const char *words);

/* Lists the rules, those of files too (book may be NULL), and the conventions. */
void pm_explain_audit_list(pm_text *out, const pm_rulebook *book);

/* Appends what the word names of these, with an empty line before each. Returns how many. */
size_t pm_explain_audit(pm_text *out, const pm_rulebook *book, const char *word);

/* Words of its own: "rules", "assumptions", "worksheet" and so on, by index from 0; NULL after the
 * last. */
const char *pm_explain_audit_word(size_t index);

#endif
