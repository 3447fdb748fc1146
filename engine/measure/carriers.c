/* The table of carriers: see carriers.h. */
#include "engine/measure/carriers.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/names.h"
#include "engine/base/text.h"

/* Next carrier named on an accepted edge, as text of the study; *name is NULL at the end. */
static pm_status next_carrier(pm_study *study, const char **rest, const char **name, pm_error *err)
{
    size_t length = 0;
    const char *part = pm_next_part(rest, ";", &length);
    *name = part != NULL ? pm_arena_text(&study->arena, part, length) : NULL;
    return part != NULL && *name == NULL ? pm_fail_memory(err) : PM_OK;
}

static size_t mentions(const pm_study *study)
{
    size_t count = 0;
    for (size_t e = 0; e < pm_map_edge_count(study->map); e++) {
        const char *rest = pm_map_text(study->map, PM_EDGE_CARRIED_BY, e);
        size_t length = 0;
        while (rest != NULL && pm_next_part(&rest, ";", &length) != NULL) {
            count++;
        }
    }
    return count;
}

static bool is_listed(const size_t *list, size_t start, size_t end, size_t person)
{
    for (size_t i = start; i < end; i++) {
        if (list[i] == person) {
            return true;
        }
    }
    return false;
}

/* Appends the carriers of one edge, at list[*count] on. */
static pm_status read_edge(pm_study *study, pm_carriers *made, pm_names *people, size_t e,
                           size_t *count, pm_error *err)
{
    const char *rest = pm_map_text(study->map, PM_EDGE_CARRIED_BY, e);
    const char *name = "";
    while (rest != NULL && name != NULL) {
        pm_status status = next_carrier(study, &rest, &name, err);
        if (status != PM_OK || name == NULL) {
            return status;
        }
        size_t person = pm_names_find(people, name);
        if (person == SIZE_MAX) {
            person = made->person_count++;
            made->names[person] = name;
            status = pm_names_add(people, name, person, err);
        }
        if (status != PM_OK) {
            return status;
        }
        if (!is_listed(made->list, made->start[e], *count, person)) {
            made->list[(*count)++] = person;
        }
    }
    return PM_OK;
}

static pm_status read_edges(pm_study *study, pm_carriers *made, pm_error *err)
{
    pm_names people = {0};
    pm_status status = PM_OK;
    size_t edges = pm_map_edge_count(study->map);
    size_t count = 0;
    for (size_t e = 0; e < edges && status == PM_OK; e++) {
        made->start[e] = count;
        if (study->views.tie_of_edge[e] != SIZE_MAX) {
            status = read_edge(study, made, &people, e, &count, err);
            made->accepted_edges++;
            made->named_edges += count > made->start[e] ? 1 : 0;
            made->single_edges += count == made->start[e] + 1 ? 1 : 0;
        }
    }
    made->start[edges] = count;
    pm_names_free(&people);
    return status;
}

/* Turns "persons of an edge" round into "edges of a person". */
static pm_status turn_round(pm_study *study, pm_carriers *made, pm_error *err)
{
    size_t edges = pm_map_edge_count(study->map);
    size_t count = made->start[edges];
    made->person_start = pm_study_new(study, made->person_count + 2, sizeof(size_t));
    made->person_list = pm_study_new(study, count, sizeof(size_t));
    if (made->person_start == NULL || made->person_list == NULL) {
        return pm_fail_memory(err);
    }
    size_t *next = made->person_start + 1; /* filled so that it ends as the start of the next */
    for (size_t i = 0; i < count; i++) {
        next[made->list[i] + 1]++;
    }
    for (size_t p = 1; p <= made->person_count; p++) {
        next[p] += next[p - 1];
    }
    for (size_t e = 0; e < edges; e++) {
        for (size_t i = made->start[e]; i < made->start[e + 1]; i++) {
            made->person_list[next[made->list[i]]++] = e;
        }
    }
    return PM_OK;
}

pm_status pm_study_carriers(pm_study *study, const pm_carriers **carriers, pm_error *err)
{
    if (study->carriers != NULL) {
        *carriers = study->carriers;
        return PM_OK;
    }
    size_t count = mentions(study);
    pm_carriers *made = pm_study_new(study, 1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    made->names = pm_study_new(study, count, sizeof *made->names);
    made->start = pm_study_new(study, pm_map_edge_count(study->map) + 1, sizeof(size_t));
    made->list = pm_study_new(study, count, sizeof(size_t));
    if (made->names == NULL || made->start == NULL || made->list == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = read_edges(study, made, err);
    if (status == PM_OK) {
        status = turn_round(study, made, err);
    }
    if (status == PM_OK) {
        study->carriers = made;
        *carriers = made;
    }
    return status;
}
