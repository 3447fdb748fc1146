/* Methods of the cohort and the schema of the store, in words: see explain_cohort.h. */
#include "cli/explain_cohort.h"

#include <string.h>

#include "cli/explain_audit.h"
#include "engine/cohort/cohort.h"
#include "formats/results_store.h"

static const char STORE[] = "store";

static void explain_method(pm_text *out, const pm_cohort_method *method)
{
    pm_text_addf(out, "%s%s: %s (how a cohort's places are compared)\n",
                 out->length > 0 ? "\n" : "", method->name, method->title);
    pm_explain_fact(out, "Definition", method->definition);
    pm_explain_fact(out, "Undefined", method->undefined);
    pm_explain_fact(out, "Source", method->source);
}

size_t pm_explain_cohort(pm_text *out, const char *word)
{
    for (size_t i = 0; i < pm_cohort_method_count(); i++) {
        if (strcmp(pm_cohort_method_at(i)->name, word) == 0) {
            explain_method(out, pm_cohort_method_at(i));
            return 1;
        }
    }
    if (strcmp(word, STORE) != 0) {
        return 0;
    }
    pm_text_add(out, out->length > 0 ? "\n" : "");
    out->failed = out->failed || pm_add_store_schema(out, NULL) != PM_OK;
    return 1;
}

const char *pm_explain_cohort_word(size_t index, const char **about)
{
    size_t methods = pm_cohort_method_count();
    if (index < methods) {
        *about = pm_cohort_method_at(index)->title;
        return pm_cohort_method_at(index)->name;
    }
    *about = "Tables and columns of partmap.sqlite";
    return index == methods ? STORE : NULL;
}
