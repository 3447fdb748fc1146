/* Views and files of drawings: see drawing.h. */
#include "cli/drawing.h"

#include <stdint.h>
#include <string.h>

#include "cli/drawing_files.h"
#include "cli/report.h"

/* The views of --view in the order of the registry; their number. */
static size_t list_views(const pm_arguments *arguments, const pm_view **views)
{
    const char *typed = arguments->view;
    size_t count = 0;
    if (typed == NULL) {
        views[count++] = pm_default_draw_options().view;
        return count;
    }
    for (size_t i = 0; i < pm_view_count() && count < PM_MOST_VIEWS; i++) {
        if (pm_list_holds(typed, pm_view_at(i)->name) || pm_list_holds(typed, PM_ALL_VIEWS)) {
            views[count++] = pm_view_at(i);
        }
    }
    return count;
}

static pm_drawing_files files_of(const pm_cli *cli, const char *output)
{
    pm_drawing_files files = {.map = cli->arguments->operands[0], .output = output};
    files.in_folder = pm_is_folder(output);
    files.view_count = list_views(cli->arguments, files.views);
    files.form = cli->arguments->format != NULL ? pm_drawing_form_find(cli->arguments->format)
                 : files.in_folder || strcmp(output, "-") == 0 ? pm_default_draw_options().form
                                                               : pm_drawing_form_of_file(output);
    return files;
}

/* --- what is refused ------------------------------------------------------------------------- */

static pm_status fail_suffix(const char *output, pm_error *err)
{
    pm_text suffixes = {0};
    for (size_t i = 0; i < pm_drawing_form_count(); i++) {
        bool last = i + 1 == pm_drawing_form_count();
        pm_text_addf(&suffixes, "%s.%s",
                     i == 0 ? ""
                     : last ? " or "
                            : ", ",
                     pm_drawing_form_at(i)->name);
    }
    pm_fail(err, PM_USAGE,
            "\"%s\" does not end in %s: give it one of these, or end it in / for a "
            "folder.",
            output, pm_text_bytes(&suffixes));
    pm_text_free(&suffixes);
    return PM_USAGE;
}

static pm_status check_form(const pm_cli *cli, const pm_drawing_files *files, pm_error *err)
{
    const pm_drawing_form *named = pm_drawing_form_of_file(files->output);
    if (files->in_folder) {
        return PM_OK;
    }
    if (strcmp(files->output, "-") == 0) {
        bool bytes = files->form->is_binary && pm_is_terminal(cli->streams->out);
        return bytes ? pm_fail(err, PM_USAGE, "A %s is nothing for a screen: name a file with -o.",
                               files->form->name)
                     : PM_OK;
    }
    if (named == NULL) {
        return fail_suffix(files->output, err);
    }
    return named == files->form
               ? PM_OK
               : pm_fail(err, PM_USAGE,
                         "--format is \"%s\" and \"%s\" ends in .%s: leave one of the two out.",
                         files->form->name, files->output, named->name);
}

pm_exit pm_check_drawing(const pm_cli *cli, const char *output)
{
    pm_error err = {0};
    pm_drawing_files files = files_of(cli, output);
    if (check_form(cli, &files, &err) == PM_OK && files.view_count > 1 && !files.in_folder) {
        pm_fail(&err, PM_USAGE,
                "%zu views are %zu drawings: name a folder for them, such as -o maps/.",
                files.view_count, files.view_count);
    }
    return err.code == PM_OK ? PM_EXIT_DONE : pm_report_error(cli->streams, cli->command, &err);
}

pm_exit pm_check_drawings(const pm_cli *cli, const pm_job *job, const char *output)
{
    pm_exit done = PM_EXIT_DONE;
    pm_drawing_files files = files_of(cli, output);
    if (pm_job_graphs(job) > 1 && strcmp(output, "-") == 0) {
        return pm_job_refuse_several(cli, job, "standard output takes");
    }
    for (size_t i = 0; i < pm_job_graphs(job) * files.view_count && done == PM_EXIT_DONE; i++) {
        pm_text name = {0};
        pm_drawing_files_add_name(&files, i / files.view_count, i % files.view_count, &name);
        done = pm_check_output(cli, job->path, pm_text_bytes(&name));
        pm_text_free(&name);
    }
    return done;
}

/* --- drawing --------------------------------------------------------------------------------- */

static pm_draw_options options_of(const pm_arguments *arguments, const pm_drawing_files *files)
{
    pm_draw_options options = pm_default_draw_options();
    options.form = files->form;
    options.portrait = arguments->portrait;
    options.grey = arguments->grey;
    options.keep_positions = arguments->keep_positions;
    if (arguments->view != NULL && !pm_list_holds(arguments->view, PM_ALL_VIEWS)) {
        options.most_members = SIZE_MAX; /* who names a view is to see it */
    }
    if (arguments->paper != NULL) {
        options.paper = pm_paper_find(arguments->paper);
    }
    if (arguments->dpi > 0) {
        options.dpi = arguments->dpi;
    }
    return options;
}

static pm_exit deliver(const pm_cli *cli, const pm_job *job, const pm_drawing_files *files,
                       const pm_text *drawings)
{
    pm_error err = {0};
    pm_exit done = PM_EXIT_DONE;
    if (files->in_folder && pm_make_folder(files->output, &err) != PM_OK) {
        return pm_report_error(cli->streams, cli->command, &err);
    }
    for (size_t i = 0; i < files->view_count && done == PM_EXIT_DONE; i++) {
        pm_text name = {0};
        pm_drawing_files_add_name(files, job->graph, i, &name);
        done = pm_text_check(&name, &err) == PM_OK
                   ? pm_deliver(cli, pm_text_bytes(&name), &drawings[i])
                   : pm_report_error(cli->streams, cli->command, &err);
        pm_text_free(&name);
    }
    return done;
}

/* The places of an earlier drawing, where one is named. Caller frees with pm_positions_free. */
static pm_status take_positions(const pm_arguments *arguments, pm_positions **positions,
                                pm_error *err)
{
    if (arguments->positions == NULL) {
        return PM_OK;
    }
    if (arguments->keep_positions) {
        return pm_fail(err, PM_USAGE,
                       "--positions and --keep-positions ask for two places each: leave one out.");
    }
    return pm_positions_read(arguments->positions, positions, err);
}

pm_exit pm_draw_job(const pm_cli *cli, const pm_job *job, const char *output)
{
    pm_drawing_files files = files_of(cli, output);
    pm_draw_options options = options_of(cli->arguments, &files);
    pm_text drawings[PM_MOST_VIEWS] = {0};
    pm_positions *positions = NULL;
    pm_error err = {0};
    pm_status status = take_positions(cli->arguments, &positions, &err);
    if (status != PM_OK) {
        return pm_report_error(cli->streams, cli->command, &err);
    }
    options.positions = positions;
    for (size_t i = 0; i < files.view_count && status == PM_OK; i++) {
        options.view = files.views[i];
        status = pm_draw_map(job->measures, job->findings, &options, &drawings[i], &err);
    }
    if (status != PM_OK && status != PM_USAGE) {
        pm_error_in_file(&err, job->path);
    }
    pm_exit done = status == PM_OK ? deliver(cli, job, &files, drawings)
                                   : pm_report_error(cli->streams, cli->command, &err);
    for (size_t i = 0; i < files.view_count; i++) {
        pm_text_free(&drawings[i]);
    }
    pm_positions_free(positions);
    return done;
}

/* --- what was written ------------------------------------------------------------------------ */

static void add_base_name(pm_text *out, const pm_drawing_files *files, size_t graph, size_t view)
{
    pm_text name = {0};
    pm_drawing_files_add_name(files, graph, view, &name);
    const char *slash = strrchr(pm_text_bytes(&name), '/');
    pm_text_add(out, slash != NULL ? slash + 1 : pm_text_bytes(&name));
    pm_text_free(&name);
}

static void tell_folder(const pm_cli *cli, const pm_drawing_files *files, size_t graphs)
{
    pm_text names = {0};
    size_t count = graphs * files->view_count;
    for (size_t i = 0; i < count; i++) {
        pm_text_add(&names, i > 0 ? ", " : "");
        add_base_name(&names, files, i / files->view_count, i % files->view_count);
    }
    pm_remark(cli, "%zu drawing%s in %s: %s.", count, count == 1 ? " is" : "s are", files->output,
              pm_text_bytes(&names));
    pm_text_free(&names);
}

/* Of the graphs behind the first; standard output takes no such. */
static void tell_others(const pm_cli *cli, const pm_drawing_files *files, size_t graphs)
{
    pm_text second = {0};
    pm_text last = {0};
    bool more = graphs > 2;
    pm_drawing_files_add_name(files, 1, 0, &second);
    pm_drawing_files_add_name(files, graphs - 1, 0, &last);
    pm_remark(cli, "%s has %zu graphs: the drawing%s of the other%s %s in %s%s%s.", files->map,
              graphs, more ? "s" : "", more ? "s" : "", more ? "are" : "is", pm_text_bytes(&second),
              more ? " to " : "", more ? pm_text_bytes(&last) : "");
    pm_text_free(&second);
    pm_text_free(&last);
}

void pm_tell_drawings(const pm_cli *cli, const pm_job *job, const char *output)
{
    pm_drawing_files files = files_of(cli, output);
    size_t graphs = pm_job_graphs(job);
    if (files.in_folder) {
        tell_folder(cli, &files, graphs);
    } else if (graphs > 1) {
        tell_others(cli, &files, graphs);
    }
}
