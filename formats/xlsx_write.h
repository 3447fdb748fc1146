/* Private to the writer of workbooks: results in, sheets of a book out.
 *
 *     xlsx_write   the numbers: network, organisations, ties, people, sectors
 *     xlsx_words   findings, and methods: settings, warnings, what each measure is
 *     xlsx_book    the workbook */
#ifndef PARTMAP_FORMATS_XLSX_WRITE_H
#define PARTMAP_FORMATS_XLSX_WRITE_H

#include "formats/formats.h"
#include "formats/xlsx_book.h"

/* Puts a row of headers into the newest sheet; ended by NULL. Returns how many. */
size_t pm_xlsx_put_headers(pm_book *book, size_t row, const char *const *headers);

void pm_xlsx_add_findings(pm_book *book, const pm_results *results);
void pm_xlsx_add_methods(pm_book *book, const pm_results *results);

#endif
