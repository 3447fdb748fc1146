/* How large the map is and how many ties everyone has: counts, density, degree, strength. */
#include "engine/measure/carriers.h"
#include "engine/measure/study.h"

static const char NO_TWO_MEMBERS[] = "fewer than two members";
static const char NO_ARCS[] = "the map has no directed tie";

static void define_whole(pm_output *output, size_t count)
{
    pm_define(&output->values[0], (double)count);
}

/* --- counts of what was read: kinds of node, edges as they stand, loops and parallels included  */

static void count_kind(const pm_study *study, pm_output *output, pm_node_kind kind)
{
    size_t nodes = pm_map_node_count(study->map);
    size_t count = 0;
    for (size_t node = 0; node < nodes; node++) {
        count += pm_map_kind(study->map, node) == kind ? 1 : 0;
    }
    output->n_used = nodes;
    define_whole(output, count);
}

static pm_status organisations(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    count_kind(study, output, PM_ORGANISATION);
    return PM_OK;
}

static pm_status bodies(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    count_kind(study, output, PM_BODY);
    return PM_OK;
}

static pm_status people(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    count_kind(study, output, PM_PERSON);
    return PM_OK;
}

static pm_status outcomes(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    count_kind(study, output, PM_OUTCOME);
    return PM_OK;
}

static pm_status relationships(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    output->n_used = pm_map_edge_count(study->map);
    define_whole(output, pm_map_edge_count(study->map));
    return PM_OK;
}

/* --- counts of the views --------------------------------------------------------------------- */

static pm_status members(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    define_whole(output, study->views.member_count);
    return PM_OK;
}

static pm_status ties(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    define_whole(output, study->views.tie_count);
    return PM_OK;
}

static pm_status arcs(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    if (study->views.has_arcs) {
        define_whole(output, study->views.arc_count);
    } else {
        pm_undefine_all(output, NO_ARCS);
    }
    return PM_OK;
}

/* m / (n (n - 1) / 2) on U. */
static pm_status density(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    double n = (double)study->views.member_count;
    if (n < 2) {
        pm_undefine_all(output, NO_TWO_MEMBERS);
    } else {
        pm_define(&output->values[0], (double)study->views.tie_count / (n * (n - 1) / 2));
    }
    return PM_OK;
}

/* arcs / (n (n - 1)) on D. */
static pm_status arc_density(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    double n = (double)study->views.member_count;
    if (!study->views.has_arcs) {
        pm_undefine_all(output, NO_ARCS);
    } else {
        pm_define(&output->values[0], (double)study->views.arc_count / (n * (n - 1)));
    }
    return PM_OK;
}

static pm_status mean_degree(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    if (study->views.member_count == 0) {
        pm_undefine_all(output, "no members");
    } else {
        pm_define(&output->values[0],
                  2 * (double)study->views.tie_count / (double)study->views.member_count);
    }
    return PM_OK;
}

/* --- per organisation ------------------------------------------------------------------------ */

static pm_status degree(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t v = 0; v < output->rows; v++) {
        pm_define(&output->values[v], (double)pm_study_degree(study, v));
    }
    return PM_OK;
}

static pm_status strength(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_views *views = &study->views;
    double *sum = pm_study_new(study, views->member_count, sizeof *sum);
    if (sum == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t t = 0; t < views->tie_count; t++) {
        sum[views->tie_a[t]] += views->tie_strength[t];
        sum[views->tie_b[t]] += views->tie_strength[t];
    }
    for (size_t v = 0; v < output->rows; v++) {
        pm_define(&output->values[v], sum[v]);
    }
    return PM_OK;
}

static void define_arcs(const pm_study *study, pm_output *output, const pm_neighbours *near)
{
    for (size_t v = 0; v < output->rows; v++) {
        if (study->views.has_arcs) {
            pm_define(&output->values[v], (double)(near->start[v + 1] - near->start[v]));
        } else {
            pm_undefine(&output->values[v], NO_ARCS);
        }
    }
}

static pm_status in_degree(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    define_arcs(study, output, &study->views.predecessors);
    return PM_OK;
}

static pm_status out_degree(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    define_arcs(study, output, &study->views.successors);
    for (size_t v = 0; v < output->rows;
         v++) { /* what a silent member would have reported is missing */
        size_t node = study->views.node_of_member[v];
        if (study->views.has_arcs && pm_map_boolean(study->map, PM_NODE_RESPONDED, node) == PM_NO) {
            pm_undefine(&output->values[v], "it did not respond");
        }
    }
    return PM_OK;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define COUNT_ROW(word, name, over, text, reading, never, why)                                     \
    {                                                                                              \
        .key = #word, .title = name, .level = PM_LEVEL_NETWORK, .family = "size", .view = over,    \
        .type = PM_VALUE_COUNT, .unit = "", .range = "0..", .definition = text, .high = reading,   \
        .undefined = never, .source = why, .function = PM_FUNCTION(word)                           \
    }

static const pm_measure ROWS[] = {
    COUNT_ROW(organisations, "Organisations", "map",
              "Nodes of kind organisation; a node without a known kind is one.",
              "Size only: density and centralisation move with it, so compare like with like.",
              "never", "partmap"),
    COUNT_ROW(bodies, "Bodies", "map", "Nodes of kind body: boards, groups and forums.",
              "Many bodies for few organisations means the same people meet often.", "never",
              "partmap"),
    COUNT_ROW(people, "People", "map", "Nodes of kind person.",
              "People carry ties; they are not members.", "never", "partmap"),
    COUNT_ROW(outcomes, "Outcomes", "map", "Nodes of kind outcome.",
              "What the partnership says it is for.", "never", "partmap"),
    COUNT_ROW(relationships, "Relationships", "map",
              "Edges as read, loops and parallel edges included.",
              "More relationships than ties means several kinds of tie between the same partners.",
              "never", "partmap"),
    COUNT_ROW(members, "Members", "U ties",
              "Organisations and bodies; every node when the map has neither.",
              "The n of every other measure.", "never", "partmap"),
    COUNT_ROW(ties, "Ties", "U ties",
              "Pairs of different members joined by at least one accepted relationship.",
              "The m of every other measure.", "never", "partmap"),
    COUNT_ROW(arcs, "Arcs", "D arcs",
              "Ordered pairs of different members; an undirected tie counts as two.",
              "The directed reading of the same ties.", "no directed tie in the map", "partmap"),
    {.key = "density",
     .title = "Density",
     .level = PM_LEVEL_NETWORK,
     .family = "size",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Ties there are out of all possible: m / (n (n - 1) / 2).",
     .high =
         "High: most partners deal with most others. It falls as a partnership grows, so compare "
         "only maps of like size.",
     .undefined = "fewer than two members",
     .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
     .function = PM_FUNCTION(density)},
    {.key = "arc_density",
     .title = "Density of arcs",
     .level = PM_LEVEL_NETWORK,
     .family = "size",
     .view = "D arcs",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Arcs there are out of all possible: arcs / (n (n - 1)).",
     .high = "Lower than density where ties run one way only.",
     .undefined = "no directed tie in the map",
     .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
     .function = PM_FUNCTION(arc_density)},
    {.key = "mean_degree",
     .title = "Mean number of partners",
     .level = PM_LEVEL_NETWORK,
     .family = "size",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "ties",
     .range = "0..n-1",
     .definition = "Ties a member has on average: 2 m / n.",
     .high = "High: members keep many relationships going, which costs time.",
     .undefined = "no members",
     .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
     .function = PM_FUNCTION(mean_degree)},
    {.key = "degree",
     .title = "Partners",
     .level = PM_LEVEL_ORGANISATION,
     .family = "size",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "ties",
     .range = "0..n-1",
     .definition = "Other members it has a tie with.",
     .high = "High: well connected, and busy. 0: isolated.",
     .undefined = "never",
     .source = "Freeman 1979, doi:10.1016/0378-8733(78)90021-7",
     .function = PM_FUNCTION(degree)},
    {.key = "strength",
     .title = "Strength of ties",
     .level = PM_LEVEL_ORGANISATION,
     .family = "size",
     .view = "W strengths",
     .type = PM_VALUE_NUMBER,
     .unit = "",
     .range = "0..",
     .definition = "Sum of the strengths of its relationships; one without a strength counts 1.",
     .high = "High beside a low number of partners: few but deep relationships.",
     .undefined = "never",
     .source = "Barrat et al. 2004, doi:10.1073/pnas.0400087101",
     .function = PM_FUNCTION(strength)},
    {.key = "in_degree",
     .title = "Arcs in",
     .level = PM_LEVEL_ORGANISATION,
     .family = "size",
     .view = "D arcs",
     .type = PM_VALUE_COUNT,
     .unit = "arcs",
     .range = "0..n-1",
     .definition = "Members from which an arc comes to it; an undirected tie counts.",
     .high = "High: sought out, informed or paid by many.",
     .undefined = "no directed tie in the map",
     .source = "Freeman 1979, doi:10.1016/0378-8733(78)90021-7",
     .function = PM_FUNCTION(in_degree)},
    {.key = "out_degree",
     .title = "Arcs out",
     .level = PM_LEVEL_ORGANISATION,
     .family = "size",
     .view = "D arcs",
     .type = PM_VALUE_COUNT,
     .unit = "arcs",
     .range = "0..n-1",
     .definition = "Members to which an arc goes from it; an undirected tie counts.",
     .high = "High: reaches out to, informs or pays many.",
     .undefined = "no directed tie in the map, or it is stated not to have responded",
     .source = "Freeman 1979, doi:10.1016/0378-8733(78)90021-7",
     .function = PM_FUNCTION(out_degree)},
};

const pm_measure_table pm_measures_of_size = {ROWS, sizeof ROWS / sizeof *ROWS};
