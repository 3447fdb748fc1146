/* Command lines, from the registries: see every_output.h. */
#include "tests/support/every_output.h"

#include <stdio.h>

#include "formats/formats.h"
#include "viz/charts.h"
#include "viz/draw.h"

/* The others, word for word. */
static const char *const OTHERS[] = {
    "-",
    "measure --format=table --level=all -",
    "measure --format=json --jackknife --significance=9 -",
    "draw --format=dot -o - -",
    "convert --format=json - -",
    "convert --format=xlsx - -",
    "report -o - -",
    "report --format=md -o - -",
    "report --brief=board -o - -",
    "report --brief=board --format=md -o - -",
    "report --brief=org0 -o - -",
};

/* Does the format write such results? Counts down to the one that is wanted. */
static const char *format_line(char *line, size_t size, bool findings, size_t *index)
{
    for (size_t i = 0; i < pm_format_count(); i++) {
        const pm_format *format = pm_format_at(i);
        bool fits = (findings ? format->write_findings : format->write_measures) != NULL;
        if (fits && (*index)-- == 0) {
            snprintf(line, size, "%s --format=%s -", findings ? "audit" : "measure", format->name);
            return line;
        }
    }
    return NULL;
}

const char *every_output(size_t index)
{
    static char line[128];
    size_t others = sizeof OTHERS / sizeof *OTHERS;
    if (index < others) {
        return OTHERS[index];
    }
    index -= others;
    if (index < PM_LEVEL_COUNT) {
        snprintf(line, sizeof line, "measure --format=csv --level=%s -",
                 pm_level_name((pm_level)index));
        return line;
    }
    index -= PM_LEVEL_COUNT;
    if (index < pm_view_count()) {
        snprintf(line, sizeof line, "draw --view=%s -o - -", pm_view_at(index)->name);
        return line;
    }
    index -= pm_view_count();
    if (index < pm_chart_count()) {
        snprintf(line, sizeof line, "draw --chart=%s -o - -", pm_chart_at(index)->name);
        return line;
    }
    index -= pm_chart_count();
    const char *measures = format_line(line, sizeof line, false, &index);
    return measures != NULL ? measures : format_line(line, sizeof line, true, &index);
}
