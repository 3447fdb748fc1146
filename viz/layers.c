/* Drawing: which layer each node of a map is on, and which group it belongs to. Kinds, levels and
 * seats in, layers and frames out; layers_place.c gives them their places. */
#include <stdint.h>
#include <stdlib.h>

#include "viz/layers.h"
#include "viz/views.h"

static size_t node_of_end(const pm_picture *picture, size_t end)
{
    size_t member = pm_measures_member_of_node(picture->measures, end);
    return member < picture->node_count ? member : SIZE_MAX;
}

/* The member and the body that an edge of kind "member" joins; false when it is none such. */
static bool is_seat(const pm_picture *picture, size_t edge, size_t *member, size_t *body)
{
    const pm_map *map = pm_measures_map(picture->measures);
    const pm_edge *read = pm_map_edge(map, edge);
    size_t a = node_of_end(picture, read->source);
    size_t b = node_of_end(picture, read->target);
    if (a == SIZE_MAX || b == SIZE_MAX || a == b || !pm_map_edge_is(map, edge, "member")) {
        return false;
    }
    bool body_a = picture->nodes[a].role != PM_ROLE_MEMBER;
    bool body_b = picture->nodes[b].role != PM_ROLE_MEMBER;
    *member = body_a ? b : a;
    *body = body_a ? a : b;
    return body_a != body_b;
}

static pm_layer layer_of_body(const pm_picture *picture, const pm_picture_node *node)
{
    static const struct {
        const char *level;
        pm_layer layer;
    } layers[] = {{"strategic", PM_LAYER_STRATEGIC},
                  {"executive", PM_LAYER_EXECUTIVE},
                  {"operational", PM_LAYER_OPERATIONAL},
                  {"delivery", PM_LAYER_DELIVERY},
                  {"support", PM_LAYER_SUPPORT}};
    size_t source = pm_measures_node_of_member(picture->measures, node->member);
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        if (pm_map_is(pm_measures_map(picture->measures), PM_NODE_LEVEL, source, layers[i].level)) {
            return layers[i].layer;
        }
    }
    return node->role == PM_ROLE_DECISION_BODY ? PM_LAYER_STRATEGIC : PM_LAYER_OPERATIONAL;
}

/* Seats of every member: the first group it was seen in, whether there is another, and whether it
 * sits on a decision body. */
typedef struct seats {
    size_t *group;
    bool *several, *decides;
} seats;

static void note_seat(const pm_picture *picture, seats *of, size_t member, size_t body)
{
    if (picture->nodes[body].role == PM_ROLE_DECISION_BODY) {
        of->decides[member] = true;
    } else if (of->group[member] == SIZE_MAX) {
        of->group[member] = body;
    } else {
        of->several[member] = of->several[member] || of->group[member] != body;
    }
}

static void find_seats(const pm_picture *picture, seats *of)
{
    size_t edges = pm_map_edge_count(pm_measures_map(picture->measures));
    for (size_t i = 0; i < picture->node_count; i++) {
        of->group[i] = SIZE_MAX;
    }
    for (size_t e = 0; e < edges; e++) {
        size_t member = 0;
        size_t body = 0;
        if (is_seat(picture, e, &member, &body)) {
            note_seat(picture, of, member, body);
        }
    }
}

static pm_layer layer_of_member(const seats *of, size_t member)
{
    if (of->several[member]) {
        return PM_LAYER_SEVERAL;
    }
    return of->decides[member] ? PM_LAYER_BOARD_ONLY : PM_LAYER_NO_GROUP;
}

/* A frame for each group in the order of its body, members or not: an empty one is worth seeing. */
static void number(pm_picture *picture, const seats *of)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        if (node->role != PM_ROLE_MEMBER) {
            node->layer = layer_of_body(picture, node);
            if (node->role == PM_ROLE_BODY) {
                picture->frames[picture->frame_count++] = (pm_frame){.body = i};
            }
        }
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        if (node->role == PM_ROLE_MEMBER) {
            bool framed = of->group[i] != SIZE_MAX && !of->several[i];
            node->group = framed ? of->group[i] : SIZE_MAX;
            node->layer = framed ? picture->nodes[of->group[i]].layer : layer_of_member(of, i);
        }
    }
}

pm_status pm_layers_number(pm_picture *picture, pm_error *err)
{
    if (picture->view->marks->placing != PM_PLACING_LAYERS) {
        return PM_OK;
    }
    size_t n = picture->node_count + 1;
    seats of = {.group = pm_new_array(n, sizeof *of.group),
                .several = pm_new_array(n, sizeof *of.several),
                .decides = pm_new_array(n, sizeof *of.decides)};
    picture->frames = pm_arena_new(&picture->arena, n * sizeof *picture->frames);
    pm_status status = PM_OK;
    if (of.group == NULL || of.several == NULL || of.decides == NULL || picture->frames == NULL) {
        status = pm_fail_memory(err);
    } else {
        find_seats(picture, &of);
        number(picture, &of);
    }
    free(of.group);
    free(of.several);
    free(of.decides);
    return status;
}

void pm_layers_ring(pm_picture *picture)
{
    size_t edges = pm_map_edge_count(pm_measures_map(picture->measures));
    for (size_t e = 0; e < edges; e++) {
        size_t member = 0;
        size_t body = 0;
        if (is_seat(picture, e, &member, &body) &&
            picture->nodes[body].role == PM_ROLE_DECISION_BODY) {
            picture->nodes[member].ringed = true;
        }
    }
}

bool pm_layers_draw_edge(const pm_picture *picture, size_t edge)
{
    static const char *const kinds[] = {"governs", "feeds_into", "accountable_to", "supports",
                                        "member"};
    const pm_map *map = pm_measures_map(picture->measures);
    const pm_edge *read = pm_map_edge(map, edge);
    size_t a = node_of_end(picture, read->source);
    size_t b = node_of_end(picture, read->target);
    size_t member = 0;
    size_t body = 0;
    if (a == SIZE_MAX || b == SIZE_MAX) {
        return false;
    }
    if (is_seat(picture, edge, &member, &body)) {
        return picture->nodes[member].layer == PM_LAYER_SEVERAL &&
               picture->nodes[body].role == PM_ROLE_BODY;
    }
    bool bodies =
        picture->nodes[a].role != PM_ROLE_MEMBER && picture->nodes[b].role != PM_ROLE_MEMBER;
    for (size_t i = 0; bodies && i < sizeof kinds / sizeof *kinds; i++) {
        if (pm_map_edge_is(map, edge, kinds[i])) {
            return true;
        }
    }
    return false;
}
