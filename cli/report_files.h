/* Files that reports and briefs go into: forms, names, and the drawings beside a text. */
#ifndef PARTMAP_CLI_REPORT_FILES_H
#define PARTMAP_CLI_REPORT_FILES_H

#include "cli/commands.h"
#include "viz/images.h"

/* What reports are written as: "html" and "md". */
typedef struct pm_report_form {
    const char *name;
    const char *suffix;
    bool markdown;
} pm_report_form;

/* The index-th form; NULL after the last. */
const pm_report_form *pm_report_form_at(size_t index);

/* The form of --format, else that of the suffix of -o, else the first. */
const pm_report_form *pm_report_form_of(const pm_arguments *arguments);

/* Appends what the names of drawings beside a file begin with: of "board/town.md" "town". */
void pm_add_stem(pm_text *out, const char *path);

/* Writes the drawings into the folder of the file that links to them. */
pm_exit pm_deliver_images(const pm_cli *cli, const char *path, const pm_images *images);

#endif
