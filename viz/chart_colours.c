/* Drawing: colours of charts. Those of the maps where a chart shows the same thing. */
#include "viz/chart_colours.h"

#include <math.h>
#include <stdlib.h>

static const pm_chart_colours IN_COLOUR = {
    .line = "#0072b2",
    .area = "#dcebf5",
    .shares = {"#0b4a75", "#2f86bd", "#8fc1e3", "#e6eaee"},
    .answers = {"#0072b2", "#d9dde1", "#d55e00"},
    .behaviours = {"#d55e00", "#b0578b", "#0072b2", "#00805d"},
    .ramp = {"#ffffff", "#dcebf5", "#a9cde6", "#62a5d0", "#1f74ad", "#0b3f66"},
};

static const pm_chart_colours IN_GREY = {
    .line = "#333333",
    .area = "#e8e8e8",
    .shares = {"#3a3a3a", "#7d7d7d", "#b8b8b8", "#ececec"},
    .answers = {"#4a4a4a", "#e2e2e2", "#9a9a9a"},
    .behaviours = {"#2b2b2b", "#bdbdbd", "#6f6f6f", "#ebebeb"},
    .ramp = {"#ffffff", "#e8e8e8", "#c6c6c6", "#9a9a9a", "#666666", "#303030"},
};

const pm_chart_colours *pm_chart_colours_of(bool grey)
{
    return grey ? &IN_GREY : &IN_COLOUR;
}

/* Relative luminance, WCAG 2.1. */
static double luminance(const char *fill)
{
    static const double weights[] = {0.0722, 0.7152, 0.2126};
    unsigned long bits = strtoul(fill + 1, NULL, 16);
    double sum = 0;
    for (size_t i = 0; i < 3; i++, bits >>= 8) {
        double part = (double)(bits & 0xFF) / 255;
        sum += weights[i] * (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

const char *pm_text_on(const char *fill)
{
    /* The darker of the two greys at which both contrasts are the same, 4.58:1. */
    return luminance(fill) > 0.179 ? "#000000" : PM_WHITE;
}
