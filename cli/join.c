/* Joining place folders: see join.h. Places are read ahead in threads and taken one after the other
 * here; of each only its numbers are kept, for the cohort of its run. */
#include "cli/join.h"

#include <stdlib.h>
#include <string.h>

#include "cli/ahead.h"
#include "cli/join_gather.h"
#include "cli/join_list.h"
#include "cli/join_place.h"
#include "cli/join_tables.h"
#include "formats/folder_stream.h"
#include "formats/place_cohort.h"
#include "formats/place_results.h"
#include "formats/results_store.h"
#include "viz/cohort_page.h"

/* The files that are written, in the order in which they take their names. */
typedef enum joined_file {
    ORGANISATIONS,
    NETWORKS,
    FINDINGS,
    FAILURES,
    COHORT,
    PAGE,
    STORE,
    FILE_COUNT
} joined_file;

static const char *const FILE_NAMES[FILE_COUNT] = {
    [ORGANISATIONS] = "organisations.csv",
    [NETWORKS] = "networks.csv",
    [FINDINGS] = "findings.csv",
    [FAILURES] = "failures.csv",
    [COHORT] = "cohort.csv",
    [PAGE] = "cohort.html",
    [STORE] = "partmap.sqlite",
};

typedef struct joining {
    const pm_join_options *options;
    pm_kept kept;
    pm_folder out;
    pm_join_list list;
    pm_cohort **runs;
    size_t run_count, run_capacity;
    pm_folder_stream streams[FILE_COUNT];
    pm_results_store *store;
    pm_text text; /* rows on their way to a file */
    pm_joined joined;
} joining;

void pm_joined_free(pm_joined *joined)
{
    free(joined->run);
    free(joined->example);
    *joined = (pm_joined){0};
}

/* --- beginning ------------------------------------------------------------------------------- */

static pm_status open_store(joining *j, pm_error *err)
{
    pm_text path = {0};
    pm_folder_stream_path(&j->streams[STORE], &path);
    pm_status status = pm_text_check(&path, err);
    if (status == PM_OK) {
        status = pm_results_store_begin(pm_text_bytes(&path), &j->kept, &j->store, err);
    }
    pm_text_free(&path);
    return status;
}

static pm_status write_headers(joining *j, pm_error *err)
{
    pm_add_organisations_header(&j->text, &j->kept);
    pm_status status = pm_folder_stream_add(&j->streams[ORGANISATIONS], &j->text, err);
    if (status == PM_OK) {
        pm_add_findings_header(&j->text);
        status = pm_folder_stream_add(&j->streams[FINDINGS], &j->text, err);
    }
    if (status == PM_OK) {
        pm_add_failures_header(&j->text);
        status = pm_folder_stream_add(&j->streams[FAILURES], &j->text, err);
    }
    return status;
}

static pm_status begin(joining *j, pm_error *err)
{
    pm_status status = pm_kept_find(&j->kept, err);
    for (size_t f = 0; status == PM_OK && f < FILE_COUNT; f++) {
        status = pm_folder_stream_open(&j->out, FILE_NAMES[f], &j->streams[f], err);
    }
    if (status == PM_OK) {
        status = open_store(j, err);
    }
    return status == PM_OK ? write_headers(j, err) : status;
}

/* --- a place --------------------------------------------------------------------------------- */

/* The cohort of the place's run: places come in order of runs. */
static pm_status cohort_of(joining *j, const char *run, pm_cohort **cohort, pm_error *err)
{
    if (j->run_count > 0 && strcmp(pm_cohort_run(j->runs[j->run_count - 1]), run) == 0) {
        *cohort = j->runs[j->run_count - 1];
        return PM_OK;
    }
    void *runs = j->runs;
    pm_status status = pm_grow(&runs, &j->run_capacity, j->run_count + 1, sizeof *j->runs, err);
    j->runs = runs;
    if (status == PM_OK) {
        status = pm_cohort_new(run, cohort, err);
    }
    if (status == PM_OK) {
        j->runs[j->run_count++] = *cohort;
    }
    return status;
}

static pm_status write_rows(joining *j, pm_join_place *read, pm_error *err)
{
    pm_status status = pm_folder_stream_add(&j->streams[ORGANISATIONS], &read->organisations, err);
    if (status == PM_OK) {
        status = pm_folder_stream_add(&j->streams[FINDINGS], &read->findings, err);
    }
    return status == PM_OK ? pm_folder_stream_add(&j->streams[FAILURES], &read->failures, err)
                           : status;
}

static void count(joining *j, const pm_place *place)
{
    j->joined.places++;
    j->joined.failed += place->status == PM_PLACE_FAILED ? 1 : 0;
    j->joined.partly += place->status == PM_PLACE_PARTLY ? 1 : 0;
}

static pm_status take_place(joining *j, pm_join_place *read, pm_error *err)
{
    if (read->status != PM_OK) {
        *err = read->err;
        return read->status;
    }
    const pm_place_results *found = read->has_results ? &read->results : NULL;
    pm_cohort *cohort = NULL;
    pm_status status = write_rows(j, read, err);
    if (status == PM_OK) {
        status = pm_results_store_add(j->store, &read->place, found, err);
    }
    if (status == PM_OK) {
        status = cohort_of(j, read->place.run, &cohort, err);
    }
    if (status == PM_OK) {
        const char *path = pm_text_bytes(&read->path);
        status = pm_cohort_take(cohort, &j->kept, &read->place, path, found, err);
    }
    count(j, &read->place);
    return status;
}

static void read_place(const void *context, size_t index, void *result)
{
    pm_join_place_read(context, index, result);
}

static void drop_place(void *result)
{
    pm_join_place_free(result);
}

static pm_status take_places(joining *j, pm_error *err)
{
    const pm_join_reading reading = {
        .list = &j->list, .kept = &j->kept, .verified = j->options->verified};
    const pm_ahead_plan plan = {.count = j->list.count,
                                .threads = j->options->jobs,
                                .result_size = sizeof(pm_join_place),
                                .work = read_place,
                                .drop = drop_place,
                                .context = &reading};
    pm_ahead *ahead = NULL;
    pm_status status = pm_ahead_begin(&plan, &ahead, err);
    for (size_t i = 0; status == PM_OK && i < j->list.count; i++) {
        status = take_place(j, pm_ahead_take(ahead), err);
        if (j->options->progress != NULL) {
            j->options->progress(j->options->context, i + 1, j->list.count);
        }
    }
    pm_ahead_end(ahead);
    return status;
}

/* --- over all places ------------------------------------------------------------------------- */

/* The run that is spoken of: the one asked for, else the last; NULL where there is no place. */
static pm_status choose_run(const joining *j, const pm_cohort **chosen, pm_error *err)
{
    *chosen = j->run_count > 0 ? j->runs[j->run_count - 1] : NULL;
    if (j->options->run == NULL) {
        return PM_OK;
    }
    pm_text labels = {0};
    for (size_t r = 0; r < j->run_count; r++) {
        const char *label = pm_cohort_run(j->runs[r]);
        if (strcmp(label, j->options->run) == 0) {
            *chosen = j->runs[r];
            pm_text_free(&labels);
            return PM_OK;
        }
        pm_text_addf(&labels, "%s\"%s\"", r > 0 ? ", " : "", pm_excerpt_of(label).bytes);
    }
    pm_fail(err, PM_USAGE, "There is no run \"%s\" among these places: there is %s.",
            pm_excerpt_of(j->options->run).bytes, pm_text_bytes(&labels));
    pm_text_free(&labels);
    return PM_USAGE;
}

static pm_status finish_cohorts(joining *j, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t r = 0; status == PM_OK && r < j->run_count; r++) {
        status = pm_cohort_finish(j->runs[r], err);
    }
    return status;
}

/* Runs before the one that is spoken of are what it is compared with. */
static pm_status write_page(const joining *j, const pm_cohort *chosen, pm_folder_stream *stream,
                            pm_error *err)
{
    const pm_cohort *const *runs = (const pm_cohort *const *)j->runs;
    pm_cohort_page_options options = {.earlier = runs};
    pm_text html = {0};
    while (runs[options.earlier_count] != chosen) {
        options.earlier_count++;
    }
    pm_status status = pm_write_cohort_page(chosen, &options, &html, err);
    if (status == PM_OK) {
        status = pm_folder_stream_add(stream, &html, err);
    }
    pm_text_free(&html);
    return status;
}

static pm_status write_tables(joining *j, const pm_cohort *chosen, pm_error *err)
{
    const pm_cohort *const *runs = (const pm_cohort *const *)j->runs;
    pm_status status = pm_join_write_networks(runs, j->run_count, &j->streams[NETWORKS], err);
    if (status == PM_OK) {
        status = pm_join_write_cohort(chosen, &j->streams[COHORT], err);
    }
    if (status == PM_OK && chosen != NULL) {
        status = write_page(j, chosen, &j->streams[PAGE], err);
    }
    if (status == PM_OK) {
        status = pm_results_store_finish(j->store, runs, j->run_count, err);
    }
    pm_results_store_close(j->store);
    j->store = NULL;
    return status;
}

static pm_status gather(const joining *j, const pm_cohort *chosen, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < j->list.count; i++) {
        if (strcmp(j->list.items[i].run, pm_cohort_run(chosen)) == 0) {
            status = pm_join_gather(&j->list, &j->list.items[i], &j->out, err);
        }
    }
    return status;
}

static char *copy_of(const char *text)
{
    return text != NULL ? strdup(text) : NULL;
}

static pm_status tell(joining *j, const pm_cohort *chosen, pm_joined *joined, pm_error *err)
{
    if (joined == NULL) {
        return PM_OK;
    }
    const char *run = chosen != NULL ? pm_cohort_run(chosen) : "";
    j->joined.runs = j->run_count;
    j->joined.unfinished = j->list.unfinished;
    j->joined.run = copy_of(run);
    j->joined.example = copy_of(j->list.example);
    if (j->joined.run == NULL || (j->list.example != NULL && j->joined.example == NULL)) {
        pm_joined_free(&j->joined);
        return pm_fail_memory(err);
    }
    *joined = j->joined;
    return PM_OK;
}

static void end(joining *j)
{
    pm_results_store_close(j->store);
    for (size_t f = 0; f < FILE_COUNT; f++) {
        pm_folder_stream_drop(&j->streams[f]);
    }
    for (size_t r = 0; r < j->run_count; r++) {
        pm_cohort_free(j->runs[r]);
    }
    free(j->runs);
    pm_text_free(&j->text);
    pm_kept_free(&j->kept);
    pm_join_list_free(&j->list);
    pm_folder_close(&j->out);
}

/* What cannot be read is a fault of the input, unlike what cannot be written. */
static pm_status find(joining *j, const char *const *folders, size_t folder_count, pm_error *err)
{
    pm_status status = pm_join_find(folders, folder_count, j->options, &j->list, err);
    if (status == PM_IO) {
        err->code = PM_INVALID;
        return PM_INVALID;
    }
    return status;
}

pm_status pm_join_places(const char *const *folders, size_t folder_count, const char *out,
                         const pm_join_options *options, pm_joined *joined, pm_error *err)
{
    joining j = {.options = options};
    const pm_cohort *chosen = NULL;
    pm_status status = find(&j, folders, folder_count, err);
    if (status == PM_OK) {
        status = pm_folder_open(out, true, &j.out, err);
    }
    if (status == PM_OK) {
        status = begin(&j, err);
    }
    if (status == PM_OK) {
        status = take_places(&j, err);
    }
    if (status == PM_OK) {
        status = choose_run(&j, &chosen, err);
    }
    if (status == PM_OK) {
        status = finish_cohorts(&j, err);
    }
    if (status == PM_OK) {
        status = write_tables(&j, chosen, err);
    }
    if (status == PM_OK && chosen != NULL) {
        status = gather(&j, chosen, err);
    }
    if (status == PM_OK) {
        status = pm_folder_streams_commit(j.streams, FILE_COUNT, err);
    }
    if (status == PM_OK) {
        status = tell(&j, chosen, joined, err);
    }
    end(&j);
    return status;
}
