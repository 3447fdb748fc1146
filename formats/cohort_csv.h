/* The tables over all places of a batch, for spreadsheets: see csv_cells.h for their form. Each has
 * a function for its header and one for what a place, or the cohort, adds. Each row begins with
 * place and run, by which the tables can be joined. */
#ifndef PARTMAP_FORMATS_COHORT_CSV_H
#define PARTMAP_FORMATS_COHORT_CSV_H

#include "engine/base/text.h"
#include "engine/cohort/cohort.h"
#include "formats/place.h"
#include "formats/place_results.h"

/* organisations.csv: a row a member, every organisation measure a column. */
void pm_add_organisations_header(pm_text *out, const pm_kept *kept);
void pm_add_organisations(pm_text *out, const pm_kept *kept, const pm_place *place,
                          const pm_place_results *results);

/* findings.csv: a row a finding; people by stand-in, as findings.json has them. */
void pm_add_findings_header(pm_text *out);
void pm_add_findings(pm_text *out, const pm_place *place, const pm_place_results *results);

/* failures.csv: a row a thing that could not be done. */
void pm_add_failures_header(pm_text *out);
void pm_add_failures(pm_text *out, const pm_place *place);

/* networks.csv: a row a place, failed ones too; the given network measures are columns. */
void pm_add_networks_header(pm_text *out, const char *const *keys, size_t count);
void pm_add_network(pm_text *out, const pm_cohort *cohort, size_t at, const char *const *keys,
                    size_t count);

/* cohort.csv: a row a measured place and network measure that is a number, with what its size band
 * has: how many places, quartiles, and where this place stands among them. */
void pm_add_cohort_header(pm_text *out);
void pm_add_cohort_place(pm_text *out, const pm_cohort *cohort, size_t at);

#endif
