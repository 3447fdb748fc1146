/* The account of a batch's place out and in, schema "partmap/place/1": see place.h. */
#include <string.h>

#include "formats/json_build.h"
#include "formats/place.h"

static const char SCHEMA[] = "partmap/place/1";

static const char *const STAGES[PM_STAGE_COUNT] = {"read", "measure", "audit", "map", "report"};
static const char *const STATUSES[PM_PLACE_STATUS_COUNT] = {"done", "partly", "failed"};

const char *pm_stage_name(pm_stage stage)
{
    return STAGES[stage];
}

const char *pm_place_status_name(pm_place_status status)
{
    return STATUSES[status];
}

void pm_place_free(pm_place *place)
{
    pm_arena_free(&place->arena);
    *place = (pm_place){0};
}

/* --- out ------------------------------------------------------------------------------------- */

static json_t *failures_of(pm_json *b, const pm_place *place)
{
    json_t *list = json_array();
    for (size_t i = 0; i < place->failure_count; i++) {
        const pm_place_failure *failure = &place->failures[i];
        json_t *object = json_object();
        pm_json_put(b, object, "stage", pm_json_text(pm_stage_name(failure->stage)));
        pm_json_put(b, object, "reason", pm_json_text(failure->reason));
        pm_json_put(b, object, "line", pm_json_place(failure->line));
        pm_json_put(b, object, "column", pm_json_place(failure->column));
        pm_json_put(b, object, "retry", json_boolean(failure->retry));
        pm_json_append(b, list, object);
    }
    return list;
}

static json_t *files_of(pm_json *b, const pm_place *place)
{
    json_t *list = json_array();
    for (size_t i = 0; i < place->file_count; i++) {
        const pm_place_file *file = &place->files[i];
        json_t *object = json_object();
        pm_json_put(b, object, "name", pm_json_text(file->name));
        pm_json_put(b, object, "bytes", json_integer((json_int_t)file->bytes));
        pm_json_put(b, object, "sha256", pm_json_text(file->digest.hex));
        pm_json_append(b, list, object);
    }
    return list;
}

static json_t *count_of(const pm_place *place, size_t count)
{
    return place->measured ? json_integer((json_int_t)count) : json_null();
}

pm_status pm_place_write(const pm_place *place, pm_text *out, pm_error *err)
{
    pm_json b = {0};
    json_t *root = json_object();
    pm_json_put(&b, root, "schema", json_string(SCHEMA));
    pm_json_put(&b, root, "place", pm_json_text(place->name));
    pm_json_put(&b, root, "file", pm_json_text(place->file));
    pm_json_put(&b, root, "run", pm_json_text(place->run));
    pm_json_put(&b, root, "input", pm_json_text(place->input.hex));
    pm_json_put(&b, root, "options", pm_json_text(place->options.hex));
    pm_json_put(&b, root, "partmap", pm_json_text(place->partmap));
    pm_json_put(&b, root, "status", pm_json_text(pm_place_status_name(place->status)));
    pm_json_put(&b, root, "failures", failures_of(&b, place));
    pm_json_put(&b, root, "files", files_of(&b, place));
    pm_json_put(&b, root, "members", count_of(place, place->members));
    pm_json_put(&b, root, "ties", count_of(place, place->ties));
    return pm_json_finish(&b, root, out, err);
}

/* --- in -------------------------------------------------------------------------------------- */

/* A reading under way: once something does not fit, all that follows is passed over. */
typedef struct account {
    pm_place *place;
    bool bad, no_memory;
} account;

static const char *take_text(account *a, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value) || strlen(json_string_value(value)) != json_string_length(value)) {
        a->bad = true;
        return "";
    }
    const char *copy =
        pm_arena_text(&a->place->arena, json_string_value(value), json_string_length(value));
    a->no_memory |= copy == NULL;
    return copy != NULL ? copy : "";
}

static pm_digest take_digest(account *a, const json_t *object, const char *key)
{
    pm_digest digest = {{0}};
    const char *text = json_string_value(json_object_get(object, key));
    size_t length = text != NULL ? strlen(text) : 0;
    if (length != 0 && (length != PM_DIGEST_LENGTH || strspn(text, "0123456789abcdef") != length)) {
        length = 0;
        a->bad = true;
    }
    a->bad |= text == NULL;
    memcpy(digest.hex, text != NULL ? text : "", length);
    return digest;
}

/* A whole number that is not negative; null is 0. */
static size_t take_count(account *a, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (json_is_null(value)) {
        return 0;
    }
    if (!json_is_integer(value) || json_integer_value(value) < 0) {
        a->bad = true;
        return 0;
    }
    return (size_t)json_integer_value(value);
}

static size_t take_word(account *a, const json_t *object, const char *key, const char *const *words,
                        size_t count)
{
    const char *text = json_string_value(json_object_get(object, key));
    for (size_t i = 0; text != NULL && i < count; i++) {
        if (strcmp(words[i], text) == 0) {
            return i;
        }
    }
    a->bad = true;
    return 0;
}

static void take_failures(account *a, const json_t *list)
{
    pm_place *place = a->place;
    size_t count = json_array_size(list);
    a->bad |= !json_is_array(list) || count > PM_STAGE_COUNT;
    for (size_t i = 0; !a->bad && i < count; i++) {
        const json_t *object = json_array_get(list, i);
        place->failures[i] = (pm_place_failure){
            .stage = (pm_stage)take_word(a, object, "stage", STAGES, PM_STAGE_COUNT),
            .reason = take_text(a, object, "reason"),
            .line = take_count(a, object, "line"),
            .column = take_count(a, object, "column"),
            .retry = json_is_true(json_object_get(object, "retry"))};
        place->failure_count = i + 1;
    }
}

static void take_files(account *a, const json_t *list)
{
    pm_place *place = a->place;
    size_t count = json_array_size(list);
    a->bad |= !json_is_array(list) || count > PM_MOST_PLACE_FILES;
    for (size_t i = 0; !a->bad && i < count; i++) {
        const json_t *object = json_array_get(list, i);
        place->files[i] = (pm_place_file){.name = take_text(a, object, "name"),
                                          .bytes = take_count(a, object, "bytes"),
                                          .digest = take_digest(a, object, "sha256")};
        place->file_count = i + 1;
        /* It is opened beside the account: never anywhere else. */
        const char *name = place->files[i].name;
        a->bad |= name[0] == '\0' || name[0] == '.' || strchr(name, '/') != NULL;
    }
}

static void take_all(account *a, const json_t *root)
{
    pm_place *place = a->place;
    a->bad |= strcmp(take_text(a, root, "schema"), SCHEMA) != 0;
    place->name = take_text(a, root, "place");
    place->file = take_text(a, root, "file");
    place->run = take_text(a, root, "run");
    place->input = take_digest(a, root, "input");
    place->options = take_digest(a, root, "options");
    place->partmap = take_text(a, root, "partmap");
    place->status = (pm_place_status)take_word(a, root, "status", STATUSES, PM_PLACE_STATUS_COUNT);
    take_failures(a, json_object_get(root, "failures"));
    take_files(a, json_object_get(root, "files"));
    place->measured = json_is_integer(json_object_get(root, "members"));
    place->members = take_count(a, root, "members");
    place->ties = take_count(a, root, "ties");
}

pm_status pm_place_read(const char *bytes, size_t length, pm_place *place, pm_error *err)
{
    json_error_t fault;
    json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &fault);
    *place = (pm_place){0};
    if (root == NULL) {
        return pm_fail_at(err, PM_INVALID, fault.line > 0 ? (size_t)fault.line : 0,
                          fault.column > 0 ? (size_t)fault.column : 0,
                          "This is no JSON (%s): it was cut short or changed.", fault.text);
    }
    account a = {.place = place};
    take_all(&a, root);
    json_decref(root);
    if (!a.bad && !a.no_memory) {
        return PM_OK;
    }
    pm_place_free(place);
    return a.no_memory
               ? pm_fail_memory(err)
               : pm_fail(err, PM_INVALID,
                         "This is no account of a place (schema \"%s\"), or it was changed.",
                         SCHEMA);
}
