/* Names of the files that drawings go into. */
#ifndef PARTMAP_CLI_DRAWING_FILES_H
#define PARTMAP_CLI_DRAWING_FILES_H

#include "viz/draw.h"

enum { PM_MOST_VIEWS = 24 };

/* Which drawings a command line asks for. Texts are borrowed. */
typedef struct pm_drawing_files {
    const char *map;    /* what was read; "-": a stream */
    const char *output; /* a file, a folder or "-" */
    bool in_folder;
    const pm_view *views[PM_MOST_VIEWS];
    size_t view_count;
    const pm_drawing_form *form; /* NULL: the output is no drawing's name */
} pm_drawing_files;

/* Is it a folder, or written as one: "maps/"? */
bool pm_is_folder(const char *path);

/* Makes the folder and those above it that are missing. */
pm_status pm_make_folder(const char *path, pm_error *err);

/* Appends the name of a file beside the map: of "maps/town.graphml" and ".svg" "maps/town.svg"; a
 * name without a suffix we know just gains this one. */
void pm_add_name_beside(pm_text *out, const char *path, const char *suffix);

/* Is the word a part of the list, whose parts are separated by ','? */
bool pm_list_holds(const char *list, const char *word);

/* Appends the file for the view-th view of the graph-th graph. In a folder "maps/town-power.svg",
 * after the map; else the output itself. Graphs behind the first have their number before the
 * suffix: "town-2.svg". */
void pm_drawing_files_add_name(const pm_drawing_files *files, size_t graph, size_t view,
                               pm_text *out);

#endif
