/* The choices of a batch: what a map is done with, as text whose digest tells whether a place was
 * done the same way. */
#ifndef PARTMAP_CLI_BATCH_OPTIONS_H
#define PARTMAP_CLI_BATCH_OPTIONS_H

#include "cli/batch.h"

/* Appends every choice that may change what is in a place's files, a line each, in a fixed order
 * and as it comes out: an option left out and its default are the same. Of rules files the name and
 * the digest of what they hold: PM_IO when one cannot be read. */
pm_status pm_batch_add_choices(const pm_arguments *arguments, pm_text *out, pm_error *err);

/* Sets what the batch is done with: digest of the choices, label, limits, jobs. */
pm_status pm_batch_choose(pm_batch *batch, pm_error *err);

#endif
