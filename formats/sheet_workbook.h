/* Private to formats: files of Excel and LibreOffice themselves, which are told from other archives
 * before anything is unpacked, and refused with the way out. */
#ifndef PARTMAP_FORMATS_SHEET_WORKBOOK_H
#define PARTMAP_FORMATS_SHEET_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"

/* Do these first bytes begin a workbook? */
bool pm_is_workbook(const char *bytes, size_t length);

/* The sentence that refuses it. Returns PM_IO. */
pm_status pm_fail_workbook(pm_error *err);

#endif
