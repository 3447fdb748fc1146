/* Drawing: which views have something to say of a map. A measured map and a view in, the reason why
 * not out. */
#include <string.h>

#include "viz/figure.h"

/* Says why the view shows nothing of its own, or NULL. */
typedef const char *why_not(const pm_measures *measures);

static size_t edges_of_kind(const pm_measures *measures, const char *kind)
{
    const pm_map *map = pm_measures_map(measures);
    size_t count = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(map); edge++) {
        count += pm_map_edge_is(map, edge, kind) ? 1 : 0;
    }
    return count;
}

/* Does a member have a number above nought in the column? */
static bool has_some(const pm_measures *measures, const char *key)
{
    for (size_t v = 0; v < pm_measures_rows(measures, PM_LEVEL_ORGANISATION); v++) {
        double value = 0;
        if (pm_measures_number(measures, PM_LEVEL_ORGANISATION, key, v, &value) && value > 0) {
            return true;
        }
    }
    return false;
}

static const char *why_no_power(const pm_measures *measures)
{
    return pm_measures_resource(measures) != NULL || edges_of_kind(measures, "funds") > 0 ||
                   has_some(measures, "gatekeeper_of") || has_some(measures, "levers")
               ? NULL
               : "no resource, no money and no lever is stated. Record `budget` (or `staff` or "
                 "`funding`) on organisations.";
}

static const char *why_no_dependency(const pm_measures *measures)
{
    return pm_measures_tie_count(measures) > 0 ? NULL : "the map has no ties.";
}

static const char *why_no_access(const pm_measures *measures)
{
    return pm_measures_decision_body_count(measures) > 0
               ? NULL
               : "no decision body is stated. Record `decision_body` on the node where decisions "
                 "are made.";
}

static const char *why_no_structure(const pm_measures *measures)
{
    const pm_map *map = pm_measures_map(measures);
    for (size_t node = 0; node < pm_map_node_count(map); node++) {
        if (pm_map_kind(map, node) == PM_BODY || pm_map_text(map, PM_NODE_LEVEL, node) != NULL) {
            return NULL;
        }
    }
    return "no board, group or level is stated. Record each action group as a node with its "
           "`body_type`, and edges of `kind` `member`.";
}

static const char *why_no_flows(const pm_measures *measures)
{
    return edges_of_kind(measures, "funds") > 0
               ? NULL
               : "no money between partners is stated. Record edges of `kind` `funds` and their "
                 "`amount`.";
}

static const char *why_no_behaviour(const pm_measures *measures)
{
    static const pm_word words[] = {PM_EDGE_BEHAVIOUR, PM_EDGE_BEHAVIOUR_SOURCE,
                                    PM_EDGE_BEHAVIOUR_TARGET};
    const pm_map *map = pm_measures_map(measures);
    for (size_t edge = 0; edge < pm_map_edge_count(map); edge++) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            if (pm_map_choice(map, words[i], edge) >= 0) {
                return NULL;
            }
        }
    }
    return "nobody describes how partners behave to each other. Record `behaviour_source` and "
           "`behaviour_target` on edges.";
}

static const char *why_no_sectors(const pm_measures *measures)
{
    return pm_measures_rows(measures, PM_LEVEL_SECTOR) > 1
               ? NULL
               : "fewer than two sectors are stated. Record `sector` on organisations.";
}

static const char *why_no_communities(const pm_measures *measures)
{
    double communities = 0;
    bool known = pm_measures_number(measures, PM_LEVEL_NETWORK, "communities", 0, &communities);
    return known && communities > 1 &&
                   communities < (double)pm_measures_rows(measures, PM_LEVEL_ORGANISATION)
               ? NULL
               : "the map has no parts whose members deal with each other more than with others.";
}

/* A row for each view that needs more than members. */
static const struct {
    const char *view;
    why_not *why;
} NEEDS[] = {
    {"power", why_no_power},     {"dependency", why_no_dependency},
    {"access", why_no_access},   {"structure", why_no_structure},
    {"flows", why_no_flows},     {"behaviour", why_no_behaviour},
    {"sectors", why_no_sectors}, {"communities", why_no_communities},
};

const char *pm_view_shows_nothing(const pm_measures *measures, const pm_view *view)
{
    for (size_t i = 0; i < sizeof NEEDS / sizeof *NEEDS; i++) {
        if (strcmp(NEEDS[i].view, view->name) == 0) {
            return NEEDS[i].why(measures);
        }
    }
    return NULL;
}
