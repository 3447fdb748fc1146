/* One finding each, then a summary: see several.h. */
#include "engine/audit/several.h"

#include "engine/audit/words.h"

static pm_status file_rest(const pm_audit *audit, const pm_several *how, const pm_ranked *rest,
                           size_t count, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, 0);
    pm_say_counted_first(&draft.headline, count, how->one, how->many);
    pm_text_add(&draft.text, "Beyond the ");
    pm_say_count(&draft.text, PM_MOST_FINDINGS);
    pm_text_add(&draft.text, " heaviest, which are listed one by one, the map shows ");
    pm_say_counted(&draft.text, count, how->one, how->many);
    for (size_t i = 0; how->are_members && i < count; i++) {
        pm_draft_member(&draft, rest[i].index);
    }
    if (how->are_members) {
        pm_text_add(&draft.text, ": ");
        pm_say_members(&draft.text, audit->measures, &draft.members, 0);
    }
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "others", (double)count);
    draft.badge_count = 0;
    return pm_draft_file(&draft, err);
}

pm_status pm_file_several(const pm_audit *audit, const pm_several *how, pm_ranked *items,
                          size_t count, pm_error *err)
{
    pm_rank(items, count);
    size_t filed = count < PM_MOST_FINDINGS ? count : PM_MOST_FINDINGS;
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < filed; i++) {
        status = how->file_one(audit, items[i].index, err);
    }
    if (status == PM_OK && count > filed) {
        status = file_rest(audit, how, items + filed, count - filed, err);
    }
    return status;
}
