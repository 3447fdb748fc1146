/* Where a document's own number stands in the words that cite it: "Burt 1992, doi:10.2307/270929".
 */
#ifndef PARTMAP_FORMATS_DOI_H
#define PARTMAP_FORMATS_DOI_H

#include <stddef.h>

/* How one begins in words, and in the address that leads to it. */
#define PM_DOI "doi:"
#define PM_DOI_OPENING PM_DOI "10."
#define PM_DOI_ADDRESS "https://doi.org/"

/* Length of the DOI that begins here. It ends before a blank or ';'; a comma, full stop or bracket
 * at its end is the sentence's. */
size_t pm_doi_length(const char *doi);

#endif
