/* What every JSON schema of ours opens with: version, map, warnings, settings. */
#include "formats/json_build.h"
#include "formats/rows.h"

/* A warning may quote the file where that names a person. */
static json_t *message_of(pm_json *b, const char *message)
{
    pm_text words = {0};
    pm_measures_add_text(b->results->measures, &words, message);
    json_t *text = words.failed ? NULL : pm_json_text(pm_text_bytes(&words));
    pm_text_free(&words);
    return text;
}

static json_t *warnings_of(pm_json *b)
{
    json_t *list = json_array();
    const pm_problems *problems = b->results->problems;
    for (size_t i = 0; problems != NULL && i < problems->count; i++) {
        json_t *warning = json_object();
        if (problems->items[i].file != NULL) {
            pm_json_put(b, warning, "file", pm_json_text(problems->items[i].file));
        }
        pm_json_put(b, warning, "line", pm_json_place(problems->items[i].line));
        pm_json_put(b, warning, "column", pm_json_place(problems->items[i].column));
        pm_json_put(b, warning, "message", message_of(b, problems->items[i].message));
        pm_json_append(b, list, warning);
    }
    return list;
}

static json_t *map_of(pm_json *b)
{
    const pm_map *map = pm_results_map(b->results);
    const char *graph = pm_map_graph_id(map);
    json_t *object = json_object();
    pm_json_put(b, object, "file", pm_json_text(pm_map_file(map)));
    pm_json_put(b, object, "graph", pm_json_text(graph[0] != '\0' ? graph : NULL));
    pm_json_put(b, object, "name", pm_json_text(pm_map_text(map, PM_MAP_NAME, 0)));
    pm_json_put(b, object, "directed", json_boolean(pm_is_directed(b->results->measures)));
    pm_json_put(b, object, "warnings", warnings_of(b));
    return object;
}

static json_t *ties_of(pm_json *b, const char *ties)
{
    if (ties == NULL) {
        return json_null();
    }
    json_t *list = json_array();
    size_t length = 0;
    const char *part = NULL;
    while ((part = pm_next_part(&ties, ",", &length)) != NULL) {
        pm_json_append(b, list, json_stringn(part, length));
    }
    return list;
}

static json_t *decision_bodies_of(pm_json *b)
{
    const pm_measures *measures = b->results->measures;
    json_t *list = json_array();
    for (size_t m = 0; m < pm_measures_rows(measures, PM_LEVEL_ORGANISATION); m++) {
        if (pm_measures_is_decision_body(measures, m)) {
            pm_json_append(b, list,
                           pm_json_text(pm_measures_row_name(measures, PM_LEVEL_ORGANISATION, m)));
        }
    }
    return list;
}

/* What is off unless asked for is only there when it was. */
static void put_switches(pm_json *b, json_t *object, const pm_settings *settings)
{
    if (settings->directed) {
        pm_json_put(b, object, "directed", json_true());
    }
    if (settings->closeness) {
        pm_json_put(b, object, "closeness", json_true());
    }
    if (settings->exact) {
        pm_json_put(b, object, "exact", json_true());
    }
}

/* The settings as they came out on this map, not as they were asked for. */
static json_t *settings_of(pm_json *b)
{
    const pm_measures *measures = b->results->measures;
    const pm_settings *settings = pm_measures_settings(measures);
    json_t *object = json_object();
    pm_json_put(b, object, "ties", ties_of(b, settings->ties));
    pm_json_put(b, object, "combine",
                json_string(settings->combine == PM_BOTH ? "both" : "either"));
    pm_json_put(b, object, "sector", pm_json_text(pm_sector_attribute(measures)));
    pm_json_put(b, object, "resource", pm_json_text(pm_measures_resource(measures)));
    pm_json_put(b, object, "decision", decision_bodies_of(b));
    pm_json_put(b, object, "seed", json_integer((json_int_t)settings->seed));
    put_switches(b, object, settings);
    return object;
}

json_t *pm_json_opening(pm_json *b, const char *schema)
{
    json_t *root = json_object();
    pm_json_put(b, root, "schema", json_string(schema));
    pm_json_put(b, root, "partmap", json_string(PM_VERSION));
    pm_json_put(b, root, "map", map_of(b));
    pm_json_put(b, root, "settings", settings_of(b));
    return root;
}
