/* One map in a child process: see batch_child.h. */
#include "cli/batch_child.h"

#include <string.h>
#include <unistd.h>

#include "cli/batch_frames.h"
#include "cli/batch_products.h"
#include "cli/job.h"
#include "formats/child_confine.h"

/* The work on one map. */
typedef struct work {
    const pm_batch_task *task;
    const pm_cli *cli;
    pm_job job;
    int out;
    pm_stage stage;
} work;

/* --- stages ---------------------------------------------------------------------------------- */

/* From within its folder: so what is written says the file's name, not where it lay. */
static pm_status read_map(work *w, pm_error *err)
{
    const char *path = w->task->map->path;
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    pm_text folder = {0};
    pm_text_add_bytes(&folder, path, slash != NULL ? (size_t)(slash - path) + 1 : 0);
    pm_status status = pm_text_check(&folder, err);
    if (status == PM_OK && folder.length > 0 && chdir(pm_text_bytes(&folder)) != 0) {
        status = pm_fail(err, PM_IO, "The folder of the map cannot be entered.");
    }
    pm_text_free(&folder);
    if (status == PM_OK) {
        status = pm_job_take(w->cli, name, &w->job, err);
    }
    if (status == PM_OK && pm_job_graphs(&w->job) > 1) {
        pm_text first = {0};
        pm_job_add_graph_name(&w->job, 0, &first);
        pm_fail(err, PM_INVALID,
                "It has %zu graphs, and a place is one: choose it, such as --graph=%s, or write "
                "each to a file of its own.",
                pm_job_graphs(&w->job), pm_text_bytes(&first));
        pm_text_free(&first);
        status = PM_INVALID;
    }
    return status;
}

static pm_status measure_map(work *w, pm_error *err)
{
    pm_job *job = &w->job;
    pm_status status = pm_measure_map(job->map, &w->cli->arguments->settings, &job->measures, err);
    if (status == PM_OK) {
        pm_frame_size(w->out, pm_measures_rows(job->measures, PM_LEVEL_ORGANISATION),
                      pm_measures_rows(job->measures, PM_LEVEL_RELATIONSHIP));
    }
    return status;
}

static pm_status audit_map(work *w, pm_error *err)
{
    pm_audit_options options = pm_default_audit_options();
    options.rules = w->job.rules;
    return pm_audit_map(w->job.measures, &options, &w->job.findings, err);
}

/* What a stage does before its products are made; NULL: nothing. */
static pm_status (*const DO_STAGE[PM_STAGE_COUNT])(work *w, pm_error *err) = {
    [PM_STAGE_READ] = read_map, [PM_STAGE_MEASURE] = measure_map, [PM_STAGE_AUDIT] = audit_map};

/* --- products -------------------------------------------------------------------------------- */

static bool is_made_with_another(size_t index)
{
    return index < pm_batch_product_count() && pm_batch_product_at(index)->make == NULL;
}

/* The product, and the one after it where both are made together. */
static pm_status make_product(work *w, size_t index, pm_error *err)
{
    const pm_batch_product *product = pm_batch_product_at(index);
    pm_text bytes = {0};
    pm_text next = {0};
    if (product->needs_findings && w->job.findings == NULL) {
        return pm_fail(err, PM_INVALID, "There are no findings for it, as the audit failed.");
    }
    pm_status status = product->make(w->cli, &w->job, &bytes, &next, err);
    if (status == PM_OK) {
        status = pm_text_check(&bytes, err);
    }
    if (status == PM_OK) {
        status = pm_text_check(&next, err);
    }
    if (status == PM_OK) {
        pm_frame_product(w->out, index, &bytes);
    }
    if (status == PM_OK && is_made_with_another(index + 1)) {
        pm_frame_product(w->out, index + 1, &next);
    }
    pm_text_free(&bytes);
    pm_text_free(&next);
    return status;
}

static bool is_wanted(const work *w, const pm_batch_product *product)
{
    return product->make != NULL && product->stage == w->stage &&
           pm_batch_makes(w->cli->arguments, product);
}

/* Memory that is short here is short by the limit, mostly. */
static void say_failure(const work *w, pm_error *err)
{
    if (err->code == PM_MEMORY) {
        pm_fail(err, PM_MEMORY,
                "It needs more than %zu MiB of memory: allow more with --memory, or look at the "
                "map by itself.",
                w->task->batch->limits.memory >> 20U);
    }
    pm_frame_fail(w->out, w->stage, err);
}

/* False when no later stage can be tried. */
static bool do_stage(work *w)
{
    pm_error err = {0};
    pm_frame_begin(w->out, w->stage);
    pm_status status = DO_STAGE[w->stage] != NULL ? DO_STAGE[w->stage](w, &err) : PM_OK;
    bool goes_on = status == PM_OK || w->stage >= PM_STAGE_AUDIT;
    for (size_t i = 0; i < pm_batch_product_count() && status == PM_OK; i++) {
        if (is_wanted(w, pm_batch_product_at(i))) {
            status = make_product(w, i, &err);
        }
    }
    if (status != PM_OK) {
        say_failure(w, &err);
    }
    return goes_on;
}

void pm_batch_do_map(const void *context, int out)
{
    const pm_batch_task *task = context;
    work w = {.task = task, .cli = task->batch->cli, .job.rules = task->batch->rules, .out = out};
    /* Where the system cannot do that nothing is lost: no reader opens anything but the map. */
    (void)!pm_child_confine();
    bool goes_on = true;
    for (w.stage = 0; w.stage < PM_STAGE_COUNT && goes_on; w.stage++) {
        goes_on = do_stage(&w);
    }
    pm_frame_end(out);
    w.job.rules = NULL; /* the batch's */
    pm_job_free(&w.job);
}
