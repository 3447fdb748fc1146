/* The folder of a survey in, one map out: lists the sheets, has each read, sees to it that there is
 * one a partner, and has the answers put together. See merge.h. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats/formats.h"
#include "formats/merge_parts.h"
#include "formats/template.h"

/* --- finding the sheets ---------------------------------------------------------------------- */

static const char *join(pm_merge *merge, const char *folder, const char *name, pm_error *err)
{
    pm_text path = {0};
    size_t length = strlen(folder);
    pm_text_add(&path, folder);
    pm_text_add(&path, length > 0 && folder[length - 1] == '/' ? "" : "/");
    pm_text_add(&path, name);
    const char *kept = path.failed ? NULL : pm_arena_text(&merge->arena, path.bytes, path.length);
    pm_text_free(&path);
    if (kept == NULL) {
        pm_fail_memory(err);
    }
    return kept;
}

static bool ends_in(const char *name, const char *suffix)
{
    size_t length = strlen(name);
    size_t end = strlen(suffix);
    return length > end && strcasecmp(name + length - end, suffix) == 0;
}

/* Hidden files are a system's own: "._police.csv" of macOS is no sheet. A workbook is one that was
 * not saved as CSV: reading it says so. */
static int is_sheet(const struct dirent *entry)
{
    static const char *const suffixes[] = {PM_TEMPLATE_SUFFIX, ".xlsx", ".xls", ".ods", ".numbers"};
    const char *name = entry->d_name;
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        if (name[0] != '.' && name[0] != '~' && ends_in(name, suffixes[i])) {
            return 1;
        }
    }
    return 0;
}

/* In order of bytes, the same in every locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static pm_status fail_folder(const char *folder, pm_error *err)
{
    pm_fail(err, PM_IO, "The folder cannot be read: %s.", strerror(errno));
    pm_error_in_file(err, folder);
    return PM_IO;
}

static pm_status list_sheets(pm_merge *merge, const char *folder, pm_error *err)
{
    struct dirent **entries = NULL;
    int found = scandir(folder, &entries, is_sheet, by_name);
    if (found < 0) {
        return fail_folder(folder, err);
    }
    size_t count = (size_t)found;
    pm_status status = PM_OK;
    merge->sheets = pm_new_array(count, sizeof *merge->sheets);
    if (merge->sheets == NULL) {
        status = pm_fail_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        if (status == PM_OK) {
            const char *path = join(merge, folder, entries[i]->d_name, err);
            merge->sheets[i] = (pm_answers){.path = path, .respondent = SIZE_MAX};
            merge->sheet_count++;
            status = path != NULL ? PM_OK : PM_MEMORY;
        }
        free(entries[i]);
    }
    free(entries);
    return status;
}

/* --- reading --------------------------------------------------------------------------------- */

static pm_status read_map(pm_merge *merge, const char *folder, const pm_merge_options *options,
                          pm_error *err)
{
    pm_reading reading = {0};
    pm_read_options how = {.lenient = options->lenient};
    merge->map_path = join(merge, folder, PM_TEMPLATE_MAP, err);
    if (merge->map_path == NULL) {
        return PM_MEMORY;
    }
    pm_status status = pm_read_path(merge->map_path, &how, &reading, err);
    if (status == PM_OK) {
        merge->map = pm_reading_take(&reading, 0);
    }
    merge->map_problems = reading.problems;
    reading.problems = (pm_problems){0};
    pm_reading_free(&reading);
    return status;
}

/* A workbook given in place of its sheet saved as CSV. */
static pm_status refuse_workbook(const pm_merge_options *options, pm_answers *sheet, pm_error *err)
{
    sheet->left_out = true;
    return pm_problems_add(&sheet->problems, !options->lenient, 0, 0, err,
                           "This is a workbook: open it, save it as CSV, and take the workbook out "
                           "of the folder.%s",
                           options->lenient ? " The sheet is left out." : "");
}

static pm_status read_sheets(pm_merge *merge, const pm_merge_options *options, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; i < merge->sheet_count && status == PM_OK; i++) {
        pm_answers *sheet = &merge->sheets[i];
        status = ends_in(sheet->path, PM_TEMPLATE_SUFFIX)
                     ? pm_answers_read(merge->map, options, &merge->arena, sheet, err)
                     : refuse_workbook(options, sheet, err);
        if (status != PM_OK) {
            pm_error_in_file(err, sheet->path);
        }
    }
    return status;
}

/* A blank sheet that lies beside the filled one of its partner is only noted; a second filled one
 * is a fault, since nobody knows which of them counts. */
static pm_status take_sheet(pm_merge *merge, const pm_merge_options *options, pm_answers *sheet,
                            pm_error *err)
{
    if (sheet->left_out || !sheet->filled || sheet->respondent == SIZE_MAX) {
        return PM_OK;
    }
    const pm_answers **place = &merge->sheet_of[sheet->respondent];
    if (*place == NULL) {
        *place = sheet;
        return PM_OK;
    }
    sheet->left_out = true;
    return pm_problems_add(
        &sheet->problems, !options->lenient, sheet->respondent_line, 2, err,
        "This is a second sheet of \"%s\", after %s: keep the one that counts.%s",
        pm_excerpt_of(pm_map_node_id(merge->map, sheet->respondent)).bytes, (*place)->path,
        options->lenient ? " This one is left out." : "");
}

/* All sheets are there and read: are they fit to be put together? */
static pm_status check_sheets(pm_merge *merge, const pm_merge_options *options, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; i < merge->sheet_count && status == PM_OK; i++) {
        status = take_sheet(merge, options, &merge->sheets[i], err);
    }
    for (size_t i = 0; i < merge->sheet_count && status == PM_OK; i++) {
        const pm_answers *sheet = &merge->sheets[i];
        for (size_t p = 0; p < sheet->problems.count && status == PM_OK; p++) {
            const pm_problem *problem = &sheet->problems.items[p];
            if (problem->is_error) {
                status = pm_fail_at(err, PM_INVALID, problem->line, problem->column, "%s",
                                    problem->message);
                pm_error_in_file(err, sheet->path);
            }
        }
    }
    return status;
}

/* --- all ------------------------------------------------------------------------------------- */

static pm_status put_together(pm_merge *merge, const pm_merge_options *options, pm_error *err)
{
    pm_reports reports = {0};
    pm_status status = pm_reports_gather(merge, &reports, err);
    if (status == PM_OK) {
        status = pm_merge_compare(merge, &reports, err);
    }
    if (status == PM_OK) {
        status = pm_merge_state_members(merge, err);
    }
    if (status == PM_OK) {
        status = pm_merge_add_edges(merge, &reports, options->apart, err);
    }
    pm_reports_free(&reports);
    return status;
}

pm_status pm_merge_folder(const char *folder, const pm_merge_options *options, pm_merge *merge,
                          pm_error *err)
{
    pm_status status = list_sheets(merge, folder, err);
    if (status == PM_OK) {
        status = read_map(merge, folder, options, err);
    }
    if (status == PM_OK) {
        merge->sheet_of = pm_new_array(pm_map_node_count(merge->map), sizeof *merge->sheet_of);
        status = merge->sheet_of != NULL ? PM_OK : pm_fail_memory(err);
    }
    if (status == PM_OK) {
        status = read_sheets(merge, options, err);
    }
    if (status == PM_OK) {
        status = check_sheets(merge, options, err);
    }
    if (status == PM_OK) {
        status = put_together(merge, options, err);
    }
    if (status != PM_OK) {
        pm_map_free(merge->map);
        merge->map = NULL;
    }
    return status;
}

void pm_merge_free(pm_merge *merge)
{
    for (size_t i = 0; i < merge->sheet_count; i++) {
        free(merge->sheets[i].replies);
        pm_problems_free(&merge->sheets[i].problems);
    }
    free(merge->sheets);
    free(merge->sheet_of);
    free(merge->contradictions);
    pm_problems_free(&merge->map_problems);
    pm_map_free(merge->map);
    pm_arena_free(&merge->arena);
    *merge = (pm_merge){0};
}
