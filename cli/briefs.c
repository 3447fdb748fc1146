/* Briefs of one member or of all, as files: see briefs.h. */
#include "cli/briefs.h"

#include <stdint.h>
#include <string.h>

#include "cli/drawing_files.h"
#include "cli/job.h"
#include "cli/report.h"
#include "cli/report_files.h"
#include "viz/brief.h"

static bool is_stream(const char *path)
{
    return strcmp(path, "-") == 0;
}

static pm_exit fail(const pm_cli *cli, pm_error *err)
{
    return pm_report_error(cli->streams, cli->command, err);
}

/* The member of an id, or of a label where no id is meant; SIZE_MAX with the remedy in err. */
static size_t find_member(const pm_job *job, const char *name, pm_error *err)
{
    const pm_map *given = pm_measures_given_map(job->measures);
    size_t node = pm_map_find_node(given, name);
    size_t member = node != SIZE_MAX ? pm_measures_member_of_node(job->measures, node) : SIZE_MAX;
    size_t members = pm_measures_rows(job->measures, PM_LEVEL_ORGANISATION);
    for (size_t i = 0; member == SIZE_MAX && i < members; i++) {
        size_t at = pm_measures_node_of_member(job->measures, i);
        member = strcmp(pm_map_label(given, at), name) == 0 ? i : SIZE_MAX;
    }
    if (member == SIZE_MAX) {
        pm_fail(err, PM_USAGE,
                "--brief is \"%s\", and no member of %s has that id or label: \"partmap measure "
                "%s --format=csv\" lists them.",
                pm_excerpt_of(name).bytes, job->path, job->path);
    }
    return member;
}

/* Writes the brief of a member to a file or stream. */
static pm_exit write_brief(const pm_cli *cli, const pm_job *job, size_t member, const char *path)
{
    pm_error err = {0};
    pm_text text = {0};
    pm_text stem = {0};
    pm_report_options options = pm_default_report_options();
    options.grey = cli->arguments->grey;
    pm_add_stem(&stem, path);
    pm_images images = {.stem = pm_text_bytes(&stem)};
    pm_status status = pm_text_check(&stem, &err);
    if (status == PM_OK && pm_report_form_of(cli->arguments)->markdown) {
        status = pm_write_brief_markdown(job->measures, job->findings, member, &options,
                                         is_stream(path) ? NULL : &images, &text, &err);
    } else if (status == PM_OK) {
        status = pm_write_brief(job->measures, job->findings, member, &options, &text, &err);
    }
    pm_exit done = status == PM_OK ? pm_deliver_images(cli, path, &images) : fail(cli, &err);
    done = done == PM_EXIT_DONE ? pm_deliver(cli, path, &text) : done;
    pm_images_free(&images);
    pm_text_free(&stem);
    pm_text_free(&text);
    return done;
}

/* The file of one brief: what -o says, or beside the map. */
static void add_path(pm_text *path, const pm_cli *cli, const pm_job *job, size_t member)
{
    const char *output = cli->arguments->output;
    pm_text suffix = {0};
    if (output != NULL && !pm_is_folder(output)) {
        pm_text_add(path, output);
        return;
    }
    pm_text_add(&suffix, output != NULL ? "" : "-");
    pm_add_brief_name(&suffix, job->measures, member);
    pm_text_add(&suffix, pm_report_form_of(cli->arguments)->suffix);
    if (output != NULL) {
        pm_text_add(path, output);
        pm_text_add(path, output[strlen(output) - 1] == '/' ? "" : "/");
        pm_text_add(path, pm_text_bytes(&suffix));
    } else {
        pm_add_name_beside(path, job->path, pm_text_bytes(&suffix));
    }
    path->failed = path->failed || suffix.failed;
    pm_text_free(&suffix);
}

static pm_exit write_to_path(const pm_cli *cli, const pm_job *job, size_t member)
{
    pm_error err = {0};
    pm_text path = {0};
    add_path(&path, cli, job, member);
    pm_exit done = pm_text_check(&path, &err) == PM_OK
                       ? pm_check_output(cli, job->path, pm_text_bytes(&path))
                       : fail(cli, &err);
    done = done == PM_EXIT_DONE ? write_brief(cli, job, member, pm_text_bytes(&path)) : done;
    if (done == PM_EXIT_DONE && strcmp(cli->arguments->brief, PM_ALL_BRIEFS) != 0 &&
        !is_stream(pm_text_bytes(&path))) {
        pm_remark(cli, "The brief is in %s.", pm_text_bytes(&path));
    }
    pm_text_free(&path);
    return done;
}

/* --- all of them ------------------------------------------------------------------------------ */

static pm_exit write_index(const pm_cli *cli, const pm_job *job)
{
    const char *folder = cli->arguments->output;
    pm_error err = {0};
    pm_text html = {0};
    pm_text path = {0};
    pm_report_options options = pm_default_report_options();
    pm_text_addf(&path, "%s%sindex.html", folder, folder[strlen(folder) - 1] == '/' ? "" : "/");
    pm_status status = pm_write_brief_index(job->measures, job->findings, &options,
                                            pm_report_form_of(cli->arguments)->suffix, &html, &err);
    status = status == PM_OK ? pm_text_check(&path, &err) : status;
    pm_exit done = status == PM_OK ? pm_deliver(cli, pm_text_bytes(&path), &html) : fail(cli, &err);
    pm_text_free(&path);
    pm_text_free(&html);
    return done;
}

static pm_exit write_all(const pm_cli *cli, const pm_job *job)
{
    const char *folder = cli->arguments->output;
    size_t members = pm_measures_rows(job->measures, PM_LEVEL_ORGANISATION);
    pm_error err = {0};
    pm_exit done = pm_make_folder(folder, &err) == PM_OK ? PM_EXIT_DONE : fail(cli, &err);
    for (size_t i = 0; done == PM_EXIT_DONE && i < members; i++) {
        done = write_to_path(cli, job, i);
    }
    done = done == PM_EXIT_DONE ? write_index(cli, job) : done;
    if (done == PM_EXIT_DONE) {
        pm_remark(cli, "%zu briefs and index.html are in %s.", members, folder);
    }
    return done;
}

/* Briefs of all members need a folder, one from a stream needs a name. */
static pm_status check_output(const pm_cli *cli, pm_error *err)
{
    const char *output = cli->arguments->output;
    bool all = strcmp(cli->arguments->brief, PM_ALL_BRIEFS) == 0;
    if (all && (output == NULL || is_stream(output) || !pm_is_folder(output))) {
        return pm_fail(err, PM_USAGE,
                       "The briefs of all members go into a folder: name it, such as -o briefs/.");
    }
    if (!all && output == NULL && is_stream(cli->arguments->operands[0])) {
        return pm_fail(err, PM_USAGE,
                       "A map from standard input has no name to put the brief beside: name it "
                       "with -o FILE, or -o - to write it to standard output.");
    }
    return PM_OK;
}

pm_exit pm_write_briefs(const pm_cli *cli)
{
    const char *brief = cli->arguments->brief;
    pm_job job = {0};
    pm_error err = {0};
    pm_exit done = check_output(cli, &err) == PM_OK ? PM_EXIT_DONE : fail(cli, &err);
    done = done == PM_EXIT_DONE ? pm_job_read(cli, cli->arguments->operands[0], &job) : done;
    if (done == PM_EXIT_DONE && pm_job_graphs(&job) > 1) {
        done = pm_job_refuse_several(cli, &job, "briefs are of");
    }
    done = done == PM_EXIT_DONE ? pm_job_audit(cli, &job) : done;
    if (done == PM_EXIT_DONE && strcmp(brief, PM_ALL_BRIEFS) == 0) {
        done = write_all(cli, &job);
    } else if (done == PM_EXIT_DONE) {
        size_t member = find_member(&job, brief, &err);
        done = member != SIZE_MAX ? write_to_path(cli, &job, member) : fail(cli, &err);
    }
    pm_job_free(&job);
    return done;
}
