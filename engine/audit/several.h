/* A rule that finds several separate things files one finding each, the heaviest first, so that
 * each has its own number on a drawing; beyond PM_MOST_FINDINGS the rest share one. Private to
 * engine/audit. */
#ifndef PARTMAP_ENGINE_AUDIT_SEVERAL_H
#define PARTMAP_ENGINE_AUDIT_SEVERAL_H

#include "engine/audit/findings.h"

/* Added to the weight of what is an issue, where a rule's findings may be of both outcomes, so that
 * no issue is left for the summary while a watch is told on its own. */
#define PM_RANK_ISSUE 1e9

/* Files the finding about one of them. */
typedef pm_status pm_file_one(const pm_audit *audit, size_t index, pm_error *err);

typedef struct pm_several {
    pm_file_one *file_one;
    const char *one, *many; /* of the rest: "more gatekeeper", "more gatekeepers" */
    bool are_members;       /* the indexes are members: the rest are named */
} pm_several;

/* Ranks the items in place and files them; nothing when count is 0. The rest is a PM_WATCH: nothing
 * in it is heavier than what was filed one by one. */
pm_status pm_file_several(const pm_audit *audit, const pm_several *how, pm_ranked *items,
                          size_t count, pm_error *err);

#endif
