/* Drawing: axes of charts. A range in, places of values and round numbers to print out. */
#include "viz/chart_axis.h"

#include <math.h>

static const double STEPS[] = {1, 2, 2.5, 5, 10};

enum { STEP_COUNT = sizeof STEPS / sizeof *STEPS };

double pm_nice_number(double value)
{
    double power = pow(10, floor(log10(value)));
    size_t i = 0;
    while (i + 1 < STEP_COUNT && STEPS[i] * power < value * (1 - 1e-9)) {
        i++;
    }
    return STEPS[i] * power;
}

double pm_axis_at(const pm_axis *axis, double value)
{
    double share = value / axis->high;
    return axis->from + (axis->to - axis->from) * (axis->root ? sqrt(share) : share);
}

static double length_between(const pm_axis *axis, double a, double b)
{
    return fabs(pm_axis_at(axis, a) - pm_axis_at(axis, b));
}

static size_t even_ticks(const pm_axis *axis, double gap, double ticks[PM_MOST_TICKS])
{
    double least = axis->high * gap / fabs(axis->to - axis->from);
    double step = pm_nice_number(pm_most(least, axis->high / (PM_MOST_TICKS - 2)));
    size_t count = 0;
    while (count < PM_MOST_TICKS && (double)count * step <= axis->high * (1 + 1e-9)) {
        ticks[count] = (double)count * step;
        count++;
    }
    return count;
}

/* 5, 2 and 1 times falling powers of ten, as long as there is room before 0. */
static size_t root_ticks(const pm_axis *axis, double gap, double ticks[PM_MOST_TICKS])
{
    static const double series[] = {5, 2, 1};
    double power = pow(10, floor(log10(axis->high) + 1e-9));
    size_t count = 0;
    ticks[count++] = 0;
    for (size_t i = 0; count < PM_MOST_TICKS; i = (i + 1) % 3) {
        double value = series[i] * power;
        power /= i == 2 ? 10 : 1;
        if (length_between(axis, value, 0) < gap) {
            break;
        }
        bool room = count == 1 || length_between(axis, value, ticks[count - 1]) >= gap;
        if (value <= axis->high * (1 + 1e-9) && room) {
            ticks[count++] = value;
        }
    }
    return count;
}

size_t pm_axis_ticks(const pm_axis *axis, double gap, double ticks[PM_MOST_TICKS])
{
    return axis->root ? root_ticks(axis, gap, ticks) : even_ticks(axis, gap, ticks);
}

static const char *percent_of(pm_chart_page *page, double share)
{
    pm_text words = {0};
    pm_text_add_rounded(&words, share * 100, 3);
    pm_text_add(&words, "%");
    return pm_chart_keep(page, &words);
}

void pm_axis_across(pm_chart_page *page, const pm_axis *axis, pm_box plot)
{
    double ticks[PM_MOST_TICKS];
    size_t count = pm_axis_ticks(axis, 30, ticks);
    for (size_t i = 0; i < count; i++) {
        double x = pm_axis_at(axis, ticks[i]);
        pm_svg_line(&page->marks, (pm_point){x, plot.top}, (pm_point){x, plot.bottom}, PM_RULE, 0.5,
                    "");
        pm_chart_say(page, (pm_point){x, plot.bottom + 12}, percent_of(page, ticks[i]),
                     PM_CHART_FONT, PM_INK_SOFT, PM_ANCHOR_MIDDLE);
    }
}

void pm_axis_up(pm_chart_page *page, const pm_axis *axis, pm_box plot)
{
    double ticks[PM_MOST_TICKS];
    size_t count = pm_axis_ticks(axis, 22, ticks);
    for (size_t i = 0; i < count; i++) {
        double y = pm_axis_at(axis, ticks[i]);
        pm_svg_line(&page->marks, (pm_point){plot.left, y}, (pm_point){plot.right, y}, PM_RULE, 0.5,
                    "");
        pm_chart_say(page, (pm_point){plot.left - 7, y + 2.5}, percent_of(page, ticks[i]),
                     PM_CHART_FONT, PM_INK_SOFT, PM_ANCHOR_END);
    }
}
