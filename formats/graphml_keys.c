/* The GraphML reader's keys: <key> declarations in, a table of attributes out. See
 * graphml_build.h.
 *
 * A key is found by its id and by what it is for, because some programs use one id for nodes and
 * again for edges. What it means is kept per element: an attribute's name, which is the key's own
 * unless another key took that name there, and the word of the vocabulary the name stands for. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

const char *pm_graphml_element_name(pm_element element)
{
    static const char *const names[PM_ELEMENT_COUNT] = {"graph", "node", "edge"};
    return names[element];
}

const char *pm_graphml_one_of(pm_element element)
{
    static const char *const words[PM_ELEMENT_COUNT] = {"the graph", "a node", "an edge"};
    return words[element];
}

/* --- what a declaration says ----------------------------------------------------------------- */

static bool find_scope(const char *word, pm_key_scope *scope)
{
    /* Data of <graphml> itself is about the map as a whole, as the graph's own is. */
    static const struct {
        const char *word;
        pm_key_scope scope;
    } scopes[] = {
        {"node", PM_KEY_NODE},           {"edge", PM_KEY_EDGE},
        {"graph", PM_KEY_GRAPH},         {"all", PM_KEY_ALL},
        {"port", PM_KEY_OTHER},          {"endpoint", PM_KEY_ENDPOINT},
        {"hyperedge", PM_KEY_HYPEREDGE}, {"graphml", PM_KEY_GRAPH},
    };
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        if (strcmp(scopes[i].word, word) == 0) {
            *scope = scopes[i].scope;
            return true;
        }
    }
    return false;
}

/* Lists ("string[]", "liststring") are texts that the program that wrote them made one of. */
static bool is_list(const char *type)
{
    static const char list[] = "list";
    char begin[sizeof list] = {0};
    strncpy(begin, type, sizeof begin - 1);
    return strchr(type, '[') != NULL || pm_equal_ignoring_case(begin, list);
}

static bool find_type(const char *word, pm_key_type *type)
{
    static const struct {
        const char *word;
        pm_key_type type;
    } types[] = {
        {"string", PM_KEY_TEXT}, {"boolean", PM_KEY_BOOLEAN}, {"bool", PM_KEY_BOOLEAN},
        {"int", PM_KEY_INT},     {"int32", PM_KEY_INT},       {"integer", PM_KEY_WHOLE},
        {"long", PM_KEY_WHOLE},  {"int64", PM_KEY_WHOLE},     {"double", PM_KEY_NUMBER},
        {"float", PM_KEY_FLOAT}, {"float64", PM_KEY_NUMBER},  {"float32", PM_KEY_FLOAT},
    };
    *type = PM_KEY_TEXT;
    if (is_list(word)) {
        return true;
    }
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (pm_equal_ignoring_case(types[i].word, word)) {
            *type = types[i].type;
            return true;
        }
    }
    return false;
}

bool pm_key_concerns(pm_key_scope scope, pm_element element)
{
    return scope == PM_KEY_ALL || (int)scope == (int)element;
}

/* --- names of attributes --------------------------------------------------------------------- */

/* Has a key that name to itself? Those of hyperedges and endpoints, and those that nothing in the
 * file declares, share theirs. */
static bool is_taken(const pm_graphml *graphml, pm_element element, const char *name)
{
    size_t owner = pm_names_find(&graphml->taken[element], name);
    if (owner == SIZE_MAX) {
        return false;
    }
    const pm_key *key = &graphml->keys[owner];
    return !key->implied && key->scope != PM_KEY_HYPEREDGE && key->scope != PM_KEY_ENDPOINT;
}

/* The name itself, or with a number behind it where a key has it already. That key counts its
 * copies: with thousands of one name nobody tries all the numbers. */
static pm_status find_free_name(pm_graphml *graphml, const char *wanted, pm_element element,
                                pm_text *name, pm_error *err)
{
    pm_text_add(name, wanted);
    while (!name->failed && is_taken(graphml, element, name->bytes)) {
        size_t owner = pm_names_find(&graphml->taken[element], wanted);
        name->length = 0;
        pm_text_addf(name, "%s_%zu", wanted, ++graphml->keys[owner].uses[element].copies + 1);
    }
    return pm_text_check(name, err);
}

/* The twentieth error ends the reading, and so does this one. */
static pm_status refuse_more(pm_graphml *graphml, pm_place place, pm_error *err)
{
    pm_status status = pm_graphml_error(graphml, place, err,
                                        "The file has more than %d attributes of one kind of "
                                        "element, which is the limit: leave out those that the map "
                                        "does not need.",
                                        PM_MOST_NAMES);
    graphml->stopped = true;
    return status;
}

pm_status pm_graphml_claim_name(pm_graphml *graphml, size_t index, pm_element element,
                                pm_place place, pm_error *err)
{
    pm_key *key = &graphml->keys[index];
    pm_key_use *use = &key->uses[element];
    pm_names *taken = &graphml->taken[element];
    pm_text name = {0};
    pm_status status = find_free_name(graphml, key->name, element, &name, err);
    if (status == PM_OK && pm_names_find(taken, name.bytes) == SIZE_MAX) {
        status = taken->count == PM_MOST_NAMES ? refuse_more(graphml, place, err) : PM_OK;
        status = status == PM_OK ? pm_names_add(taken, name.bytes, index, err) : status;
    }
    if (status == PM_OK) {
        use->name = pm_arena_text(&graphml->arena, name.bytes, name.length);
        status = use->name != NULL ? PM_OK : pm_fail_memory(err);
    }
    if (status == PM_OK) {
        use->word = pm_vocabulary_find(element, use->name, &use->alias);
    }
    if (status == PM_OK && strcmp(use->name, key->name) != 0) {
        status = pm_graphml_warn(graphml, place, err,
                                 "The attribute name \"%s\" is used twice for %s: what is stated "
                                 "under \"%s\" is kept as \"%s\". Give each its own attr.name.",
                                 pm_excerpt_of(key->name).bytes, pm_graphml_one_of(element),
                                 pm_excerpt_of(key->id).bytes, pm_excerpt_of(use->name).bytes);
    }
    pm_text_free(&name);
    return status;
}

pm_status pm_graphml_share_name(pm_graphml *graphml, size_t index, pm_element element,
                                pm_error *err)
{
    pm_key *key = &graphml->keys[index];
    pm_key_use *use = &key->uses[element];
    if (use->name != NULL) {
        return PM_OK;
    }
    if (pm_names_find(&graphml->taken[element], key->name) == SIZE_MAX) {
        return pm_graphml_claim_name(graphml, index, element, key->place, err);
    }
    use->name = key->name;
    use->word = pm_vocabulary_find(element, use->name, &use->alias);
    return PM_OK;
}

pm_status pm_graphml_key_of_name(pm_graphml *graphml, pm_element element, const char *name,
                                 pm_place place, size_t *key, pm_error *err)
{
    *key = pm_names_find(&graphml->taken[element], name);
    if (*key != SIZE_MAX) {
        return PM_OK;
    }
    /* Not linked: it has no id that data could name. */
    pm_key added = {
        .id = name, .name = name, .scope = PM_KEY_OTHER, .place = place, .implied = true};
    pm_status status = pm_graphml_add_key(graphml, &added, false, key, err);
    return status == PM_OK && *key != SIZE_MAX
               ? pm_graphml_claim_name(graphml, *key, element, place, err)
               : status;
}

/* --- making keys ----------------------------------------------------------------------------- */

static pm_status link_key(pm_graphml *graphml, size_t index, pm_error *err)
{
    size_t first = pm_names_find(&graphml->key_ids, graphml->keys[index].id);
    if (first == SIZE_MAX) {
        return pm_names_add(&graphml->key_ids, graphml->keys[index].id, index, err);
    }
    while (graphml->keys[first].next != SIZE_MAX) {
        first = graphml->keys[first].next;
    }
    graphml->keys[first].next = index;
    return PM_OK;
}

pm_status pm_graphml_add_key(pm_graphml *graphml, const pm_key *key, bool linked, size_t *index,
                             pm_error *err)
{
    *index = SIZE_MAX;
    if (graphml->key_count >= PM_MOST_KEYS) {
        return pm_graphml_error(graphml, key->place, err,
                                "The file has more than %d attributes, which is the limit: leave "
                                "out those that the map does not need.",
                                PM_MOST_KEYS);
    }
    void *keys = graphml->keys;
    pm_status status =
        pm_grow(&keys, &graphml->key_capacity, graphml->key_count + 1, sizeof *graphml->keys, err);
    graphml->keys = keys;
    if (status != PM_OK) {
        return status;
    }
    pm_key added = *key;
    added.id = pm_arena_text(&graphml->arena, key->id, strlen(key->id));
    added.name = pm_arena_text(&graphml->arena, key->name, strlen(key->name));
    added.next = SIZE_MAX;
    if (added.id == NULL || added.name == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t e = 0; e < PM_ELEMENT_COUNT; e++) {
        added.uses[e] = (pm_key_use){.column = SIZE_MAX, .word = PM_WORD_COUNT, .then = SIZE_MAX};
    }
    graphml->last_key = SIZE_MAX;
    graphml->keys[graphml->key_count] = added;
    status = linked ? link_key(graphml, graphml->key_count, err) : PM_OK;
    if (status == PM_OK) {
        *index = graphml->key_count++;
    }
    return status;
}

/* Reads for, attr.name and attr.type of a declaration; faults in them are warnings. */
static pm_status read_declaration(pm_graphml *graphml, const pm_xml_tag *tag, pm_key *key,
                                  pm_error *err)
{
    const char *scope = pm_xml_attribute_of(tag, "for");
    const char *type = pm_xml_attribute_of(tag, "attr.type");
    key->scope = PM_KEY_ALL;
    key->type = PM_KEY_TEXT;
    pm_status status = PM_OK;
    if (scope != NULL && !find_scope(scope, &key->scope)) {
        status = pm_graphml_warn(graphml, key->place, err,
                                 "Key \"%s\" is declared for \"%s\", which is no part of a map: it "
                                 "is read for all. Write node, edge, graph or all.",
                                 pm_excerpt_of(key->id).bytes, pm_excerpt_of(scope).bytes);
    }
    /* Keys of drawings hold XML of the program that drew; they have no type to speak of. */
    bool text_expected =
        key->scope != PM_KEY_OTHER && pm_xml_attribute_of(tag, "yfiles.type") == NULL;
    if (status == PM_OK && type == NULL && text_expected) {
        status = pm_graphml_warn(graphml, key->place, err,
                                 "Key \"%s\" has no attr.type: its values are read as text. Add "
                                 "attr.type=\"string\" or the type they have.",
                                 pm_excerpt_of(key->id).bytes);
    } else if (status == PM_OK && type != NULL && pm_xml_attribute_of(tag, "attr.list") == NULL &&
               !find_type(type, &key->type)) {
        status = pm_graphml_warn(graphml, key->place, err,
                                 "Key \"%s\" is of type \"%s\", which GraphML does not have: its "
                                 "values are read as text. Write boolean, int, long, float, double "
                                 "or string.",
                                 pm_excerpt_of(key->id).bytes, pm_excerpt_of(type).bytes);
    }
    return status;
}

/* The earlier key of the same id for the same thing, or SIZE_MAX. */
static size_t find_same(const pm_graphml *graphml, const char *id, pm_key_scope scope)
{
    size_t found = pm_names_find(&graphml->key_ids, id);
    while (found != SIZE_MAX && graphml->keys[found].scope != scope) {
        found = graphml->keys[found].next;
    }
    return found;
}

pm_status pm_graphml_check_key(pm_graphml *graphml, const pm_key *key, bool *fits, pm_error *err)
{
    *fits = strlen(key->id) <= PM_LONGEST_ID && strlen(key->name) <= PM_LONGEST_NAME;
    if (*fits) {
        return PM_OK;
    }
    return pm_graphml_error(graphml, key->place, err,
                            "The name of attribute \"%s\" is too long: the limit is %d bytes for "
                            "an attr.name and %d for a key's id.",
                            pm_excerpt_of(key->name).bytes, PM_LONGEST_NAME, PM_LONGEST_ID);
}

/* Adds a key that was read whole and claims its names. */
static pm_status add_declared(pm_graphml *graphml, const pm_key *key, pm_error *err)
{
    size_t index = SIZE_MAX;
    pm_status status = pm_graphml_add_key(graphml, key, true, &index, err);
    for (pm_element e = PM_GRAPH; status == PM_OK && index != SIZE_MAX && e < PM_ELEMENT_COUNT;
         e++) {
        if (pm_key_concerns(key->scope, e)) {
            status = pm_graphml_claim_name(graphml, index, e, key->place, err);
        }
    }
    graphml->key = index;
    return status;
}

/* Is it declared in the same words as the key of the same id and scope? */
static bool is_repeated(const pm_key *first, const pm_key *again)
{
    return strcmp(first->name, again->name) == 0 && first->type == again->type;
}

pm_status pm_graphml_declare_key(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    pm_key key = {.place = tag->place, .id = pm_xml_attribute_of(tag, "id")};
    graphml->key = SIZE_MAX;
    graphml->same_key = SIZE_MAX;
    if (key.id == NULL || key.id[0] == '\0') {
        return pm_graphml_warn(graphml, tag->place, err,
                               "This <key> has no id that <data> could name: it is left out.");
    }
    /* Trimmed and copied, because the name is stored under the bytes it is looked up by. */
    const char *name = pm_xml_attribute_of(tag, "attr.name");
    const char *start = name != NULL ? name : "";
    size_t length = pm_trim(&start);
    char *trimmed = pm_arena_text(&graphml->arena, start, length);
    if (trimmed == NULL) {
        return pm_fail_memory(err);
    }
    key.name = length > 0 ? trimmed : key.id;
    bool fits = false;
    pm_status status = pm_graphml_check_key(graphml, &key, &fits, err);
    if (status != PM_OK || !fits) {
        return status;
    }
    status = read_declaration(graphml, tag, &key, err);
    if (status != PM_OK) {
        return status;
    }
    size_t same = find_same(graphml, key.id, key.scope);
    if (same != SIZE_MAX && is_repeated(&graphml->keys[same], &key)) {
        graphml->same_key = same;
        return pm_graphml_say_repeated(graphml, key.id, tag->place, err);
    }
    if (same != SIZE_MAX) {
        return pm_graphml_warn(graphml, tag->place, err,
                               "Key \"%s\" is already there, from line %zu, for the same elements: "
                               "this one is left out. Give it another id.",
                               pm_excerpt_of(key.id).bytes, graphml->keys[same].place.line);
    }
    return add_declared(graphml, &key, err);
}

/* Is the key for what becomes such an element? */
static bool is_shared(pm_key_scope scope, pm_element element)
{
    return (scope == PM_KEY_HYPEREDGE && element == PM_NODE) ||
           (scope == PM_KEY_ENDPOINT && element == PM_EDGE);
}

/* The default of a <key> that repeats another: lost where the two differ. */
static pm_status compare_default(pm_graphml *graphml, pm_error *err)
{
    const pm_key *first = &graphml->keys[graphml->same_key];
    if (first->fallback != NULL && strcmp(first->fallback, graphml->value.bytes) == 0) {
        return PM_OK;
    }
    return pm_graphml_warn(graphml, graphml->value_place, err,
                           "Key \"%s\" is already there, from line %zu, with another default or "
                           "none: this default is left out.",
                           pm_excerpt_of(first->id).bytes, first->place.line);
}

pm_status pm_graphml_keep_default(pm_graphml *graphml, pm_error *err)
{
    bool repeated = graphml->key == SIZE_MAX && graphml->same_key != SIZE_MAX;
    if (repeated && graphml->value.length > 0) {
        return compare_default(graphml, err);
    }
    if (graphml->key == SIZE_MAX || graphml->value.length == 0) {
        return PM_OK;
    }
    pm_key *key = &graphml->keys[graphml->key];
    key->fallback = pm_arena_text(&graphml->arena, graphml->value.bytes, graphml->value.length);
    if (key->fallback == NULL) {
        return pm_fail_memory(err);
    }
    graphml->defaults++;
    pm_status status = PM_OK;
    for (pm_element e = PM_GRAPH; status == PM_OK && e < PM_ELEMENT_COUNT; e++) {
        bool shared = is_shared(key->scope, e);
        if (shared) {
            status = pm_graphml_share_name(graphml, graphml->key, e, err);
        }
        if (status == PM_OK && (shared || pm_key_concerns(key->scope, e))) {
            status = pm_graphml_check_value(graphml, graphml->key, e, err);
        }
    }
    return status;
}
