/* Maps from text for the tests of the audit: see test_audit_maps.h. */
#include "tests/unit/test_audit_maps.h"

#include <CUnit/CUnit.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "formats/formats.h"

enum { LONGEST_WORD = 200 };

/* Copies the next word of a line; false at its end. */
static bool next_word(const char **line, const char *end, char *word)
{
    while (*line < end && **line == ' ') {
        (*line)++;
    }
    size_t length = 0;
    while (*line < end && **line != ' ' && length < LONGEST_WORD - 1) {
        word[length++] = *(*line)++;
    }
    word[length] = '\0';
    return length > 0;
}

static pm_status state(pm_map *map, pm_element element, size_t index, char *fact, pm_error *err)
{
    char *value = strchr(fact, '=');
    if (value == NULL) {
        return pm_fail(err, PM_INVALID, "\"%s\" states nothing.", fact);
    }
    *value++ = '\0';
    for (char *c = value; *c != '\0'; c++) {
        *c = *c == '+' ? ' ' : *c;
    }
    size_t column = 0;
    pm_status status = pm_map_add_attribute(map, element, fact, &column, err);
    return status == PM_OK ? pm_map_set(map, element, column, index, value, err) : status;
}

/* The element a line is about: the map, an edge or a node. */
static pm_status add_element(pm_map *map, const char **line, const char *end, pm_element *element,
                             size_t *index, pm_error *err)
{
    char first[LONGEST_WORD];
    char sign[LONGEST_WORD];
    char second[LONGEST_WORD];
    next_word(line, end, first);
    *element = PM_GRAPH;
    *index = 0;
    if (strcmp(first, "graph") == 0) {
        return PM_OK;
    }
    const char *after = *line;
    bool edge = next_word(&after, end, sign) && (sign[0] == '>' || sign[0] == '-');
    if (!edge) {
        *element = PM_NODE;
        return pm_map_add_node(map, first, 0, index, err);
    }
    next_word(&after, end, second);
    *line = after;
    *element = PM_EDGE;
    pm_edge added = {.source = pm_map_find_node(map, first),
                     .target = pm_map_find_node(map, second),
                     .directed = sign[0] == '>'};
    return pm_map_add_edge(map, &added, index, err);
}

static pm_status read_line(pm_map *map, const char *line, const char *end, pm_error *err)
{
    pm_element element = PM_GRAPH;
    size_t index = 0;
    char fact[LONGEST_WORD];
    pm_status status = add_element(map, &line, end, &element, &index, err);
    while (status == PM_OK && next_word(&line, end, fact)) {
        status = state(map, element, index, fact, err);
    }
    return status;
}

static pm_status read_map(const char *text, pm_map **map, pm_error *err)
{
    pm_status status = pm_map_new(map, err);
    while (status == PM_OK && *text != '\0') {
        const char *end = text + strcspn(text, "\n");
        if (end > text) {
            status = read_line(*map, text, end, err);
        }
        text = *end == '\n' ? end + 1 : end;
    }
    return status;
}

/* --- what the tests cover -------------------------------------------------------------------- */

static outcome_record *recording; /* NULL: nothing is noted */

void record_outcomes(outcome_record *record)
{
    recording = record;
}

static onlooker *looking; /* NULL: nobody */
static void *looking_context;

void show_audits(onlooker *look, void *context)
{
    looking = look;
    looking_context = context;
}

/* Rows of rules that are not the registry's are not noted. */
static void note(bool (*rows)[PM_OUTCOME_COUNT], const char *rule, pm_outcome outcome)
{
    for (size_t i = 0; i < pm_rule_count(); i++) {
        if (strcmp(pm_rule_at(i)->id, rule) == 0) {
            rows[i][outcome] = true;
        }
    }
}

static void note_findings(const pm_findings *findings)
{
    for (size_t i = 0; recording != NULL && i < pm_finding_count(findings); i++) {
        const pm_finding *finding = pm_finding_at(findings, i);
        note(recording->seen, finding->rule->id, finding->outcome);
    }
}

/* --- audits ---------------------------------------------------------------------------------- */

static pm_status audit(audited *result, pm_error *err)
{
    pm_settings settings = pm_default_settings();
    pm_status status = pm_measure_map(result->map, &settings, &result->measures, err);
    pm_audit_options options = pm_default_audit_options();
    options.rules = result->rules;
    if (status == PM_OK) {
        status = pm_audit_map(result->measures, &options, &result->findings, err);
    }
    if (status == PM_OK) {
        note_findings(result->findings);
    }
    if (status == PM_OK && looking != NULL) {
        looking(result, looking_context);
    }
    return status;
}

static bool report(pm_status status, const pm_error *err)
{
    if (status != PM_OK) {
        fprintf(stderr, "%s\n", err->message);
    }
    return status == PM_OK;
}

bool audit_text(const char *text, audited *result)
{
    pm_error err = {0};
    pm_status status = read_map(text, &result->map, &err);
    return report(status == PM_OK ? audit(result, &err) : status, &err);
}

bool audit_file(const char *path, audited *result)
{
    pm_error err = {0};
    pm_problems problems = {0};
    pm_status status = pm_map_read(path, &result->map, &problems, &err);
    pm_problems_free(&problems);
    return report(status == PM_OK ? audit(result, &err) : status, &err);
}

void audited_free(audited *result)
{
    pm_findings_free(result->findings);
    pm_measures_free(result->measures);
    pm_map_free(result->map);
    *result = (audited){0};
}

const pm_finding *finding_of(const audited *result, const char *rule, size_t nth)
{
    for (size_t i = 0; i < pm_finding_count(result->findings); i++) {
        const pm_finding *finding = pm_finding_at(result->findings, i);
        if (strcmp(finding->rule->id, rule) == 0 && nth-- == 0) {
            return finding;
        }
    }
    return NULL;
}

static bool has_number(const pm_finding *finding, const char *name, double value)
{
    for (size_t i = 0; i < finding->number_count; i++) {
        if (strcmp(finding->numbers[i].name, name) == 0) {
            return fabs(finding->numbers[i].value - value) < 1e-9;
        }
    }
    return false;
}

static void list_members(const audited *result, const pm_finding *finding, pm_text *list)
{
    for (size_t i = 0; i < finding->member_count; i++) {
        pm_text_add(list, i > 0 ? " " : "");
        pm_text_add(list, pm_measures_row_name(result->measures, PM_LEVEL_ORGANISATION,
                                               finding->members[i]));
    }
}

static bool fits(const audited *result, const pm_finding *finding, const expectation *wanted)
{
    pm_text members = {0};
    list_members(result, finding, &members);
    bool same =
        finding->outcome == wanted->outcome &&
        (wanted->headline == NULL || strcmp(finding->headline, wanted->headline) == 0) &&
        (wanted->text == NULL || strstr(finding->text, wanted->text) != NULL) &&
        (wanted->members == NULL || strcmp(pm_text_bytes(&members), wanted->members) == 0) &&
        (wanted->number == NULL || has_number(finding, wanted->number, wanted->value));
    if (!same) {
        fprintf(stderr, "\n%s: [%s] %s: %s (%s)\n", wanted->rule, pm_outcome_name(finding->outcome),
                finding->headline, finding->text, pm_text_bytes(&members));
    }
    pm_text_free(&members);
    return same;
}

void expect_in(const audited *result, expectation wanted)
{
    const pm_finding *finding = finding_of(result, wanted.rule, wanted.nth);
    CU_ASSERT_PTR_NOT_NULL(finding);
    if (finding != NULL) {
        CU_ASSERT_TRUE(fits(result, finding, &wanted));
        if (recording != NULL) {
            note(recording->asserted, wanted.rule, wanted.outcome);
        }
    }
}

void expect(const char *text, expectation wanted)
{
    audited result = {0};
    bool done = audit_text(text, &result);
    CU_ASSERT_TRUE(done);
    if (done) {
        expect_in(&result, wanted);
    }
    audited_free(&result);
}
