/* Runs partmap's command line in process, with its three streams in memory. */
#ifndef PARTMAP_TESTS_CLI_CLI_RUNNER_H
#define PARTMAP_TESTS_CLI_CLI_RUNNER_H

#include <stddef.h>

/* What one run gave. */
typedef struct cli_result {
    int code;
    char *out, *err; /* closed with a zero byte; freed by cli_result_free */
    size_t out_length;
} cli_result;

/* "line" is what follows "partmap " on a command line, words separated by single spaces. input is
 * what standard input holds; NULL: nothing. */
cli_result cli_run(const char *line, const char *input);
void cli_result_free(cli_result *result);

/* Runs, compares all three, and says which differ. NULL: not compared. */
void cli_expect(const char *line, int code, const char *out, const char *err);

/* Runs and looks for parts. NULL: not looked for. */
void cli_expect_parts(const char *line, int code, const char *out_part, const char *err_part);

/* Has no line more than "most" bytes? */
void cli_expect_width(const char *text, size_t most);

/* The whole of a small file, or NULL; freed with free(). */
char *cli_read_file(const char *path);

#endif
