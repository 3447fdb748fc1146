/* Work done ahead in threads: order, room, and what is never taken. */
#include "cli/ahead.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "tests/suites.h"

enum { PIECES = 200 };

/* What the threads share. */
typedef struct tally {
    atomic_size_t done, dropped, taken;
    atomic_size_t most_waiting;
} tally;

typedef struct result {
    tally *all;
    size_t square;
    size_t untouched; /* zero when the work began */
    char *owned;
} result;

/* The tally is the one thing here that threads may change; plans hand out constant contexts. */
static tally *tally_of(const void *context)
{
    return *(tally *const *)context;
}

static void square(const void *context, size_t piece, void *given)
{
    tally *all = tally_of(context);
    result *made = given;
    size_t waiting = atomic_fetch_add(&all->done, 1) + 1 - atomic_load(&all->taken);
    size_t most = atomic_load(&all->most_waiting);
    while (waiting > most && !atomic_compare_exchange_weak(&all->most_waiting, &most, waiting)) {
    }
    /* Pieces are of different lengths. */
    volatile size_t sum = 0;
    for (size_t i = 0; i < piece % 7 * 1000; i++) {
        sum = sum + i;
    }
    *made = (result){.all = all,
                     .square = piece * piece,
                     .untouched = made->untouched + made->square,
                     .owned = malloc(16)};
}

static void drop(void *given)
{
    result *made = given;
    atomic_fetch_add(&made->all->dropped, 1);
    free(made->owned);
}

/* Takes as many of the pieces as wanted and ends. */
static void expect(size_t count, size_t threads, size_t wanted)
{
    tally all = {0};
    tally *shared = &all;
    const pm_ahead_plan plan = {.count = count,
                                .threads = threads,
                                .result_size = sizeof(result),
                                .work = square,
                                .drop = drop,
                                .context = &shared};
    pm_ahead *ahead = NULL;
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_ahead_begin(&plan, &ahead, &err), PM_OK);
    for (size_t piece = 0; piece < wanted; piece++) {
        const result *taken = pm_ahead_take(ahead);
        CU_ASSERT_PTR_NOT_NULL_FATAL(taken);
        CU_ASSERT_EQUAL(taken->square, piece * piece);
        CU_ASSERT_EQUAL(taken->untouched, 0);
        CU_ASSERT_EQUAL(atomic_load(&all.dropped), piece);
        atomic_fetch_add(&all.taken, 1);
    }
    if (wanted == count) {
        CU_ASSERT_PTR_NULL(pm_ahead_take(ahead));
        CU_ASSERT_PTR_NULL(pm_ahead_take(ahead));
    }
    pm_ahead_end(ahead);
    CU_ASSERT_EQUAL(all.dropped, all.done);
    CU_ASSERT_TRUE(all.done >= wanted);
    size_t room = threads > 1 ? 2 * (threads < PM_MOST_AHEAD ? threads : PM_MOST_AHEAD) : 1;
    CU_ASSERT_TRUE(all.most_waiting <= room);
    CU_ASSERT_TRUE(all.done <= wanted + room);
}

static void results_come_in_the_order_of_the_pieces(void)
{
    static const size_t threads[] = {0, 1, 2, 3, 8, PM_MOST_AHEAD, 1000};
    for (size_t t = 0; t < sizeof threads / sizeof threads[0]; t++) {
        expect(PIECES, threads[t], PIECES);
    }
}

static void few_pieces_and_none_are_done_too(void)
{
    for (size_t count = 0; count < 4; count++) {
        expect(count, 1, count);
        expect(count, 2, count);
        expect(count, 8, count);
    }
}

static void what_was_not_taken_is_dropped(void)
{
    static const size_t wanted[] = {0, 1, 2, 17};
    for (size_t w = 0; w < sizeof wanted / sizeof wanted[0]; w++) {
        expect(PIECES, 1, wanted[w]);
        expect(PIECES, 2, wanted[w]);
        expect(PIECES, 8, wanted[w]);
    }
    pm_ahead_end(NULL);
}

CU_TestInfo pm_tests_ahead[] = {
    {"results come in the order of the pieces, however many threads",
     results_come_in_the_order_of_the_pieces},
    {"few pieces and none are done, too", few_pieces_and_none_are_done_too},
    {"what was not taken is dropped, and little is done ahead", what_was_not_taken_is_dropped},
    CU_TEST_INFO_NULL,
};
