/* What comes in and goes out. Each format is one row of the registry: how it is called, which
 * suffix it has, whether it is read, written for measures or for findings. */
#ifndef PARTMAP_FORMATS_FORMATS_H
#define PARTMAP_FORMATS_FORMATS_H

#include <stdbool.h>
#include <stdio.h>

#include "engine/audit/audit.h"
#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/measure/jackknife.h"
#include "engine/measure/measures.h"
#include "engine/measure/significance.h"
#include "engine/model/map.h"

/* Everything a writer may want to say about one map. */
typedef struct pm_results {
    const pm_map *map;
    const pm_problems *problems; /* warnings met while reading; may be NULL */
    const pm_measures *measures;
    const pm_findings *findings;         /* NULL where only measures are written */
    const pm_significance *significance; /* NULL: chance was not asked for */
    const pm_jackknife *jackknife;       /* NULL: leaving members out was not asked for */
    const char *const *only;             /* full keys to write, ended by NULL; NULL: all */
    bool one_level; /* false: every level; csv, which holds one table: organisations */
    pm_level level; /* with one_level: the rows to write */
    const struct pm_results *next; /* another graph of the same input, for a format that holds
                                      several; NULL: none */
    size_t graph, graphs; /* the number of this graph, from 1, and how many its input has; 0, 0:
                             the only one */
    bool whole; /* a map that is written is its owner's own file in another form: answers given in
                   confidence (engine/audit/suppression.h) stay in; false: they are left out of a
                   map written with measures, which is shown round */
    bool mark;  /* csv begins with a byte-order mark */
    size_t *mended; /* gains the characters that the format cannot hold; NULL: not counted */
    size_t width;   /* columns of text for people; 0: 80 */
    bool colour;    /* text for people may use a terminal's colours */
} pm_results;

/* Appends the whole output to *out. */
typedef pm_status (*pm_writer)(const pm_results *results, pm_text *out, pm_error *err);

/* How an input is to be read. All zero: strictly, every graph in it. */
typedef struct pm_read_options {
    bool lenient;           /* faults that can be mended become warnings that say what was done */
    bool groups_as_members; /* a node within another's graph also gets an edge of kind "member" to
                               it */
    const char *graph;      /* id of the graph wanted, or its number from 1; NULL: all */
    const char *edges; /* path of the table of edges that goes with a table of nodes; NULL: the one
                          beside it, if there is one */
    const char *const *mapped; /* attributes that words are going to be read from, ended by NULL:
                                  no doubts about their names are uttered; NULL: none */
    const char *source,
        *target;          /* headers of the columns with the ends of ties; NULL: known ones */
    const char *id;       /* header of the column that names nodes; NULL: known ones */
    size_t most_unpacked; /* bytes that a packed input may unpack to; 0: 2 GiB */
    bool members_only;    /* a table of nodes is all that is wanted: no table of ties is
                             looked for, or missed */
} pm_read_options;

/* An input as read: a map for each graph in it, at least one. Zero-initialise it; free with
 * pm_reading_free. */
typedef struct pm_reading {
    pm_map **maps;
    size_t count, capacity;
    pm_problems problems; /* of the whole input: warnings, and errors when it was not valid */
    const char *format;   /* title of the format it has, such as "GraphML"; static */
    char *edges_file;     /* the file with the ties where that is not the input; owned */
    const char *dialect;  /* the program whose ways it shows, such as "yEd"; static; NULL: none */
} pm_reading;

void pm_reading_free(pm_reading *reading);

/* Takes out the map at index: the caller's from now on (pm_map_free). */
pm_map *pm_reading_take(pm_reading *reading, size_t index);

struct pm_source;

/* One of the files that a map is written to in a format that needs several: OUT.csv becomes
 * OUT.nodes.csv, OUT.edges.csv... */
typedef struct pm_format_part {
    const char *name; /* "nodes" */
    pm_writer write;  /* adds nothing where there is nothing to say: then there is no such file */
} pm_format_part;

enum { PM_MOST_SUFFIXES = 4 };

/* What is written of several graphs. */
typedef enum pm_several_graphs {
    PM_ONE_GRAPH,            /* nothing: the format holds one */
    PM_GRAPHS_ONE_BY_ONE,    /* one after the other; each says itself which graph it is of */
    PM_GRAPHS_WITH_HEADINGS, /* the same, but each needs a line above it that says so */
    PM_GRAPHS_TOGETHER       /* one text, from results linked by "next" */
} pm_several_graphs;

/* One row of the registry. */
typedef struct pm_format {
    const char *name;                                /* "json" */
    const char *title;                               /* one line for help */
    const char *suffixes[PM_MOST_SUFFIXES + 1];      /* of files it is written to: ".dot" */
    const char *read_suffixes[PM_MOST_SUFFIXES + 1]; /* of files that a batch reads it from; a file
                                                        named by itself may be called anything */
    pm_several_graphs graphs;
    bool binary;                 /* not for a terminal */
    bool all_levels;             /* measures are written on every level, never on one */
    bool wants_findings;         /* measures are written with findings beside them */
    pm_writer write_measures;    /* NULL: not for measures */
    pm_writer write_findings;    /* NULL: not for findings */
    pm_writer write_map;         /* the map itself, with measures where there are any; NULL: no */
    const pm_format_part *parts; /* the same in several files, ended by a part without a name */

    /* Is this what an input holds that begins with these bytes and has this name? The first row to
     * say so reads it. NULL, like the next: not for reading. */
    bool (*recognise)(const char *bytes, size_t length, const char *name);
    pm_status (*read)(struct pm_source *source, const pm_read_options *options, pm_reading *reading,
                      pm_error *err);
} pm_format;

size_t pm_format_count(void);
const pm_format *pm_format_at(size_t index);
const pm_format *pm_format_find(const char *name);

/* The format whose suffix a file's name has (case ignored), or NULL. */
const pm_format *pm_format_of_file(const char *name);

/* Can a map be turned into it? */
bool pm_format_converts(const pm_format *format);

/* Reads a stream to its end, in whatever format its contents are. name is printed in messages ("-"
 * for standard input) and only a hint at the format. On PM_OK *reading holds the maps, and
 * its problems only warnings. On PM_INVALID it holds no map, the problems hold the errors in the
 * order met, at most PM_PROBLEMS_STOP of them, and err the first of them. PM_IO: the stream failed,
 * or is packed and cannot be unpacked within the limits. gzip and zip are unpacked on the way. No
 * file is ever opened but those named and the sheets that go with a sheet by their names; nothing
 * is fetched. PM_USAGE: options for sheets, and the input is none. */
pm_status pm_read_stream(FILE *stream, const char *name, const pm_read_options *options,
                         pm_reading *reading, pm_error *err);

/* The same from a path; "-" reads standard input. */
pm_status pm_read_path(const char *path, const pm_read_options *options, pm_reading *reading,
                       pm_error *err);

/* The first map of a path, read strictly, for those who need no more. On PM_INVALID *map is NULL;
 * problems as above. */
pm_status pm_map_read(const char *path, pm_map **map, pm_problems *problems, pm_error *err);

/* Where an earlier drawing of partmap put its members: an SVG in, places by the ids of their groups
 * out. Opaque; free with pm_positions_free. */
typedef struct pm_positions pm_positions;

/* The attribute of a member's group that says where its centre is, in units of the page: "x y". */
#define PM_PLACE_ATTRIBUTE "data-at"

/* PM_INVALID when it is no XML or says nothing of places, PM_IO when it cannot be read. */
pm_status pm_positions_read(const char *path, pm_positions **positions, pm_error *err);
void pm_positions_free(pm_positions *positions);

/* The place of the group with that id; false when the drawing has none. */
bool pm_positions_find(const pm_positions *positions, const char *id, double *x, double *y);
/* Reads a rules file into a rulebook, which may hold what other files said: conventions that it
 * sets (files may not contradict one another) and rules on who has to be there. The grammar is in
 * rules_parse.h. On PM_INVALID the problems gain the errors in the order met, at most
 * PM_PROBLEMS_STOP of them, err is the first, and the book is fit for nothing but to be freed.
 * PM_IO: it cannot be read. Warnings may be among the problems in any case. */
pm_status pm_rules_read(const char *path, pm_rulebook *book, pm_problems *problems, pm_error *err);

/* The same from length bytes that are followed by a zero byte; name is printed in messages. */
pm_status pm_rules_read_text(const char *bytes, size_t length, const char *name, pm_rulebook *book,
                             pm_problems *problems, pm_error *err);

/* Writes length bytes to path so that it is never half there: a temporary file in the same folder,
 * fsync, rename, and fsync of the folder. An existing file keeps its permissions and is only
 * replaced by the whole new one; on failure it is untouched and the temporary file is gone. SIGINT,
 * SIGTERM and SIGHUP wait meanwhile. */
pm_status pm_file_write(const char *path, const char *bytes, size_t length, pm_error *err);

#endif
