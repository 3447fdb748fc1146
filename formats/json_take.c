/* Taking JSON apart: see json_take.h. */
#include "formats/json_take.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/text.h"

/* NULL where nothing can be left out, or what is left does not do: the whole may. */
static json_t *load_skimmed(const char *bytes, size_t length, const pm_skim *skim)
{
    pm_text left = {0};
    json_t *root = NULL;
    if (skim != NULL && pm_json_skim(bytes, length, skim, &left)) {
        root = json_loadb(pm_text_bytes(&left), left.length, 0, NULL);
    }
    pm_text_free(&left);
    return root;
}

json_t *pm_take_root(pm_take *take, const char *bytes, size_t length, const char *schema,
                     const pm_skim *skim)
{
    json_error_t fault;
    json_t *root = load_skimmed(bytes, length, skim);
    if (root == NULL) {
        root =
            json_loadb(bytes, length, 0, &fault); /* faults are told where they are in the whole */
    }
    if (root == NULL && json_error_code(&fault) == json_error_out_of_memory) {
        take->status = pm_fail_memory(take->err);
        return NULL;
    }
    if (root == NULL) {
        take->status =
            pm_fail_at(take->err, PM_INVALID, fault.line > 0 ? (size_t)fault.line : 0,
                       fault.column > 0 ? (size_t)fault.column : 0,
                       "This is no JSON (%s): it was cut short or changed. Run \"partmap batch\" "
                       "again to have it made anew.",
                       fault.text);
        return NULL;
    }
    const char *found = json_string_value(json_object_get(root, "schema"));
    if (found == NULL || strcmp(found, schema) != 0) {
        take->status = pm_fail(take->err, PM_INVALID,
                               "Its schema is \"%s\" where \"%s\" is read: another version of "
                               "partmap wrote it, or another program. Run \"partmap batch\" again.",
                               pm_excerpt_of(found != NULL ? found : "").bytes, schema);
        json_decref(root);
        return NULL;
    }
    return root;
}

void pm_take_misfit(pm_take *take, const char *where, const char *what)
{
    if (take->status == PM_OK) {
        take->status = pm_fail(take->err, PM_INVALID,
                               "\"%s\" is not %s: it was changed, or another program wrote it. Run "
                               "\"partmap batch\" again to have it made anew.",
                               pm_excerpt_of(where).bytes, what);
    }
}

void *pm_take_room(pm_take *take, size_t count, size_t size)
{
    void *room = count <= SIZE_MAX / size ? pm_arena_new(take->arena, count * size) : NULL;
    if (room == NULL && take->status == PM_OK) {
        take->status = pm_fail_memory(take->err);
    }
    return room;
}

const char *pm_take_text(pm_take *take, const json_t *value, const char *where, const char *none)
{
    if (value == NULL || json_is_null(value)) {
        return none;
    }
    if (!json_is_string(value)) {
        pm_take_misfit(take, where, "a text");
        return none;
    }
    const char *copy =
        pm_arena_text(take->arena, json_string_value(value), json_string_length(value));
    if (copy == NULL && take->status == PM_OK) {
        take->status = pm_fail_memory(take->err);
    }
    return copy != NULL ? copy : none;
}

const char *const *pm_take_texts(pm_take *take, const json_t *list, const char *where,
                                 size_t *count)
{
    *count = 0;
    if (list != NULL && !json_is_array(list)) {
        pm_take_misfit(take, where, "a list");
    }
    size_t size = json_array_size(list);
    const char **texts = pm_take_room(take, size, sizeof *texts);
    for (size_t i = 0; texts != NULL && i < size; i++) {
        texts[i] = pm_take_text(take, json_array_get(list, i), where, "");
    }
    *count = texts != NULL ? size : 0;
    return texts;
}
