/* See read_count.h. */
#include "tests/support/read_count.h"

#include <errno.h>
#include <stdlib.h>

bool read_count(const char *text, unsigned long lowest, unsigned long highest, unsigned long *value)
{
    char *end = NULL;
    errno = 0;
    *value = strtoul(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0 && *value >= lowest &&
           *value <= highest;
}
