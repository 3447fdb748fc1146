/* Processors one may use, on made-up environments and control groups. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/processors.h"
#include "tests/suites.h"

enum { PATH_SIZE = 256, MOST_MADE = 16 };

/* A machine: "membership" and, beneath "tree", the hierarchy of control groups. */
static char machine[PATH_SIZE];
static char made[MOST_MADE][PATH_SIZE * 2]; /* in it: folders before what they hold */
static size_t made_count = 0;
static const char *slurm_per_task = NULL;
static const char *slurm_on_node = NULL;

static char *variable(const char *name)
{
    static char found[PATH_SIZE];
    const char *value = NULL;
    if (strcmp(name, "SLURM_CPUS_PER_TASK") == 0) {
        value = slurm_per_task;
    } else if (strcmp(name, "SLURM_CPUS_ON_NODE") == 0) {
        value = slurm_on_node;
    }
    snprintf(found, sizeof found, "%s", value != NULL ? value : "");
    return value != NULL ? found : NULL;
}

static void remember(const char *path)
{
    for (size_t i = 0; i < made_count; i++) {
        if (strcmp(made[i], path) == 0) {
            return;
        }
    }
    CU_ASSERT_FATAL(made_count < MOST_MADE);
    snprintf(made[made_count++], sizeof made[0], "%s", path);
}

/* Makes the folders of a path beneath the machine and writes the file. */
static void put(const char *name, const char *bytes)
{
    char path[PATH_SIZE * 2];
    snprintf(path, sizeof path, "%s/%s", machine, name);
    for (char *slash = strchr(path + strlen(machine) + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0777);
        remember(path);
        *slash = '/';
    }
    remember(path);
    FILE *file = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_TRUE(fputs(bytes, file) >= 0);
    CU_ASSERT_EQUAL(fclose(file), 0);
}

static void begin(const char *membership)
{
    snprintf(machine, sizeof machine, "/tmp/partmap-processors-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(machine));
    put("membership", membership);
    slurm_per_task = slurm_on_node = NULL;
}

static size_t processors(size_t bound)
{
    char membership[PATH_SIZE * 2];
    char tree[PATH_SIZE * 2];
    snprintf(membership, sizeof membership, "%s/membership", machine);
    snprintf(tree, sizeof tree, "%s/tree", machine);
    const pm_processor_sources sources = {
        .variable = variable, .membership = membership, .hierarchy = tree, .bound = bound};
    return pm_processors_of(&sources);
}

static void end(void)
{
    while (made_count > 0) {
        CU_ASSERT_EQUAL(remove(made[--made_count]), 0);
    }
    CU_ASSERT_EQUAL(rmdir(machine), 0);
}

static void without_limits_all_that_one_is_bound_to_are_used(void)
{
    begin("");
    CU_ASSERT_EQUAL(processors(6), 6);
    CU_ASSERT_EQUAL(processors(0), 1);
    end();
}

static void what_slurm_gave_the_task_counts(void)
{
    begin("");
    slurm_on_node = "8";
    CU_ASSERT_EQUAL(processors(16), 8);
    slurm_per_task = "4";
    CU_ASSERT_EQUAL(processors(16), 4);
    CU_ASSERT_EQUAL(processors(2), 2);
    slurm_per_task = "none";
    CU_ASSERT_EQUAL(processors(16), 8);
    end();
}

static void a_quota_of_version_2_counts_and_a_part_of_a_processor_is_one(void)
{
    begin("0::/jobs/one\n");
    put("tree/jobs/one/cpu.max", "250000 100000\n");
    CU_ASSERT_EQUAL(processors(16), 3);
    put("tree/jobs/one/cpu.max", "max 100000\n");
    CU_ASSERT_EQUAL(processors(16), 16);
    put("tree/jobs/one/cpu.max", "50000 100000\n");
    CU_ASSERT_EQUAL(processors(16), 1);
    end();
}

static void a_group_above_limits_those_beneath(void)
{
    begin("0::/jobs/one/step\n");
    put("tree/jobs/one/step/cpu.max", "max 100000\n");
    put("tree/jobs/cpu.max", "200000 100000\n");
    CU_ASSERT_EQUAL(processors(16), 2);
    end();
}

static void in_a_container_the_top_counts_where_the_group_is_not_there(void)
{
    begin("0::/somewhere/outside\n");
    put("tree/cpu.max", "300000 100000\n");
    CU_ASSERT_EQUAL(processors(16), 3);
    end();
}

static void a_quota_of_version_1_counts(void)
{
    begin("9:memory:/m\n4:cpuacct,cpu:/jobs/one\n3:cpuset:/c\n");
    put("tree/cpu/jobs/one/cpu.cfs_quota_us", "400000\n");
    put("tree/cpu/jobs/one/cpu.cfs_period_us", "100000\n");
    CU_ASSERT_EQUAL(processors(16), 4);
    put("tree/cpu/jobs/one/cpu.cfs_quota_us", "-1\n");
    CU_ASSERT_EQUAL(processors(16), 16);
    end();
}

static void what_cannot_be_understood_is_no_limit(void)
{
    begin("nonsense\n0::\n::::\n0::/jobs\n");
    put("tree/jobs/cpu.max", "lots\n");
    CU_ASSERT_EQUAL(processors(5), 5);
    put("tree/jobs/cpu.max", "100000 0\n");
    CU_ASSERT_EQUAL(processors(5), 5);
    put("tree/jobs/cpu.max", "");
    CU_ASSERT_EQUAL(processors(5), 5);
    end();
}

static void this_process_may_use_one_at_least(void)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    CU_ASSERT_TRUE(pm_processors() >= 1);
    CU_ASSERT_TRUE(pm_processors() <= (size_t)online);
}

CU_TestInfo pm_tests_processors[] = {
    {"without limits all that one is bound to are used",
     without_limits_all_that_one_is_bound_to_are_used},
    {"what Slurm gave the task counts", what_slurm_gave_the_task_counts},
    {"a quota of version 2 counts, and a part of a processor is one",
     a_quota_of_version_2_counts_and_a_part_of_a_processor_is_one},
    {"a group above limits those beneath", a_group_above_limits_those_beneath},
    {"in a container the top counts where the group is not there",
     in_a_container_the_top_counts_where_the_group_is_not_there},
    {"a quota of version 1 counts", a_quota_of_version_1_counts},
    {"what cannot be understood is no limit", what_cannot_be_understood_is_no_limit},
    {"this process may use one at least", this_process_may_use_one_at_least},
    CU_TEST_INFO_NULL,
};
