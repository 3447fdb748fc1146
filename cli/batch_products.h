/* What a batch makes of a map: one table row a file. */
#ifndef PARTMAP_CLI_BATCH_PRODUCTS_H
#define PARTMAP_CLI_BATCH_PRODUCTS_H

#include "cli/job.h"
#include "formats/place.h"

/* One row. */
typedef struct pm_batch_product {
    const char *word; /* of --make that asks for it; several rows may have one word */
    const char *file; /* within the place's folder */
    pm_stage stage;   /* where it is made */
    bool needs_findings;
    /* NULL: made together with the row before it, which appends it to *next. */
    pm_status (*make)(const pm_cli *cli, const pm_job *job, pm_text *out, pm_text *next,
                      pm_error *err);
} pm_batch_product;

enum { PM_MOST_PRODUCTS = PM_MOST_PLACE_FILES };

/* In the order in which they are made. */
size_t pm_batch_product_count(void);
const pm_batch_product *pm_batch_product_at(size_t index);

/* The index-th word of --make, or NULL. */
const char *pm_batch_product_word(size_t index);

/* Is the product asked for? */
bool pm_batch_makes(const pm_arguments *arguments, const pm_batch_product *product);

#endif
