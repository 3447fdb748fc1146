/* Drawing: the registry of views. One row says what size means and what is marked; whoever draws or
 * explains walks the rows. */
#include "viz/views.h"

#include <string.h>

#define SHORTEST_ROUTES                                                                            \
    "Size: share of the shortest routes between others that pass through a member."

static const struct pm_view_marks OVERVIEW = {.widths_by_strength = true};

/* The view draws money with arrows and rings gatekeepers. */
static const char *const POWER_RULES[] = {"power", "agreement", "gatekeeper", NULL};

static const char *const DEPENDENCY_RULES[] = {"dependence", "one-person-route", "single-carrier",
                                               "no-route", NULL};

static const struct pm_view_marks POWER = {
    .fallback_key = "betweenness_share",
    .fallback_words = SHORTEST_ROUTES,
    .ring_key = "gatekeeper_of",
    .ring_words = "gatekeeper: others' only way to decisions",
    .own_rules = POWER_RULES,
    .size_of_resource = true,
    .funds = true,
    .levers = true,
};

static const struct pm_view_marks DEPENDENCY = {
    .ring_key = "cut_point",
    .ring_words = "cut-point: the map falls apart without it",
    .own_rules = DEPENDENCY_RULES,
    .fragile_ties = true,
    .cut_off = true,
};

static const char *const ACCESS_RULES[] = {
    "no-route",        "gatekeeper", "decision-bridge", "sector-distance", "sector-seat",
    "conscripts-edge", NULL};

static const struct pm_view_marks ACCESS = {
    .placing = PM_PLACING_RINGS,
    .fallback_key = "degree",
    .fallback_words = "No decision body is stated, so there are no rings. Size: number of partners "
                      "a member works with.",
    .own_rules = ACCESS_RULES,
    .cut_off = true,
};

static const char *const BEHAVIOUR_RULES[] = {"two-views", "agreement", "dispute", NULL};

static const struct pm_view_marks BEHAVIOUR = {
    .own_rules = BEHAVIOUR_RULES,
    .behaviour = true,
};

static const char *const FLOW_RULES[] = {"dominant-funder", "agreement", "support-line", NULL};

static const struct pm_view_marks FLOWS = {
    .fallback_key = "degree",
    .fallback_words = "No amount is stated. Size: number of partners a member works with.",
    .own_rules = FLOW_RULES,
    .funds = true,
    .only_funds = true,
};

static const char *const STRUCTURE_RULES[] = {
    "group-way-up", "group-lead", "group-members", "support-line", "sector-seat",
    "refer-back",   NULL};

static const struct pm_view_marks STRUCTURE = {
    .placing = PM_PLACING_LAYERS,
    .ring_words = "has a seat on the decision body",
    .own_rules = STRUCTURE_RULES,
    .structural = true,
};

static const char *const SECTOR_RULES[] = {"sectors", NULL};

static const struct pm_view_marks SECTORS = {
    .placing = PM_PLACING_CIRCLE,
    .gathers = PM_GATHERS_SECTORS,
    .own_rules = SECTOR_RULES,
};

static const struct pm_view_marks COMMUNITIES = {
    .placing = PM_PLACING_CIRCLE,
    .gathers = PM_GATHERS_COMMUNITIES,
};

static const pm_view VIEWS[] = {
    {"overview", "Who works with whom", "degree", "Size: number of partners it works with.",
     "who works with whom; size by the number of partners", &OVERVIEW},
    {"power", "Who holds money and power", "resource_share", "Size: share of the stated resource.",
     "who holds resources, levers and the ways to decisions; who funds whom", &POWER},
    {"dependency", "Who the partnership depends on", "betweenness_share", SHORTEST_ROUTES,
     "cut-points, only links, ties carried by one person, who is cut off", &DEPENDENCY},
    {"access", "How far members are from decisions", "gatekeeper_of",
     "Size: how many others reach the decision body only through a member.",
     "rings of distance round the decision body, sectors kept together", &ACCESS},
    {"structure", "How the partnership is built", "degree",
     "Size: number of partners it works with. Frames hold those who sit in one group alone.",
     "layers from top to bottom, groups as frames, who sits in several", &STRUCTURE},
    {"flows", "Who funds whom", "funding_out",
     "Size: money a member gives. Arrows go from giver to receiver.",
     "money from giver to receiver, wider for more, amounts in figures", &FLOWS},
    {"behaviour", "How partners behave to each other", "degree",
     "Size: number of partners it works with.",
     "the continuum from competition to coevolution; ties whose ends disagree", &BEHAVIOUR},
    {"sectors", "How sectors work together", "degree",
     "A mark is a sector, its size the number of members, a line the share of pairs that are tied.",
     "one mark a sector, lines by the share of pairs that are tied; for large maps", &SECTORS},
    {"communities", "Who deals with each other most", "degree",
     "A mark is a community, its size the number of members, a line the share of pairs that are "
     "tied.",
     "one mark a community of members who deal with each other; for large maps", &COMMUNITIES},
};

size_t pm_view_count(void)
{
    return sizeof VIEWS / sizeof VIEWS[0];
}

const pm_view *pm_view_at(size_t index)
{
    return &VIEWS[index];
}

const pm_view *pm_view_find(const char *name)
{
    for (size_t i = 0; i < pm_view_count(); i++) {
        if (strcmp(VIEWS[i].name, name) == 0) {
            return &VIEWS[i];
        }
    }
    return NULL;
}
