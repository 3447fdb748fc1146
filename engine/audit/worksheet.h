/* The group worksheet on working together: a text to print and fill in by hand, given out only when
 * it is asked for by name. No rule rests on it and no answer to it is ever read. */
#ifndef PARTMAP_ENGINE_AUDIT_WORKSHEET_H
#define PARTMAP_ENGINE_AUDIT_WORKSHEET_H

#include <stddef.h>

/* One line to think about. */
typedef struct pm_worksheet_line {
    const char *title;
    const char *question;
} pm_worksheet_line;

/* Paragraphs before the lines, and the source, in plain sentences. */
const char *pm_worksheet_opening(void);
const char *pm_worksheet_source(void);

/* The lines, from 0; NULL after the last. */
const pm_worksheet_line *pm_worksheet_line_at(size_t index);

#endif
