/* Parts of a batch: which place is in which, and what Slurm says of a task. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shard.h"
#include "tests/suites.h"

enum { PLACES = 2000, NAME_SIZE = 32 };

/* The environment of the task that is being tried: a list of "NAME=VALUE", ended by NULL. */
static const char *const *environment = NULL;

static char *variable(const char *name)
{
    static char found[64];
    size_t length = strlen(name);
    for (size_t i = 0; environment[i] != NULL; i++) {
        if (strncmp(environment[i], name, length) == 0 && environment[i][length] == '=') {
            snprintf(found, sizeof found, "%s", environment[i] + length + 1);
            return found;
        }
    }
    return NULL;
}

static char *nothing_is_set(const char *name)
{
    (void)name;
    return NULL;
}

static void expect_shard(const char *text, unsigned long number, unsigned long count)
{
    pm_error err = {0};
    pm_shard shard = {0};
    CU_ASSERT_EQUAL(pm_shard_read(text, variable, &shard, &err), PM_OK);
    CU_ASSERT_STRING_EQUAL(err.message, "");
    CU_ASSERT_EQUAL(shard.number, number);
    CU_ASSERT_EQUAL(shard.count, count);
}

static void expect_refusal(const char *text, pm_variable look_up, const char *message)
{
    pm_error err = {0};
    pm_shard shard = {0};
    CU_ASSERT_EQUAL(pm_shard_read(text, look_up, &shard, &err), PM_USAGE);
    CU_ASSERT_STRING_EQUAL(err.message, message);
    CU_ASSERT_EQUAL(shard.count, 0);
}

static void a_shard_is_one_of_many_from_one(void)
{
    environment = (const char *const[]){NULL};
    expect_shard("1/1", 1, 1);
    expect_shard("3/8", 3, 8);
    expect_shard("1000000/1000000", 1000000, 1000000);
}

static void what_is_no_shard_is_refused(void)
{
    static const char *const texts[] = {"0/8",
                                        "9/8",
                                        "3",
                                        "3/",
                                        "/8",
                                        "a/b",
                                        "3/8x",
                                        " 3/8",
                                        "-1/8",
                                        "1/0",
                                        "Auto",
                                        "1/1000001",
                                        "1/99999999999999999999"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char message[256];
        snprintf(message, sizeof message,
                 "--shard is \"%s\": write which of how many, from 1, such as 3/8, or auto in a "
                 "Slurm job array.",
                 texts[i]);
        expect_refusal(texts[i], nothing_is_set, message);
    }
}

static void every_place_is_in_exactly_one_shard(void)
{
    static const unsigned long counts[] = {1, 2, 3, 7, 64, 3000};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (int place = 0; place < 50; place++) {
            char name[NAME_SIZE];
            snprintf(name, sizeof name, "place-%04d", place);
            unsigned long found = 0;
            for (unsigned long number = 1; number <= counts[c]; number++) {
                pm_shard shard = {.number = number, .count = counts[c]};
                found += pm_shard_has(&shard, name);
            }
            CU_ASSERT_EQUAL(found, 1);
        }
    }
}

static void without_shards_every_place_is_done(void)
{
    pm_shard none = {0};
    CU_ASSERT_TRUE(pm_shard_has(&none, "place-0001"));
    CU_ASSERT_TRUE(pm_shard_has(&none, ""));
}

/* "printf %s place-0001 | sha256sum" begins with d0f47a986a1c7c51,
 * which is 15056794249240280145; modulo 8 that is 1, the shard 2 of 8. */
static void the_shard_of_a_name_is_as_documented(void)
{
    static const struct {
        const char *name;
        unsigned long of_8, of_10;
    } expected[] = {
        {"place-0001", 2, 6},
        {"Basingstoke", 6, 10},
        {"abc", 3, 5},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        pm_shard of_8 = {.number = expected[i].of_8, .count = 8};
        pm_shard of_10 = {.number = expected[i].of_10, .count = 10};
        CU_ASSERT_TRUE(pm_shard_has(&of_8, expected[i].name));
        CU_ASSERT_TRUE(pm_shard_has(&of_10, expected[i].name));
    }
}

/* Of 2,000 places in 8 shards each has 250 on average, with a standard deviation of 15. */
static void shards_are_about_equally_large(void)
{
    for (unsigned long number = 1; number <= 8; number++) {
        pm_shard shard = {.number = number, .count = 8};
        int held = 0;
        for (int place = 0; place < PLACES; place++) {
            char name[NAME_SIZE];
            snprintf(name, sizeof name, "place-%04d", place);
            held += pm_shard_has(&shard, name);
        }
        CU_ASSERT_TRUE(held > 190 && held < 310);
    }
}

static void a_task_of_an_array_is_a_shard(void)
{
    environment = (const char *const[]){"SLURM_ARRAY_TASK_ID=3",   "SLURM_ARRAY_TASK_MIN=1",
                                        "SLURM_ARRAY_TASK_MAX=8",  "SLURM_ARRAY_TASK_COUNT=8",
                                        "SLURM_ARRAY_TASK_STEP=1", NULL};
    expect_shard("auto", 3, 8);
}

static void an_array_may_begin_anywhere_and_take_steps(void)
{
    environment = (const char *const[]){"SLURM_ARRAY_TASK_ID=0",   "SLURM_ARRAY_TASK_MIN=0",
                                        "SLURM_ARRAY_TASK_MAX=7",  "SLURM_ARRAY_TASK_COUNT=8",
                                        "SLURM_ARRAY_TASK_STEP=1", NULL};
    expect_shard("auto", 1, 8);
    environment = (const char *const[]){"SLURM_ARRAY_TASK_ID=14",  "SLURM_ARRAY_TASK_MIN=10",
                                        "SLURM_ARRAY_TASK_MAX=16", "SLURM_ARRAY_TASK_COUNT=4",
                                        "SLURM_ARRAY_TASK_STEP=2", NULL};
    expect_shard("auto", 3, 4);
}

/* --array=10-17:2 has the tasks 10, 12, 14 and 16; Slurm may call 17 its highest. */
static void the_end_of_an_array_need_not_be_a_task(void)
{
    environment = (const char *const[]){"SLURM_ARRAY_TASK_ID=16",  "SLURM_ARRAY_TASK_MIN=10",
                                        "SLURM_ARRAY_TASK_MAX=17", "SLURM_ARRAY_TASK_COUNT=4",
                                        "SLURM_ARRAY_TASK_STEP=2", NULL};
    expect_shard("auto", 4, 4);
}

static void outside_an_array_there_is_no_automatic_shard(void)
{
    expect_refusal("auto", nothing_is_set,
                   "--shard=auto needs the variable SLURM_ARRAY_TASK_ID, which Slurm sets in a job "
                   "array: submit with sbatch --array=1-N, or write --shard=I/N, such as "
                   "--shard=3/8.");
}

static void task_ids_with_gaps_are_refused(void)
{
    environment = (const char *const[]){"SLURM_ARRAY_TASK_ID=7",   "SLURM_ARRAY_TASK_MIN=1",
                                        "SLURM_ARRAY_TASK_MAX=7",  "SLURM_ARRAY_TASK_COUNT=3",
                                        "SLURM_ARRAY_TASK_STEP=1", NULL};
    expect_refusal(
        "auto", variable,
        "--shard=auto: the array's 3 task ids from 1 to 7 are not evenly spaced, so that "
        "task 7 has no place among them: submit with sbatch --array=1-N, or write "
        "--shard=I/N, such as --shard=3/8.");
}

static void a_variable_that_is_no_number_is_quoted(void)
{
    environment = (const char *const[]){"SLURM_ARRAY_TASK_ID=undefined", NULL};
    expect_refusal("auto", variable,
                   "--shard=auto: SLURM_ARRAY_TASK_ID is \"undefined\", which is no whole number: "
                   "write --shard=I/N, such as --shard=3/8.");
}

CU_TestInfo pm_tests_shard[] = {
    {"a shard is one of many, from one", a_shard_is_one_of_many_from_one},
    {"what is no shard is refused", what_is_no_shard_is_refused},
    {"every place is in exactly one shard", every_place_is_in_exactly_one_shard},
    {"without shards every place is done", without_shards_every_place_is_done},
    {"the shard of a name is as documented", the_shard_of_a_name_is_as_documented},
    {"shards are about equally large", shards_are_about_equally_large},
    {"a task of an array is a shard", a_task_of_an_array_is_a_shard},
    {"an array may begin anywhere and take steps", an_array_may_begin_anywhere_and_take_steps},
    {"the end of an array need not be a task", the_end_of_an_array_need_not_be_a_task},
    {"outside an array there is no automatic shard", outside_an_array_there_is_no_automatic_shard},
    {"task ids with gaps are refused", task_ids_with_gaps_are_refused},
    {"a variable that is no number is quoted", a_variable_that_is_no_number_is_quoted},
    CU_TEST_INFO_NULL,
};
