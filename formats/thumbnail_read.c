/* Reading: the small drawing of a map. See thumbnail.h. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "formats/thumbnail.h"
#include "formats/xml_read.h"

/* A map of 300 marks and 3,000 ties takes 35 kB. */
enum { MOST_BYTES = 128 << 10 };

static const char NO_THUMBNAIL[] =
    "This is no small drawing as partmap writes it: delete it and run the batch again.";

/* One drawing being read. */
typedef struct reader {
    pm_thumbnail *made;
    size_t depth, bytes;
    bool refused;
    pm_place where; /* what was refused */
} reader;

const char *pm_thumbnail_class(pm_thumbnail_kind kind)
{
    static const char *const classes[PM_THUMBNAIL_KINDS] = {"ties", "members", "bodies",
                                                            "decision"};
    return classes[kind];
}

static void refuse(reader *in, pm_place place)
{
    if (!in->refused) {
        in->refused = true;
        in->where = place;
    }
}

/* PM_THUMBNAIL_KINDS: none of ours. */
static pm_thumbnail_kind kind_of(const char *class_name)
{
    for (int i = 0; class_name != NULL && i < PM_THUMBNAIL_KINDS; i++) {
        if (strcmp(pm_thumbnail_class((pm_thumbnail_kind)i), class_name) == 0) {
            return (pm_thumbnail_kind)i;
        }
    }
    return PM_THUMBNAIL_KINDS;
}

static bool is_path_data(const char *data)
{
    return data != NULL && data[0] == 'M' && data[strspn(data, "MLh0123456789.- ")] == '\0';
}

static const char *keep(reader *in, const char *text)
{
    in->bytes += strlen(text);
    return pm_arena_text(&in->made->arena, text, strlen(text));
}

static pm_status take_path(reader *in, const pm_xml_tag *tag, pm_error *err)
{
    pm_thumbnail *made = in->made;
    const char *data = pm_xml_attribute_of(tag, "d");
    const char *sector = pm_xml_attribute_of(tag, "data-sector");
    pm_thumbnail_path path = {.kind = kind_of(pm_xml_attribute_of(tag, "class"))};
    if (path.kind == PM_THUMBNAIL_KINDS || !is_path_data(data) ||
        made->count == PM_MOST_THUMBNAIL_PATHS || in->bytes + strlen(data) > MOST_BYTES) {
        refuse(in, tag->place);
        return PM_OK;
    }
    path.data = keep(in, data);
    path.sector = sector != NULL ? keep(in, sector) : NULL;
    if (path.data == NULL || (sector != NULL && path.sector == NULL)) {
        return pm_fail_memory(err);
    }
    made->paths[made->count++] = path;
    return PM_OK;
}

/* Paths within the root, and nothing else. */
static pm_status start(void *data, const pm_xml_tag *tag, pm_error *err)
{
    reader *in = data;
    size_t depth = in->depth++;
    if (depth == 1 && strcmp(tag->name, "path") == 0) {
        return take_path(in, tag, err);
    }
    if (depth > 0 || strcmp(tag->name, "svg") != 0) {
        refuse(in, tag->place);
    }
    return PM_OK;
}

static pm_status characters(void *data, const char *bytes, size_t length, pm_place place,
                            pm_error *err)
{
    (void)err;
    for (size_t i = 0; i < length; i++) {
        if (strchr(" \t\r\n", bytes[i]) == NULL) {
            refuse(data, place);
        }
    }
    return PM_OK;
}

static pm_status end(void *data, pm_error *err)
{
    reader *in = data;
    (void)err;
    in->depth--;
    return PM_OK;
}

static pm_status problem(void *data, bool is_error, pm_place place, const char *message,
                         pm_error *err)
{
    (void)message; /* it speaks of maps */
    (void)err;
    if (is_error) {
        refuse(data, place);
    }
    return PM_OK;
}

static bool stopped(const void *data)
{
    return ((const reader *)data)->refused;
}

static pm_status read_source(pm_source *source, pm_thumbnail *made, pm_error *err)
{
    static const pm_xml_events events = {.start = start,
                                         .characters = characters,
                                         .end = end,
                                         .problem = problem,
                                         .stopped = stopped};
    reader in = {.made = made};
    bool whole = false;
    pm_place last = {0, 0};
    pm_status status = pm_xml_read(source, &events, &in, &whole, &last, err);
    if (status == PM_OK && (in.refused || !whole)) {
        pm_fail(err, PM_INVALID, "%s", NO_THUMBNAIL);
        err->line = in.where.line;
        err->column = in.where.column;
        return PM_INVALID;
    }
    return status;
}

pm_status pm_thumbnail_read(const char *path, pm_thumbnail *thumbnail, pm_error *err)
{
    pm_source *source = NULL;
    *thumbnail = (pm_thumbnail){0};
    FILE *stream = fopen(path, "rb");
    pm_status status =
        stream != NULL ? pm_source_open(stream, path, MOST_BYTES, &source, err)
                       : pm_fail(err, PM_IO, "The drawing cannot be opened: %s.", strerror(errno));
    if (status == PM_OK) {
        status = read_source(source, thumbnail, err);
    }
    pm_source_close(source);
    if (stream != NULL) {
        fclose(stream);
    }
    if (status != PM_OK) {
        pm_error_in_file(err, path);
        pm_thumbnail_free(thumbnail);
    }
    return status;
}

void pm_thumbnail_free(pm_thumbnail *thumbnail)
{
    pm_arena_free(&thumbnail->arena);
    thumbnail->count = 0;
}
