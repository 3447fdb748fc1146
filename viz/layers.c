/* Drawing: which layer each node of a map is on, and which group it belongs to. Kinds, levels and
 * seats in, layers and frames out; layers_place.c gives them their places. */
#include <stdint.h>
#include <stdlib.h>

#include "viz/layers.h"
#include "viz/sentences.h"
#include "viz/views.h"

static size_t node_of_end(const pm_picture *picture, size_t end)
{
    size_t member = pm_measures_member_of_node(picture->measures, end);
    return member < picture->node_count ? member : SIZE_MAX;
}

/* The member and the body that an edge joins; false when it joins others, or the map states seats
 * (edges of kind "member") and it is none. */
static bool is_seat(const pm_picture *picture, size_t edge, size_t *member, size_t *body)
{
    const pm_map *map = pm_measures_map(picture->measures);
    const pm_edge *read = pm_map_edge(map, edge);
    size_t a = node_of_end(picture, read->source);
    size_t b = node_of_end(picture, read->target);
    if (a == SIZE_MAX || b == SIZE_MAX || a == b ||
        !(picture->seats_taken || pm_map_edge_is(map, edge, "member"))) {
        return false;
    }
    bool body_a = picture->nodes[a].role != PM_ROLE_MEMBER;
    bool body_b = picture->nodes[b].role != PM_ROLE_MEMBER;
    *member = body_a ? b : a;
    *body = body_a ? a : b;
    return body_a != body_b;
}

/* The body in whose group the file puts a member ("parent"), or SIZE_MAX. */
static size_t body_around(const pm_picture *picture, size_t member)
{
    const pm_map *map = pm_measures_map(picture->measures);
    const char *parent =
        pm_map_text(map, PM_NODE_PARENT, pm_measures_node_of_member(picture->measures, member));
    size_t node = parent != NULL ? pm_map_find_node(map, parent) : SIZE_MAX;
    size_t body = node != SIZE_MAX ? node_of_end(picture, node) : SIZE_MAX;
    bool seated = body != SIZE_MAX && picture->nodes[body].role != PM_ROLE_MEMBER &&
                  picture->nodes[member].role == PM_ROLE_MEMBER;
    return seated ? body : SIZE_MAX;
}

/* Does the map say of nobody where it sits? */
static bool states_no_seat(const pm_picture *picture)
{
    size_t edges = pm_map_edge_count(pm_measures_map(picture->measures));
    size_t member = 0;
    size_t body = 0;
    for (size_t e = 0; e < edges; e++) {
        if (is_seat(picture, e, &member, &body)) {
            return false;
        }
    }
    for (size_t v = 0; v < picture->node_count; v++) {
        if (body_around(picture, v) != SIZE_MAX) {
            return false;
        }
    }
    return true;
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

/* Seats of every member: the first group and the first decision body it was seen in, and whether
 * there is another. */
typedef struct seats {
    size_t *group, *board;
    bool *several, *several_boards;
} seats;

static void note(size_t *first, bool *several, size_t body)
{
    *several = *several || (*first != SIZE_MAX && *first != body);
    *first = *first == SIZE_MAX ? body : *first;
}

static void note_seat(const pm_picture *picture, seats *of, size_t member, size_t body)
{
    if (picture->nodes[body].role == PM_ROLE_DECISION_BODY) {
        note(&of->board[member], &of->several_boards[member], body);
    } else {
        note(&of->group[member], &of->several[member], body);
    }
}

static void find_seats(const pm_picture *picture, seats *of)
{
    size_t edges = pm_map_edge_count(pm_measures_map(picture->measures));
    for (size_t i = 0; i < picture->node_count; i++) {
        of->group[i] = SIZE_MAX;
        of->board[i] = SIZE_MAX;
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        size_t body = body_around(picture, i);
        if (body != SIZE_MAX) {
            note_seat(picture, of, i, body);
        }
    }
    for (size_t e = 0; e < edges; e++) {
        size_t member = 0;
        size_t body = 0;
        if (is_seat(picture, e, &member, &body)) {
            note_seat(picture, of, member, body);
        }
    }
}

/* The only body in whose frame a member belongs, or SIZE_MAX: a seat on the decision body counts
 * for those in no group. */
static size_t only_body(const seats *of, size_t member, bool *several)
{
    bool in_group = of->group[member] != SIZE_MAX;
    *several = in_group ? of->several[member] : of->several_boards[member];
    size_t body = in_group ? of->group[member] : of->board[member];
    return *several ? SIZE_MAX : body;
}

/* Gives members their layers, and frames to bodies: to a group with members or without, because an
 * empty one is worth seeing, to a decision body when it has some of its own. */
static void number(pm_picture *picture, const seats *of, bool *heads)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        if (node->role != PM_ROLE_MEMBER) {
            node->layer = layer_of_body(picture, node);
            heads[i] = node->role == PM_ROLE_BODY;
        }
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        bool several = false;
        if (node->role == PM_ROLE_MEMBER) {
            node->group = only_body(of, i, &several);
            node->layer = several                   ? PM_LAYER_SEVERAL
                          : node->group == SIZE_MAX ? PM_LAYER_NO_GROUP
                                                    : picture->nodes[node->group].layer;
            heads[node->group != SIZE_MAX ? node->group : i] = node->group != SIZE_MAX;
        }
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        if (heads[i]) {
            picture->frames[picture->frame_count++] = (pm_frame){.body = i};
        }
    }
}

/* Has the body a line to another one? */
static bool has_line(const pm_picture *picture, size_t body)
{
    const pm_map *map = pm_measures_map(picture->measures);
    bool found = false;
    for (size_t e = 0; e < pm_map_edge_count(map) && !found; e++) {
        size_t a = node_of_end(picture, pm_map_edge(map, e)->source);
        size_t b = node_of_end(picture, pm_map_edge(map, e)->target);
        found = (a == body || b == body) && a != SIZE_MAX && b != SIZE_MAX &&
                picture->nodes[a].role != PM_ROLE_MEMBER &&
                picture->nodes[b].role != PM_ROLE_MEMBER && pm_layers_draw_edge(picture, e);
    }
    return found;
}

/* The only member of a group that sits on a decision body too (Likert's linking pin), or SIZE_MAX:
 * there is none, or more than one. */
static size_t linking_pin(const pm_picture *picture, const seats *of, size_t group)
{
    size_t edges = pm_map_edge_count(pm_measures_map(picture->measures));
    size_t pin = SIZE_MAX;
    for (size_t e = 0; e < edges; e++) {
        size_t member = 0;
        size_t body = 0;
        bool both =
            is_seat(picture, e, &member, &body) && body == group && of->board[member] != SIZE_MAX;
        if (both && pin != SIZE_MAX && pin != member) {
            return SIZE_MAX;
        }
        pin = both ? member : pin;
    }
    return pin;
}

/* A group without a line upwards hangs on those who sit above, too: said where it is one alone. */
static void mark_pins(pm_picture *picture, const seats *of)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        if (picture->nodes[i].role == PM_ROLE_BODY && !has_line(picture, i)) {
            size_t pin = linking_pin(picture, of, i);
            if (pin != SIZE_MAX) {
                picture->nodes[pin].remark = "(only link upwards)";
            }
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
                .board = pm_new_array(n, sizeof *of.board),
                .several = pm_new_array(n, sizeof *of.several),
                .several_boards = pm_new_array(n, sizeof *of.several_boards)};
    bool *heads = pm_new_array(n, sizeof *heads);
    picture->frames = pm_arena_new(&picture->arena, n * sizeof *picture->frames);
    pm_status status = PM_OK;
    if (of.group == NULL || of.board == NULL || of.several == NULL || of.several_boards == NULL ||
        heads == NULL || picture->frames == NULL) {
        status = pm_fail_memory(err);
    } else {
        picture->seats_taken = states_no_seat(picture);
        find_seats(picture, &of);
        number(picture, &of, heads);
        mark_pins(picture, &of);
    }
    free(of.group);
    free(of.board);
    free(of.several);
    free(of.several_boards);
    free(heads);
    return status;
}

/* Sits the member in a group that is no decision body? */
static bool sits_in_group(const pm_picture *picture, size_t of)
{
    size_t edges = pm_map_edge_count(pm_measures_map(picture->measures));
    bool sits = false;
    for (size_t e = 0; e < edges && !sits; e++) {
        size_t member = 0;
        size_t body = 0;
        sits = is_seat(picture, e, &member, &body) && member == of &&
               picture->nodes[body].role == PM_ROLE_BODY;
    }
    return sits;
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
        /* The ring tells of the decision body, but not of which, where somebody sits on several. */
        return picture->nodes[member].layer == PM_LAYER_SEVERAL &&
               (picture->nodes[body].role == PM_ROLE_BODY || !sits_in_group(picture, member));
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

/* Is a level stated of any body? */
static bool states_level(const pm_picture *picture)
{
    bool stated = false;
    for (size_t i = 0; i < picture->node_count; i++) {
        size_t source = pm_measures_node_of_member(picture->measures, picture->nodes[i].member);
        stated = stated ||
                 (picture->nodes[i].role != PM_ROLE_MEMBER &&
                  pm_map_text(pm_measures_map(picture->measures), PM_NODE_LEVEL, source) != NULL);
    }
    return stated;
}

const char *pm_layers_sentence(pm_picture *picture)
{
    size_t bodies = 0;
    for (size_t i = 0; i < picture->node_count; i++) {
        bodies += picture->nodes[i].role != PM_ROLE_MEMBER ? 1 : 0;
    }
    if (bodies == 0) {
        return "No body is stated, so there are no layers. Size: number of partners a member works "
               "with.";
    }
    if (states_level(picture) && !picture->seats_taken) {
        return picture->view->size_words;
    }
    pm_text text = {0};
    pm_text_add(&text, "Size: number of partners it works with.");
    if (!states_level(picture)) {
        pm_text_add(&text, " No level is stated: decision bodies count as strategic, others as "
                           "operational.");
    }
    if (picture->seats_taken) {
        pm_text_add(&text, " No seat is stated: ties to a body are taken as seats.");
    }
    return pm_keep_text(picture, &text);
}
