/* partmap report MAP --brief=ID|all: briefs of the members of a map. */
#ifndef PARTMAP_CLI_BRIEFS_H
#define PARTMAP_CLI_BRIEFS_H

#include "cli/commands.h"

pm_exit pm_write_briefs(const pm_cli *cli);

#endif
