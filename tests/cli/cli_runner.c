/* Runs the command line with streams in memory: see cli_runner.h. */
#include "tests/cli/cli_runner.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

enum { MOST_WORDS = 32, LINE_SIZE = 1024, FILE_SIZE = 1 << 20 };

static int split(char *line, char **words)
{
    static char program[] = "partmap";
    int count = 0;
    words[count++] = program;
    char *rest = NULL;
    for (char *word = strtok_r(line, " ", &rest); word != NULL && count < MOST_WORDS - 1;
         word = strtok_r(NULL, " ", &rest)) {
        words[count++] = word;
    }
    words[count] = NULL;
    return count;
}

cli_result cli_run(const char *line, const char *input)
{
    char copy[LINE_SIZE];
    char *words[MOST_WORDS];
    cli_result result = {0};
    size_t err_length = 0;
    snprintf(copy, sizeof copy, "%s", line);
    int count = split(copy, words);
    FILE *in = tmpfile();
    if (in != NULL && input != NULL) {
        fputs(input, in);
        rewind(in);
    }
    FILE *out = open_memstream(&result.out, &result.out_length);
    FILE *err = open_memstream(&result.err, &err_length);
    CU_ASSERT_TRUE_FATAL(in != NULL && out != NULL && err != NULL);
    pm_streams streams = {.in = in, .out = out, .err = err};
    result.code = pm_cli_run(count, words, &streams);
    fclose(in);
    fclose(out);
    fclose(err);
    CU_ASSERT_TRUE_FATAL(result.out != NULL && result.err != NULL);
    return result;
}

void cli_result_free(cli_result *result)
{
    free(result->out);
    free(result->err);
    *result = (cli_result){0};
}

static void say(const char *line, const cli_result *result)
{
    fprintf(stderr, "\npartmap %s\n[exit %d]\n%s%s\n", line, result->code, result->out,
            result->err);
}

void cli_expect_width(const char *text, size_t most)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        CU_ASSERT_TRUE(length <= most);
        text += length;
        text += *text == '\n' ? 1 : 0;
    }
}

void cli_expect(const char *line, int code, const char *out, const char *err)
{
    cli_result result = cli_run(line, NULL);
    int right = result.code == code && (out == NULL || strcmp(result.out, out) == 0) &&
                (err == NULL || strcmp(result.err, err) == 0);
    if (!right) {
        say(line, &result);
    }
    CU_ASSERT_TRUE(right);
    cli_result_free(&result);
}

void cli_expect_parts(const char *line, int code, const char *out_part, const char *err_part)
{
    cli_result result = cli_run(line, NULL);
    int right = result.code == code && (out_part == NULL || strstr(result.out, out_part) != NULL) &&
                (err_part == NULL || strstr(result.err, err_part) != NULL);
    if (!right) {
        say(line, &result);
    }
    CU_ASSERT_TRUE(right);
    cli_result_free(&result);
}

char *cli_read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = calloc(FILE_SIZE, 1);
    if (file != NULL && bytes != NULL) {
        bytes[fread(bytes, 1, FILE_SIZE - 1, file)] = '\0';
    } else {
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL) {
        fclose(file);
    }
    return bytes;
}
