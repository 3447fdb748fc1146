/* Parts of a batch: see shard.h. */
#include "cli/shard.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "formats/digest.h"

enum { HASH_DIGITS = 16 }; /* of the digest, in hexadecimal: eight bytes */

static const char OWN_WAY[] = "write --shard=I/N, such as --shard=3/8";

/* Digits and nothing else, moving *text past them. */
static bool take_number(const char **text, unsigned long *number)
{
    if (**text < '0' || **text > '9') {
        return false;
    }
    char *end = NULL;
    errno = 0;
    *number = strtoul(*text, &end, 10);
    *text = end;
    return errno == 0;
}

static bool is_whole_number(const char *text, unsigned long *number)
{
    return take_number(&text, number) && *text == '\0';
}

/* --- Slurm ----------------------------------------------------------------------------------- */

/* What Slurm says to each task of a job array. */
typedef struct array_task {
    unsigned long id, lowest, highest, step, count;
} array_task;

static pm_status read_variable(pm_variable variable, const char *name, unsigned long *number,
                               pm_error *err)
{
    const char *text = variable(name);
    if (text == NULL) {
        return pm_fail(
            err, PM_USAGE,
            "--shard=auto needs the variable %s, which Slurm sets in a job array: submit "
            "with sbatch --array=1-N, or %s.",
            name, OWN_WAY);
    }
    if (!is_whole_number(text, number)) {
        return pm_fail(err, PM_USAGE, "--shard=auto: %s is \"%s\", which is no whole number: %s.",
                       name, pm_excerpt_of(text).bytes, OWN_WAY);
    }
    return PM_OK;
}

static pm_status read_task(pm_variable variable, array_task *task, pm_error *err)
{
    const struct {
        const char *name;
        unsigned long *number;
    } wanted[] = {
        {"SLURM_ARRAY_TASK_ID", &task->id},       {"SLURM_ARRAY_TASK_MIN", &task->lowest},
        {"SLURM_ARRAY_TASK_MAX", &task->highest}, {"SLURM_ARRAY_TASK_COUNT", &task->count},
        {"SLURM_ARRAY_TASK_STEP", &task->step},
    };
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < sizeof wanted / sizeof *wanted; i++) {
        status = read_variable(variable, wanted[i].name, wanted[i].number, err);
    }
    return status;
}

/* Ids that are a list with gaps do not say how many of them stand before one. */
static bool is_regular(const array_task *task)
{
    return task->step > 0 && task->count > 0 && task->count <= PM_MOST_SHARDS &&
           task->lowest <= task->id && task->id <= task->highest &&
           (task->id - task->lowest) % task->step == 0 &&
           (task->highest - task->lowest) / task->step == task->count - 1;
}

static pm_status read_auto(pm_variable variable, pm_shard *shard, pm_error *err)
{
    array_task task = {0};
    pm_status status = read_task(variable, &task, err);
    if (status != PM_OK) {
        return status;
    }
    if (!is_regular(&task)) {
        return pm_fail(err, PM_USAGE,
                       "--shard=auto: the array's %lu task ids from %lu to %lu are not evenly "
                       "spaced, so that task %lu has no place among them: submit with sbatch "
                       "--array=1-N, or %s.",
                       task.count, task.lowest, task.highest, task.id, OWN_WAY);
    }
    *shard = (pm_shard){.number = (task.id - task.lowest) / task.step + 1, .count = task.count};
    return PM_OK;
}

/* --- the shard ------------------------------------------------------------------------------- */

pm_status pm_shard_read(const char *text, pm_variable variable, pm_shard *shard, pm_error *err)
{
    if (strcmp(text, "auto") == 0) {
        return read_auto(variable, shard, err);
    }
    pm_shard read = {0};
    const char *rest = text;
    bool sound =
        take_number(&rest, &read.number) && *rest++ == '/' && is_whole_number(rest, &read.count);
    if (!sound || read.number < 1 || read.number > read.count || read.count > PM_MOST_SHARDS) {
        return pm_fail(
            err, PM_USAGE,
            "--shard is \"%s\": write which of how many, from 1, such as 3/8, or auto in "
            "a Slurm job array.",
            pm_excerpt_of(text).bytes);
    }
    *shard = read;
    return PM_OK;
}

bool pm_shard_has(const pm_shard *shard, const char *place)
{
    if (shard->count == 0) {
        return true;
    }
    char digits[HASH_DIGITS + 1] = {0};
    pm_digest digest = pm_digest_bytes(place, strlen(place));
    memcpy(digits, digest.hex, HASH_DIGITS);
    return strtoull(digits, NULL, 16) % shard->count == shard->number - 1;
}
