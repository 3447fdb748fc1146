/* Findings as JSON, read back: see place_results.h. */
#include <string.h>

#include "formats/json_take.h"
#include "formats/place_results.h"

static const char SCHEMA[] = "partmap/findings/1";

static const char *text_of(pm_take *take, const json_t *object, const char *key)
{
    return pm_take_text(take, json_object_get(object, key), key, "");
}

static pm_outcome outcome_of(pm_take *take, const json_t *object)
{
    const char *name = json_string_value(json_object_get(object, "outcome"));
    for (pm_outcome outcome = 0; name != NULL && outcome < PM_OUTCOME_COUNT; outcome++) {
        if (strcmp(pm_outcome_name(outcome), name) == 0) {
            return outcome;
        }
    }
    pm_take_misfit(take, "outcome", "one of fine, watch, issue and cannot tell");
    return PM_CANNOT_TELL;
}

static void take_numbers(pm_take *take, json_t *numbers, pm_found *found)
{
    pm_evidence *taken = pm_take_room(take, json_object_size(numbers), sizeof *taken);
    if (numbers != NULL && !json_is_object(numbers)) {
        pm_take_misfit(take, "numbers", "an object");
    }
    for (void *at = json_object_iter(numbers); taken != NULL && at != NULL;
         at = json_object_iter_next(numbers, at)) {
        const char *key = json_object_iter_key(at);
        const json_t *value = json_object_iter_value(at);
        if (!json_is_number(value)) {
            pm_take_misfit(take, key, "a number");
            return;
        }
        const char *name = pm_arena_text(take->arena, key, strlen(key));
        if (name == NULL) {
            take->status = pm_fail_memory(take->err);
            return;
        }
        taken[found->number_count++] =
            (pm_evidence){.name = name, .value = json_number_value(value)};
    }
    found->numbers = taken;
}

static void take_edges(pm_take *take, const json_t *list, pm_found *found)
{
    size_t count = json_array_size(list);
    const char **ends = pm_take_room(take, 2 * count, sizeof *ends);
    if (list != NULL && !json_is_array(list)) {
        pm_take_misfit(take, "edges", "a list");
    }
    for (size_t i = 0; ends != NULL && i < count; i++) {
        const json_t *edge = json_array_get(list, i);
        ends[2 * i] = text_of(take, edge, "source");
        ends[2 * i + 1] = text_of(take, edge, "target");
    }
    found->edges = ends;
    found->edge_count = ends != NULL ? count : 0;
}

static void take_finding(pm_take *take, const json_t *object, pm_found *found)
{
    found->rule = text_of(take, object, "rule");
    found->title = text_of(take, object, "title");
    found->family = text_of(take, object, "family");
    found->fact = text_of(take, object, "fact");
    found->outcome = outcome_of(take, object);
    found->headline = text_of(take, object, "headline");
    found->text = text_of(take, object, "text");
    found->threshold = text_of(take, object, "threshold");
    found->question = text_of(take, object, "question");
    found->next_step = text_of(take, object, "next_step");
    take_numbers(take, json_object_get(object, "numbers"), found);
    found->members =
        pm_take_texts(take, json_object_get(object, "members"), "members", &found->member_count);
    found->people =
        pm_take_texts(take, json_object_get(object, "people"), "people", &found->person_count);
    take_edges(take, json_object_get(object, "edges"), found);
}

pm_status pm_read_findings_json(const char *bytes, size_t length, pm_place_results *results,
                                pm_error *err)
{
    pm_take take = {.arena = &results->arena, .err = err};
    json_t *root = pm_take_root(&take, bytes, length, SCHEMA, NULL);
    if (root == NULL) {
        return take.status;
    }
    const json_t *list = json_object_get(root, "findings");
    size_t count = json_array_size(list);
    results->findings = pm_take_room(&take, count, sizeof *results->findings);
    if (!json_is_array(list)) {
        pm_take_misfit(&take, "findings", "a list");
    }
    for (size_t i = 0; take.status == PM_OK && i < count; i++) {
        take_finding(&take, json_array_get(list, i), &results->findings[i]);
        if (take.status == PM_OK && results->findings[i].rule[0] == '\0') {
            pm_take_misfit(&take, "rule", "there");
        }
    }
    results->finding_count = take.status == PM_OK ? count : 0;
    json_decref(root);
    return take.status;
}
