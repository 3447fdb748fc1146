/* The table of conventions: see conventions.h. */
#include "engine/audit/conventions.h"

#include <string.h>

#define SHARE(field) .name = #field, .unit = "share", .kept_at = offsetof(pm_conventions, field)
#define NUMBER(field) .name = #field, .kept_at = offsetof(pm_conventions, field)
#define COUNT(field) .name = #field, .whole = true, .kept_at = offsetof(pm_conventions, field)

static const pm_convention CONVENTIONS[] = {
    {SHARE(notable_share), .standard = 0.1, .lowest = 0.01, .highest = 0.5,
     .reason = "One member in ten is where a loss is felt beyond those concerned.",
     .rules = "isolate gatekeeper decision-bridge cut-point sector-seat"},
    {SHARE(connected_pairs), .standard = 0.8, .lowest = 0.1, .highest = 1,
     .reason = "Below four pairs in five, separation is the rule of the map and no exception.",
     .rules = "fragmentation"},
    {SHARE(majority), .standard = 0.5, .lowest = 0.5, .highest = 0.95,
     .reason = "A majority decides alone, and speaks for what is usual.",
     .rules = "dominant-funder support-line single-carrier conscripts-share described-role "
              "refer-back objective two-views"},
    {SHARE(funder_watch), .standard = 1.0 / 3.0, .lowest = 0.05, .highest = 0.5,
     .reason = "Above a third a partner can hardly be replaced by the others within a year's "
               "budget.",
     .rules = "dominant-funder"},
    {COUNT(fewest_payments), .standard = 3, .unit = "payments", .lowest = 2, .highest = 1000,
     .reason = "A share of one or two payments says nothing: the first payer always has it all.",
     .rules = "dominant-funder"},
    {COUNT(levers_watch), .standard = 2, .unit = "levers", .lowest = 2, .highest = 4,
     .reason = "Two of the five levers are worth knowing.", .rules = "stacked-levers"},
    {COUNT(levers_issue), .standard = 3, .unit = "levers", .lowest = 2, .highest = 5,
     .reason = "With three of the five levers one partner meets the others at every turn.",
     .rules = "stacked-levers"},
    {NUMBER(expected_ties_watch), .standard = 1, .unit = "ties", .lowest = 0.1, .highest = 100,
     .reason = "Where one tie is expected by chance, about one map in three has none (1/e).",
     .rules = "sector-pair"},
    {NUMBER(expected_ties_issue), .standard = 3, .unit = "ties", .lowest = 0.1, .highest = 100,
     .reason = "Where three ties are expected by chance, one map in twenty has none.",
     .rules = "sector-pair"},
    {NUMBER(sector_steps_watch), .standard = 1, .unit = "steps", .lowest = 0.5, .highest = 10,
     .reason = "One step further than the typical other sector is the smallest that counts.",
     .rules = "sector-distance"},
    {NUMBER(sector_steps_issue), .standard = 2, .unit = "steps", .lowest = 0.5, .highest = 10,
     .reason = "Two steps further, a message passes two more hands.", .rules = "sector-distance"},
    {COUNT(fewest_of_sector), .standard = 2, .unit = "members", .lowest = 2, .highest = 100,
     .reason = "Of fewer than two members a median is one member's own place.",
     .rules = "sector-distance"},
    {COUNT(fewest_of_side), .standard = 3, .unit = "members", .lowest = 3, .highest = 100,
     .reason = "Where two groups are compared and one is below three, one member's place decides.",
     .rules = "conscripts-edge"},
    {SHARE(odds), .standard = 0.05, .lowest = 0.001, .highest = 0.2,
     .reason = "One in twenty is the usual odds against chance.", .rules = "conscripts-edge"},
    {NUMBER(membership_steps), .standard = 0.5, .unit = "steps", .lowest = 0.1, .highest = 10,
     .reason = "Half a step is one more introduction for every second member.",
     .rules = "conscripts-edge"},
    {NUMBER(review_months), .standard = 12, .unit = "months", .lowest = 1, .highest = 120,
     .reason = "Yearly, as public bodies plan.", .rules = "review"},
    {NUMBER(review_times), .standard = 2, .unit = "times the interval", .lowest = 1, .highest = 10,
     .reason = "Twice as late is more than a slip of the calendar.", .rules = "review"},
    {NUMBER(young_months), .standard = 12, .unit = "months", .lowest = 1, .highest = 120,
     .reason = "New ties cost before they pay, and a year is the round of plans and budgets.",
     .rules = "young-ties"},
    {SHARE(agreed_share), .standard = 0.8, .lowest = 0.5, .highest = 1,
     .reason = "Four fifths agreed is the practitioners' own figure.", .rules = "objective"},
    {SHARE(without_role_share), .standard = 0.2, .lowest = 0, .highest = 0.5,
     .reason = "One in five without a described role is the practitioners' own figure.",
     .rules = "described-role"},
    {COUNT(fewest_delegates), .standard = 3, .unit = "members", .lowest = 2, .highest = 100,
     .reason = "Fewer delegates than three are no board.", .rules = "refer-back"},
    {COUNT(fewest_answers), .standard = 5, .unit = "answers", .lowest = 5, .highest = 100,
     .reason = "A summary of fewer answers tells whose they were: it can be raised, not lowered.",
     .rules = "conscripts-share objective two-views skill young-ties"},
};

enum { CONVENTION_COUNT = sizeof CONVENTIONS / sizeof *CONVENTIONS };

size_t pm_convention_count(void)
{
    return CONVENTION_COUNT;
}

const pm_convention *pm_convention_at(size_t index)
{
    return index < CONVENTION_COUNT ? &CONVENTIONS[index] : NULL;
}

size_t pm_convention_find(const char *name)
{
    size_t index = 0;
    while (index < CONVENTION_COUNT && strcmp(CONVENTIONS[index].name, name) != 0) {
        index++;
    }
    return index;
}

/* By bytes, because the place in the structure is only known by its offset. */
void pm_convention_set(pm_conventions *conventions, const pm_convention *row, double value)
{
    unsigned char *place = (unsigned char *)conventions + row->kept_at;
    size_t count = row->whole ? (size_t)value : 0;
    if (row->whole) {
        memcpy(place, &count, sizeof count);
    } else {
        memcpy(place, &value, sizeof value);
    }
}

double pm_convention_value(const pm_conventions *conventions, const pm_convention *row)
{
    const unsigned char *place = (const unsigned char *)conventions + row->kept_at;
    double value = 0;
    size_t count = 0;
    if (row->whole) {
        memcpy(&count, place, sizeof count);
        value = (double)count;
    } else {
        memcpy(&value, place, sizeof value);
    }
    return value;
}

pm_conventions pm_default_conventions(void)
{
    pm_conventions conventions = {0};
    for (size_t i = 0; i < CONVENTION_COUNT; i++) {
        pm_convention_set(&conventions, &CONVENTIONS[i], CONVENTIONS[i].standard);
    }
    return conventions;
}

bool pm_convention_decides(const pm_convention *row, const char *rule)
{
    const char *rest = row->rules;
    size_t length = 0;
    const char *part = NULL;
    while ((part = pm_next_part(&rest, " ", &length)) != NULL) {
        if (strlen(rule) == length && strncmp(part, rule, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_share(const pm_convention *row)
{
    return strcmp(row->unit, "share") == 0;
}

void pm_convention_say(pm_text *text, const pm_convention *row, double value)
{
    if (is_share(row)) {
        pm_text_add_rounded(text, value * 100, 1);
        pm_text_add(text, "%");
    } else {
        pm_text_add_rounded(text, value, 2);
        pm_text_addf(text, " %s", row->unit);
    }
}

void pm_convention_say_range(pm_text *text, const pm_convention *row)
{
    pm_text_add_rounded(text, is_share(row) ? row->lowest * 100 : row->lowest, 2);
    pm_text_add(text, is_share(row) ? "% to " : " to ");
    pm_convention_say(text, row, row->highest);
}
