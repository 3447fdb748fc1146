/* Findings as JSON, schema "partmap/findings/1". */
#include <math.h>

#include "engine/audit/conventions.h"
#include "formats/json_build.h"
#include "formats/rows.h"
#include "formats/writers.h"

enum { LARGEST_WHOLE = 1 << 30 };

static json_t *counts_of(pm_json *b)
{
    json_t *object = json_object();
    for (pm_outcome outcome = 0; outcome < PM_OUTCOME_COUNT; outcome++) {
        size_t count = pm_findings_with(b->results->findings, outcome);
        pm_json_put(b, object, pm_outcome_name(outcome), json_integer((json_int_t)count));
    }
    return object;
}

/* Evidence carries no type: what is whole is written as a whole number. */
static json_t *number_of(double value)
{
    bool whole = floor(value) == value && fabs(value) < LARGEST_WHOLE;
    return whole ? json_integer((json_int_t)value) : json_real(value);
}

static json_t *numbers_of(pm_json *b, const pm_finding *finding)
{
    json_t *object = json_object();
    for (size_t i = 0; i < finding->number_count; i++) {
        pm_json_put(b, object, finding->numbers[i].name, number_of(finding->numbers[i].value));
    }
    return object;
}

static json_t *members_of(pm_json *b, const pm_finding *finding)
{
    json_t *list = json_array();
    for (size_t i = 0; i < finding->member_count; i++) {
        pm_json_append(b, list,
                       pm_json_text(pm_measures_row_name(
                           b->results->measures, PM_LEVEL_ORGANISATION, finding->members[i])));
    }
    return list;
}

static json_t *edges_of(pm_json *b, const pm_finding *finding)
{
    json_t *list = json_array();
    for (size_t i = 0; i < finding->edge_count; i++) {
        json_t *edge = json_object();
        for (size_t k = 0; k < pm_identity_count(PM_LEVEL_RELATIONSHIP); k++) {
            pm_json_put(b, edge, pm_identity_key(PM_LEVEL_RELATIONSHIP, k),
                        pm_json_text(pm_identity(b->results->measures, PM_LEVEL_RELATIONSHIP,
                                                 finding->edges[i], k)));
        }
        pm_json_append(b, list, edge);
    }
    return list;
}

static json_t *people_of(pm_json *b, const pm_finding *finding)
{
    json_t *list = json_array();
    for (size_t i = 0; i < finding->person_count; i++) {
        pm_json_append(b, list, pm_json_text(finding->people[i]));
    }
    return list;
}

static json_t *finding_of(pm_json *b, const pm_finding *finding)
{
    const pm_rule *rule = finding->rule;
    json_t *object = json_object();
    pm_json_put(b, object, "rule", pm_json_text(rule->id));
    pm_json_put(b, object, "title", pm_json_text(rule->title));
    pm_json_put(b, object, "family", pm_json_text(rule->family));
    pm_json_put(b, object, "fact", pm_json_text(pm_fact_name(rule->fact)));
    pm_json_put(b, object, "outcome", pm_json_text(pm_outcome_name(finding->outcome)));
    pm_json_put(b, object, "headline", pm_json_text(finding->headline));
    pm_json_put(b, object, "text", pm_json_text(finding->text));
    pm_json_put(b, object, "numbers", numbers_of(b, finding));
    pm_json_put(b, object, "members", members_of(b, finding));
    pm_json_put(b, object, "edges", edges_of(b, finding));
    pm_json_put(b, object, "people", people_of(b, finding));
    pm_json_put(b, object, "threshold", pm_json_text(rule->threshold));
    pm_json_put(b, object, "why", pm_json_text(rule->why));
    pm_json_put(b, object, "question", pm_json_text(finding->question));
    pm_json_put(b, object, "next_step", pm_json_text(rule->next_step));
    pm_json_put(b, object, "source", pm_json_text(rule->source));
    return object;
}

/* The rules files that were applied, none of them by its place on this machine. */
static json_t *rules_files_of(pm_json *b)
{
    json_t *list = json_array();
    for (size_t i = 0; i < pm_findings_rules_file_count(b->results->findings); i++) {
        const pm_rules_file *file = pm_findings_rules_file_at(b->results->findings, i);
        json_t *object = json_object();
        pm_json_put(b, object, "file", pm_json_text(file->name));
        pm_json_put(b, object, "title",
                    file->title != NULL ? pm_json_text(file->title) : json_null());
        pm_json_put(b, object, "rules", json_integer((json_int_t)file->rules));
        pm_json_put(b, object, "conventions", json_integer((json_int_t)file->conventions));
        pm_json_append(b, list, object);
    }
    return list;
}

/* Conventions that are not the usual ones. */
static json_t *conventions_of(pm_json *b)
{
    const pm_conventions *in_force = pm_findings_conventions(b->results->findings);
    json_t *object = json_object();
    for (size_t i = 0; i < pm_convention_count(); i++) {
        const pm_convention *row = pm_convention_at(i);
        double value = pm_convention_value(in_force, row);
        if (value != row->standard) {
            pm_json_put(b, object, row->name, number_of(value));
        }
    }
    return object;
}

pm_status pm_write_findings_json(const pm_results *results, pm_text *out, pm_error *err)
{
    pm_json b = {.results = results};
    json_t *root = pm_json_opening(&b, "partmap/findings/1");
    pm_json_put(&b, root, "counts", counts_of(&b));
    pm_json_put(&b, root, "rules_files", rules_files_of(&b));
    pm_json_put(&b, root, "conventions", conventions_of(&b));
    json_t *list = json_array();
    for (size_t i = 0; i < pm_finding_count(results->findings); i++) {
        pm_json_append(&b, list, finding_of(&b, pm_finding_at(results->findings, i)));
    }
    pm_json_put(&b, root, "findings", list);
    return pm_json_finish(&b, root, out, err);
}
