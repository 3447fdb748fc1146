/* "--map WORD=ATTR": see redirection.c. */
#ifndef PARTMAP_CLI_REDIRECTION_H
#define PARTMAP_CLI_REDIRECTION_H

#include "cli/options.h"
#include "engine/base/error.h"
#include "engine/model/map.h"

/* Understands "WORD=ATTR", or "node.WORD=ATTR" where a word belongs to several elements, and keeps
 * it. */
pm_status pm_redirection_take(pm_arguments *arguments, const char *value, pm_error *err);

/* Does to the map what was asked. Values that the word does not take are added as warnings.
 * PM_USAGE when the map has no such attribute; the nearest one is named. */
pm_status pm_redirections_apply(const pm_arguments *arguments, pm_map *map, pm_problems *problems,
                                pm_error *err);

#endif
