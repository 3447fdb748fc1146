/* How wide text is, and how it is broken into lines: the same on every machine, whatever fonts it
 * has. */
#ifndef PARTMAP_VIZ_TEXT_WIDTH_H
#define PARTMAP_VIZ_TEXT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"

typedef struct pm_font {
    double size; /* points */
    bool bold;
} pm_font;

/* To which side lines of text lean, or what of a line stands at its point. */
typedef enum pm_anchor { PM_ANCHOR_START, PM_ANCHOR_MIDDLE, PM_ANCHOR_END } pm_anchor;

enum { PM_MOST_LABEL_LINES = 3 };

/* Distance between the base lines of two lines of text, as a multiple of the font's size. */
#define PM_LINE_SPACING 1.2

/* Width in points of UTF-8 text on one line, a little slack for the reader's own font included. */
double pm_text_width(const char *text, pm_font font);

/* Breaks text at its spaces into lines no wider than width, at most most_lines of them; a word
 * wider than that is broken inside. lines[] are copies in the arena; *cut tells whether text was
 * left over (the last line then ends in "..."). Returns the number of lines; 0 when memory runs
 * out or the text is blank, which a caller tells apart by the text. */
size_t pm_wrap_text(pm_arena *arena, const char *text, double width, pm_font font,
                    size_t most_lines, const char **lines, bool *cut);

/* Breaks a name into at most three lines of much the same width, each as near to the wished width
 * as that allows; never wider than widest (longer names end in "..."). */
size_t pm_wrap_name(pm_arena *arena, const char *name, double wished, double widest, pm_font font,
                    const char **lines);

/* Width of the widest line. */
double pm_lines_width(const char *const *lines, size_t count, pm_font font);

#endif
