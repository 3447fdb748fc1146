/* The report: facts that stand in tables beside measures, as the map states them or counted from
 * its ties. A fact is a value or undefined with a reason, like a measure's. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "viz/picture.h"
#include "viz/report_table.h"

enum { LONGEST_WORDS = 60, MOST_ORGANISATIONS = 4 };

static const char NOT_STATED[] = "not stated";

static pm_value undefined(const char *reason)
{
    return (pm_value){.reason = reason};
}

static pm_value number_value(double number)
{
    return (pm_value){.as.number = number};
}

static pm_value text_value(pm_report *report, const char *text)
{
    report->failed = report->failed || text == NULL;
    return (pm_value){.as.text = text != NULL ? text : ""};
}

const char *pm_table_words(pm_report *report, const char *stated)
{
    pm_text words = {0};
    for (const char *at = stated; *at != '\0'; at++) {
        pm_text_add_bytes(&words, *at == '_' ? " " : at, 1);
    }
    const char *clean = pm_clean_text(&report->arena, pm_text_bytes(&words), LONGEST_WORDS);
    report->failed = report->failed || words.failed || clean == NULL;
    pm_text_free(&words);
    return clean != NULL ? clean : "";
}

static pm_value word_of(pm_report *report, const pm_table_fact *fact, size_t index)
{
    double number = 0;
    if (fact->type == PM_VALUE_NUMBER) {
        return pm_map_number(report->map, fact->word, index, &number) ? number_value(number)
                                                                      : undefined(NOT_STATED);
    }
    const char *stated = pm_map_text(report->map, fact->word, index);
    return stated != NULL ? text_value(report, pm_table_words(report, stated))
                          : undefined(NOT_STATED);
}

pm_value pm_table_word_of_member(pm_report *report, const pm_table_fact *fact, size_t row)
{
    return word_of(report, fact, pm_measures_node_of_member(report->measures, row));
}

pm_value pm_table_word_of_tie(pm_report *report, const pm_table_fact *fact, size_t row)
{
    return word_of(report, fact, row);
}

pm_value pm_table_behaviour(pm_report *report, const pm_table_fact *fact, size_t row)
{
    (void)fact;
    const char *both = pm_map_text(report->map, PM_EDGE_BEHAVIOUR, row);
    const char *source = pm_map_text(report->map, PM_EDGE_BEHAVIOUR_SOURCE, row);
    const char *target = pm_map_text(report->map, PM_EDGE_BEHAVIOUR_TARGET, row);
    if (source != NULL && target != NULL) {
        return text_value(report, strcmp(source, target) == 0
                                      ? source
                                      : pm_report_keepf(report, "%s / %s", source, target));
    }
    const char *one = both != NULL ? both : source != NULL ? source : target;
    return one != NULL ? text_value(report, one) : undefined(NOT_STATED);
}

/* --- people ----------------------------------------------------------------------------------- */

/* Adds a member unless it is listed; beyond the most it is only counted. */
static void add_member(const pm_report *report, size_t node, size_t *members, size_t *count)
{
    size_t member = pm_measures_member_of_node(report->measures, node);
    for (size_t i = 0; i < *count; i++) {
        if (members[i] == member) {
            return;
        }
    }
    if (member != SIZE_MAX) {
        members[(*count)++] = member;
    }
}

/* "Food bank, Carers' centre and 3 others". */
static pm_value say_members(pm_report *report, const size_t *members, size_t count)
{
    pm_text words = {0};
    size_t named = count > MOST_ORGANISATIONS + 1 ? MOST_ORGANISATIONS : count;
    for (size_t i = 0; i < named; i++) {
        pm_text_add(&words, i > 0 ? "; " : "");
        const char *name = pm_measures_member_name(report->measures, members[i]);
        const char *clean = pm_clean_text(&report->arena, name, LONGEST_WORDS);
        pm_text_add(&words, clean != NULL ? clean : "");
        words.failed = words.failed || clean == NULL;
    }
    if (named < count) {
        pm_text_addf(&words, " and %zu others", count - named);
    }
    return text_value(report, pm_report_keep(report, &words));
}

pm_value pm_table_carried_for(pm_report *report, const pm_table_fact *fact, size_t row)
{
    (void)fact;
    size_t edges = pm_measures_person_edge_count(report->measures, row);
    size_t *members = pm_new_array(2 * edges, sizeof *members);
    size_t count = 0;
    if (members == NULL) {
        report->failed = true;
        return undefined(NOT_STATED);
    }
    for (size_t i = 0; i < edges; i++) {
        const pm_edge *edge =
            pm_map_edge(report->map, pm_measures_person_edge(report->measures, row, i));
        add_member(report, edge->source, members, &count);
        add_member(report, edge->target, members, &count);
    }
    pm_value value =
        count > 0 ? say_members(report, members, count) : undefined("its ties join no members");
    free(members);
    return value;
}

/* --- sectors ---------------------------------------------------------------------------------- */

static const char TOO_MANY_SECTORS[] = "too many sectors to compare";

/* Row of mixing of two sectors, or SIZE_MAX when pairs are not measured. Rows go (0,0) (0,1) ..
 * (1,1) .. */
static size_t mixing_row(const pm_report *report, size_t one, size_t other)
{
    size_t sectors = pm_measures_rows(report->measures, PM_LEVEL_SECTOR);
    size_t a = one < other ? one : other;
    size_t b = one < other ? other : one;
    size_t row = a * sectors - a * (a + 1) / 2 + b;
    return row < pm_measures_rows(report->measures, PM_LEVEL_MIXING) ? row : SIZE_MAX;
}

static pm_value within(const pm_report *report, const char *key, size_t sector)
{
    size_t row = mixing_row(report, sector, sector);
    const pm_column *column = pm_measures_find(report->measures, PM_LEVEL_MIXING, key);
    return row != SIZE_MAX && column != NULL ? column->values[row] : undefined(TOO_MANY_SECTORS);
}

pm_value pm_table_ties_within(pm_report *report, const pm_table_fact *fact, size_t row)
{
    (void)fact;
    return within(report, "ties", row);
}

pm_value pm_table_density_within(pm_report *report, const pm_table_fact *fact, size_t row)
{
    (void)fact;
    return within(report, "density", row);
}

/* (E - I) / (E + I) of the ties that end in the sector. */
pm_value pm_table_ei_of_sector(pm_report *report, const pm_table_fact *fact, size_t row)
{
    (void)fact;
    double inside = 0;
    double outside = 0;
    for (size_t other = 0; other < pm_measures_rows(report->measures, PM_LEVEL_SECTOR); other++) {
        double ties = 0;
        size_t pair = mixing_row(report, row, other);
        if (pair == SIZE_MAX ||
            !pm_measures_number(report->measures, PM_LEVEL_MIXING, "ties", pair, &ties)) {
            return undefined(TOO_MANY_SECTORS);
        }
        *(other == row ? &inside : &outside) += ties;
    }
    return inside + outside > 0 ? number_value((outside - inside) / (outside + inside))
                                : undefined("no tie with a member that has a sector");
}
