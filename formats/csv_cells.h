/* Private to formats: cells of CSV (RFC 4180), shared by the tables of results and of maps. */
#ifndef PARTMAP_FORMATS_CSV_CELLS_H
#define PARTMAP_FORMATS_CSV_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "engine/measure/measures.h"

/* Begins a table; Excel takes UTF-8 for what it is only behind the mark. */
void pm_csv_begin(pm_text *out, bool mark);

/* A cell of text, with a comma before it unless column is 0. Spreadsheets run text that opens like
 * a formula (with = + - @, a tab or a carriage return): such text gets an apostrophe in front, and
 * so does such text that has apostrophes in front already, so that taking one off gives the text
 * back. */
void pm_csv_add_cell(pm_text *out, size_t column, const char *text);

/* The same, but a plain number stays as it is: "-0.5" is no formula. */
void pm_csv_add_fact(pm_text *out, size_t column, const char *text);

void pm_csv_add_number(pm_text *out, size_t column, double number);

/* Texts joined by ';'. */
void pm_csv_add_texts(pm_text *out, size_t column, const char *const *items, size_t count);

/* A measure's value: an empty cell where it is undefined, lists joined by ';', true or false. */
void pm_csv_add_value(pm_text *out, size_t column, pm_value_type type, const pm_value *value);

void pm_csv_end_row(pm_text *out);

#endif
