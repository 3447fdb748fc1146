/* Rules files: every construct of the grammar, every fault with its place (tests/data/rules/bad:
 * one file a fault and beside it the exact messages), conventions that a file changes, and damage.
 */
#include <CUnit/CUnit.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/audit/rulebook.h"
#include "formats/formats.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

#define BAD "tests/data/rules/bad/"

/* What reading gave. Zero-initialise it; free with forget. */
typedef struct reading {
    pm_rulebook *book;
    pm_problems problems;
    pm_error err;
    pm_status status;
} reading;

static reading read_text(const char *text)
{
    reading got = {.book = pm_rulebook_new()};
    CU_ASSERT_PTR_NOT_NULL_FATAL(got.book);
    got.status =
        pm_rules_read_text(text, strlen(text), "my.rules", got.book, &got.problems, &got.err);
    return got;
}

static void forget(reading *got)
{
    pm_rulebook_free(got->book);
    pm_problems_free(&got->problems);
}

static reading read_well(const char *text)
{
    reading got = read_text(text);
    if (got.status != PM_OK) {
        fprintf(stderr, "%zu:%zu: %s\n", got.err.line, got.err.column, got.err.message);
    }
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    return got;
}

/* The condition of the one rule in the text. */
static const pm_condition *condition_of(const reading *got)
{
    CU_ASSERT_EQUAL_FATAL(got->book->rule_count, 1);
    return got->book->rules[0].condition;
}

/* --- the grammar ----------------------------------------------------------------------------- */

static void a_share_has_filters_a_body_and_a_number(void)
{
    reading got = read_well("rule a \"A\" require share(sector=labour|\"trade unions\", level != "
                            "support, of=board, voting) > 0.5");
    const pm_condition *test = condition_of(&got);
    CU_ASSERT_EQUAL(test->type, PM_TEST_SHARE);
    CU_ASSERT_STRING_EQUAL(test->of, "board");
    CU_ASSERT_TRUE(test->voting);
    CU_ASSERT_EQUAL(test->comparison, PM_MORE);
    CU_ASSERT_EQUAL(test->number, 0.5);
    CU_ASSERT_PTR_NOT_NULL_FATAL(test->filters);
    CU_ASSERT_STRING_EQUAL(test->filters->attribute, "sector");
    CU_ASSERT_EQUAL_FATAL(test->filters->value_count, 2);
    CU_ASSERT_STRING_EQUAL(test->filters->values[1], "trade unions");
    CU_ASSERT_FALSE(test->filters->differs);
    CU_ASSERT_PTR_NOT_NULL_FATAL(test->filters->next);
    CU_ASSERT_STRING_EQUAL(test->filters->next->attribute, "level");
    CU_ASSERT_TRUE(test->filters->next->differs);
    CU_ASSERT_PTR_NULL(test->filters->next->next);
    forget(&got);
}

static void every_comparison_is_read(void)
{
    static const char *const signs[] = {">", ">=", "=", "!=", "<", "<="};
    for (size_t i = 0; i < 6; i++) {
        char text[100];
        snprintf(text, sizeof text, "rule a \"A\" require count(sector=x)%s3", signs[i]);
        reading got = read_well(text);
        CU_ASSERT_EQUAL(condition_of(&got)->comparison, (pm_comparison)i);
        CU_ASSERT_EQUAL(condition_of(&got)->number, 3);
        forget(&got);
    }
}

static void a_percentage_is_a_share(void)
{
    reading got = read_well("rule a \"A\" require share(sector=x) >= 20%");
    CU_ASSERT_EQUAL(condition_of(&got)->number, 0.2);
    forget(&got);
}

static void present_is_one_or_more(void)
{
    reading got = read_well("rule a \"A\" require present(sector=education)");
    CU_ASSERT_EQUAL(condition_of(&got)->type, PM_TEST_PRESENT);
    CU_ASSERT_EQUAL(condition_of(&got)->comparison, PM_AT_LEAST);
    CU_ASSERT_EQUAL(condition_of(&got)->number, 1);
    CU_ASSERT_PTR_NULL(condition_of(&got)->of);
    forget(&got);
}

static void a_role_is_of_the_board_unless_said(void)
{
    reading got = read_well("rule a \"A\" require role(chair).sector = business");
    CU_ASSERT_EQUAL(condition_of(&got)->type, PM_TEST_ROLE);
    CU_ASSERT_STRING_EQUAL(condition_of(&got)->role, "chair");
    CU_ASSERT_STRING_EQUAL(condition_of(&got)->of, "board");
    forget(&got);
    got = read_well("rule a \"A\" require role(vice, of=\"Youth group\").sector != business");
    CU_ASSERT_STRING_EQUAL(condition_of(&got)->of, "Youth group");
    CU_ASSERT_TRUE(condition_of(&got)->filters->differs);
    forget(&got);
}

/* a or b and not c is a or (b and (not c)). */
static void and_binds_closer_than_or(void)
{
    reading got = read_well("rule a \"A\" require present(sector=a) or present(sector=b)\n"
                            "  and not present(sector=c)");
    const pm_condition *top = condition_of(&got);
    CU_ASSERT_EQUAL_FATAL(top->type, PM_CONDITION_OR);
    CU_ASSERT_EQUAL(top->left->type, PM_TEST_PRESENT);
    CU_ASSERT_EQUAL_FATAL(top->right->type, PM_CONDITION_AND);
    CU_ASSERT_EQUAL(top->right->right->type, PM_CONDITION_NOT);
    forget(&got);
}

static void parentheses_come_first(void)
{
    reading got = read_well("rule a \"A\" require (present(sector=a) or present(sector=b)) and "
                            "present(sector=c)");
    CU_ASSERT_EQUAL_FATAL(condition_of(&got)->type, PM_CONDITION_AND);
    CU_ASSERT_EQUAL(condition_of(&got)->left->type, PM_CONDITION_OR);
    forget(&got);
}

static void voting_is_also_an_attribute(void)
{
    reading got = read_well("rule a \"A\" require count(voting=true, of=board) >= 1");
    CU_ASSERT_FALSE(condition_of(&got)->voting);
    CU_ASSERT_STRING_EQUAL(condition_of(&got)->filters->attribute, "voting");
    forget(&got);
}

static void a_rule_carries_its_texts(void)
{
    reading got = read_well("\xEF\xBB\xBF# who is there\r\nrule a \"A title\" # a remark\r\n"
                            "  level watch because \"One\"\r\n \"two.\" source \"Me\" question "
                            "\"Why?\" next \"Go.\" require present(sector=a) # it\n and\n"
                            "present(sector=b)\n");
    const pm_composition *rule = &got.book->rules[0];
    CU_ASSERT_STRING_EQUAL(rule->row.id, "a");
    CU_ASSERT_STRING_EQUAL(rule->row.title, "A title");
    CU_ASSERT_STRING_EQUAL(rule->row.why, "One two.");
    CU_ASSERT_STRING_EQUAL(rule->row.source, "Me");
    CU_ASSERT_STRING_EQUAL(rule->row.question, "Why?");
    CU_ASSERT_STRING_EQUAL(rule->row.next_step, "Go.");
    CU_ASSERT_STRING_EQUAL(rule->row.threshold,
                           "present(sector=a) and present(sector=b) (my.rules:2)");
    CU_ASSERT_EQUAL(rule->level, PM_WATCH);
    CU_ASSERT_EQUAL(rule->row.fact, PM_FACT_STATED);
    forget(&got);
}

static void what_a_rule_leaves_unsaid_is_filled_in(void)
{
    reading got = read_well("rule a \"A title\" require present(sector=a)");
    const pm_composition *rule = &got.book->rules[0];
    CU_ASSERT_EQUAL(rule->level, PM_ISSUE);
    CU_ASSERT_STRING_EQUAL(rule->row.source, "my.rules");
    CU_ASSERT_EQUAL(rule->row.question[strlen(rule->row.question) - 1], '?');
    CU_ASSERT_TRUE(strlen(rule->row.why) > 10 && strlen(rule->row.next_step) > 10);
    forget(&got);
}

static void an_empty_file_says_nothing(void)
{
    static const char *const files[] = {"", "\n\n", "# only a remark", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < 4; i++) {
        reading got = read_well(files[i]);
        CU_ASSERT_EQUAL(got.book->rule_count + got.book->change_count, 0);
        forget(&got);
    }
}

static void an_attribute_like_a_word_is_warned_of(void)
{
    reading got = read_well("rule a \"A\" require present(sectr=a)");
    CU_ASSERT_EQUAL_FATAL(got.problems.count, 1);
    CU_ASSERT_FALSE(got.problems.items[0].is_error);
    CU_ASSERT_EQUAL(got.problems.items[0].column, 28);
    CU_ASSERT_STRING_EQUAL(got.problems.items[0].message,
                           "\"sectr\" is no word of partnership maps: did you mean \"sector\"? It "
                           "is looked for as an attribute of that name.");
    forget(&got);
}

static void what_follows_a_fault_is_still_read(void)
{
    reading got = read_text("rule a \"A\" require\nset wrong = 1\nset majority = 60%\n"
                            "rule b \"B\" require present(sector=b)\n");
    CU_ASSERT_EQUAL(got.status, PM_INVALID);
    CU_ASSERT_EQUAL(got.problems.errors, 2);
    CU_ASSERT_EQUAL(got.err.line, 2);
    CU_ASSERT_EQUAL(got.book->change_count, 1);
    CU_ASSERT_EQUAL(got.book->rule_count, 1);
    forget(&got);
}

/* --- faults ---------------------------------------------------------------------------------- */

static char *read_whole(const char *path)
{
    pm_text text = {0};
    char bytes[4096];
    size_t length = 0;
    FILE *stream = fopen(path, "rb");
    while (stream != NULL && (length = fread(bytes, 1, sizeof bytes, stream)) > 0) {
        pm_text_add_bytes(&text, bytes, length);
    }
    if (stream != NULL) {
        fclose(stream);
    }
    return text.bytes;
}

static void expect_messages(const char *path)
{
    char beside[512];
    snprintf(beside, sizeof beside, "%.*s.txt", (int)(strlen(path) - strlen(".rules")), path);
    reading got = {.book = pm_rulebook_new()};
    got.status = pm_rules_read(path, got.book, &got.problems, &got.err);
    pm_text messages = {0};
    for (size_t i = 0; i < got.problems.count; i++) {
        const pm_problem *problem = &got.problems.items[i];
        pm_text_addf(&messages, "%zu:%zu: %s%s\n", problem->line, problem->column,
                     problem->is_error ? "" : "warning: ", problem->message);
    }
    char *wanted = read_whole(beside);
    CU_ASSERT_EQUAL(got.status, PM_INVALID);
    CU_ASSERT_STRING_EQUAL(got.err.file, path);
    CU_ASSERT_PTR_NOT_NULL(wanted);
    if (wanted == NULL || strcmp(wanted, pm_text_bytes(&messages)) != 0) {
        fprintf(stderr, "\n%s:\n%s", path, pm_text_bytes(&messages));
        CU_FAIL("messages differ");
    }
    free(wanted);
    pm_text_free(&messages);
    forget(&got);
}

static int is_rules_file(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 6 && strcmp(entry->d_name + length - 6, ".rules") == 0;
}

static void every_fault_is_told_with_its_place(void)
{
    struct dirent **entries = NULL;
    int count = scandir(BAD, &entries, is_rules_file, alphasort);
    CU_ASSERT_TRUE(count >= 60);
    for (int i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path, BAD "%s", entries[i]->d_name);
        expect_messages(path);
        free(entries[i]);
    }
    free(entries);
}

static void a_file_that_cannot_be_read_is_told(void)
{
    reading got = {.book = pm_rulebook_new()};
    CU_ASSERT_EQUAL(pm_rules_read(BAD "none.rules", got.book, &got.problems, &got.err), PM_IO);
    CU_ASSERT_STRING_EQUAL(got.err.file, BAD "none.rules");
    CU_ASSERT_EQUAL(pm_rules_read("tests", got.book, &got.problems, &got.err), PM_IO);
    forget(&got);
}

static void a_file_beyond_all_size_is_refused(void)
{
    enum { SIZE = (1 << 20) + 1 };
    char *blanks = malloc(SIZE + 1);
    reading got = {.book = pm_rulebook_new()};
    CU_ASSERT_PTR_NOT_NULL_FATAL(blanks);
    memset(blanks, ' ', SIZE);
    blanks[SIZE] = '\0';
    CU_ASSERT_EQUAL(
        pm_rules_read_text(blanks, SIZE, "big.rules", got.book, &got.problems, &got.err),
        PM_INVALID);
    free(blanks);
    forget(&got);
}

/* Damage never does more than be told of: bytes changed, left out, doubled, by a fixed sequence. */
static void damaged_files_are_read_or_refused(void)
{
    char *text = read_whole("samples/rules/wib-2014.rules");
    static const char signs[] = "()=.|,\"#%<>!\n\0\xC3\xFF 9a";
    unsigned long state = 7;
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    size_t length = strlen(text);
    for (int run = 0; run < 3000; run++) {
        char *copy = malloc(length + 1);
        CU_ASSERT_PTR_NOT_NULL_FATAL(copy);
        memcpy(copy, text, length + 1);
        for (int i = 0; i < 1 + run % 5; i++) {
            state = state * 6364136223846793005UL + 1442695040888963407UL;
            copy[(state >> 33) % length] = signs[(state >> 20) % (sizeof signs - 1)];
        }
        size_t kept = run % 3 == 0 ? (state >> 33) % length : length;
        copy[kept] = '\0';
        reading got = {.book = pm_rulebook_new()};
        got.status = pm_rules_read_text(copy, kept, "damaged", got.book, &got.problems, &got.err);
        CU_ASSERT_TRUE(got.status == PM_OK || got.status == PM_INVALID);
        CU_ASSERT_EQUAL(got.status == PM_INVALID, got.problems.errors > 0);
        CU_ASSERT_TRUE(got.problems.errors <= PM_PROBLEMS_STOP + 1);
        forget(&got);
        free(copy);
    }
    free(text);
}

/* --- conventions ----------------------------------------------------------------------------- */

static void every_convention_has_one_row(void)
{
    size_t room = 0;
    for (size_t i = 0; i < pm_convention_count(); i++) {
        const pm_convention *row = pm_convention_at(i);
        room += row->whole ? sizeof(size_t) : sizeof(double);
        CU_ASSERT_TRUE(row->lowest <= row->standard && row->standard <= row->highest);
        CU_ASSERT_TRUE(strlen(row->unit) > 2 && strlen(row->reason) > 10 &&
                       strlen(row->decides) > 10 && strlen(row->source) > 4);
        CU_ASSERT_EQUAL(pm_convention_find(row->name), i);
        for (size_t j = 0; j < i; j++) {
            CU_ASSERT_NOT_EQUAL(pm_convention_at(j)->kept_at, row->kept_at);
        }
    }
    CU_ASSERT_EQUAL(room, sizeof(pm_conventions));
    CU_ASSERT_PTR_NULL(pm_convention_at(pm_convention_count()));
}

/* A threshold names the conventions that decide its rule: each decides one at least, and printed
 * none is left in braces. */
static void conventions_decide_rules_that_there_are(void)
{
    for (size_t i = 0; i < pm_convention_count(); i++) {
        size_t count = 0;
        for (size_t r = 0; r < pm_rule_count(); r++) {
            count += pm_convention_is_in(pm_convention_at(i), pm_rule_at(r)->threshold) ? 1 : 0;
        }
        CU_ASSERT_TRUE(count > 0);
    }
    for (size_t r = 0; r < pm_rule_count(); r++) {
        pm_text words = {0};
        pm_rulebook_add_threshold(NULL, pm_rule_at(r), &words);
        CU_ASSERT_PTR_NULL(strpbrk(pm_text_bytes(&words), "{}"));
        pm_text_free(&words);
    }
}

static void expect_filled(const char *pattern, const pm_conventions *conventions,
                          const char *wanted)
{
    pm_text words = {0};
    pm_convention_fill(&words, pattern, conventions);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&words), wanted);
    pm_text_free(&words);
}

static void a_pattern_is_filled_with_the_numbers_in_force(void)
{
    pm_conventions usual = pm_default_conventions();
    expect_filled("above {majority}, below {agreed_share} and {funder_watch}", &usual,
                  "above half, below 80% and a third");
    expect_filled("{fewest_answers}, {membership_steps steps}, {young_months months}", &usual,
                  "five, 0.5 steps, twelve months");
    pm_conventions other = usual;
    other.young_months = 1;
    other.times_larger = 1;
    expect_filled("{young_months months}, {times_larger times}", &other, "one month, one times");
    expect_filled("{}, {wrong}, {majority", &usual, "{}, {wrong}, {majority");
}

static pm_status read_more(reading *got, const char *text, const char *name)
{
    return pm_rules_read_text(text, strlen(text), name, got->book, &got->problems, &got->err);
}

static void files_may_set_a_convention_alike(void)
{
    reading got = read_well("set majority = 60%\nset levers_issue = 4");
    CU_ASSERT_EQUAL(read_more(&got, "set majority = 0.6\nset odds = 1%", "later.rules"), PM_OK);
    pm_conventions conventions = pm_rulebook_conventions(got.book);
    CU_ASSERT_EQUAL(conventions.majority, 0.6);
    CU_ASSERT_EQUAL(conventions.levers_issue, 4);
    CU_ASSERT_EQUAL(conventions.odds, 0.01);
    CU_ASSERT_EQUAL(conventions.review_months, 12);
    pm_text words = {0};
    pm_rulebook_add_threshold(got.book, pm_rule_find("conscripts-share"), &words);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&words),
                           "watch when more than 60% of the organisations that state it were "
                           "required to join; five or more; majority is 60% by my.rules:1, usually "
                           "50%");
    pm_text_free(&words);
    forget(&got);
}

static void files_that_contradict_one_another_are_refused(void)
{
    reading got = read_well("\nset majority = 60%");
    CU_ASSERT_EQUAL(read_more(&got, "set odds = 1%\nset majority = 0.7", "folder/later.rules"),
                    PM_INVALID);
    CU_ASSERT_EQUAL(got.err.line, 2);
    CU_ASSERT_EQUAL(got.err.column, 5);
    CU_ASSERT_STRING_EQUAL(got.err.message,
                           "\"majority\" is 70% here and 60% in my.rules:2: make the files agree, "
                           "or leave one out.");
    forget(&got);
    got = read_well("set levers_watch = 4\nset levers_issue = 5");
    CU_ASSERT_EQUAL(read_more(&got, "set majority = 90%", "later.rules"), PM_INVALID);
    CU_ASSERT_STRING_EQUAL(got.err.message,
                           "\"majority\" (90%) may not be above \"agreed_share\" (80%): set both.");
    forget(&got);
}

static void a_book_knows_its_files(void)
{
    reading got = read_well("title \"What we\"\n  \"agreed\"\nset odds = 1%\n"
                            "rule a \"A\" require present(sector=a)");
    CU_ASSERT_EQUAL(read_more(&got, "# nothing", "folder/empty.rules"), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_rulebook_file_count(got.book), 2);
    const pm_rules_file *file = pm_rulebook_file_at(got.book, 0);
    CU_ASSERT_STRING_EQUAL(file->name, "my.rules");
    CU_ASSERT_STRING_EQUAL(file->title, "What we agreed");
    CU_ASSERT_EQUAL(file->rules, 1);
    CU_ASSERT_EQUAL(file->conventions, 1);
    CU_ASSERT_STRING_EQUAL(pm_rulebook_file_at(got.book, 1)->name, "empty.rules");
    CU_ASSERT_PTR_NULL(pm_rulebook_file_at(got.book, 1)->title);
    CU_ASSERT_PTR_NULL(pm_rulebook_file_at(got.book, 2));
    forget(&got);
}

/* Audits a map with a rules text and asserts on one finding and its printed threshold. */
static void expect_with(const char *rules, const char *map, expectation wanted,
                        const char *threshold)
{
    reading got = read_well(rules);
    audited result = {.rules = got.book};
    CU_ASSERT_TRUE_FATAL(audit_text(map, &result));
    expect_in(&result, wanted);
    const pm_finding *finding = finding_of(&result, wanted.rule, wanted.nth);
    CU_ASSERT_TRUE(finding != NULL && strstr(finding->rule->threshold, threshold) != NULL);
    audited_free(&result);
    forget(&got);
}

/* One payer gives 60 of 100, another 40: above half, not above 65%. */
static void a_changed_convention_changes_the_outcome_and_its_words(void)
{
    static const char map[] = "a\nb\nc\n"
                              "a > c kind=funds amount=30\na > b kind=funds amount=30\n"
                              "b > c kind=funds amount=40";
    expect_with("", map, (expectation){.rule = "dominant-funder", .outcome = PM_ISSUE},
                "issue above half");
    expect_with("\nset majority = 65%", map,
                (expectation){.rule = "dominant-funder", .outcome = PM_WATCH},
                "; majority is 65% by my.rules:2, usually 50%");
    expect_with("set fewest_payments = 4", map,
                (expectation){.rule = "dominant-funder",
                              .outcome = PM_CANNOT_TELL,
                              .text = "Fewer than four funding relationships"},
                "fewest_payments is 4 payments by my.rules:1, usually 3 payments");
}

static void the_samples_are_sound(void)
{
    static const char *const paths[] = {"samples/rules/wib-1998.rules",
                                        "samples/rules/wib-2014.rules",
                                        "samples/rules/basingstoke.rules"};
    reading got = {.book = pm_rulebook_new()};
    for (size_t i = 0; i < 3; i++) {
        CU_ASSERT_EQUAL(pm_rules_read(paths[i], got.book, &got.problems, &got.err), PM_OK);
    }
    CU_ASSERT_EQUAL(got.problems.count, 0);
    CU_ASSERT_EQUAL(got.book->rule_count, 29);
    forget(&got);
}

CU_TestInfo pm_tests_rules_files[] = {
    {"a share has filters, a body and a number", a_share_has_filters_a_body_and_a_number},
    {"every comparison is read", every_comparison_is_read},
    {"a percentage is a share", a_percentage_is_a_share},
    {"present is one or more", present_is_one_or_more},
    {"a role is of the board unless said", a_role_is_of_the_board_unless_said},
    {"and binds closer than or", and_binds_closer_than_or},
    {"parentheses come first", parentheses_come_first},
    {"voting is also an attribute", voting_is_also_an_attribute},
    {"a rule carries its texts", a_rule_carries_its_texts},
    {"what a rule leaves unsaid is filled in", what_a_rule_leaves_unsaid_is_filled_in},
    {"an empty file says nothing", an_empty_file_says_nothing},
    {"an attribute like a word is warned of", an_attribute_like_a_word_is_warned_of},
    {"what follows a fault is still read", what_follows_a_fault_is_still_read},
    {"every fault is told with its place", every_fault_is_told_with_its_place},
    {"a file that cannot be read is told", a_file_that_cannot_be_read_is_told},
    {"a file beyond all size is refused", a_file_beyond_all_size_is_refused},
    {"damaged files are read or refused", damaged_files_are_read_or_refused},
    {"every convention has one row", every_convention_has_one_row},
    {"conventions decide rules that there are", conventions_decide_rules_that_there_are},
    {"a pattern is filled with the numbers in force",
     a_pattern_is_filled_with_the_numbers_in_force},
    {"files may set a convention alike", files_may_set_a_convention_alike},
    {"files that contradict one another are refused",
     files_that_contradict_one_another_are_refused},
    {"a book knows its files", a_book_knows_its_files},
    {"a changed convention changes the outcome and its words",
     a_changed_convention_changes_the_outcome_and_its_words},
    {"the samples are sound", the_samples_are_sound},
    CU_TEST_INFO_NULL,
};
