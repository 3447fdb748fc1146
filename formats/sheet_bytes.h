/* Private to the sheet reader: bytes of any spreadsheet program to UTF-8, and the separator. */
#ifndef PARTMAP_FORMATS_SHEET_BYTES_H
#define PARTMAP_FORMATS_SHEET_BYTES_H

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "formats/source.h"

/* The whole source as it is. PM_INVALID when it is longer than PM_SHEET_MOST_BYTES. */
pm_status pm_sheet_take_bytes(pm_source *source, pm_text *raw, pm_error *err);

/* Bytes, closed with a zero byte, as UTF-8 without a byte-order mark, every line end a \n. UTF-8,
 * UTF-16 and, with a warning, windows-1252 are understood. */
pm_status pm_sheet_decode(const char *bytes, size_t length, pm_text *text, pm_problems *problems,
                          pm_error *err);

/* The separator that splits the first rows of text most evenly; ',' when none does. A first line
 * "sep=;", as Excel writes it, settles it: *skipped is then that line's length, else 0. */
char pm_sheet_find_separator(const char *text, size_t *skipped);

#endif
