/* The parts of "partmap explain". */
#ifndef PARTMAP_CLI_EXPLAIN_H
#define PARTMAP_CLI_EXPLAIN_H

#include "engine/audit/audit.h"
#include "engine/audit/conventions.h"
#include "engine/base/text.h"

/* A line such as "  Source        Freeman 1979", wrapped; nothing where there is no text. */
void pm_explain_fact(pm_text *out, const char *name, const char *text);

/* A row of a list: the name with what is added to it, and words beside them. */
void pm_explain_row(pm_text *out, const char *name, const char *more, const char *words);

/* explain_audit.c; book may be NULL. */
void pm_explain_rule(pm_text *out, const pm_rulebook *book, const pm_rule *rule);
void pm_explain_convention(pm_text *out, const pm_rulebook *book, const pm_convention *row);

/* Lists the rules, those of files too, and the conventions. */
void pm_explain_audit(pm_text *out, const pm_rulebook *book);

#endif
