/* The writers: JSON by its schema, CSV by RFC 4180, text for terminals, and files that are never
 * half there. */
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/audit/audit.h"
#include "engine/measure/measures.h"
#include "formats/formats.h"
#include "formats/plain.h"
#include "tests/suites.h"

#define TOWN "tests/data/cli/town.graphml"

/* A map taken through all stages. */
typedef struct work {
    pm_map *map;
    pm_problems problems;
    pm_settings settings;
    pm_measures *measures;
    pm_findings *findings;
    pm_results results;
} work;

static void begin_with_map(work *w)
{
    pm_error err = {0};
    pm_audit_options options = pm_default_audit_options();
    w->settings = pm_default_settings();
    CU_ASSERT_EQUAL_FATAL(pm_measure_map(w->map, &w->settings, &w->measures, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_audit_map(w->measures, &options, &w->findings, &err), PM_OK);
    w->results = (pm_results){
        .map = w->map, .problems = &w->problems, .measures = w->measures, .findings = w->findings};
}

static void begin(work *w, const char *path)
{
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_read(path, &w->map, &w->problems, &err), PM_OK);
    begin_with_map(w);
}

static void end(work *w)
{
    pm_findings_free(w->findings);
    pm_measures_free(w->measures);
    pm_problems_free(&w->problems);
    pm_map_free(w->map);
}

/* The output of a format, parsed strictly: no key twice in any object. */
static json_t *parse(const work *w, bool findings)
{
    pm_text text = {0};
    pm_error err = {0};
    const pm_format *json = pm_format_find("json");
    pm_writer write = findings ? json->write_findings : json->write_measures;
    CU_ASSERT_EQUAL_FATAL(write(&w->results, &text, &err), PM_OK);
    const char *bytes = pm_text_bytes(&text);
    CU_ASSERT_PTR_EQUAL(strchr(bytes, '\n'), bytes + text.length - 1);
    json_error_t fault;
    json_t *root = json_loads(bytes, JSON_REJECT_DUPLICATES, &fault);
    CU_ASSERT_PTR_NOT_NULL_FATAL(root);
    pm_text_free(&text);
    return root;
}

static const char *text_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "(none)";
}

/* The keys of an object, in order, separated by blanks. */
static void expect_keys(const json_t *object, const char *expected)
{
    pm_text keys = {0};
    json_t *copy = json_copy((json_t *)(uintptr_t)object);
    for (void *at = json_object_iter(copy); at != NULL; at = json_object_iter_next(copy, at)) {
        pm_text_addf(&keys, "%s%s", keys.length > 0 ? " " : "", json_object_iter_key(at));
    }
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&keys), expected);
    json_decref(copy);
    pm_text_free(&keys);
}

/* --- JSON of measures ------------------------------------------------------------------------ */

static void json_of_measures_opens_as_the_schema_says(void)
{
    work w = {0};
    begin(&w, TOWN);
    json_t *root = parse(&w, false);
    expect_keys(root, "schema partmap map settings network coverage undefined organisations "
                      "relationships people sectors mixing");
    CU_ASSERT_STRING_EQUAL(text_at(root, "schema"), "partmap/measures/1");
    CU_ASSERT_STRING_EQUAL(text_at(root, "partmap"), PM_VERSION);
    const json_t *map = json_object_get(root, "map");
    expect_keys(map, "file graph name directed warnings");
    CU_ASSERT_STRING_EQUAL(text_at(map, "file"), TOWN);
    CU_ASSERT_STRING_EQUAL(text_at(map, "graph"), "town");
    CU_ASSERT_STRING_EQUAL(text_at(map, "name"), "Town partnership");
    CU_ASSERT_TRUE(json_is_true(json_object_get(map, "directed")));
    CU_ASSERT_EQUAL(json_array_size(json_object_get(map, "warnings")), 0);
    json_decref(root);
    end(&w);
}

static void json_settings_are_those_in_effect(void)
{
    work w = {0};
    begin(&w, TOWN);
    json_t *root = parse(&w, false);
    const json_t *settings = json_object_get(root, "settings");
    expect_keys(settings, "ties combine sector resource decision seed");
    CU_ASSERT_TRUE(json_is_null(json_object_get(settings, "ties")));
    CU_ASSERT_STRING_EQUAL(text_at(settings, "combine"), "either");
    CU_ASSERT_STRING_EQUAL(text_at(settings, "sector"), "sector");
    CU_ASSERT_STRING_EQUAL(text_at(settings, "resource"), "budget");
    const json_t *bodies = json_object_get(settings, "decision");
    CU_ASSERT_EQUAL(json_array_size(bodies), 1);
    CU_ASSERT_STRING_EQUAL(json_string_value(json_array_get(bodies, 0)), "board");
    CU_ASSERT_EQUAL(json_integer_value(json_object_get(settings, "seed")), 1);
    json_decref(root);
    end(&w);
}

static void json_values_have_the_types_of_their_measures(void)
{
    work w = {0};
    begin(&w, TOWN);
    json_t *root = parse(&w, false);
    const json_t *network = json_object_get(root, "network");
    CU_ASSERT_TRUE(json_is_integer(json_object_get(network, "members")));
    CU_ASSERT_EQUAL(json_integer_value(json_object_get(network, "members")), 5);
    CU_ASSERT_TRUE(json_is_real(json_object_get(network, "density")));
    CU_ASSERT_DOUBLE_EQUAL(json_real_value(json_object_get(network, "density")), 0.4, 1e-15);
    CU_ASSERT_TRUE(json_is_null(json_object_get(network, "response_coverage")));
    const json_t *cvs = json_array_get(json_object_get(root, "organisations"), 2);
    CU_ASSERT_STRING_EQUAL(text_at(cvs, "id"), "cvs");
    CU_ASSERT_STRING_EQUAL(text_at(cvs, "label"), "Council of voluntary services");
    CU_ASSERT_STRING_EQUAL(text_at(cvs, "kind"), "organisation");
    CU_ASSERT_STRING_EQUAL(text_at(cvs, "sector"), "voluntary");
    CU_ASSERT_TRUE(json_is_true(json_object_get(cvs, "cut_point")));
    const json_t *cut_off = json_object_get(cvs, "cut_off");
    CU_ASSERT_EQUAL(json_array_size(cut_off), 1);
    CU_ASSERT_STRING_EQUAL(json_string_value(json_array_get(cut_off, 0)), "food");
    json_decref(root);
    end(&w);
}

static void json_rows_are_known_by_the_ids_of_the_file(void)
{
    work w = {0};
    begin(&w, TOWN);
    json_t *root = parse(&w, false);
    const json_t *edges = json_object_get(root, "relationships");
    CU_ASSERT_EQUAL_FATAL(json_array_size(edges), 4);
    CU_ASSERT_STRING_EQUAL(text_at(json_array_get(edges, 0), "id"), "e1");
    CU_ASSERT_STRING_EQUAL(text_at(json_array_get(edges, 0), "source"), "council");
    CU_ASSERT_STRING_EQUAL(text_at(json_array_get(edges, 0), "target"), "board");
    CU_ASSERT_STRING_EQUAL(text_at(json_array_get(edges, 0), "kind"), "works_with");
    CU_ASSERT_TRUE(json_is_null(json_object_get(json_array_get(edges, 2), "id")));
    CU_ASSERT_TRUE(json_is_null(json_object_get(json_array_get(edges, 2), "kind")));
    CU_ASSERT_STRING_EQUAL(text_at(json_array_get(json_object_get(root, "people"), 0), "id"),
                           "person-1");
    CU_ASSERT_STRING_EQUAL(text_at(json_array_get(json_object_get(root, "sectors"), 1), "id"),
                           "public");
    const json_t *mixing = json_object_get(root, "mixing");
    CU_ASSERT_EQUAL_FATAL(json_array_size(mixing), 6);
    CU_ASSERT_STRING_EQUAL(text_at(json_array_get(mixing, 4), "a"), "public");
    CU_ASSERT_STRING_EQUAL(text_at(json_array_get(mixing, 4), "b"), "voluntary");
    json_decref(root);
    end(&w);
}

/* Every null of a measure has its reason, and every reason its null. */
static size_t count_nulls(const json_t *rows, pm_level level)
{
    size_t nulls = 0;
    for (size_t row = 0; row < json_array_size(rows); row++) {
        for (size_t i = 0; i < pm_measure_count(); i++) {
            const pm_measure *measure = pm_measure_at(i);
            const json_t *value = json_object_get(json_array_get(rows, row), measure->key);
            nulls += measure->level == level && json_is_null(value) ? 1 : 0;
        }
    }
    return nulls;
}

static size_t count_reasons(const json_t *undefined, const char *level)
{
    size_t reasons = 0;
    for (size_t i = 0; i < json_array_size(undefined); i++) {
        const json_t *of = json_array_get(undefined, i);
        CU_ASSERT_STRING_NOT_EQUAL(text_at(of, "reason"), "(none)");
        CU_ASSERT_STRING_NOT_EQUAL(text_at(of, "reason"), "");
        reasons += strcmp(text_at(of, "level"), level) == 0 ? 1 : 0;
    }
    return reasons;
}

static void json_gives_a_reason_for_every_null(void)
{
    static const struct {
        pm_level level;
        const char *name;
    } arrays[] = {{PM_LEVEL_ORGANISATION, "organisations"},
                  {PM_LEVEL_RELATIONSHIP, "relationships"},
                  {PM_LEVEL_PERSON, "people"},
                  {PM_LEVEL_SECTOR, "sectors"},
                  {PM_LEVEL_MIXING, "mixing"}};
    work w = {0};
    begin(&w, TOWN);
    json_t *root = parse(&w, false);
    const json_t *undefined = json_object_get(root, "undefined");
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        CU_ASSERT_EQUAL(count_nulls(json_object_get(root, arrays[i].name), arrays[i].level),
                        count_reasons(undefined, pm_level_name(arrays[i].level)));
    }
    CU_ASSERT_TRUE(count_reasons(undefined, "organisation") > 0);
    const json_t *first = json_array_get(undefined, 0);
    expect_keys(first, "level id key reason");
    CU_ASSERT_STRING_EQUAL(text_at(first, "level"), "network");
    CU_ASSERT_TRUE(json_is_null(json_object_get(first, "id")));
    json_decref(root);
    end(&w);
}

static void json_keeps_the_order_of_the_registry(void)
{
    work w = {0};
    begin(&w, TOWN);
    json_t *root = parse(&w, false);
    json_t *network = json_object_get(root, "network");
    size_t column = 0;
    for (void *at = json_object_iter(network); at != NULL;
         at = json_object_iter_next(network, at)) {
        CU_ASSERT_STRING_EQUAL(json_object_iter_key(at),
                               pm_measures_column(w.measures, PM_LEVEL_NETWORK, column)->key);
        column++;
    }
    CU_ASSERT_EQUAL(column, pm_measures_column_count(w.measures, PM_LEVEL_NETWORK));
    json_decref(root);
    end(&w);
}

static void json_with_only_holds_only_that(void)
{
    static const char *const only[] = {"density", "degree", "ei", NULL};
    work w = {0};
    begin(&w, TOWN);
    w.results.only = only;
    json_t *root = parse(&w, false);
    expect_keys(json_object_get(root, "network"), "density");
    expect_keys(json_array_get(json_object_get(root, "organisations"), 0),
                "id label kind sector degree ei");
    expect_keys(json_array_get(json_object_get(root, "people"), 0), "id label");
    const json_t *undefined = json_object_get(root, "undefined");
    CU_ASSERT_EQUAL(count_reasons(undefined, "organisation"), 2); /* board and arts have no ei */
    CU_ASSERT_EQUAL(count_reasons(undefined, "relationship"), 0);
    json_decref(root);
    end(&w);
}

static void json_replaces_bytes_that_are_not_utf8(void)
{
    work w = {0};
    pm_error err = {0};
    size_t node = 0;
    CU_ASSERT_EQUAL_FATAL(pm_map_new(&w.map, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_set_origin(w.map, "caf\xE9.graphml", "", &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_add_node(w.map, "a", 1, &node, &err), PM_OK);
    begin_with_map(&w);
    json_t *root = parse(&w, false);
    CU_ASSERT_STRING_EQUAL(text_at(json_object_get(root, "map"), "file"),
                           "caf\xEF\xBF\xBD.graphml");
    CU_ASSERT_TRUE(json_is_null(json_object_get(json_object_get(root, "map"), "graph")));
    json_decref(root);
    end(&w);
}

static void json_is_written_for_a_map_of_nothing(void)
{
    work w = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_new(&w.map, &err), PM_OK);
    begin_with_map(&w);
    json_t *root = parse(&w, false);
    CU_ASSERT_EQUAL(json_array_size(json_object_get(root, "organisations")), 0);
    CU_ASSERT_TRUE(json_is_null(json_object_get(json_object_get(root, "network"), "density")));
    json_decref(root);
    json_decref(parse(&w, true));
    end(&w);
}

/* --- JSON of findings ------------------------------------------------------------------------ */

static void json_of_findings_carries_all_of_each_finding(void)
{
    work w = {0};
    begin(&w, TOWN);
    json_t *root = parse(&w, true);
    expect_keys(root, "schema partmap map settings counts rules_files conventions "
                      "findings");
    CU_ASSERT_STRING_EQUAL(text_at(root, "schema"), "partmap/findings/1");
    const json_t *findings = json_object_get(root, "findings");
    CU_ASSERT_EQUAL_FATAL(json_array_size(findings), pm_finding_count(w.findings));
    for (size_t i = 0; i < json_array_size(findings); i++) {
        const json_t *finding = json_array_get(findings, i);
        const pm_finding *expected = pm_finding_at(w.findings, i);
        expect_keys(finding, "rule title family fact outcome headline text numbers members edges "
                             "people threshold why question next_step source");
        CU_ASSERT_STRING_EQUAL(text_at(finding, "rule"), expected->rule->id);
        CU_ASSERT_STRING_EQUAL(text_at(finding, "outcome"), pm_outcome_name(expected->outcome));
        CU_ASSERT_STRING_EQUAL(text_at(finding, "text"), expected->text);
        CU_ASSERT_STRING_EQUAL(text_at(finding, "question"), expected->rule->question);
        CU_ASSERT_EQUAL(json_array_size(json_object_get(finding, "members")),
                        expected->member_count);
        CU_ASSERT_EQUAL(json_array_size(json_object_get(finding, "edges")), expected->edge_count);
    }
    const json_t *counts = json_object_get(root, "counts");
    expect_keys(counts, "fine watch issue cannot tell");
    CU_ASSERT_EQUAL((size_t)json_integer_value(json_object_get(counts, "issue")),
                    pm_findings_with(w.findings, PM_ISSUE));
    json_decref(root);
    end(&w);
}

/* Names typed into ties do not reach what boards read; ids of nodes do. */
static void findings_name_no_person(void)
{
    static const char *const formats[] = {"json", "csv", "text", "md"};
    work w = {0};
    begin(&w, TOWN);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        pm_text text = {0};
        pm_error err = {0};
        CU_ASSERT_EQUAL(pm_format_find(formats[i])->write_findings(&w.results, &text, &err), PM_OK);
        CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&text), "Jane"));
        pm_text_free(&text);
    }
    end(&w);
}

/* --- CSV and tables -------------------------------------------------------------------------- */

static void expect_csv_label(const char *label, const char *cell)
{
    static const char *const only[] = {"degree", NULL};
    work w = {0};
    pm_error err = {0};
    size_t node = 0;
    size_t column = 0;
    pm_text expected = {0};
    pm_text text = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_new(&w.map, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_add_node(w.map, "a", 1, &node, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_add_attribute(w.map, PM_NODE, "label", &column, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_set(w.map, PM_NODE, column, node, label, &err), PM_OK);
    begin_with_map(&w);
    w.results.only = only;
    CU_ASSERT_EQUAL(pm_format_find("csv")->write_measures(&w.results, &text, &err), PM_OK);
    pm_text_addf(&expected, "id,label,kind,sector,degree\r\na,%s,organisation,,0\r\n", cell);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), pm_text_bytes(&expected));
    pm_text_free(&expected);
    pm_text_free(&text);
    end(&w);
}

static void csv_quotes_as_rfc_4180_says(void)
{
    expect_csv_label("plain", "plain");
    expect_csv_label("a, b", "\"a, b\"");
    expect_csv_label("say \"so\"", "\"say \"\"so\"\"\"");
    expect_csv_label("two\nlines", "\"two\nlines\"");
    expect_csv_label("ends with \"", "\"ends with \"\"\"");
}

static void csv_makes_formulas_text(void)
{
    expect_csv_label("=1+1", "'=1+1");
    expect_csv_label("+44 20", "'+44 20");
    expect_csv_label("-cmd", "'-cmd");
    expect_csv_label("@SUM(A1)", "'@SUM(A1)");
    expect_csv_label("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
    expect_csv_label("a=b", "a=b");
}

static void csv_leaves_negative_numbers_numbers(void)
{
    static const char *const only[] = {"loss_fragmentation", NULL};
    work w = {0};
    pm_text text = {0};
    pm_error err = {0};
    begin(&w, TOWN);
    w.results.only = only;
    CU_ASSERT_EQUAL(pm_format_find("csv")->write_measures(&w.results, &text, &err), PM_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&text), "culture,-0.4\r\n"));
    pm_text_free(&text);
    end(&w);
}

static void tables_name_columns_that_are_undefined_throughout(void)
{
    static const char *const only[] = {"degree", "in_degree", "funding_in", NULL};
    work w = {0};
    pm_text text = {0};
    pm_error err = {0};
    begin(&w, "tests/data/cli/pair.graphml");
    w.results.only = only;
    CU_ASSERT_EQUAL(pm_format_find("table")->write_measures(&w.results, &text, &err), PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text),
                           "ORGANISATIONS AND BODIES (2)\n\n"
                           "   degree\n"
                           "a       1\n"
                           "b       1\n\n"
                           "Undefined in every row: in_degree, funding_in.\n");
    pm_text_free(&text);
    end(&w);
}

/* --- text for terminals ---------------------------------------------------------------------- */

static void expect_plain(const char *user_text, const char *expected)
{
    pm_text text = {0};
    pm_plain_add(&text, user_text);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), expected);
    pm_text_free(&text);
}

static void plain_text_cannot_steer_the_terminal(void)
{
    /* Bytes, because the linter rightly refuses such a character in a string. */
    static const char right_to_left[] = {'a', '\xE2', '\x80', '\xAE', 'b', '\0'};
    static const char c1_control[] = {'a', '\xC2', '\x9B', 'b', '\0'};
    static const char replaced[] = {'a', '\xEF', '\xBF', '\xBD', 'b', '\0'};
    expect_plain(right_to_left, replaced);
    expect_plain(c1_control, replaced);
    expect_plain("a\033[31mb", "a\xEF\xBF\xBD[31mb");
    expect_plain(" two \n\t lines ", "two lines");
    expect_plain("bad \xFF byte", "bad \xEF\xBF\xBD byte");
    expect_plain("Caf\xC3\xA9", "Caf\xC3\xA9");
}

static void plain_width_counts_columns(void)
{
    CU_ASSERT_EQUAL(pm_plain_width("abc"), 3);
    CU_ASSERT_EQUAL(pm_plain_width("Caf\xC3\xA9"), 4);
    CU_ASSERT_EQUAL(pm_plain_width("e\xCC\x81"), 1);                /* combining acute */
    CU_ASSERT_EQUAL(pm_plain_width("\xE4\xBA\xAC\xE9\x83\xBD"), 4); /* two wide characters */
}

static void plain_cells_are_filled_or_cut(void)
{
    pm_text text = {0};
    pm_plain_add_cell(&text, "ab", 4, false);
    pm_plain_add_cell(&text, "ab", 4, true);
    pm_plain_add_cell(&text, "abcde", 4, false);
    pm_plain_add_cell(&text, "abcd", 4, false);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), "ab    ababc\xE2\x80\xA6"
                                                 "abcd");
    pm_text_free(&text);
}

static void plain_text_is_wrapped_between_words(void)
{
    pm_text text = {0};
    pm_text_add(&text, "- ");
    pm_plain_add_wrapped(&text, "one two three extraordinary four", 2, 2, 10);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), "- one two\n  three\n  extraordinary\n  four\n");
    pm_text_free(&text);
}

/* --- files ----------------------------------------------------------------------------------- */

static char folder[64];

static const char *in_folder(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void enter_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/partmap-test-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
}

/* rmdir fails, and the test with it, when a temporary file was left behind. */
static void leave_folder(void)
{
    CU_ASSERT_EQUAL(rmdir(folder), 0);
}

static pm_status write_text(const char *path, const char *text)
{
    pm_error err = {0};
    return pm_file_write(path, text, strlen(text), &err);
}

static void expect_content(const char *path, const char *expected)
{
    char bytes[256] = "";
    FILE *file = fopen(path, "rb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    CU_ASSERT_STRING_EQUAL(bytes, expected);
    fclose(file);
}

static unsigned mode_of(const char *path)
{
    struct stat found;
    CU_ASSERT_EQUAL_FATAL(stat(path, &found), 0);
    return (unsigned)found.st_mode & 07777U;
}

static void a_new_file_takes_its_mode_from_the_umask(void)
{
    enter_folder();
    mode_t before = umask(027);
    CU_ASSERT_EQUAL(write_text(in_folder("a"), "one"), PM_OK);
    umask(before);
    expect_content(in_folder("a"), "one");
    CU_ASSERT_EQUAL(mode_of(in_folder("a")), 0640);
    unlink(in_folder("a"));
    leave_folder();
}

static void a_replaced_file_keeps_its_mode(void)
{
    enter_folder();
    CU_ASSERT_EQUAL(write_text(in_folder("a"), "one, and longer"), PM_OK);
    CU_ASSERT_EQUAL(chmod(in_folder("a"), 0604), 0);
    CU_ASSERT_EQUAL(write_text(in_folder("a"), "two"), PM_OK);
    expect_content(in_folder("a"), "two");
    CU_ASSERT_EQUAL(mode_of(in_folder("a")), 0604);
    unlink(in_folder("a"));
    leave_folder();
}

static void a_link_stays_and_its_target_is_written(void)
{
    struct stat found;
    enter_folder();
    CU_ASSERT_EQUAL(symlink("target", in_folder("link")), 0);
    CU_ASSERT_EQUAL(write_text(in_folder("link"), "new"), PM_OK); /* target not there yet */
    expect_content(in_folder("target"), "new");
    CU_ASSERT_EQUAL(write_text(in_folder("link"), "newer"), PM_OK);
    expect_content(in_folder("target"), "newer");
    CU_ASSERT_EQUAL(lstat(in_folder("link"), &found), 0);
    CU_ASSERT_TRUE(S_ISLNK(found.st_mode));
    unlink(in_folder("link"));
    unlink(in_folder("target"));
    leave_folder();
}

static void links_in_a_circle_are_an_error(void)
{
    enter_folder();
    CU_ASSERT_EQUAL(symlink("b", in_folder("a")), 0);
    CU_ASSERT_EQUAL(symlink("a", in_folder("b")), 0);
    CU_ASSERT_EQUAL(write_text(in_folder("a"), "x"), PM_IO);
    unlink(in_folder("a"));
    unlink(in_folder("b"));
    leave_folder();
}

static void expect_failure(const char *path, const char *message)
{
    pm_error err = {0};
    CU_ASSERT_EQUAL(pm_file_write(path, "x", 1, &err), PM_IO);
    CU_ASSERT_STRING_EQUAL(err.message, message);
    CU_ASSERT_STRING_EQUAL(err.file, path);
}

static void a_file_that_cannot_be_written_says_why(void)
{
    expect_failure("tests/nowhere/a", "The folder to write it into is not there: make it first.");
    expect_failure("tests/main.c/a", "The folder to write it into is not there: make it first.");
    expect_failure("tests", "It is a folder: name a file to write.");
    expect_failure("/dev/full",
                   "The disk is full, nothing was written: make room or choose another.");
}

static void a_device_is_written_to_as_it_is(void)
{
    struct stat found;
    CU_ASSERT_EQUAL(write_text("/dev/null", "x"), PM_OK);
    CU_ASSERT_EQUAL(stat("/dev/null", &found), 0);
    CU_ASSERT_TRUE(S_ISCHR(found.st_mode));
}

CU_TestInfo pm_tests_formats[] = {
    {"JSON of measures opens as the schema says", json_of_measures_opens_as_the_schema_says},
    {"JSON settings are those in effect", json_settings_are_those_in_effect},
    {"JSON values have the types of their measures", json_values_have_the_types_of_their_measures},
    {"JSON rows are known by the ids of the file", json_rows_are_known_by_the_ids_of_the_file},
    {"JSON gives a reason for every null", json_gives_a_reason_for_every_null},
    {"JSON keeps the order of the registry", json_keeps_the_order_of_the_registry},
    {"JSON with --only holds only that", json_with_only_holds_only_that},
    {"JSON replaces bytes that are not UTF-8", json_replaces_bytes_that_are_not_utf8},
    {"JSON is written for a map of nothing", json_is_written_for_a_map_of_nothing},
    {"JSON of findings carries all of each finding", json_of_findings_carries_all_of_each_finding},
    {"findings name no person", findings_name_no_person},
    {"CSV quotes as RFC 4180 says", csv_quotes_as_rfc_4180_says},
    {"CSV makes formulas text", csv_makes_formulas_text},
    {"CSV leaves negative numbers numbers", csv_leaves_negative_numbers_numbers},
    {"tables name columns that are undefined throughout",
     tables_name_columns_that_are_undefined_throughout},
    {"plain text cannot steer the terminal", plain_text_cannot_steer_the_terminal},
    {"plain width counts columns", plain_width_counts_columns},
    {"plain cells are filled or cut", plain_cells_are_filled_or_cut},
    {"plain text is wrapped between words", plain_text_is_wrapped_between_words},
    {"a new file takes its mode from the umask", a_new_file_takes_its_mode_from_the_umask},
    {"a replaced file keeps its mode", a_replaced_file_keeps_its_mode},
    {"a link stays and its target is written", a_link_stays_and_its_target_is_written},
    {"links in a circle are an error", links_in_a_circle_are_an_error},
    {"a file that cannot be written says why", a_file_that_cannot_be_written_says_why},
    {"a device is written to as it is", a_device_is_written_to_as_it_is},
    CU_TEST_INFO_NULL,
};
