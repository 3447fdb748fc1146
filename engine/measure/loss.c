/* What the loss of one member or one tie does: cut-points, bridges, who is cut off, fragmentation.
 */
#include <stdint.h>

#include "engine/measure/blocks.h"
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

/* Names listed for all members together; on a long chain they would grow as the square of its
 * length. */
enum { MOST_NAMES = 5000000 };

static pm_status cut_off(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    size_t listed = 0;
    pm_status status = pm_study_blocks(study, &blocks, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        size_t *members = NULL;
        size_t count = 0;
        if (listed > MOST_NAMES) {
            pm_undefine(&output->values[v], "too many names to list on this map");
            continue;
        }
        status = pm_blocks_cut_off(study, blocks, v, &members, &count, err);
        const char **ids = status == PM_OK ? pm_study_new(study, count, sizeof *ids) : NULL;
        if (ids == NULL) {
            return status != PM_OK ? status : pm_fail_memory(err);
        }
        for (size_t i = 0; i < count; i++) {
            ids[i] = pm_map_node_id(study->map, study->views.node_of_member[members[i]]);
        }
        pm_define_list(&output->values[v], ids, count);
        listed += count;
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
     .undefined = "never below some thousands of members; empty unless it is a cut-point",
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
