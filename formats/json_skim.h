/* A long text in JSON without the elements of one list that nobody asks for, found by brackets and
 * quotes alone: of measures.json two thirds say, member by member, why a measure is undefined, and
 * to understand all of that takes jansson longer than the rest. Private to the JSON readers. */
#ifndef PARTMAP_FORMATS_JSON_SKIM_H
#define PARTMAP_FORMATS_JSON_SKIM_H

#include <stdbool.h>

#include "engine/base/text.h"

/* What is left out. */
typedef struct pm_skim {
    const char *list;    /* key of a list of objects, a member of the whole */
    const char *opening; /* how every element opens: {"level":" */
    const char *kept;    /* what follows the opening in elements that stay: network" */
} pm_skim;

/* Appends the text, an object, to *out without the elements of the list that open otherwise. False
 * where it is not laid out so, written by another program or cut short: then *out is of no use, and
 * the text has to be understood whole. Cost O(length). */
bool pm_json_skim(const char *bytes, size_t length, const pm_skim *skim, pm_text *out);

#endif
