/* partmap explain: how places are compared, and what the store holds. */
#ifndef PARTMAP_CLI_EXPLAIN_COHORT_H
#define PARTMAP_CLI_EXPLAIN_COHORT_H

#include <stddef.h>

#include "engine/base/text.h"

/* Explains the word, if it is one of these. Returns how many things were explained. */
size_t pm_explain_cohort(pm_text *out, const char *word);

/* The words, one after the other, with a line about each; NULL after the last. */
const char *pm_explain_cohort_word(size_t index, const char **about);

#endif
