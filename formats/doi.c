/* Numbers of documents in words: see doi.h. */
#include "formats/doi.h"

#include <string.h>

size_t pm_doi_length(const char *doi)
{
    size_t length = strcspn(doi, " ;\n\t");
    int open = 0;
    for (size_t i = 0; i < length; i++) {
        open += doi[i] == '(' ? 1 : doi[i] == ')' ? -1 : 0;
    }
    while (length > 0 &&
           (strchr(",.:", doi[length - 1]) != NULL || (doi[length - 1] == ')' && open < 0))) {
        open += doi[length - 1] == ')' ? 1 : 0;
        length--;
    }
    return length;
}
