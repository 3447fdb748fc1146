/* The GraphML reader's arrows: yEd declares every tie directed and says with its arrowheads what is
 * meant. Arrowheads in, the direction of edges out. See graphml_build.h.
 *
 * No arrowhead, or one at both ends, is no direction; one at the source alone turns the tie round.
 * A tie that declares its own direction, or of which no arrowheads are told, is left as it is. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

static bool is_arrow(const char *type)
{
    return type != NULL && strcmp(type, "none") != 0;
}

pm_status pm_graphml_take_arrows(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    pm_drawing *drawing = &graphml->drawing;
    if (graphml->element != PM_EDGE || strcmp(tag->name, "Arrows") != 0 || !graphml->directed ||
        graphml->says_direction) {
        return PM_OK;
    }
    bool at_source = is_arrow(pm_xml_attribute_of(tag, "source"));
    bool at_target = is_arrow(pm_xml_attribute_of(tag, "target"));
    if (at_target && !at_source) {
        return PM_OK;
    }
    void *directions = drawing->directions;
    pm_status status = pm_grow(&directions, &drawing->direction_capacity,
                               drawing->direction_count + 1, sizeof *drawing->directions, err);
    drawing->directions = directions;
    if (status == PM_OK) {
        drawing->directions[drawing->direction_count++] =
            (pm_drawn_direction){.graph = graphml->graph,
                                 .edge = graphml->edge,
                                 .turned = at_source && !at_target,
                                 .place = tag->place};
    }
    return status;
}

/* The texts two attributes of an edge change places: each is about one of its ends. */
static pm_status exchange(pm_map *map, size_t edge, const char *one, const char *other,
                          pm_error *err)
{
    size_t columns[2] = {SIZE_MAX, SIZE_MAX};
    const char *of_one = NULL;
    const char *of_other = NULL;
    pm_status status = PM_OK;
    columns[0] = pm_map_find_attribute(map, PM_EDGE, one);
    columns[1] = pm_map_find_attribute(map, PM_EDGE, other);
    of_one = columns[0] != SIZE_MAX ? pm_map_attribute(map, PM_EDGE, columns[0], edge) : NULL;
    of_other = columns[1] != SIZE_MAX ? pm_map_attribute(map, PM_EDGE, columns[1], edge) : NULL;
    if (of_one == NULL && of_other == NULL) {
        return PM_OK;
    }
    status = pm_map_add_attribute(map, PM_EDGE, one, &columns[0], err);
    status = status == PM_OK ? pm_map_add_attribute(map, PM_EDGE, other, &columns[1], err) : status;
    if (status == PM_OK) {
        status = pm_map_set(map, PM_EDGE, columns[0], edge, of_other != NULL ? of_other : "", err);
    }
    if (status == PM_OK) {
        status = pm_map_set(map, PM_EDGE, columns[1], edge, of_one != NULL ? of_one : "", err);
    }
    return status;
}

static pm_status turn_edge(pm_map *map, size_t edge, pm_error *err)
{
    static const char *const pairs[][2] = {
        {"arrow_source", "arrow_target"},
        {"sourceport", "targetport"},
        {"behaviour_source", "behaviour_target"},
        {"trust_source", "trust_target"},
    };
    pm_map_direct_edge(map, edge, true, true);
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < sizeof pairs / sizeof *pairs; i++) {
        status = exchange(map, edge, pairs[i][0], pairs[i][1], err);
    }
    return status;
}

static pm_status say_directions(pm_graphml *graphml, bool turned, size_t count, pm_place place,
                                pm_error *err)
{
    if (count == 0) {
        return PM_OK;
    }
    return turned ? pm_graphml_warn(graphml, place, err,
                                    "Drawn with an arrowhead at the source alone, and so read the "
                                    "other way round than declared: %zu of the ties, from this "
                                    "one on. Draw the arrowhead at the target.",
                                    count)
                  : pm_graphml_warn(graphml, place, err,
                                    "Drawn with no arrowhead or with two, and so read as "
                                    "undirected though declared directed: %zu of the ties, from "
                                    "this one on. Draw one at the target of ties that have a "
                                    "direction.",
                                    count);
}

pm_status pm_graphml_direct_as_drawn(pm_graphml *graphml, pm_error *err)
{
    pm_drawing *drawing = &graphml->drawing;
    size_t counts[2] = {0, 0};
    pm_place places[2] = {{0, 0}, {0, 0}};
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < drawing->direction_count; i++) {
        const pm_drawn_direction *drawn = &drawing->directions[i];
        pm_map *map = graphml->graphs[drawn->graph].map;
        if (drawn->edge >= pm_map_edge_count(map)) {
            continue;
        }
        if (counts[drawn->turned]++ == 0) {
            places[drawn->turned] = drawn->place;
        }
        if (drawn->turned) {
            status = turn_edge(map, drawn->edge, err);
        } else {
            pm_map_direct_edge(map, drawn->edge, false, false);
        }
    }
    for (int turned = 0; status == PM_OK && turned < 2; turned++) {
        status = say_directions(graphml, turned == 1, counts[turned], places[turned], err);
    }
    return status;
}
