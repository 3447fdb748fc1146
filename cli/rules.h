/* The rules files of a command line. */
#ifndef PARTMAP_CLI_RULES_H
#define PARTMAP_CLI_RULES_H

#include "cli/commands.h"
#include "engine/audit/audit.h"

/* Reads the files that --rules names into *book, which is NULL where there are none; says what is
 * wrong with them, and warns. Caller frees with pm_rulebook_free, also after a failure. */
pm_exit pm_rules_load(const pm_cli *cli, pm_rulebook **book);

#endif
