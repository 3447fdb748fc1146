/* Private to formats: the steps of a merge. A folder becomes sheets of answers (merge_folder.c,
 * merge_sheet.c, merge_replies.c, merge_answers.c), these become reports of ties (merge_reports.c),
 * edges of the map (merge_edges.c) and contradictions (merge_contradictions.c). */
#ifndef PARTMAP_FORMATS_MERGE_PARTS_H
#define PARTMAP_FORMATS_MERGE_PARTS_H

#include "formats/merge.h"
#include "formats/sheet.h"

/* A sheet being read. */
typedef struct pm_sheet_reader {
    const pm_map *map;
    const pm_merge_options *options;
    pm_arena *arena;
    pm_sheet sheet;
    pm_answers *answers;
} pm_sheet_reader;

/* --- merge_sheet.c: where in a sheet what stands ---------------------------------------------- */

/* Reads the sheet at answers->path. Faults in it go to its problems, as errors or, when lenient, as
 * warnings of what was left out; only PM_IO and PM_MEMORY end the reading. */
pm_status pm_answers_read(const pm_map *map, const pm_merge_options *options, pm_arena *arena,
                          pm_answers *answers, pm_error *err);

/* Text of a cell without the apostrophe that keeps spreadsheets from running it. */
const char *pm_reply_text(const pm_sheet_reader *reader, size_t row, size_t column);

/* Says that a cell cannot be read: "words" is a sentence. Lenient: a warning, and the cell, row or
 * sheet ("what") is left out. */
pm_status pm_complain(pm_sheet_reader *reader, size_t row, size_t column, const char *what,
                      const char *words, pm_error *err);

/* --- merge_replies.c: rows about partners ----------------------------------------------------- */

/* columns: where each column about partners is; SIZE_MAX: nowhere. Is anything answered in the row?
 */
bool pm_is_answered(const pm_sheet_reader *reader, const size_t *columns, size_t row);

/* Reads an answered row into a reply of the sheet. */
pm_status pm_read_reply(pm_sheet_reader *reader, const size_t *columns, size_t row, pm_error *err);

/* --- merge_answers.c: what single cells say --------------------------------------------------- */

/* The node of a row by its id, or where no id fits by its label, since spreadsheets turn ids such
 * as 007 or 1-2 into something else; SIZE_MAX after complaining. columns may be SIZE_MAX. */
pm_status pm_find_partner(pm_sheet_reader *reader, size_t row, size_t id_column,
                          size_t label_column, size_t *node, pm_error *err);

/* Reads a cell whose values a word takes into *text, as the vocabulary writes them; NULL: blank or
 * left out. key is its header. */
pm_status pm_read_answer(pm_sheet_reader *reader, size_t row, size_t column, pm_word word,
                         const char *key, const char **text, pm_error *err);

/* Reads a cell of kinds of tie into bits. */
pm_status pm_read_kinds(pm_sheet_reader *reader, size_t row, size_t column, const char *key,
                        unsigned *kinds, pm_error *err);

/* --- merge_reports.c: who says what of which tie ---------------------------------------------- */

/* One tie as one partner reports it. Ties that go both ways run from the earlier node. */
typedef struct pm_report {
    size_t source, target;
    int kind;         /* index among the kinds of tie */
    bool from_source; /* the source reports it, not the target */
    bool carries_amount;
    const pm_answers *sheet;
    const pm_reply *reply;
} pm_report;

typedef struct pm_reports {
    pm_report *items; /* by pair, then kind, then direction, then reporter */
    size_t count, capacity;
} pm_reports;

pm_status pm_reports_gather(const pm_merge *merge, pm_reports *reports, pm_error *err);
void pm_reports_free(pm_reports *reports);

/* Where the reports of one tie (of one pair) that begin at "first" end. */
size_t pm_reports_end_of_tie(const pm_reports *reports, size_t first);
size_t pm_reports_end_of_pair(const pm_reports *reports, size_t first);

/* Is a tie of this kind the same from both ends? */
bool pm_kind_is_mutual(int kind);
const char *pm_kind_name(int kind);

/* Of these kinds (bits) the one a row's amount belongs to: money before people; -1: none. */
int pm_kind_with_amount(unsigned kinds);

/* The answer of a report to a column; PM_ASK_AMOUNT_TO_THEM: the amount from source to target. */
const char *pm_report_text(const pm_report *report, pm_ask column);

/* --- then ------------------------------------------------------------------------------------- */

/* merge_edges.c: states what members say of themselves and adds the ties. */
pm_status pm_merge_state_members(pm_merge *merge, pm_error *err);
pm_status pm_merge_add_edges(pm_merge *merge, const pm_reports *reports, bool apart, pm_error *err);

/* merge_contradictions.c: counts who reports what, and lists what does not agree. The map is still
 * as it was read. */
pm_status pm_merge_compare(pm_merge *merge, const pm_reports *reports, pm_error *err);

#endif
