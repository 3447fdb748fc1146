/* Functions in a child process: what they hand back, and how those end that do not. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "formats/worker.h"
#include "tests/suites.h"

/* What a worker gave. */
typedef struct outcome {
    pm_status status;
    pm_child_end end;
    pm_text result;
    pm_error err;
} outcome;

static size_t count_descriptors(void)
{
    struct dirent **entries = NULL;
    int count = scandir("/proc/self/fd", &entries, NULL, alphasort);
    CU_ASSERT_PTR_NOT_NULL_FATAL(entries);
    for (int i = 0; entries != NULL && i < count; i++) {
        free(entries[i]);
    }
    free(entries);
    return (size_t)count;
}

/* Runs a function and asserts that neither a child nor a descriptor is left behind. */
static outcome run(pm_worker_function function, const void *context, pm_child_limits limits)
{
    outcome got = {0};
    size_t before = count_descriptors();
    got.status = pm_worker_run(function, context, &limits, &got.result, &got.end, &got.err);
    CU_ASSERT_EQUAL(count_descriptors(), before);
    CU_ASSERT_TRUE(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
    return got;
}

static pm_status repeat(const void *context, pm_text *result, pm_error *err)
{
    (void)err;
    for (size_t i = 0; i < 100000; i++) {
        pm_text_add(result, context);
    }
    return PM_OK;
}

static void what_a_worker_says_comes_back_whole(void)
{
    outcome got = run(repeat, "borough", (pm_child_limits){.seconds = 60});
    CU_ASSERT_EQUAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(got.end, PM_CHILD_DONE);
    CU_ASSERT_EQUAL(got.result.length, 700000);
    CU_ASSERT_EQUAL(strncmp(pm_text_bytes(&got.result), "boroughborough", 14), 0);
    pm_text_free(&got.result);
}

static pm_status refuse(const void *context, pm_text *result, pm_error *err)
{
    (void)context;
    pm_text_add(result, "so far");
    return pm_fail_at(err, PM_INVALID, 7, 3, "There is no %s.", "bridge");
}

static void its_status_and_message_come_back(void)
{
    outcome got = run(refuse, NULL, (pm_child_limits){0});
    CU_ASSERT_EQUAL(got.status, PM_INVALID);
    CU_ASSERT_EQUAL(got.end, PM_CHILD_DONE);
    CU_ASSERT_EQUAL(got.err.code, PM_INVALID);
    CU_ASSERT_EQUAL(got.err.line, 7);
    CU_ASSERT_EQUAL(got.err.column, 3);
    CU_ASSERT_STRING_EQUAL(got.err.message, "There is no bridge.");
    pm_text_free(&got.result);
}

static pm_status change_memory(const void *context, pm_text *result, pm_error *err)
{
    int *number = *(int *const *)context;
    (void)result;
    (void)err;
    *number = 2;
    return PM_OK;
}

static void it_cannot_change_what_the_parent_has(void)
{
    int number = 1;
    int *const address = &number;
    outcome got = run(change_memory, &address, (pm_child_limits){0});
    CU_ASSERT_EQUAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(number, 1);
    pm_text_free(&got.result);
}

static pm_status abort_at_once(const void *context, pm_text *result, pm_error *err)
{
    (void)context;
    (void)result;
    (void)err;
    abort();
}

static void expect_broken(outcome *got, pm_child_end end)
{
    CU_ASSERT_EQUAL(got->status, PM_INTERNAL);
    CU_ASSERT_EQUAL(got->end, end);
    CU_ASSERT_EQUAL(got->result.length, 0);
    CU_ASSERT_TRUE(got->err.message[0] != '\0');
    pm_text_free(&got->result);
}

static void one_that_aborts_is_a_message(void)
{
    outcome got = run(abort_at_once, NULL, (pm_child_limits){.seconds = 60});
    CU_ASSERT_STRING_EQUAL(got.err.message, "The work ended before its time (signal 6, Aborted).");
    expect_broken(&got, PM_CHILD_CRASHED);
}

static pm_status leave_early(const void *context, pm_text *result, pm_error *err)
{
    (void)context;
    (void)err;
    pm_text_add(result, "never said");
    _exit(0);
}

static void one_that_leaves_without_returning_has_crashed(void)
{
    outcome got = run(leave_early, NULL, (pm_child_limits){.seconds = 60});
    expect_broken(&got, PM_CHILD_CRASHED);
}

static pm_status spin(const void *context, pm_text *result, pm_error *err)
{
    (void)context;
    (void)result;
    (void)err;
    volatile size_t turns = 1;
    while (turns > 0) {
        turns = turns % 1000 + 1;
    }
    return PM_OK;
}

static pm_status sleep_long(const void *context, pm_text *result, pm_error *err)
{
    (void)context;
    (void)result;
    (void)err;
    sleep(1000);
    return PM_OK;
}

static void one_that_never_ends_is_ended(void)
{
    time_t before = time(NULL);
    outcome got = run(spin, NULL, (pm_child_limits){.cpu_seconds = 1, .seconds = 100});
    expect_broken(&got, PM_CHILD_TIMEOUT);
    got = run(sleep_long, NULL, (pm_child_limits){.seconds = 1});
    expect_broken(&got, PM_CHILD_TIMEOUT);
    CU_ASSERT_TRUE(time(NULL) - before < 30);
}

/* Memory is limited in the plain build only; there a request beyond the limit is refused. */
static pm_status take_memory(const void *context, pm_text *result, pm_error *err)
{
    (void)context;
    (void)err;
    size_t taken = 0;
    while (taken < 4096) {
        char *block = malloc((size_t)1 << 20);
        if (block == NULL) {
            break;
        }
        memset(block, 1, (size_t)1 << 20);
        pm_text_addf(result, "%c", block[1]);
        taken++;
    }
    return taken < 4096 ? pm_fail_memory(err) : PM_OK;
}

static void one_that_takes_all_memory_is_refused_more(void)
{
#ifdef __SANITIZE_ADDRESS__
    (void)take_memory;
#else
    pm_child_limits limits = {.memory = (size_t)256 << 20, .seconds = 100};
    outcome got = run(take_memory, NULL, limits);
    CU_ASSERT_EQUAL(got.status, PM_MEMORY);
    /* What the parent has free is the child's to use as well. */
    CU_ASSERT_TRUE(got.result.length > 100 && got.result.length < 1024);
    pm_text_free(&got.result);
#endif
}

static void one_that_says_too_much_is_ended(void)
{
    outcome got = run(repeat, "much", (pm_child_limits){.seconds = 60, .output = 1000});
    expect_broken(&got, PM_CHILD_OUTPUT);
}

/* Writes to every descriptor there is, the pipe among them. */
static pm_status write_garbage(const void *context, pm_text *result, pm_error *err)
{
    (void)context;
    (void)result;
    (void)err;
    for (int i = 3; i < 64; i++) {
        if (write(i, "garbage", 7) < 0) {
            continue;
        }
    }
    _exit(0);
}

static void garbage_on_the_pipe_is_no_result(void)
{
    outcome got = run(write_garbage, NULL, (pm_child_limits){.seconds = 60});
    expect_broken(&got, PM_CHILD_CRASHED);
}

static pm_status print_everywhere(const void *context, pm_text *result, pm_error *err)
{
    (void)err;
    fputs(context, stdout);
    fflush(stdout);
    fputs(context, stderr);
    pm_text_addf(result, "%d", getchar());
    return PM_OK;
}

static void it_cannot_print_or_take_input(void)
{
    int out = dup(STDERR_FILENO);
    FILE *caught = tmpfile();
    CU_ASSERT_PTR_NOT_NULL_FATAL(caught);
    fflush(stderr);
    dup2(fileno(caught), STDERR_FILENO);
    outcome got = {0};
    pm_child_limits limits = {.seconds = 60};
    got.status = pm_worker_run(print_everywhere, "noise", &limits, &got.result, &got.end, &got.err);
    dup2(out, STDERR_FILENO);
    close(out);
    CU_ASSERT_EQUAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(fseek(caught, 0, SEEK_END), 0);
    CU_ASSERT_EQUAL(ftell(caught), 0);
    fclose(caught);
    pm_text_free(&got.result);
}

static void ignore_alarm(int signal_number)
{
    (void)signal_number;
}

static pm_status rest(const void *context, pm_text *result, pm_error *err)
{
    (void)context;
    (void)err;
    nanosleep(&(struct timespec){.tv_sec = 1, .tv_nsec = 500000000}, NULL);
    pm_text_add(result, "rested");
    return PM_OK;
}

static void a_signal_to_the_parent_does_not_disturb_it(void)
{
    struct sigaction old;
    struct sigaction noticed = {.sa_handler = ignore_alarm};
    sigemptyset(&noticed.sa_mask);
    sigaction(SIGALRM, &noticed, &old);
    alarm(1);
    outcome got = run(rest, NULL, (pm_child_limits){.seconds = 60});
    sigaction(SIGALRM, &old, NULL);
    CU_ASSERT_EQUAL(got.status, PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&got.result), "rested");
    pm_text_free(&got.result);
}

CU_TestInfo pm_tests_worker[] = {
    {"what a worker says comes back whole", what_a_worker_says_comes_back_whole},
    {"its status and message come back", its_status_and_message_come_back},
    {"it cannot change what the parent has", it_cannot_change_what_the_parent_has},
    {"one that aborts is a message", one_that_aborts_is_a_message},
    {"one that leaves without returning has crashed",
     one_that_leaves_without_returning_has_crashed},
    {"one that never ends is ended", one_that_never_ends_is_ended},
    {"one that takes all memory is refused more", one_that_takes_all_memory_is_refused_more},
    {"one that says too much is ended", one_that_says_too_much_is_ended},
    {"garbage on the pipe is no result", garbage_on_the_pipe_is_no_result},
    {"it cannot print or take input", it_cannot_print_or_take_input},
    {"a signal to the parent does not disturb it", a_signal_to_the_parent_does_not_disturb_it},
    CU_TEST_INFO_NULL,
};
