/* Drawing: the registry of papers. */
#include <string.h>

#include "viz/draw.h"

static const pm_paper PAPERS[] = {
    {"a4", 842, 595, 1, false, "A4"},
    {"a3", 1191, 842, 1.15, false, "A3: room for twice as many names"},
    {"none", 1040, 650, 1, true, "a screen: the drawing is as wide as what shows it"},
};

size_t pm_paper_count(void)
{
    return sizeof PAPERS / sizeof PAPERS[0];
}

const pm_paper *pm_paper_at(size_t index)
{
    return &PAPERS[index];
}

const pm_paper *pm_paper_find(const char *name)
{
    for (size_t i = 0; i < pm_paper_count(); i++) {
        if (strcmp(PAPERS[i].name, name) == 0) {
            return &PAPERS[i];
        }
    }
    return NULL;
}
