/* What a child of a batch says of its map, frame by frame, so that what it has said stays said when
 * it breaks down later: the child writes them, the parent makes the account of the place from them.
 */
#ifndef PARTMAP_CLI_BATCH_FRAMES_H
#define PARTMAP_CLI_BATCH_FRAMES_H

#include "cli/batch.h"
#include "cli/batch_products.h"
#include "formats/place.h"

/* --- in the child ---------------------------------------------------------------------------- */

/* A stage begins. */
void pm_frame_begin(int out, pm_stage stage);

/* A stage has failed; the next one may be tried. */
void pm_frame_fail(int out, pm_stage stage, const pm_error *err);

/* The index-th product. */
void pm_frame_product(int out, size_t index, const pm_text *bytes);

/* How large the network is. */
void pm_frame_size(int out, size_t members, size_t ties);

/* All that was to be done is done. */
void pm_frame_end(int out);

/* --- in the parent --------------------------------------------------------------------------- */

/* What one child said and how it ended. The bytes are borrowed from the child's. */
typedef struct pm_batch_result {
    pm_folder_file files[PM_MOST_PRODUCTS]; /* with their names */
    size_t file_count;
    double seconds[PM_STAGE_COUNT]; /* of processor time */
    size_t peak;                    /* KiB of memory at the highest; 0: not told */
} pm_batch_result;

/* Understands what a child said that was seen off, and adds to *place the failures, the size of
 * the network, the files and the status. Frames that do not hold what they should are the end of
 * what is believed. PM_MEMORY. */
pm_status pm_batch_hear(const pm_child *child, pm_batch_result *result, pm_place *place,
                        pm_error *err);

#endif
