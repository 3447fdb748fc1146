/* The depth-first pass and the parts that losses leave: see blocks.h. */
#include "engine/measure/blocks.h"

#include <stdint.h>
#include <stdlib.h>

static pm_blocks *new_blocks(pm_study *study)
{
    size_t n = study->views.member_count;
    pm_blocks *made = pm_study_new(study, 1, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    size_t **columns[] = {&made->component, &made->component_size, &made->at_place,
                          &made->place,     &made->parent,         &made->subtree,
                          &made->low,       &made->first_place};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        *columns[i] = pm_study_new(study, n, sizeof(size_t));
        if (*columns[i] == NULL) {
            return NULL;
        }
    }
    made->is_cut_point = pm_study_new(study, n, sizeof(bool));
    made->is_bridge = pm_study_new(study, study->views.tie_count, sizeof(bool));
    return made->is_cut_point != NULL && made->is_bridge != NULL ? made : NULL;
}

/* State of the walk beyond the result. */
typedef struct walk {
    const pm_neighbours *near;
    pm_blocks *made;
    size_t *next;   /* per member, the neighbour to look at next */
    size_t visited; /* places given out; a member is visited when its subtree is not 0 */
} walk;

static void visit(walk *w, size_t member, size_t parent, size_t component)
{
    pm_blocks *made = w->made;
    made->place[member] = w->visited;
    made->low[member] = w->visited;
    made->at_place[w->visited++] = member;
    made->parent[member] = parent;
    made->subtree[member] = 1;
    made->component[member] = component;
    w->next[member] = w->near->start[member];
}

/* Walks one component from its earliest member, without recursion: the path back is in parent. */
static void walk_component(walk *w, size_t root, size_t component)
{
    pm_blocks *made = w->made;
    made->first_place[component] = w->visited;
    visit(w, root, SIZE_MAX, component);
    size_t at = root;
    while (at != SIZE_MAX) {
        size_t parent = made->parent[at];
        if (w->next[at] < w->near->start[at + 1]) {
            size_t other = w->near->list[w->next[at]++];
            if (made->subtree[other] == 0) {
                visit(w, other, at, component);
                at = other;
            } else if (other != parent && made->place[other] < made->low[at]) {
                made->low[at] = made->place[other];
            }
            continue;
        }
        if (parent != SIZE_MAX) {
            made->subtree[parent] += made->subtree[at];
            made->low[parent] =
                made->low[at] < made->low[parent] ? made->low[at] : made->low[parent];
        }
        at = parent;
    }
    made->component_size[component] = made->subtree[root];
}

bool pm_blocks_separates(const pm_blocks *blocks, size_t parent, size_t child)
{
    return blocks->parent[child] == parent && blocks->low[child] >= blocks->place[parent];
}

/* A root is a cut-point when it has two children, anyone else when some child is separated. */
static void find_cut_points(const pm_views *views, pm_blocks *made)
{
    for (size_t v = 0; v < views->member_count; v++) {
        size_t separated = 0;
        for (size_t i = views->near.start[v]; i < views->near.start[v + 1]; i++) {
            separated += pm_blocks_separates(made, v, views->near.list[i]) ? 1 : 0;
        }
        size_t needed = made->parent[v] == SIZE_MAX ? 2 : 1;
        made->is_cut_point[v] = separated >= needed;
        made->cut_point_count += made->is_cut_point[v] ? 1 : 0;
    }
}

static void find_bridges(const pm_views *views, pm_blocks *made)
{
    for (size_t t = 0; t < views->tie_count; t++) {
        size_t a = views->tie_a[t];
        size_t b = views->tie_b[t];
        bool down = made->parent[b] == a && made->low[b] > made->place[a];
        bool up = made->parent[a] == b && made->low[a] > made->place[b];
        made->is_bridge[t] = down || up;
        made->bridge_count += made->is_bridge[t] ? 1 : 0;
    }
}

pm_status pm_study_blocks(pm_study *study, const pm_blocks **blocks, pm_error *err)
{
    if (study->blocks != NULL) {
        *blocks = study->blocks;
        return PM_OK;
    }
    size_t n = study->views.member_count;
    walk w = {.near = &study->views.near, .made = new_blocks(study)};
    w.next = pm_study_new(study, n, sizeof *w.next);
    if (w.made == NULL || w.next == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        if (w.made->subtree[v] == 0) {
            walk_component(&w, v, w.made->component_count++);
        }
    }
    for (size_t c = 0; c < w.made->component_count; c++) {
        double size = (double)w.made->component_size[c];
        w.made->connected_pairs += size * (size - 1);
    }
    find_cut_points(&study->views, w.made);
    find_bridges(&study->views, w.made);
    study->blocks = w.made;
    *blocks = w.made;
    return PM_OK;
}

/* A run of the preorder that comes apart; the rest of the component is what no run covers. */
typedef struct run {
    size_t first, size;
} run;

/* The next separated child of member, from neighbour *i on, as a run; false at the end. */
static bool next_run(const pm_views *views, const pm_blocks *blocks, size_t member, size_t *i,
                     run *found)
{
    for (; *i < views->near.start[member + 1]; (*i)++) {
        size_t child = views->near.list[*i];
        if (pm_blocks_separates(blocks, member, child)) {
            *found = (run){blocks->place[child], blocks->subtree[child]};
            (*i)++;
            return true;
        }
    }
    return false;
}

double pm_blocks_pairs_without(const pm_study *study, const pm_blocks *blocks, size_t member)
{
    double whole = (double)blocks->component_size[blocks->component[member]];
    double pairs = blocks->connected_pairs - whole * (whole - 1);
    double rest = whole - 1;
    run p = {0};
    size_t i = study->views.near.start[member];
    while (next_run(&study->views, blocks, member, &i, &p)) {
        double size = (double)p.size;
        pairs += size * (size - 1);
        rest -= size;
    }
    return pairs + rest * (rest - 1);
}

/* Number of the part that a member of the same component falls into: 0 the rest, then the separated
 * children in order. */
typedef struct parting {
    size_t *part_of_place; /* by place within the component's run */
    size_t *sizes;
    size_t *earliest; /* member of lowest number in a part */
    size_t count;
} parting;

static void fill_parting(const pm_study *study, const pm_blocks *blocks, size_t member,
                         size_t first_place, size_t size, parting *p)
{
    run found = {0};
    size_t i = study->views.near.start[member];
    p->count = 1;
    while (next_run(&study->views, blocks, member, &i, &found)) {
        for (size_t j = 0; j < found.size; j++) {
            p->part_of_place[found.first - first_place + j] = p->count;
        }
        p->count++;
    }
    for (size_t part = 0; part < p->count; part++) {
        p->earliest[part] = SIZE_MAX;
    }
    for (size_t place = first_place; place < first_place + size; place++) {
        size_t v = blocks->at_place[place];
        size_t part = p->part_of_place[place - first_place];
        if (v != member) {
            p->sizes[part]++;
            p->earliest[part] = v < p->earliest[part] ? v : p->earliest[part];
        }
    }
}

static size_t part_that_stays(const parting *p)
{
    size_t stays = 0;
    for (size_t part = 1; part < p->count; part++) {
        bool larger = p->sizes[part] > p->sizes[stays];
        bool earlier = p->sizes[part] == p->sizes[stays] && p->earliest[part] < p->earliest[stays];
        stays = larger || earlier ? part : stays;
    }
    return stays;
}

/* Members of the component in a part that does not stay, in file order, into an array of the study.
 */
static pm_status list_lost(pm_study *study, const pm_blocks *blocks, size_t member,
                           const parting *p, size_t **cut_off, size_t *count, pm_error *err)
{
    size_t component = blocks->component[member];
    size_t first_place = blocks->first_place[component];
    size_t stays = part_that_stays(p);
    size_t *lost =
        pm_study_new(study, blocks->component_size[component] - 1 - p->sizes[stays], sizeof *lost);
    if (lost == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < study->views.member_count; v++) {
        bool here = blocks->component[v] == component && v != member;
        if (here && p->part_of_place[blocks->place[v] - first_place] != stays) {
            lost[(*count)++] = v;
        }
    }
    *cut_off = lost;
    return PM_OK;
}

pm_status pm_blocks_cut_off(pm_study *study, const pm_blocks *blocks, size_t member,
                            size_t **cut_off, size_t *count, pm_error *err)
{
    *cut_off = NULL;
    *count = 0;
    if (!blocks->is_cut_point[member]) {
        return PM_OK;
    }
    size_t component = blocks->component[member];
    size_t size = blocks->component_size[component];
    parting p = {.part_of_place = pm_new_array(size, sizeof(size_t)),
                 .sizes = pm_new_array(size, sizeof(size_t)),
                 .earliest = pm_new_array(size, sizeof(size_t))};
    pm_status status = PM_OK;
    if (p.part_of_place == NULL || p.sizes == NULL || p.earliest == NULL) {
        status = pm_fail_memory(err);
    } else {
        fill_parting(study, blocks, member, blocks->first_place[component], size, &p);
        status = list_lost(study, blocks, member, &p, cut_off, count, err);
    }
    free(p.part_of_place);
    free(p.sizes);
    free(p.earliest);
    return status;
}
