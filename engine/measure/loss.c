/* What the loss of one member or one tie does: cut-points, bridges, who is cut off, fragmentation.
 */
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/blocks.h"
#include "engine/measure/distances.h"
#include "engine/measure/study.h"

static const char NO_THREE_MEMBERS[] = "fewer than three members";
static const char NOT_ACCEPTED[] = "not an accepted tie between two members";

static pm_status cut_points(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status == PM_OK) {
        pm_define(&output->values[0], (double)blocks->cut_point_count);
    }
    return status;
}

static pm_status bridges(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status == PM_OK) {
        pm_define(&output->values[0], (double)blocks->bridge_count);
    }
    return status;
}

/* F(G - v) - F(G), each over its own number of pairs. */
static double loss_of(const pm_study *study, const pm_blocks *blocks, size_t member)
{
    double n = (double)study->views.member_count;
    double before = blocks->connected_pairs / (n * (n - 1));
    double after = pm_blocks_pairs_without(study, blocks, member) / ((n - 1) * (n - 2));
    return before - after;
}

static pm_status worst_loss(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    size_t n = study->views.member_count;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status != PM_OK || n < 3) {
        pm_undefine_all(output, NO_THREE_MEMBERS);
        return status;
    }
    double worst = loss_of(study, blocks, 0);
    for (size_t v = 1; v < n; v++) {
        double loss = loss_of(study, blocks, v);
        worst = loss > worst ? loss : worst;
    }
    pm_define(&output->values[0], worst);
    return PM_OK;
}

/* --- distances after a loss ------------------------------------------------------------------ */

/* Above so many additions (a few minutes) the deletions are not made. */
static const double MOST_WORK = 2e11;

/* Sum of 1/d over ordered pairs of the others, by a search from each of them around the member. */
static double inverse_sum_without(const pm_study *study, size_t member, size_t *distance,
                                  size_t *queue)
{
    const pm_neighbours *near = &study->views.near;
    size_t n = study->views.member_count;
    double sum = 0;
    for (size_t source = 0; source < n; source++) {
        size_t tail = 0;
        if (source == member) {
            continue;
        }
        for (size_t v = 0; v < n; v++) {
            distance[v] = v == member ? 0 : SIZE_MAX; /* seen already, so never entered */
        }
        distance[source] = 0;
        queue[tail++] = source;
        for (size_t head = 0; head < tail; head++) {
            size_t v = queue[head];
            sum += head > 0 ? 1 / (double)distance[v] : 0;
            for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
                size_t other = near->list[i];
                if (distance[other] == SIZE_MAX) {
                    distance[other] = distance[v] + 1;
                    queue[tail++] = other;
                }
            }
        }
    }
    return sum;
}

/* DF(G - v) - DF(G) of every member into study->distance_loss, once. A member between no others
 * (betweenness 0) changes no distance of theirs: only its own pairs go. */
static pm_status find_distance_losses(pm_study *study, pm_error *err)
{
    const pm_distances *distances = NULL;
    const double *betweenness = NULL;
    size_t n = study->views.member_count;
    pm_status status = pm_study_distances(study, &distances, err);
    status = status == PM_OK ? pm_study_betweenness(study, &betweenness, err) : status;
    if (status != PM_OK) {
        return status;
    }
    double *losses = pm_study_new(study, n, sizeof *losses);
    size_t *distance = pm_study_new(study, n, sizeof *distance);
    size_t *queue = pm_study_new(study, n, sizeof *queue);
    if (losses == NULL || distance == NULL || queue == NULL) {
        return pm_fail_memory(err);
    }
    double all = 0;
    for (size_t v = 0; v < n; v++) {
        all += distances->inverse_sum[v];
    }
    double others = (double)n - 1;
    for (size_t v = 0; v < n; v++) {
        double without = betweenness[v] > 0 ? inverse_sum_without(study, v, distance, queue)
                                            : all - 2 * distances->inverse_sum[v];
        losses[v] = all / ((double)n * others) - without / (others * (others - 1));
    }
    study->distance_losses = losses;
    return PM_OK;
}

/* Losses where they are defined and not too costly; otherwise undefines and leaves *losses NULL. */
static pm_status distance_losses_if_any(pm_study *study, pm_output *output, const double **losses,
                                        pm_error *err)
{
    double n = (double)study->views.member_count;
    double work = n * n * (n + 2 * (double)study->views.tie_count);
    pm_status status = PM_OK;
    *losses = NULL;
    if (n < 3) {
        pm_undefine_all(output, NO_THREE_MEMBERS);
    } else if (work > MOST_WORK) {
        pm_undefine_all(output, "the map is too large to take out every member in turn");
    } else {
        status = study->distance_losses == NULL ? find_distance_losses(study, err) : PM_OK;
        *losses = study->distance_losses;
    }
    return status;
}

static pm_status loss_distance_fragmentation(pm_study *study, pm_output *output, pm_error *err)
{
    const double *losses = NULL;
    pm_status status = distance_losses_if_any(study, output, &losses, err);
    for (size_t v = 0; v < output->rows && losses != NULL; v++) {
        pm_define(&output->values[v], losses[v]);
    }
    return status;
}

static pm_status worst_loss_distance(pm_study *study, pm_output *output, pm_error *err)
{
    const double *losses = NULL;
    pm_status status = distance_losses_if_any(study, output, &losses, err);
    if (losses == NULL) {
        return status;
    }
    double worst = losses[0];
    for (size_t v = 1; v < study->views.member_count; v++) {
        worst = losses[v] > worst ? losses[v] : worst;
    }
    pm_define(&output->values[0], worst);
    return status;
}

/* --- members and ties ------------------------------------------------------------------------ */

static pm_status cut_point(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        pm_define(&output->values[v], blocks->is_cut_point[v] ? 1 : 0);
    }
    return status;
}

static pm_status cut_off(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        size_t *members = NULL;
        size_t count = 0;
        status = pm_blocks_cut_off(study, blocks, v, &members, &count, err);
        const char **ids = status == PM_OK ? pm_study_new(study, count, sizeof *ids) : NULL;
        if (ids == NULL) {
            return status != PM_OK ? status : pm_fail_memory(err);
        }
        for (size_t i = 0; i < count; i++) {
            ids[i] = pm_map_node_id(study->map, study->views.node_of_member[members[i]]);
        }
        pm_define_list(&output->values[v], ids, count);
    }
    return status;
}

static pm_status loss_fragmentation(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status != PM_OK || study->views.member_count < 3) {
        pm_undefine_all(output, NO_THREE_MEMBERS);
        return status;
    }
    for (size_t v = 0; v < output->rows; v++) {
        pm_define(&output->values[v], loss_of(study, blocks, v));
    }
    return PM_OK;
}

static pm_status bridge(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    pm_status status = pm_study_blocks(study, &blocks, err);
    for (size_t e = 0; e < output->rows && status == PM_OK; e++) {
        size_t tie = study->views.tie_of_edge[e];
        if (tie == SIZE_MAX) {
            pm_undefine(&output->values[e], NOT_ACCEPTED);
        } else {
            pm_define(&output->values[e], blocks->is_bridge[tie] ? 1 : 0);
        }
    }
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

static const pm_measure ROWS[] = {
    {.key = "cut_points",
     .title = "Cut-points",
     .level = PM_LEVEL_NETWORK,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "members",
     .range = "0..n-2",
     .definition = "Members whose loss leaves more separate parts than before.",
     .high = "Each is a single point of failure for somebody.",
     .undefined = "never",
     .source = "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
     .function = PM_FUNCTION(cut_points)},
    {.key = "bridges",
     .title = "Bridges",
     .level = PM_LEVEL_NETWORK,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "ties",
     .range = "0..n-1",
     .definition =
         "Ties whose loss leaves more separate parts than before; parallel and reciprocal "
         "relationships are one tie.",
     .high = "Each is the only link between two sides.",
     .undefined = "never",
     .source = "Tarjan 1974, doi:10.1016/0020-0190(74)90003-9",
     .function = PM_FUNCTION(bridges)},
    {.key = "worst_loss",
     .title = "Worst single loss",
     .level = PM_LEVEL_NETWORK,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "change of share",
     .range = "-1..1",
     .definition = "Largest loss_fragmentation of any member.",
     .high = "High: one departure would break up much of the partnership.",
     .undefined = "fewer than three members",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(worst_loss)},
    {.key = "worst_loss_distance",
     .title = "Worst single loss by distance",
     .level = PM_LEVEL_NETWORK,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "change of share",
     .range = "-1..1",
     .definition = "Largest loss_distance_fragmentation of any member.",
     .high = "High: one departure would put others much farther apart.",
     .undefined = "fewer than three members, or too large a map",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(worst_loss_distance)},
    {.key = "cut_point",
     .title = "Cut-point",
     .level = PM_LEVEL_ORGANISATION,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_BOOLEAN,
     .unit = "",
     .range = "true or false",
     .definition = "Its loss leaves more separate parts than before.",
     .high = "True: some partners reach the rest only through it.",
     .undefined = "never",
     .source = "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
     .function = PM_FUNCTION(cut_point)},
    {.key = "cut_off",
     .title = "Cut off by its loss",
     .level = PM_LEVEL_ORGANISATION,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_LIST,
     .unit = "members",
     .range = "ids",
     .definition =
         "Members of its component left outside the largest part when it goes; of equal parts "
         "the one with the earliest member stays.",
     .high = "Those named would need a second way in.",
     .undefined = "never; empty unless it is a cut-point",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(cut_off)},
    {.key = "loss_fragmentation",
     .title = "Fragmentation by its loss",
     .level = PM_LEVEL_ORGANISATION,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "change of share",
     .range = "-1..1",
     .definition =
         "F(G - v) - F(G): fragmentation of the others without it, less fragmentation now. "
         "Losing an isolate lowers it.",
     .high = "High: its departure would break up the partnership.",
     .undefined = "fewer than three members",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(loss_fragmentation)},
    {.key = "loss_distance_fragmentation",
     .title = "Distance added by its loss",
     .level = PM_LEVEL_ORGANISATION,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "change of share",
     .range = "-1..1",
     .definition =
         "DF(G - v) - DF(G), DF = 1 - compactness: how much farther apart the others come.",
     .high = "High: without it the others are farther from each other.",
     .undefined = "fewer than three members, or too large a map",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(loss_distance_fragmentation)},
    {.key = "bridge",
     .title = "Bridge",
     .level = PM_LEVEL_RELATIONSHIP,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_BOOLEAN,
     .unit = "",
     .range = "true or false",
     .definition = "The tie is the only link between its two sides.",
     .high = "True: if it lapses, the two sides lose each other.",
     .undefined = "not an accepted tie between two members",
     .source = "Tarjan 1974, doi:10.1016/0020-0190(74)90003-9",
     .function = PM_FUNCTION(bridge)},
};

const pm_measure_table pm_measures_of_loss = {ROWS, sizeof ROWS / sizeof *ROWS};
