/* Private to formats: what the readers of other tools' files share: a map in the making with its
 * problems, the text of the input, and its words one by one.
 *
 *     foreign_pajek     Pajek .net and .paj (with _vertices, _ties, _columns)
 *     foreign_dl        UCINET DL (with _header, _nodes, _matrix, _lists)
 *     foreign_gml       GML, by igraph in a worker (gml_tidy, gml_words, igraph_read, worker)
 *     gexf_read         GEXF, on the XML layer (gexf_elements, gexf_attributes)
 *     foreign_words     the words of a text; foreign_groups: nodes within nodes
 *
 * What igraph's own readers of Pajek and DL do with such files is why these two are read here: a
 * network with arcs and edges loses every direction without a word, relations, partitions and
 * matrices in Pajek and numbers other than 0 and 1 in DL matrices are refused. */
#ifndef PARTMAP_FORMATS_FOREIGN_H
#define PARTMAP_FORMATS_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/names.h"
#include "engine/base/text.h"
#include "formats/formats.h"
#include "formats/source.h"

/* Limits that every reader keeps, as the GraphML reader does. */
enum {
    PM_FOREIGN_LONGEST_ID = 1000,
    PM_FOREIGN_LONGEST_NAME = 250,
    PM_FOREIGN_LONGEST_VALUE = 1048576,
    PM_FOREIGN_MOST_ATTRIBUTES = 1000
};

/* One map in the making. Zero-initialise it, then pm_foreign_begin; pm_foreign_free at the end. */
typedef struct pm_foreign {
    pm_map *map;      /* owned until given to the reading */
    const char *file; /* borrowed, like the next two */
    const pm_read_options *options;
    pm_reading *reading;
    size_t first_problem; /* of this map in the reading's list */
    size_t errors;        /* of this map */
    bool stopped;         /* nothing more is wanted */
    pm_names said;        /* warnings that are given once */
} pm_foreign;

/* Begins a map; also the next one of a file, after pm_foreign_close. */
pm_status pm_foreign_begin(pm_foreign *foreign, const char *file, const pm_read_options *options,
                           pm_reading *reading, pm_error *err);
void pm_foreign_free(pm_foreign *foreign);

/* All of a source as UTF-8 with lines that end in \n. tool: "Pajek", for messages. Caller frees
 * *text. */
pm_status pm_foreign_text(pm_source *source, const char *tool, pm_problems *problems, pm_text *text,
                          pm_error *err);

/* The first bytes of an input without byte-order mark and leading white space. */
const char *pm_foreign_start(const char *bytes);

/* All five return PM_OK, also when they added a problem, or PM_MEMORY. */
pm_status pm_foreign_error(pm_foreign *foreign, size_t line, size_t column, pm_error *err,
                           const char *format, ...) __attribute__((format(printf, 5, 6)));

/* An error after which nothing more can be made of the file. */
pm_status pm_foreign_give_up(pm_foreign *foreign, size_t line, size_t column, pm_error *err,
                             const char *format, ...) __attribute__((format(printf, 5, 6)));

pm_status pm_foreign_warn(pm_foreign *foreign, size_t line, size_t column, pm_error *err,
                          const char *format, ...) __attribute__((format(printf, 5, 6)));

/* A fault that --lenient mends: a warning then, else an error. done: what was done about it, a
 * sentence for the warning; remedy: one for the error. */
pm_status pm_foreign_mend(pm_foreign *foreign, size_t line, size_t column, const char *done,
                          const char *remedy, pm_error *err, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* A warning given once for each "what", however often there is reason for it. */
pm_status pm_foreign_warn_once(pm_foreign *foreign, const char *what, size_t line, size_t column,
                               pm_error *err, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* States an attribute; blank text states nothing. Of two statements the first is kept, with a
 * warning at line. */
pm_status pm_foreign_state(pm_foreign *foreign, pm_element element, const char *name, size_t index,
                           const char *text, size_t line, pm_error *err);

/* Adds a node; a taken or too long id is a problem, and *node then SIZE_MAX. */
pm_status pm_foreign_add_node(pm_foreign *foreign, const char *id, size_t line, size_t *node,
                              pm_error *err);

/* Of a map whose nodes say in "parent" which node they stand in: that node is a body, unless it
 * says what it is; with --groups=members those in it get a tie of kind "member" to it. */
pm_status pm_foreign_groups(pm_foreign *foreign, pm_error *err);

/* After the last element: checks the values, puts the problems in order of place, and gives the
 * verdict: PM_OK and the map is the reading's, or PM_INVALID with the first error in err. */
pm_status pm_foreign_close(pm_foreign *foreign, pm_error *err);

/* --- words of a text ------------------------------------------------------------------------- */

/* Where reading stands in a text. */
typedef struct pm_cursor {
    const char *at; /* next character; closed with a zero byte */
    const char *line_start;
    size_t line; /* from 1 */
} pm_cursor;

/* A word: where it stands, and its text without quotation marks. */
typedef struct pm_word_read {
    const char *text; /* not closed with a zero byte */
    size_t length;
    size_t line;
    const char *line_start;
    bool quoted;
    bool open; /* the closing quotation mark is missing */
} pm_word_read;

pm_cursor pm_cursor_at(const char *text);

/* The next word of the cursor's line, or false at its end. Words are separated by blanks and any
 * character of "separators"; one that begins with a quotation mark goes to the next in its line. */
bool pm_cursor_word(pm_cursor *cursor, const char *separators, pm_word_read *word);

/* Column a word begins in, in characters from 1; counted when asked, for lines may be long. */
size_t pm_word_column(const pm_word_read *word);

/* Moves to the next line; false when there is none. */
bool pm_cursor_next_line(pm_cursor *cursor);

/* The word as a string, of at most PM_FOREIGN_LONGEST_VALUE bytes. *text is emptied first; caller
 * frees it. */
pm_status pm_word_copy(const pm_word_read *word, pm_text *text, pm_error *err);

/* The word as a whole number from 0; false when it is none or beyond 10^15. */
bool pm_word_whole(const pm_word_read *word, size_t *number);

/* The word as a number; false when it is none. */
bool pm_word_number(const pm_word_read *word, double *number);

/* Equal to a text but for case. */
bool pm_word_is(const pm_word_read *word, const char *text);

/* The word, made fit to be quoted in a message. */
pm_excerpt pm_word_excerpt(const pm_word_read *word);

#endif
