/* The arithmetic of composition rules: bounds, comparison, and how far a result is from turning.
 * See compositions.h. */
#include <stdlib.h>

#include "engine/audit/compositions.h"

/* Nobody adds more seats than this to a body to meet a rule. */
enum { MOST_JOINING = 1000 };

void pm_tally_counts(const pm_tally *tally, size_t *low, size_t *high)
{
    *low = tally->yes;
    *high = tally->yes + tally->maybe + tally->vote_yes + tally->vote_both;
}

/* A seat that fits raises a share by more than it adds to the size, and one that does not lowers
 * it: so the bounds are reached when what is not told turns out all one way. */
void pm_tally_shares(const pm_tally *tally, double *low, double *high)
{
    size_t least = 0;
    size_t most = 0;
    pm_tally_counts(tally, &least, &most);
    size_t of_least = tally->size + tally->vote_no + tally->vote_both;
    size_t of_most = tally->size + tally->vote_yes + tally->vote_both;
    *low = of_least > 0 ? (double)least / (double)of_least : 0;
    *high = of_most > 0 ? (double)most / (double)of_most : 0;
}

/* Of an order: it holds for the bound where it is hardest, or fails where it is easiest. */
static pm_answer certain(bool at_worst, bool at_best)
{
    return at_worst ? PM_YES : at_best ? PM_UNKNOWN : PM_NO;
}

static pm_answer compare(double low, double high, pm_comparison comparison, double number)
{
    switch (comparison) {
    case PM_MORE:
        return certain(low > number, high > number);
    case PM_AT_LEAST:
        return certain(low >= number, high >= number);
    case PM_LESS:
        return certain(high < number, low < number);
    case PM_AT_MOST:
        return certain(high <= number, low <= number);
    case PM_EQUAL:
        return certain(low == number && high == number, low <= number && number <= high);
    default:
        return certain(number < low || number > high, low != number || high != number);
    }
}

static pm_answer is_met(const pm_asked *asked, const pm_tally *tally)
{
    double low = 0;
    double high = 0;
    if (asked->test->type == PM_TEST_SHARE) {
        pm_tally_shares(tally, &low, &high);
    } else {
        size_t least = 0;
        size_t most = 0;
        pm_tally_counts(tally, &least, &most);
        low = (double)least;
        high = (double)most;
    }
    pm_answer answer = compare(low, high, asked->test->comparison, asked->test->number);
    return !asked->negated || answer == PM_UNKNOWN ? answer : answer == PM_YES ? PM_NO : PM_YES;
}

/* Has the result turned? What was met is no longer safe; what was not is met for certain. */
static bool has_turned(const pm_asked *asked, const pm_tally *tally)
{
    pm_answer now = is_met(asked, tally);
    return asked->met == PM_YES ? now != PM_YES : now == PM_YES;
}

static int largest_first(const void *a, const void *b)
{
    size_t left = *(const size_t *)a;
    size_t right = *(const size_t *)b;
    return (left < right) - (left > right);
}

static size_t count_leaving(const pm_asked *asked)
{
    pm_tally tally = asked->tally; /* its lists are only read */
    for (size_t i = 0; i < tally.held.count; i++) {
        size_t seats = tally.held.items[i];
        tally.yes -= seats;
        tally.size -= asked->body == SIZE_MAX ? seats : 0;
        if (has_turned(asked, &tally)) {
            return i + 1;
        }
    }
    return SIZE_MAX;
}

static size_t count_joining(const pm_asked *asked)
{
    pm_tally tally = asked->tally;
    for (size_t i = 0; i < MOST_JOINING; i++) {
        tally.yes++;
        if (tally.vacant > 0 && asked->body != SIZE_MAX) {
            tally.vacant--;
        } else {
            tally.size++;
        }
        if (has_turned(asked, &tally)) {
            return i + 1;
        }
    }
    return SIZE_MAX;
}

pm_status pm_asked_decide(pm_asked *asked, pm_error *err)
{
    pm_indexes *held = &asked->tally.held;
    pm_status status = pm_indexes_check(held, err);
    if (status != PM_OK) {
        return status;
    }
    if (held->count > 1) {
        qsort(held->items, held->count, sizeof *held->items, largest_first);
    }
    asked->met = is_met(asked, &asked->tally);
    asked->leave = SIZE_MAX;
    asked->join = SIZE_MAX;
    if (asked->met != PM_UNKNOWN) {
        asked->leave = count_leaving(asked);
        asked->join = count_joining(asked);
    }
    return PM_OK;
}
