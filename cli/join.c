/* Joining place folders: see join.h. Places are read one after the other; of each only its numbers
 * are kept, for the cohort of its run. */
#include "cli/join.h"

#include <stdlib.h>
#include <string.h>

#include "cli/join_gather.h"
#include "cli/join_list.h"
#include "cli/join_read.h"
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

static pm_status write_rows(joining *j, const pm_place *place, const pm_place_results *results,
                            pm_error *err)
{
    pm_status status = PM_OK;
    if (results != NULL) {
        pm_add_organisations(&j->text, &j->kept, place, results);
        status = pm_folder_stream_add(&j->streams[ORGANISATIONS], &j->text, err);
    }
    if (status == PM_OK && results != NULL) {
        pm_add_findings(&j->text, place, results);
        status = pm_folder_stream_add(&j->streams[FINDINGS], &j->text, err);
    }
    if (status == PM_OK) {
        pm_add_failures(&j->text, place);
        status = pm_folder_stream_add(&j->streams[FAILURES], &j->text, err);
    }
    return status == PM_OK ? pm_results_store_add(j->store, place, results, err) : status;
}

static void count(joining *j, const pm_place *place)
{
    j->joined.places++;
    j->joined.failed += place->status == PM_PLACE_FAILED ? 1 : 0;
    j->joined.partly += place->status == PM_PLACE_PARTLY ? 1 : 0;
}

static pm_status take_place(joining *j, const pm_folder *folder, const pm_place *place,
                            pm_error *err)
{
    pm_place_results results = {0};
    pm_cohort *cohort = NULL;
    bool there = false;
    pm_status status = pm_join_read(&j->kept, folder, place, &results, &there, err);
    const pm_place_results *found = there ? &results : NULL;
    if (status == PM_OK) {
        status = write_rows(j, place, found, err);
    }
    if (status == PM_OK) {
        status = cohort_of(j, place->run, &cohort, err);
    }
    if (status == PM_OK) {
        status = pm_cohort_take(cohort, &j->kept, place, pm_text_bytes(&folder->path), found, err);
    }
    count(j, place);
    pm_place_results_free(&results);
    return status;
}

static pm_status take_places(joining *j, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < j->list.count; i++) {
        pm_folder folder = {0};
        pm_place place = {0};
        status = pm_join_open(&j->list, &j->list.items[i], &folder, &place, err);
        if (status == PM_OK) {
            status = take_place(j, &folder, &place, err);
        }
        pm_place_free(&place);
        pm_folder_close(&folder);
        if (j->options->progress != NULL) {
            j->options->progress(j->options->context, i + 1, j->list.count);
        }
    }
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
