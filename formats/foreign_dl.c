/* UCINET DL in: text in, a map out. See foreign_dl.h. */
#include "formats/foreign_dl.h"

#include <stdlib.h>
#include <string.h>

#include "formats/readers.h"

bool pm_dl_recognise(const char *bytes, size_t length, const char *name)
{
    (void)length;
    (void)name;
    const char *at = pm_foreign_start(bytes);
    bool begins = (at[0] == 'd' || at[0] == 'D') && (at[1] == 'l' || at[1] == 'L');
    size_t gap = begins ? strspn(at + 2, " \t\r\n,") : 0;
    if (gap == 0) {
        return false;
    }
    /* A table of cells may have a column "DL": here a setting follows, such as "n = 12". */
    at += 2 + gap;
    size_t word = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return word > 0 && at[word + strspn(at + word, " \t")] == '=';
}

static bool has_suffix(const char *name, const char *suffix)
{
    size_t length = strlen(name);
    size_t wanted = strlen(suffix);
    return length > wanted && pm_equal_ignoring_case(name + length - wanted, suffix);
}

/* The header file begins with its version behind a byte that counts its letters; the file of
 * numbers is known by its name only. */
bool pm_ucinet_recognise(const char *bytes, size_t length, const char *name)
{
    static const char version[] = "\x05V64";
    static const char date[] = "\x05"
                               "DATE:";
    bool header = (length > 5 && memcmp(bytes, version, sizeof version - 2) == 0) ||
                  (length > 6 && memcmp(bytes, date, sizeof date - 1) == 0);
    return header || has_suffix(name, ".##h") || has_suffix(name, ".##d");
}

pm_status pm_ucinet_refuse(pm_source *source, const pm_read_options *options, pm_reading *reading,
                           pm_error *err)
{
    static const char message[] =
        "The file is UCINET's own binary format (.##h, .##d), which only UCINET reads: export it "
        "there with Data > Export > DL, and read that file.";
    (void)source;
    (void)options;
    pm_status status = pm_problems_add(&reading->problems, 1, 0, 0, err, "%s", message);
    return status == PM_OK ? pm_fail(err, PM_INVALID, "%s", message) : status;
}

static pm_status read_all(pm_dl *dl, pm_error *err)
{
    pm_status status = pm_dl_read_header(dl, err);
    bool sound = dl->foreign.errors == 0;
    if (status == PM_OK && sound) {
        status = pm_dl_add_nodes(dl, err);
    }
    if (status == PM_OK && sound) {
        bool lists = dl->format == PM_DL_EDGE_LIST || dl->format == PM_DL_NODE_LIST ||
                     dl->format == PM_DL_NODE_LIST_B;
        status = lists ? pm_dl_read_lists(dl, err) : pm_dl_read_matrices(dl, err);
    }
    return status == PM_OK ? pm_foreign_close(&dl->foreign, err) : status;
}

pm_status pm_dl_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                     pm_error *err)
{
    pm_dl dl = {.matrices = 1};
    pm_text text = {0};
    const char *file = pm_source_name(source);
    pm_status status = pm_foreign_text(source, "UCINET DL", &reading->problems, &text, err);
    if (status == PM_OK) {
        status = pm_foreign_begin(&dl.foreign, file, options, reading, err);
    }
    if (status == PM_OK) {
        dl.bytes = text.length;
        dl.cursor = pm_cursor_at(pm_text_bytes(&text));
        status = read_all(&dl, err);
    }
    free(dl.row_labels.words);
    free(dl.column_labels.words);
    free(dl.matrix_labels.words);
    free(dl.row_nodes);
    free(dl.column_nodes);
    free(dl.cells);
    pm_foreign_free(&dl.foreign);
    pm_text_free(&text);
    return status;
}
