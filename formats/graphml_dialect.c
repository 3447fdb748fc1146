/* The GraphML reader's dialects: comments, namespaces and tags in; the program that wrote the file
 * out, and what only that program's readers would understand. See graphml_build.h.
 *
 * Programs are known by what they write without being asked: one row each, the surest first. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "formats/graphml_build.h"

/* Where a trace is looked for, and how. */
typedef enum trace_place {
    NOWHERE,
    IN_TEXT,      /* part of a comment or of a declared namespace */
    IN_SPACE,     /* a declared namespace, whole */
    IN_KEY_ID,    /* the id of a <key>, whole; "#" at its end stands for a number */
    IN_KEY_START, /* the beginning of such an id, the rest being the key's name */
    IN_KEY_NAME,  /* the attr.name of a <key> */
    IN_KEY_TYPE,  /* its attr.type */
    IN_KEY,       /* the beginning of the name of an XML attribute of a <key> */
    NOT_IN_KEY,   /* an XML attribute that a <key> is without */
    NOT_IN_GRAPH, /* one the <graph> is without */
    KEYS_FALL,    /* keys with this and a number for ids, from the highest number down to 0 */
    IN_NODE,      /* an XML attribute of a <node> */
    IN_EDGE       /* one of an <edge> */
} trace_place;

enum { MOST_TRACES = 4 };

typedef struct program {
    const char *name;
    bool
        upwards; /* its positions count upwards, as in mathematics; else downwards, as on screens */
    size_t least; /* so many of its traces have to be there */
    struct {
        trace_place place;
        const char *text;
    } traces[MOST_TRACES];
} program;

static const program PROGRAMS[] = {
    {"partmap", false, 1, {{IN_TEXT, "Written by partmap"}}},
    {"visone", false, 1, {{IN_TEXT, "visone.info"}, {IN_KEY, "visone."}}},
    {"yEd", false, 1, {{IN_TEXT, "by yEd"}, {IN_TEXT, "www.yworks.com/xml/yed"}}},
    {"yFiles", false, 1, {{IN_TEXT, "www.yworks.com/xml/"}, {IN_KEY, "yfiles."}}},
    {"igraph", true, 1, {{IN_TEXT, "Created by igraph"}}},
    {"SocNetV", false, 1, {{IN_TEXT, "SocNetV"}, {IN_KEY_NAME, "x_coordinate"}}},
    {"Mathematica", true, 1, {{IN_TEXT, "wolfram.com"}}},
    {"prefuse", false, 1, {{IN_TEXT, "prefuse"}}},
    {"Cytoscape",
     false,
     1,
     {{IN_TEXT, "Cytoscape"}, {IN_KEY_NAME, "shared name"}, {IN_KEY_NAME, "SUID"}}},
    {"Neo4j", true, 1, {{IN_NODE, "labels"}, {IN_KEY_TYPE, "string[]"}}},
    {"Neo4j", true, 2, {{IN_KEY_ID, "labels"}, {IN_KEY_ID, "label"}, {IN_KEY_ID, "TYPE"}}},
    {"TinkerPop", true, 1, {{IN_KEY_NAME, "labelV"}, {IN_KEY_NAME, "labelE"}, {IN_EDGE, "label"}}},
    {"JGraphT",
     true,
     1,
     {{IN_KEY_ID, "vertex_label_key"},
      {IN_KEY_ID, "edge_label_key"},
      {IN_KEY_NAME, "VertexLabel"}}},
    {"NodeXL", false, 1, {{IN_TEXT, "NodeXL"}, {IN_KEY_START, "V-"}, {IN_KEY_START, "E-"}}},
    {"igraph", true, 1, {{IN_KEY_START, "v_"}, {IN_KEY_START, "e_"}, {IN_KEY_START, "g_"}}},
    {"Gephi", true, 1, {{IN_TEXT, "Gephi"}, {IN_KEY_ID, "edgelabel"}, {IN_KEY_NAME, "Edge Label"}}},
    {"Gephi", true, 4, {{IN_KEY_ID, "r"}, {IN_KEY_ID, "g"}, {IN_KEY_ID, "b"}, {IN_KEY_ID, "size"}}},
    {"Boost",
     true,
     1,
     {{IN_TEXT, " property keys "}, {IN_TEXT, "Boost Software License"}, {IN_KEY_ID, "key#"}}},
    {"GraphStream", true, 1, {{IN_KEY_ID, "attr#"}}},
    {"JUNG", true, 1, {{IN_SPACE, "http://graphml.graphdrawing.org/xmlns/graphml"}}},
    {"NetworkX", true, 2, {{KEYS_FALL, "d"}, {NOT_IN_GRAPH, "id"}}},
    {"pygraphml", true, 1, {{NOT_IN_KEY, "for"}}},
};

static const size_t PROGRAM_COUNT = sizeof PROGRAMS / sizeof *PROGRAMS;

_Static_assert(sizeof PROGRAMS / sizeof *PROGRAMS <= (size_t)PM_MOST_PROGRAMS,
               "pm_graphml has room for the traces of all");

/* --- following traces ------------------------------------------------------------------------ */

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* Is text what the trace says, a "#" at its end standing for digits? */
static bool is_numbered(const char *text, const char *trace)
{
    size_t length = strlen(trace);
    if (trace[length - 1] != '#') {
        return strcmp(text, trace) == 0;
    }
    size_t digits = strspn(text + strnlen(text, length - 1), "0123456789");
    return strncmp(text, trace, length - 1) == 0 && digits > 0 && text[length - 1 + digits] == '\0';
}

/* Does text show the trace that is looked for in that place? name is that of a key. */
static bool shows(trace_place place, const char *trace, const char *text, const char *name)
{
    switch (place) {
    case IN_TEXT:
        return strstr(text, trace) != NULL;
    case IN_KEY_ID:
        return is_numbered(text, trace);
    case IN_KEY_START:
        return starts_with(text, trace) && strcmp(text + strlen(trace), name) == 0;
    case IN_KEY:
        return starts_with(text, trace);
    default:
        return strcmp(text, trace) == 0;
    }
}

/* Notes a trace of every program that leaves it. */
static void follow(pm_graphml *graphml, trace_place place, const char *text, const char *name)
{
    for (size_t i = 0; i < PROGRAM_COUNT; i++) {
        for (size_t k = 0; k < MOST_TRACES; k++) {
            if (PROGRAMS[i].traces[k].place == place &&
                shows(place, PROGRAMS[i].traces[k].text, text, name)) {
                graphml->traces[i] |= (unsigned char)(1U << k);
            }
        }
    }
}

void pm_graphml_follow_text(pm_graphml *graphml, const char *text)
{
    follow(graphml, IN_TEXT, text, "");
    follow(graphml, IN_SPACE, text, "");
}

static void follow_key(pm_graphml *graphml, const pm_xml_tag *tag)
{
    const char *id = pm_xml_attribute_of(tag, "id");
    const char *name = pm_xml_attribute_of(tag, "attr.name");
    const char *type = pm_xml_attribute_of(tag, "attr.type");
    for (size_t i = 0; i < tag->attribute_count; i++) {
        follow(graphml, IN_KEY, tag->attributes[i].name, "");
    }
    if (pm_xml_attribute_of(tag, "for") == NULL && name != NULL) {
        follow(graphml, NOT_IN_KEY, "for", "");
    }
    if (type != NULL) {
        follow(graphml, IN_KEY_TYPE, type, "");
    }
    if (id != NULL && name != NULL) {
        follow(graphml, IN_KEY_ID, id, name);
        follow(graphml, IN_KEY_START, id, name);
        follow(graphml, IN_KEY_NAME, name, name);
    }
}

/* Have the keys so far the ids "d2", "d1", "d0"? */
static bool do_keys_fall(const pm_graphml *graphml)
{
    bool fall = graphml->key_count > 0;
    for (size_t i = 0; fall && i < graphml->key_count; i++) {
        char id[24];
        snprintf(id, sizeof id, "d%zu", graphml->key_count - 1 - i);
        fall = strcmp(graphml->keys[i].id, id) == 0;
    }
    return fall;
}

static void follow_graph(pm_graphml *graphml, const pm_xml_tag *tag)
{
    if (pm_xml_attribute_of(tag, "id") == NULL) {
        follow(graphml, NOT_IN_GRAPH, "id", "");
    }
    if (graphml->graph_count == 0 && do_keys_fall(graphml)) {
        follow(graphml, KEYS_FALL, "d", "");
    }
}

void pm_graphml_follow_tag(pm_graphml *graphml, const pm_xml_tag *tag)
{
    if (strcmp(tag->name, "key") == 0) {
        follow_key(graphml, tag);
    } else if (strcmp(tag->name, "graph") == 0) {
        follow_graph(graphml, tag);
    } else if (strcmp(tag->name, "node") == 0 && tag->attribute_count > 1 &&
               pm_xml_attribute_of(tag, "labels") != NULL) {
        follow(graphml, IN_NODE, "labels", "");
    } else if (strcmp(tag->name, "edge") == 0 && tag->attribute_count > 2 &&
               pm_xml_attribute_of(tag, "label") != NULL) {
        follow(graphml, IN_EDGE, "label", "");
    }
}

const char *pm_graphml_dialect(const pm_graphml *graphml, bool *upwards)
{
    for (size_t i = 0; i < PROGRAM_COUNT; i++) {
        size_t found = 0;
        for (size_t k = 0; k < MOST_TRACES; k++) {
            found += (graphml->traces[i] >> k) & 1U;
        }
        if (found >= PROGRAMS[i].least) {
            *upwards = PROGRAMS[i].upwards;
            return PROGRAMS[i].name;
        }
    }
    *upwards = false;
    return NULL;
}

/* --- what only one program says so ----------------------------------------------------------- */

/* Of the labels Neo4j gives a node, ":Person:Member", the one that is a kind; NULL when none is. */
static const char *kind_among(const char *labels, pm_text *kind)
{
    size_t length = 0;
    if (*labels != ':') {
        return NULL;
    }
    for (const char *part = pm_next_part(&labels, ":", &length); part != NULL;
         part = pm_next_part(&labels, ":", &length)) {
        kind->length = 0;
        pm_text_add_bytes(kind, part, length);
        if (!kind->failed && pm_vocabulary_choice(PM_NODE_KIND, pm_text_bytes(kind)) >= 0) {
            return pm_text_bytes(kind);
        }
    }
    return NULL;
}

pm_status pm_graphml_read_dialect(pm_graphml *graphml, pm_error *err)
{
    pm_map *map = graphml->map;
    size_t labels = pm_map_find_attribute(map, PM_NODE, "labels");
    size_t column = SIZE_MAX;
    pm_text text = {0};
    pm_status status = PM_OK;
    for (size_t i = 0; labels != SIZE_MAX && status == PM_OK && i < pm_map_node_count(map); i++) {
        const char *value = pm_map_attribute(map, PM_NODE, labels, i);
        const char *kind = value != NULL ? kind_among(value, &text) : NULL;
        if (kind != NULL) {
            status = pm_map_add_attribute(map, PM_NODE, "labels:kind", &column, err);
            status = status == PM_OK ? pm_map_set(map, PM_NODE, column, i, kind, err) : status;
        }
    }
    status = status == PM_OK ? pm_text_check(&text, err) : status;
    pm_text_free(&text);
    return status;
}
