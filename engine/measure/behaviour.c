/* The partnership continuum, tie by tie: what its reporters call it, and whether the two ends
 * agree. Nominal, not a ladder: no value is better than another. */
#include "engine/measure/study.h"

static const char NOT_STATED[] = "not stated";

static pm_status fill_text(pm_study *study, pm_output *output, pm_word word)
{
    for (size_t e = 0; e < output->rows; e++) {
        int choice = pm_map_choice(study->map, word, e);
        if (choice < 0) {
            pm_undefine(&output->values[e], NOT_STATED);
        } else {
            pm_define_text(&output->values[e], pm_vocabulary(word)->choices[choice]);
        }
    }
    return PM_OK;
}

static pm_status behaviour(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_text(study, output, PM_EDGE_BEHAVIOUR);
}

static pm_status behaviour_source(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_text(study, output, PM_EDGE_BEHAVIOUR_SOURCE);
}

static pm_status behaviour_target(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_text(study, output, PM_EDGE_BEHAVIOUR_TARGET);
}

static pm_status behaviour_mismatch(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t e = 0; e < output->rows; e++) {
        int source = pm_map_choice(study->map, PM_EDGE_BEHAVIOUR_SOURCE, e);
        int target = pm_map_choice(study->map, PM_EDGE_BEHAVIOUR_TARGET, e);
        if (source < 0 || target < 0) {
            pm_undefine(&output->values[e], "not stated by both ends");
        } else {
            pm_define(&output->values[e], source != target ? 1 : 0);
        }
    }
    return PM_OK;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define BEHAVIOUR_ROW(word, name, sort, span, text, reading, never)                                \
    {                                                                                              \
        .key = #word, .title = name, .level = PM_LEVEL_RELATIONSHIP, .family = "behaviour",        \
        .view = "map", .type = sort, .unit = "", .range = span, .definition = text,                \
        .high = reading, .undefined = never, .source = "Pat Gordon's partnership continuum",       \
        .function = PM_FUNCTION(word)                                                              \
    }

#define CONTINUUM "competition, cooperation, coordination, coevolution"

static const pm_measure ROWS[] = {
    BEHAVIOUR_ROW(behaviour, "Behaviour", PM_VALUE_TEXT, CONTINUUM,
                  "Where the tie stands on the continuum, as stated once for both ends.",
                  "Not a ladder: each fits a purpose.", "not stated"),
    BEHAVIOUR_ROW(behaviour_source, "Behaviour, the source's view", PM_VALUE_TEXT, CONTINUUM,
                  "The same, as the source describes it.", "Not a ladder: each fits a purpose.",
                  "not stated"),
    BEHAVIOUR_ROW(behaviour_target, "Behaviour, the target's view", PM_VALUE_TEXT, CONTINUUM,
                  "The same, as the target describes it.", "Not a ladder: each fits a purpose.",
                  "not stated"),
    BEHAVIOUR_ROW(behaviour_mismatch, "Ends disagree", PM_VALUE_BOOLEAN, "true or false",
                  "The two ends describe the tie differently.",
                  "True: worth a conversation about what the tie is for.",
                  "not stated by both ends"),
};

const pm_measure_table pm_measures_of_behaviour = {ROWS, sizeof ROWS / sizeof *ROWS};
