/* Who can reach whom, and how far apart they are: components, distances, harmonic centrality. */
#include "engine/measure/blocks.h"
#include "engine/measure/distances.h"
#include "engine/measure/study.h"

static const char NO_TWO_MEMBERS[] = "fewer than two members";
static const char NOBODY_REACHES[] = "no two members can reach each other";

/* --- components ------------------------------------------------------------------------------ */

static pm_status isolates(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    size_t count = 0;
    for (size_t v = 0; v < study->views.member_count; v++) {
        count += pm_study_degree(study, v) == 0 ? 1 : 0;
    }
    pm_define(&output->values[0], (double)count);
    return PM_OK;
}

static pm_status components(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status == PM_OK) {
        pm_define(&output->values[0], (double)blocks->component_count);
    }
    return status;
}

static pm_status largest_component_share(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status != PM_OK) {
        return status;
    }
    size_t largest = 0;
    for (size_t c = 0; c < blocks->component_count; c++) {
        largest = blocks->component_size[c] > largest ? blocks->component_size[c] : largest;
    }
    if (study->views.member_count == 0) {
        pm_undefine_all(output, "no members");
    } else {
        pm_define(&output->values[0], (double)largest / (double)study->views.member_count);
    }
    return PM_OK;
}

/* Ordered pairs joined by some path over all ordered pairs: sum s (s - 1) / (n (n - 1)). */
static pm_status connected_share(pm_study *study, double *share, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    double n = (double)study->views.member_count;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status == PM_OK) {
        *share = blocks->connected_pairs / (n * (n - 1));
    }
    return status;
}

static pm_status connectedness(pm_study *study, pm_output *output, pm_error *err)
{
    double share = 0;
    if (study->views.member_count < 2) {
        pm_undefine_all(output, NO_TWO_MEMBERS);
        return PM_OK;
    }
    pm_status status = connected_share(study, &share, err);
    pm_define(&output->values[0], share);
    return status;
}

static pm_status fragmentation(pm_study *study, pm_output *output, pm_error *err)
{
    double share = 0;
    if (study->views.member_count < 2) {
        pm_undefine_all(output, NO_TWO_MEMBERS);
        return PM_OK;
    }
    pm_status status = connected_share(study, &share, err);
    pm_define(&output->values[0], 1 - share);
    return status;
}

static pm_status unreachable_pairs(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status == PM_OK) {
        double n = (double)study->views.member_count;
        pm_define(&output->values[0], (n * (n - 1) - blocks->connected_pairs) / 2);
    }
    return status;
}

/* --- distances ------------------------------------------------------------------------------- */

/* Mean of 1/d over all pairs, 1/infinity being 0. */
static pm_status compactness(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_distances *distances = NULL;
    size_t n = study->views.member_count;
    pm_status status = pm_study_distances(study, &distances, err);
    if (status != PM_OK) {
        return status;
    }
    double sum = 0;
    for (size_t v = 0; v < n; v++) {
        sum += distances->inverse_sum[v];
    }
    if (n < 2) {
        pm_undefine_all(output, NO_TWO_MEMBERS);
    } else {
        pm_define(&output->values[0], sum / ((double)n * ((double)n - 1)));
    }
    return PM_OK;
}

static pm_status mean_distance(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_distances *distances = NULL;
    pm_status status = pm_study_distances(study, &distances, err);
    if (status != PM_OK) {
        return status;
    }
    double sum = 0;
    size_t pairs = 0;
    for (size_t v = 0; v < study->views.member_count; v++) {
        sum += distances->distance_sum[v];
        pairs += distances->reached[v];
    }
    if (pairs == 0) {
        pm_undefine_all(output, NOBODY_REACHES);
    } else {
        pm_define(&output->values[0], sum / (double)pairs);
    }
    return PM_OK;
}

static pm_status diameter(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_distances *distances = NULL;
    pm_status status = pm_study_distances(study, &distances, err);
    if (status != PM_OK) {
        return status;
    }
    if (distances->diameter == 0) {
        pm_undefine_all(output, NOBODY_REACHES);
    } else {
        pm_define(&output->values[0], (double)distances->diameter);
    }
    return PM_OK;
}

/* (1 / (n - 1)) sum 1/d. */
static pm_status harmonic(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_distances *distances = NULL;
    size_t n = study->views.member_count;
    pm_status status = pm_study_distances(study, &distances, err);
    if (status != PM_OK || n < 2) {
        pm_undefine_all(output, NO_TWO_MEMBERS);
        return status;
    }
    for (size_t v = 0; v < output->rows; v++) {
        pm_define(&output->values[v], distances->inverse_sum[v] / ((double)n - 1));
    }
    return PM_OK;
}

static pm_status reach2(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_distances *distances = NULL;
    size_t n = study->views.member_count;
    pm_status status = pm_study_distances(study, &distances, err);
    if (status != PM_OK || n < 2) {
        pm_undefine_all(output, NO_TWO_MEMBERS);
        return status;
    }
    for (size_t v = 0; v < output->rows; v++) {
        pm_define(&output->values[v], (double)distances->within_two[v] / ((double)n - 1));
    }
    return PM_OK;
}

/* Wasserman & Faust 1994: ((r - 1) / (n - 1)) (r - 1) / sum d, r members it reaches, itself
 * included. */
static pm_status closeness(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_distances *distances = NULL;
    size_t n = study->views.member_count;
    pm_status status = pm_study_distances(study, &distances, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        double others = (double)distances->reached[v];
        if (n < 2) {
            pm_undefine(&output->values[v], NO_TWO_MEMBERS);
        } else if (others <= 0) {
            pm_define(&output->values[v], 0);
        } else {
            pm_define(&output->values[v],
                      others / ((double)n - 1) * others / distances->distance_sum[v]);
        }
    }
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

static const pm_measure ROWS[] = {
    {.key = "isolates",
     .title = "Isolates",
     .level = PM_LEVEL_NETWORK,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "members",
     .range = "0..n",
     .definition = "Members without any tie.",
     .high = "Anyone here is a member on paper only.",
     .undefined = "never",
     .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
     .function = PM_FUNCTION(isolates)},
    {.key = "components",
     .title = "Separate parts",
     .level = PM_LEVEL_NETWORK,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "parts",
     .range = "0..n",
     .definition = "Largest sets of members joined by some path (weak components).",
     .high = "1: everyone can be reached. More: the partnership is in pieces.",
     .undefined = "never",
     .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
     .function = PM_FUNCTION(components)},
    {.key = "largest_component_share",
     .title = "Share in the largest part",
     .level = PM_LEVEL_NETWORK,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Members of the largest component / n.",
     .high = "1: everyone is in one piece.",
     .undefined = "no members",
     .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
     .function = PM_FUNCTION(largest_component_share)},
    {.key = "connectedness",
     .title = "Connectedness",
     .level = PM_LEVEL_NETWORK,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition =
         "Pairs joined by some path / all pairs: sum of s (s - 1) over components of size s / "
         "(n (n - 1)).",
     .high = "1: word can travel from anyone to anyone. Low: the partnership is fragmented.",
     .undefined = "fewer than two members",
     .source = "Krackhardt 1994, Graph theoretical dimensions of informal organizations",
     .function = PM_FUNCTION(connectedness)},
    {.key = "fragmentation",
     .title = "Fragmentation",
     .level = PM_LEVEL_NETWORK,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Pairs that cannot reach each other / all pairs: 1 - connectedness.",
     .high = "High: many partners cannot reach one another at all.",
     .undefined = "fewer than two members",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(fragmentation)},
    {.key = "compactness",
     .title = "Compactness",
     .level = PM_LEVEL_NETWORK,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition =
         "Mean of 1/d over all pairs, 1/infinity = 0 (global efficiency); 1 - it is Borgatti's "
         "distance-weighted fragmentation.",
     .high = "High: partners are few steps apart. Low: word passes through many hands.",
     .undefined = "fewer than two members",
     .source = "Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701",
     .function = PM_FUNCTION(compactness)},
    {.key = "mean_distance",
     .title = "Mean distance",
     .level = PM_LEVEL_NETWORK,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "hops",
     .range = "1..n-1",
     .definition = "Mean length of the shortest paths between pairs that can reach each other.",
     .high = "High: word passes through many hands. Read it beside unreachable_pairs.",
     .undefined = "no two members can reach each other",
     .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
     .function = PM_FUNCTION(mean_distance)},
    {.key = "diameter",
     .title = "Diameter",
     .level = PM_LEVEL_NETWORK,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "hops",
     .range = "1..n-1",
     .definition = "Longest of the shortest paths between pairs that can reach each other.",
     .high = "High: the two partners farthest apart hardly know of each other.",
     .undefined = "no two members can reach each other",
     .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
     .function = PM_FUNCTION(diameter)},
    {.key = "unreachable_pairs",
     .title = "Unreachable pairs",
     .level = PM_LEVEL_NETWORK,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "pairs",
     .range = "0..",
     .definition = "Unordered pairs of members without any path between them.",
     .high = "0: everyone can reach everyone.",
     .undefined = "never",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(unreachable_pairs)},
    {.key = "harmonic",
     .title = "Harmonic closeness",
     .level = PM_LEVEL_ORGANISATION,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "(1 / (n - 1)) times the sum of 1/d to all others, 1/infinity = 0.",
     .high = "High: near to everyone. Low: hears of things late.",
     .undefined = "fewer than two members",
     .source = "Boldi & Vigna 2014, doi:10.1080/15427951.2013.865686",
     .function = PM_FUNCTION(harmonic)},
    {.key = "closeness",
     .title = "Closeness (with --closeness)",
     .level = PM_LEVEL_ORGANISATION,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition =
         "((r - 1) / (n - 1)) (r - 1) / sum of d over the r - 1 others it reaches; 0 for an "
         "isolate.",
     .high = "High: near to everyone. Prefer harmonic, which needs no such correction.",
     .undefined = "fewer than two members",
     .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
     .optional = true,
     .function = PM_FUNCTION(closeness)},
    {.key = "reach2",
     .title = "Reach in two steps",
     .level = PM_LEVEL_ORGANISATION,
     .family = "connection",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Members within two hops / (n - 1).",
     .high = "High: partners' partners cover most of the partnership.",
     .undefined = "fewer than two members",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(reach2)},
};

const pm_measure_table pm_measures_of_connection = {ROWS, sizeof ROWS / sizeof *ROWS};
