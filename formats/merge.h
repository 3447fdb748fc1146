/* Putting a survey together: from a folder with map.graphml and filled question sheets, one map in
 * which every answer keeps its sender.
 *
 * A tie that both its partners report is one edge: reported_by names both, and what each said stays
 * under its end, as <word>_source and <word>_target (behaviour and trust always, other words where
 * the two are not the same). The plain word then holds
 *     carried_by, deputy, note    what either named
 *     amount                      the giver's figure
 *     strength                    the mean
 *     since                       the more exact of two dates that agree
 *     agreement, other dates      nothing, because nobody knows who is right
 * That is how the engine reads a tie: with an edge a report, money would count twice, two carriers
 * of one tie would be two ties with one carrier each, and views of the two ends would never meet.
 * Who wants an edge a report all the same asks for them "apart". */
#ifndef PARTMAP_FORMATS_MERGE_H
#define PARTMAP_FORMATS_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/model/map.h"
#include "formats/template_questions.h"

typedef struct pm_merge_options {
    bool lenient; /* what cannot be read is left out, with a warning */
    bool apart;   /* one edge a report, not one a tie */
} pm_merge_options;

/* What one row of a sheet says of a partner. */
typedef struct pm_reply {
    size_t partner; /* node */
    size_t line;
    unsigned given, taken;           /* kinds of tie to and from the partner: bits by choice */
    const char *texts[PM_ASK_COUNT]; /* other answers, checked, as the vocabulary writes them; NULL:
                                        blank */
} pm_reply;

/* One sheet. */
typedef struct pm_answers {
    const char *path;
    size_t respondent;      /* node; SIZE_MAX where the sheet does not say */
    size_t respondent_line; /* where it says so */
    bool filled;            /* anything is answered */
    bool left_out;          /* a blank or second sheet of its partner */
    pm_reply *replies;      /* only those with an answer */
    size_t reply_count, reply_capacity;
    const char *own[PM_MOST_OWN_QUESTIONS]; /* answers about oneself, by question; NULL: blank */
    size_t own_lines[PM_MOST_OWN_QUESTIONS];
    pm_problems problems;
} pm_answers;

/* Two partners, or a sheet and the map, say different things. */
typedef struct pm_contradiction {
    const char *path; /* of the sheet that says the first of them */
    size_t line;
    const char *words;
} pm_contradiction;

/* What came of it. Zero-initialise it; free with pm_merge_free. */
typedef struct pm_merge {
    pm_map *map; /* NULL unless PM_OK */
    const char *map_path;
    pm_problems map_problems;
    pm_answers *sheets; /* in order of their names */
    size_t sheet_count;
    const pm_answers **sheet_of;              /* by node: its filled sheet; NULL: none */
    size_t reported_by_both, reported_by_one; /* ties */
    size_t unanswered; /* of those by one, ties whose other end has not answered */
    pm_contradiction *contradictions;
    size_t contradiction_count, contradiction_capacity;
    pm_arena arena;
} pm_merge;

/* Reads the folder. PM_INVALID, with the first fault in err and all of them in the problems of map
 * and sheets, when anything cannot be read and options are not lenient. PM_IO when a file fails. */
pm_status pm_merge_folder(const char *folder, const pm_merge_options *options, pm_merge *merge,
                          pm_error *err);

/* Appends coverage and contradictions in words. */
void pm_merge_add_words(const pm_merge *merge, pm_text *out);

void pm_merge_free(pm_merge *merge);

#endif
