/* Which measures are watched for unusual places, and by which places alike are found. Of measures
 * that say the same thing (fragmentation is 1 - connectedness) one is taken, so that one fact is
 * not told twice; plain counts of size are left to the bands. */
#include <string.h>

#include "engine/cohort/gathered.h"

static const pm_compared COMPARED[] = {
    {.key = "members", .likeness = true, .logarithm = true},
    {.key = "density", .watched = true, .likeness = true},
    {.key = "isolates", .watched = true},
    {.key = "connectedness", .watched = true, .likeness = true},
    {.key = "compactness", .watched = true, .likeness = true},
    {.key = "transitivity", .watched = true, .likeness = true},
    {.key = "reciprocity", .watched = true},
    {.key = "core_fit", .watched = true, .likeness = true},
    {.key = "degree_centralization", .watched = true, .likeness = true},
    {.key = "betweenness_centralization", .watched = true, .likeness = true},
    {.key = "hierarchy", .watched = true},
    {.key = "cut_points", .watched = true},
    {.key = "bridges", .watched = true},
    {.key = "worst_loss", .watched = true},
    {.key = "modularity", .watched = true, .likeness = true},
    {.key = "ei_index", .watched = true, .likeness = true},
    {.key = "sector_assortativity", .watched = true},
    {.key = "decision_distance_mean", .watched = true, .likeness = true},
    {.key = "immediate_access", .watched = true, .likeness = true},
    {.key = "no_route", .watched = true},
    {.key = "gatekeepers", .watched = true},
    {.key = "influence_gini", .watched = true, .likeness = true},
    {.key = "top_share_", .watched = true},
    {.key = "mean_power_imbalance", .watched = true},
    {.key = "single_carrier_share", .watched = true, .likeness = true},
    {.key = "response_coverage", .watched = true},
    {.key = "confirmation_rate", .watched = true},
};

pm_compared pm_compared_of(const pm_measure *measure)
{
    for (size_t i = 0; i < sizeof COMPARED / sizeof COMPARED[0]; i++) {
        if (strcmp(COMPARED[i].key, measure->key) == 0) {
            return COMPARED[i];
        }
    }
    return (pm_compared){.key = measure->key};
}
