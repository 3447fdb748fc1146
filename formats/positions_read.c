/* Reading: where an earlier drawing put its members. A drawing that partmap wrote in, places by the
 * ids of its members' groups out; everything else in it is passed over. */
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/names.h"
#include "formats/formats.h"
#include "formats/xml_read.h"

static const char NO_DRAWING[] =
    "This is no drawing that says where its members are: name one that "
    "partmap wrote, as it was written.";

typedef struct spot {
    double x, y;
} spot;

struct pm_positions {
    pm_names names; /* of groups: their indexes among the spots */
    spot *spots;
    size_t count, capacity;
};

/* One drawing being read. */
typedef struct reader {
    pm_positions *positions;
    pm_error fault; /* of the XML */
    bool broken;
} reader;

/* "x y" in full, both finite. */
static bool parse_spot(const char *text, spot *at)
{
    char *end = NULL;
    at->x = strtod(text, &end);
    bool first = end != text && *end == ' ';
    text = end;
    at->y = first ? strtod(text, &end) : 0;
    return first && end != text && *end == '\0' && isfinite(at->x) && isfinite(at->y);
}

static pm_status start(void *data, const pm_xml_tag *tag, pm_error *err)
{
    reader *in = data;
    pm_positions *made = in->positions;
    const char *id = pm_xml_attribute_of(tag, "id");
    const char *place = pm_xml_attribute_of(tag, PM_PLACE_ATTRIBUTE);
    spot at = {0, 0};
    if (id == NULL || place == NULL || !parse_spot(place, &at) ||
        pm_names_find(&made->names, id) != SIZE_MAX) {
        return PM_OK;
    }
    void *spots = made->spots;
    pm_status status = pm_grow(&spots, &made->capacity, made->count + 1, sizeof *made->spots, err);
    made->spots = spots;
    if (status == PM_OK) {
        made->spots[made->count] = at;
        status = pm_names_add(&made->names, id, made->count, err);
    }
    made->count += status == PM_OK ? 1 : 0;
    return status;
}

static pm_status characters(void *data, const char *bytes, size_t length, pm_place place,
                            pm_error *err)
{
    (void)data;
    (void)bytes;
    (void)length;
    (void)place;
    (void)err;
    return PM_OK;
}

static pm_status end(void *data, pm_error *err)
{
    (void)data;
    (void)err;
    return PM_OK;
}

static pm_status problem(void *data, bool is_error, pm_place place, const char *message,
                         pm_error *err)
{
    reader *in = data;
    (void)message; /* it speaks of maps */
    (void)err;
    if (is_error && !in->broken) {
        pm_fail(&in->fault, PM_INVALID, "%s", NO_DRAWING);
        in->fault.line = place.line;
        in->fault.column = place.column;
        in->broken = true;
    }
    return PM_OK;
}

static bool stopped(const void *data)
{
    return ((const reader *)data)->broken;
}

static pm_status read_source(pm_source *source, reader *in, pm_error *err)
{
    static const pm_xml_events events = {.start = start,
                                         .characters = characters,
                                         .end = end,
                                         .problem = problem,
                                         .stopped = stopped};
    bool whole = false;
    pm_place last = {0, 0};
    pm_status status = pm_xml_read(source, &events, in, &whole, &last, err);
    if (status == PM_OK && in->broken) {
        *err = in->fault;
        return PM_INVALID;
    }
    if (status == PM_OK && in->positions->count == 0) {
        return pm_fail(err, PM_INVALID, "%s", NO_DRAWING);
    }
    return status;
}

pm_status pm_positions_read(const char *path, pm_positions **positions, pm_error *err)
{
    reader in = {.positions = pm_new_array(1, sizeof *in.positions)};
    pm_source *source = NULL;
    *positions = NULL;
    if (in.positions == NULL) {
        return pm_fail_memory(err);
    }
    FILE *stream = fopen(path, "rb");
    pm_status status =
        stream != NULL ? pm_source_open(stream, path, 0, &source, err)
                       : pm_fail(err, PM_IO, "The drawing cannot be opened: %s.", strerror(errno));
    if (status == PM_OK) {
        status = read_source(source, &in, err);
    }
    pm_source_close(source);
    if (stream != NULL) {
        fclose(stream);
    }
    if (status != PM_OK) {
        pm_error_in_file(err, path);
        pm_positions_free(in.positions);
        return status;
    }
    *positions = in.positions;
    return PM_OK;
}

void pm_positions_free(pm_positions *positions)
{
    if (positions != NULL) {
        pm_names_free(&positions->names);
        free(positions->spots);
        free(positions);
    }
}

bool pm_positions_find(const pm_positions *positions, const char *id, double *x, double *y)
{
    size_t index = pm_names_find(&positions->names, id);
    if (index == SIZE_MAX) {
        return false;
    }
    *x = positions->spots[index].x;
    *y = positions->spots[index].y;
    return true;
}
