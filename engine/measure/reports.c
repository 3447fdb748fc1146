/* How far the map can be trusted: who answered, and whether both ends of a tie report it. */
#include "engine/measure/study.h"

static pm_status response_coverage(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    size_t n = study->views.member_count;
    size_t yes = 0;
    size_t stated = 0;
    for (size_t v = 0; v < n; v++) {
        pm_answer answer =
            pm_map_boolean(study->map, PM_NODE_RESPONDED, study->views.node_of_member[v]);
        yes += answer == PM_YES ? 1 : 0;
        stated += answer != PM_UNKNOWN ? 1 : 0;
    }
    output->n_used = stated;
    output->n_missing = n - stated;
    if (stated == 0) {
        pm_undefine_all(output, "no member states whether it responded");
    } else {
        pm_define(&output->values[0], (double)yes / (double)n);
    }
    return PM_OK;
}

static pm_status confirmation_rate(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    const pm_views *views = &study->views;
    output->n_used = views->reported_pairs;
    if (views->reported_pairs == 0) {
        pm_undefine_all(output, "no reported tie between two members that responded");
    } else {
        pm_define(&output->values[0],
                  (double)views->confirmed_pairs / (double)views->reported_pairs);
    }
    return PM_OK;
}

/* --- registry rows --------------------------------------------------------------------------- */

static const pm_measure ROWS[] = {
    {.key = "response_coverage",
     .title = "Response coverage",
     .level = PM_LEVEL_NETWORK,
     .family = "reports",
     .view = "map",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Members that responded / all members.",
     .high = "Below about 0.8 treat every number with care: silent members look isolated.",
     .undefined = "no member states whether it responded",
     .source = "Kossinets 2006, doi:10.1016/j.socnet.2005.07.002",
     .function = PM_FUNCTION(response_coverage)},
    {.key = "confirmation_rate",
     .title = "Confirmation rate",
     .level = PM_LEVEL_NETWORK,
     .family = "reports",
     .view = "map",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Pairs reported by both ends / pairs reported where both ends responded.",
     .high = "Low: partners see different ties; ask what each counts as one.",
     .undefined = "no reported tie between two members that responded",
     .source = "Marsden 1990, doi:10.1146/annurev.so.16.080190.002251",
     .function = PM_FUNCTION(confirmation_rate)},
};

const pm_measure_table pm_measures_of_reports = {ROWS, sizeof ROWS / sizeof *ROWS};
