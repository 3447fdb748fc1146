/* The eleven assumptions and the rules that test them: see assumptions.h. */
#include "engine/audit/assumptions.h"

#include <string.h>

static const pm_assumption ASSUMPTIONS[PM_ASSUMPTIONS] = {
    {1,
     "It will be easy",
     "Expect a hard first year, and put a review in the diary before it begins.",
     {"review", NULL}},
    {2,
     "We agree what it is for",
     "Write the purpose down in a sentence a neighbour would understand, and have each partner say "
     "yes to those words.",
     {"objective", "buy-in", NULL}},
    {3,
     "We know each other",
     "Let every partner say in five minutes what it does, what it cannot do and what it is afraid "
     "of.",
     {"described-role", NULL}},
    {4,
     "Line management takes care of itself",
     "Ask those at home what their delegate may promise, before the meeting where it matters.",
     {"refer-back", NULL}},
    {5,
     "Everyone wants to be here",
     "Find out who was sent, and what would make coming worth their while.",
     {"conscripts-share", "conscripts-edge", NULL}},
    {6,
     "Leadership is clear",
     "Say who leads each group and for how long; if the lead is shared, say how.",
     {"group-lead", NULL}},
    {7,
     "We all speak one language",
     "When a word comes up that two partners use differently, stop and write down both meanings.",
     {"two-views", "glossary", NULL}},
    {8,
     "There will be jam today",
     "Agree what will count as progress before there are results, and when to look for results.",
     {"young-ties", NULL}},
    {9,
     "Success is shared",
     "Tell every success with the names of all who worked for it, the small ones first.",
     {"shared-success", "outcome", "no-outcome", NULL}},
    {10,
     "People are interchangeable",
     "Give every tie that matters a second person while the first is still here.",
     {"one-person-route", "single-carrier", "bus-factor", "turnover", NULL}},
    {11,
     "We will always agree",
     "Agree how to disagree while there is nothing to disagree about.",
     {"dispute", "one-sided-report", NULL}},
};

const pm_assumption *pm_assumption_at(size_t index)
{
    return index < PM_ASSUMPTIONS ? &ASSUMPTIONS[index] : NULL;
}

static bool is_tested_by(const pm_assumption *assumption, const char *rule)
{
    for (size_t i = 0; assumption->rules[i] != NULL; i++) {
        if (strcmp(assumption->rules[i], rule) == 0) {
            return true;
        }
    }
    return false;
}

const pm_assumption *pm_assumption_of_rule(const char *rule)
{
    for (size_t i = 0; i < PM_ASSUMPTIONS; i++) {
        if (is_tested_by(&ASSUMPTIONS[i], rule)) {
            return &ASSUMPTIONS[i];
        }
    }
    return NULL;
}

pm_outcome pm_assumption_outcome(const pm_assumption *assumption, const pm_findings *findings)
{
    pm_outcome worst = PM_CANNOT_TELL;
    for (size_t i = 0; i < pm_finding_count(findings); i++) {
        const pm_finding *finding = pm_finding_at(findings, i);
        if (finding->outcome != PM_CANNOT_TELL && is_tested_by(assumption, finding->rule->id) &&
            (worst == PM_CANNOT_TELL || finding->outcome > worst)) {
            worst = finding->outcome;
        }
    }
    return worst;
}
