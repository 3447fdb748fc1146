/* Surveys for tests: see survey.h. */
#include "tests/support/survey.h"

#include <CUnit/CUnit.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "formats/template.h"
#include "tests/cli/cli_runner.h"

void survey_begin_empty(survey *s)
{
    *s = (survey){.folder = "/tmp/partmap-survey-XXXXXX"};
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(s->folder));
}

void survey_begin(survey *s, const pm_map *members)
{
    survey_begin_empty(s);
    size_t sheets = 0;
    s->status = pm_template_write(members, s->folder, false, &sheets, &s->err);
    CU_ASSERT_EQUAL_FATAL(s->status, PM_OK);
}

const char *survey_path(const survey *s, const char *name)
{
    static char path[400];
    snprintf(path, sizeof path, "%s/%s", s->folder, name);
    return path;
}

void survey_write(const survey *s, const char *name, const char *bytes)
{
    FILE *file = fopen(survey_path(s, name), "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(bytes, file);
    fclose(file);
}

void survey_replace(const survey *s, const char *name, const char *from, const char *to)
{
    char *bytes = cli_read_file(survey_path(s, name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    const char *at = strstr(bytes, from);
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    pm_text changed = {0};
    pm_text_add_bytes(&changed, bytes, (size_t)(at - bytes));
    pm_text_add(&changed, to);
    pm_text_add(&changed, at + strlen(from));
    survey_write(s, name, pm_text_bytes(&changed));
    pm_text_free(&changed);
    free(bytes);
}

/* Rows begin a line and end with the line; the first two cells hold no line break. */
void survey_answer(const survey *s, const char *name, const char *row, const char *cells)
{
    char *bytes = cli_read_file(survey_path(s, name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    pm_text start = {0};
    pm_text_addf(&start, "\r\n%s,", row);
    const char *at = strstr(bytes, pm_text_bytes(&start));
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    at += start.length;
    bool quoted = *at == '"';
    at = strchr(quoted ? strchr(at + 1, '"') : at, ',') + 1;
    pm_text changed = {0};
    pm_text_add_bytes(&changed, bytes, (size_t)(at - bytes));
    pm_text_add(&changed, cells);
    pm_text_add(&changed, strstr(at, "\r\n"));
    survey_write(s, name, pm_text_bytes(&changed));
    pm_text_free(&changed);
    pm_text_free(&start);
    free(bytes);
}

void survey_merge_so(survey *s, pm_merge_options options)
{
    pm_merge_free(&s->merge);
    s->err = (pm_error){0};
    s->status = pm_merge_folder(s->folder, &options, &s->merge, &s->err);
}

void survey_merge(survey *s)
{
    survey_merge_so(s, (pm_merge_options){0});
}

void survey_end(survey *s)
{
    pm_merge_free(&s->merge);
    struct dirent **entries = NULL;
    int count = scandir(s->folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        unlink(survey_path(s, entries[i]->d_name)); /* not . and .., which are folders */
        free(entries[i]);
    }
    free(entries);
    CU_ASSERT_EQUAL(rmdir(s->folder), 0);
}

static const char *attribute(const survey *s, pm_element element, size_t index, const char *name)
{
    size_t column = pm_map_find_attribute(s->merge.map, element, name);
    const char *value =
        column != SIZE_MAX ? pm_map_attribute(s->merge.map, element, column, index) : NULL;
    return value != NULL ? value : "(none)";
}

const char *survey_edge(const survey *s, size_t edge, const char *name)
{
    CU_ASSERT_FATAL(edge < pm_map_edge_count(s->merge.map));
    return attribute(s, PM_EDGE, edge, name);
}

const char *survey_node(const survey *s, const char *id, const char *name)
{
    size_t node = pm_map_find_node(s->merge.map, id);
    CU_ASSERT_FATAL(node != SIZE_MAX);
    return attribute(s, PM_NODE, node, name);
}
