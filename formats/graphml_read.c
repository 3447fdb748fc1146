/* GraphML in: a source of bytes in, a pm_map for each graph out. The XML layer's events
 * (xml_read.h) go to the builder (graphml_build.h). */
#include <stdlib.h>

#include "formats/graphml_build.h"
#include "formats/readers.h"

static pm_status start(void *data, const pm_xml_tag *tag, pm_error *err)
{
    return pm_graphml_start(data, tag, err);
}

static pm_status characters(void *data, const char *bytes, size_t length, pm_place place,
                            pm_error *err)
{
    return pm_graphml_characters(data, bytes, length, place, err);
}

static pm_status end(void *data, pm_error *err)
{
    return pm_graphml_end(data, err);
}

static pm_status problem(void *data, bool is_error, pm_place place, const char *message,
                         pm_error *err)
{
    return is_error ? pm_graphml_error(data, place, err, "%s", message)
                    : pm_graphml_warn(data, place, err, "%s", message);
}

static void trace(void *data, const char *text)
{
    pm_graphml_follow_text(data, text);
}

static bool stopped(const void *data)
{
    const pm_graphml *graphml = data;
    return graphml->stopped;
}

bool pm_graphml_recognise(const char *bytes, size_t length, const char *name)
{
    (void)bytes;
    (void)length;
    (void)name;
    return true; /* what no other reader knows is read as GraphML, which says best what is wrong */
}

/* Reads all of the source into the builder. */
static pm_status build(pm_graphml *graphml, pm_source *source, pm_error *err)
{
    pm_xml_events events = {.start = start,
                            .characters = characters,
                            .end = end,
                            .problem = problem,
                            .stopped = stopped,
                            .trace = trace,
                            .passes_doctype = graphml->options->lenient};
    bool whole = false;
    pm_place last = {0, 0};
    pm_status status = pm_xml_read(source, &events, graphml, &whole, &last, err);
    if (status == PM_OK && whole) {
        status = pm_graphml_finish(graphml, last, err);
    }
    return status == PM_OK ? pm_graphml_close(graphml, err) : status;
}

pm_status pm_graphml_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                          pm_error *err)
{
    pm_graphml *graphml = pm_new_array(1, sizeof *graphml);
    if (graphml == NULL) {
        return pm_fail_memory(err);
    }
    pm_graphml_begin(graphml, pm_source_name(source), options, &reading->problems);
    bool upwards = false;
    pm_status status = build(graphml, source, err);
    if (status == PM_OK) {
        reading->dialect = pm_graphml_dialect(graphml, &upwards);
    }
    for (size_t i = 0; status == PM_OK && i < graphml->graph_count; i++) {
        pm_map_count_upwards(graphml->graphs[i].map, upwards || graphml->graphs[i].upwards);
        status = pm_reading_add(reading, graphml->graphs[i].map, err);
        graphml->graphs[i].map = NULL;
    }
    pm_graphml_free(graphml);
    free(graphml);
    return status;
}
