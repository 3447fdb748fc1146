/* partmap check MAP...: every problem with its place and remedy; of a sound map one line that says
 * what is in it, and beneath it how the file was read. This is the command's result, so it goes to
 * standard output; only what keeps a file from being read at all is an error message. */
#include "cli/check_account.h"
#include "cli/job.h"
#include "cli/report.h"

/* Nodes by kind, and how many of them count as members. */
typedef struct census {
    size_t kinds[PM_NODE_KIND_COUNT];
    size_t members;
} census;

static census count_nodes(const pm_map *map)
{
    census counted = {0};
    for (size_t node = 0; node < pm_map_node_count(map); node++) {
        counted.kinds[pm_map_kind(map, node)]++;
    }
    counted.members = counted.kinds[PM_ORGANISATION] + counted.kinds[PM_BODY];
    if (counted.members == 0) {
        counted.members = pm_map_node_count(map);
    }
    return counted;
}

static void add_count(pm_text *out, const char *between, size_t count, const char *one,
                      const char *many)
{
    pm_text_addf(out, "%s%zu %s", between, count, count == 1 ? one : many);
}

/* "town.graphml: sound: 29 members (24 organisations, 5 bodies), 61 relationships, 12 people." */
static void add_sound(pm_text *out, const pm_job *job, size_t graph, size_t warnings)
{
    const pm_map *map = job->reading.maps[graph];
    census counted = count_nodes(map);
    pm_problem line = {.is_error = 1};
    pm_text words = {0};
    if (pm_job_graphs(job) > 1) {
        pm_text_add(&words, "graph ");
        pm_job_add_graph_name(job, graph, &words);
        pm_text_add(&words, ": ");
    }
    add_count(&words, "sound: ", counted.members, "member", "members");
    if (counted.kinds[PM_ORGANISATION] + counted.kinds[PM_BODY] > 0) {
        add_count(&words, " (", counted.kinds[PM_ORGANISATION], "organisation", "organisations");
        add_count(&words, ", ", counted.kinds[PM_BODY], "body", "bodies");
        pm_text_add(&words, ")");
    }
    add_count(&words, ", ", pm_map_edge_count(map), "relationship", "relationships");
    if (counted.kinds[PM_PERSON] > 0) {
        add_count(&words, ", ", counted.kinds[PM_PERSON], "person", "people");
    }
    if (counted.kinds[PM_OUTCOME] > 0) {
        add_count(&words, ", ", counted.kinds[PM_OUTCOME], "outcome", "outcomes");
    }
    if (warnings > 0) {
        add_count(&words, "; ", warnings, "warning", "warnings");
    }
    pm_text_add(&words, ".");
    line.message = words.bytes;
    if (words.failed || line.message == NULL) {
        out->failed = true;
    } else {
        pm_add_problem(out, job->path, &line);
    }
    pm_text_free(&words);
}

/* Ties of a node with itself are read and then left out of every measure: that has to be said. */
static pm_status warn_of_loops(const pm_map *map, pm_problems *problems, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; i < pm_map_edge_count(map) && status == PM_OK; i++) {
        const pm_edge *edge = pm_map_edge(map, i);
        if (edge->source == edge->target) {
            status = pm_problems_add(problems, 0, edge->line, edge->column, err,
                                     "The tie joins \"%s\" with itself: it is left out of every "
                                     "measure. Check its source and target.",
                                     pm_map_node_id(map, edge->source));
        }
    }
    return status;
}

static void add_problems(const pm_cli *cli, const pm_job *job, pm_text *out)
{
    for (size_t i = 0; i < job->reading.problems.count; i++) {
        const pm_problem *problem = &job->reading.problems.items[i];
        if (problem->is_error || !cli->arguments->quiet) {
            pm_add_problem(out, job->path, problem);
        }
    }
    if (job->reading.problems.warnings_left_out > 0) {
        pm_remark(cli, "%s: %zu more warnings are not shown.", job->path,
                  job->reading.problems.warnings_left_out);
    }
}

static pm_exit check_map(const pm_cli *cli, const char *path)
{
    pm_job job = {0};
    pm_text text = {0};
    pm_error err = {0};
    pm_status status = pm_job_take(cli, path, &job, &err);
    size_t first = job.reading.problems.count;
    for (size_t i = 0; status == PM_OK && i < pm_job_graphs(&job); i++) {
        status = warn_of_loops(job.reading.maps[i], &job.reading.problems, &err);
    }
    if (status == PM_OK && job.reading.edges_file != NULL) {
        status = pm_problems_name_file(&job.reading.problems, first, job.reading.edges_file, &err);
    }
    pm_exit done = pm_exit_of_input(&err);
    add_problems(cli, &job, &text);
    size_t warnings = job.reading.problems.count + job.reading.problems.warnings_left_out;
    bool sound = status == PM_OK && !cli->arguments->quiet;
    for (size_t i = 0; sound && i < pm_job_graphs(&job); i++) {
        /* Warnings are of the whole file: the last line counts them. */
        add_sound(&text, &job, i, i + 1 == pm_job_graphs(&job) ? warnings : 0);
        status = pm_account_add(cli, &job, i, &text, &err);
        sound = status == PM_OK;
    }
    if (status != PM_OK && (status != PM_INVALID || job.reading.problems.errors == 0)) {
        pm_report_error(cli->streams, cli->command, &err);
    }
    pm_send(cli->streams, &text);
    if (err.code == PM_MEMORY || pm_text_check(&text, &err) != PM_OK) {
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    pm_text_free(&text);
    pm_job_free(&job);
    return done;
}

/* The worst outcome of all maps: an input fault stands over "done", any other fault over both. */
pm_exit pm_command_check(const pm_cli *cli)
{
    pm_exit worst = PM_EXIT_DONE;
    for (size_t i = 0; i < cli->arguments->operand_count; i++) {
        pm_exit done = check_map(cli, cli->arguments->operands[i]);
        worst = done > worst ? done : worst;
    }
    return worst;
}
