/* The audit in words, whatever they are set in: what text and Markdown both say of all findings
 * together and of each. Words come out plain, to be wrapped or escaped by who writes them. */
#ifndef PARTMAP_FORMATS_FINDINGS_WORDS_H
#define PARTMAP_FORMATS_FINDINGS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/audit/missing.h"
#include "formats/formats.h"

/* A group of findings: its heading and how it is counted in the summary. */
typedef struct pm_finding_group {
    pm_outcome outcome;
    const char *heading;
    const char *one, *many; /* "1 issue", "2 issues" */
    bool calls_for_action;  /* say question and next step: where nothing was found they would ask
                               about something that is not there */
    bool was_judged;        /* say the convention, and the sort of fact it was judged by */
} pm_finding_group;

/* All groups, in the order they are written. */
size_t pm_finding_group_count(void);
const pm_finding_group *pm_finding_group_at(size_t index);

/* Takes one paragraph. */
typedef void pm_words_taker(void *context, const char *words);

/* Where the map is from and of which day, "Town, 2026-11-30"; nothing where neither is stated. */
void pm_words_add_place(pm_text *words, const pm_map *map);

/* What is said before the findings, one paragraph after the other: how many there are of each
 * outcome, what was counted where readers could not take it for granted, the rules files, and how
 * their rules on who has to be there came out. */
pm_status pm_words_tell_opening(const pm_results *results, pm_words_taker *take, void *context,
                                pm_error *err);

/* The evidence of a finding of the group, opened by the sort of fact it rests on. */
void pm_words_add_evidence(pm_text *words, const pm_finding_group *group,
                           const pm_finding *finding);

/* Is the finding told by a row of what to record, rather than by itself? */
bool pm_words_are_folded(const pm_findings *findings, const pm_finding *finding);

/* These rows, one after the other: what to record, and the titles of the rules that could then
 * tell. None where no finding is folded. */
pm_status pm_words_tell_missing(const pm_findings *findings, pm_words_taker *take, void *context,
                                pm_error *err);

#endif
