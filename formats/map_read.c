/* Maps in: a path or a stream in, a pm_map for each graph in it out, whatever the format. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/readers.h"

/* --- what was read --------------------------------------------------------------------------- */

pm_status pm_reading_add(pm_reading *reading, pm_map *map, pm_error *err)
{
    void *maps = reading->maps;
    pm_status status =
        pm_grow(&maps, &reading->capacity, reading->count + 1, sizeof *reading->maps, err);
    reading->maps = maps;
    if (status == PM_OK) {
        reading->maps[reading->count++] = map;
    } else {
        pm_map_free(map);
    }
    return status;
}

pm_map *pm_reading_take(pm_reading *reading, size_t index)
{
    pm_map *map = reading->maps[index];
    reading->maps[index] = NULL;
    return map;
}

static void free_maps(pm_reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        pm_map_free(reading->maps[i]);
    }
    free(reading->maps);
    reading->maps = NULL;
    reading->count = reading->capacity = 0;
}

void pm_reading_free(pm_reading *reading)
{
    free_maps(reading);
    pm_problems_free(&reading->problems);
    free(reading->edges_file);
    *reading = (pm_reading){0};
}

/* --- one graph of several -------------------------------------------------------------------- */

static pm_status fail_to_choose(const pm_reading *reading, const char *wanted, pm_error *err)
{
    enum { MOST_LISTED = 20 };
    pm_text list = {0};
    for (size_t i = 0; i < reading->count && i < MOST_LISTED; i++) {
        const char *id = pm_map_graph_id(reading->maps[i]);
        pm_text_addf(&list, "%s%zu", i > 0 ? ", " : "", i + 1);
        if (id[0] != '\0') {
            pm_text_addf(&list, " (\"%s\")", pm_excerpt_of(id).bytes);
        }
    }
    pm_text_add(&list, reading->count > MOST_LISTED ? " and more" : "");
    pm_fail(err, PM_USAGE, "There is no graph \"%s\": choose one by id or number from %s.",
            pm_excerpt_of(wanted).bytes, pm_text_bytes(&list));
    pm_text_free(&list);
    return PM_USAGE;
}

/* Leaves only the graph wanted, by its id or else by its number. */
static pm_status choose_graph(pm_reading *reading, const char *wanted, pm_error *err)
{
    size_t found = SIZE_MAX;
    double number = 0;
    for (size_t i = 0; i < reading->count && found == SIZE_MAX; i++) {
        found = strcmp(pm_map_graph_id(reading->maps[i]), wanted) == 0 ? i : SIZE_MAX;
    }
    if (found == SIZE_MAX && pm_parse_number(wanted, &number) && number >= 1 &&
        number <= (double)reading->count && number == (double)(size_t)number) {
        found = (size_t)number - 1;
    }
    if (found == SIZE_MAX) {
        return fail_to_choose(reading, wanted, err);
    }
    pm_map *kept = pm_reading_take(reading, found);
    for (size_t i = 0; i < reading->count; i++) {
        pm_map_free(reading->maps[i]);
    }
    reading->maps[0] = kept;
    reading->count = 1;
    return PM_OK;
}

/* --- finding the reader ---------------------------------------------------------------------- */

static bool has_options_of_sheets(const pm_read_options *options)
{
    return options->edges != NULL || options->source != NULL || options->target != NULL ||
           options->id != NULL;
}

/* Whoever says how a sheet is to be read has one, also where its headers do not tell. */
static const pm_format *find_reader(const pm_source *source, const pm_read_options *options)
{
    size_t length = 0;
    const char *bytes = pm_source_look(source, &length);
    bool sheet = has_options_of_sheets(options) && pm_csv_is_possible(bytes, length);
    const pm_format *found = NULL;
    for (size_t i = 0; i < pm_format_count() && found == NULL; i++) {
        const pm_format *format = pm_format_at(i);
        if (format->recognise != NULL &&
            (sheet ? format->read == pm_csv_read
                   : format->recognise(bytes, length, pm_source_name(source)))) {
            found = format;
        }
    }
    return found;
}

/* They would pass unnoticed otherwise. */
static pm_status refuse_options_of_sheets(const pm_format *format, const pm_read_options *options,
                                          pm_error *err)
{
    if (!has_options_of_sheets(options) || format->read == pm_csv_read) {
        return PM_OK;
    }
    return pm_fail(err, PM_USAGE,
                   "This is no sheet (CSV): leave out --nodes, --edges and --map of source, target "
                   "and id, which say how sheets are read.");
}

pm_status pm_read_stream(FILE *stream, const char *name, const pm_read_options *options,
                         pm_reading *reading, pm_error *err)
{
    pm_source *source = NULL;
    pm_status status = pm_source_open(stream, name, options->most_unpacked, &source, err);
    if (status != PM_OK) {
        return status;
    }
    const pm_format *format = find_reader(source, options);
    reading->format = format->title;
    status = refuse_options_of_sheets(format, options, err);
    if (status == PM_OK && pm_source_remark(source)[0] != '\0') {
        status = pm_problems_add(&reading->problems, 0, 0, 0, err, "%s", pm_source_remark(source));
    }
    if (status == PM_OK) {
        status = format->read(source, options, reading, err);
    }
    pm_source_close(source);
    if (status == PM_OK && options->graph != NULL) {
        status = choose_graph(reading, options->graph, err);
    }
    if (status != PM_OK) {
        free_maps(reading);
        pm_error_in_file(err, name);
    }
    return status;
}

static pm_status fail_to_open(const char *path, int reason, pm_error *err)
{
    pm_status status = PM_IO;
    if (reason == ENOENT) {
        pm_fail(err, PM_IO, "There is no such file: check its name and folder.");
    } else {
        pm_fail(err, PM_IO, "The file cannot be opened: %s.", strerror(reason));
    }
    pm_error_in_file(err, path);
    return status;
}

pm_status pm_read_path(const char *path, const pm_read_options *options, pm_reading *reading,
                       pm_error *err)
{
    if (strcmp(path, "-") == 0) {
        return pm_read_stream(stdin, path, options, reading, err);
    }
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        return fail_to_open(path, errno, err);
    }
    pm_status status = pm_read_stream(stream, path, options, reading, err);
    fclose(stream);
    return status;
}

pm_status pm_map_read(const char *path, pm_map **map, pm_problems *problems, pm_error *err)
{
    pm_read_options options = {0};
    pm_reading reading = {.problems = *problems};
    pm_status status = pm_read_path(path, &options, &reading, err);
    *map = status == PM_OK ? pm_reading_take(&reading, 0) : NULL;
    *problems = reading.problems;
    reading.problems = (pm_problems){0};
    pm_reading_free(&reading);
    return status;
}
