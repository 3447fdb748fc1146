/* A survey in a folder of its own: written by the template, filled in cell by cell or with sheets
 * of the test's own, and merged. */
#ifndef PARTMAP_TESTS_SUPPORT_SURVEY_H
#define PARTMAP_TESTS_SUPPORT_SURVEY_H

#include "formats/merge.h"

typedef struct survey {
    char folder[64];
    pm_merge merge;
    pm_status status;
    pm_error err;
} survey;

/* A new folder with the template of these members in it. */
void survey_begin(survey *s, const pm_map *members);

/* A new folder with nothing in it. */
void survey_begin_empty(survey *s);

/* Path of a file in the folder. Borrowed until the next call. */
const char *survey_path(const survey *s, const char *name);

void survey_write(const survey *s, const char *name, const char *bytes);

/* Replaces the first "from" in a file; fails the test when there is none. */
void survey_replace(const survey *s, const char *name, const char *from, const char *to);

/* Answers in the row of a partner or a question: "cells" is what stands from the third cell on. */
void survey_answer(const survey *s, const char *name, const char *row, const char *cells);

/* Merges, strictly or as asked; survey_end frees what came of it and removes the folder. */
void survey_merge(survey *s);
void survey_merge_so(survey *s, pm_merge_options options);
void survey_end(survey *s);

/* Attribute of the edge-th edge, of a node by id; "(none)" where it is unknown. */
const char *survey_edge(const survey *s, size_t edge, const char *name);
const char *survey_node(const survey *s, const char *id, const char *name);

#endif
