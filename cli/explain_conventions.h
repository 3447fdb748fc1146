/* What "partmap explain" says of conventions and of rules files. book may be NULL: no rules file.
 */
#ifndef PARTMAP_CLI_EXPLAIN_CONVENTIONS_H
#define PARTMAP_CLI_EXPLAIN_CONVENTIONS_H

#include <stdbool.h>

#include "engine/audit/audit.h"

/* Appends what the word says, when it is a convention's name; false when it is none. */
bool pm_explain_convention(pm_text *out, const pm_rulebook *book, const char *word);

/* Every convention with its number in force, what it decides and why. */
void pm_explain_conventions(pm_text *out, const pm_rulebook *book);

/* A line each. */
void pm_explain_convention_list(pm_text *out, const pm_rulebook *book);

/* How to write a rules file: the grammar with an example. */
void pm_explain_rules_files(pm_text *out, const pm_rulebook *book);

#endif
