/* Families of rules and what people call them: see report_families.h. */
#include "viz/report_families.h"

#include <string.h>

static const struct {
    const char *family, *title, *words;
} FAMILIES[] = {
    {"connection", "Who is connected", "Is everybody joined to the others, and to decisions?"},
    {"dependence", "What hangs on few", "What falls apart when one member or one tie is lost?"},
    {"people", "People who carry the work", "What leaves with a person who leaves?"},
    {"power", "Power and resources",
     "Who holds money, places and levers, and who depends on whom?"},
    {"governance", "Groups and governance",
     "Are layers, groups, leads and procedures in place and joined up?"},
    {"sectors", "Sectors and equal status", "Do all sectors have the same way to decisions?"},
    {"continuum", "How partners work together",
     "Competition, cooperation, coordination, coevolution: does the way fit the purpose, and do "
     "both "
     "ends see it alike?"},
    {"ingredients", "The thirteen ingredients",
     "What do partners answer, and where do they differ?"},
    {"development", "Skills and development",
     "Who could learn from whom, and what is held by one?"},
};

enum { FAMILY_COUNT = sizeof FAMILIES / sizeof FAMILIES[0] };

static bool has_findings(const pm_report *report, const char *family)
{
    for (size_t i = 0; i < pm_finding_count(report->findings); i++) {
        if (strcmp(pm_finding_at(report->findings, i)->rule->family, family) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_known(const char *family)
{
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        if (strcmp(FAMILIES[i].family, family) == 0) {
            return true;
        }
    }
    return false;
}

/* Is it the first finding of a family that the table above does not have? */
static bool opens_family(const pm_report *report, size_t index)
{
    const char *family = pm_finding_at(report->findings, index)->rule->family;
    for (size_t i = 0; i < index; i++) {
        if (strcmp(pm_finding_at(report->findings, i)->rule->family, family) == 0) {
            return false;
        }
    }
    return !is_known(family);
}

const char *pm_report_family(const pm_report *report, size_t index)
{
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        if (has_findings(report, FAMILIES[i].family) && index-- == 0) {
            return FAMILIES[i].family;
        }
    }
    for (size_t i = 0; i < pm_finding_count(report->findings); i++) {
        if (opens_family(report, i) && index-- == 0) {
            return pm_finding_at(report->findings, i)->rule->family;
        }
    }
    return NULL;
}

const char *pm_report_family_title(const char *family)
{
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        if (strcmp(FAMILIES[i].family, family) == 0) {
            return FAMILIES[i].title;
        }
    }
    return family;
}

const char *pm_report_family_words(const char *family)
{
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        if (strcmp(FAMILIES[i].family, family) == 0) {
            return FAMILIES[i].words;
        }
    }
    return "";
}

size_t pm_report_family_count(const pm_report *report, const char *family, pm_outcome outcome)
{
    size_t count = 0;
    for (size_t i = 0; i < pm_finding_count(report->findings); i++) {
        const pm_finding *finding = pm_finding_at(report->findings, i);
        count += finding->outcome == outcome && strcmp(finding->rule->family, family) == 0 ? 1 : 0;
    }
    return count;
}
